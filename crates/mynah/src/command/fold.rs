//! What counts as the same letter where case and width do not matter.

use std::borrow::Cow;

/// `text` without what does not matter in it: in lower case and half width.
///
/// Borrowed when nothing changes, which is the usual case.
pub(crate) fn fold(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_folded) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().flat_map(folded).collect())
    }
}

fn is_folded(letter: char) -> bool {
    match letter {
        letter if letter.is_ascii() => !letter.is_ascii_uppercase(),
        // Han, kana and what stands between them has no case, and is most of what is said here.
        '\u{3001}'..='\u{9fff}' => true,
        _ => folded(letter).eq([letter]),
    }
}

fn folded(letter: char) -> impl Iterator<Item = char> {
    narrow(letter).to_lowercase()
}

/// The half-width form of a letter that has one: keyboards for Chinese write both.
pub(super) fn narrow(letter: char) -> char {
    match letter {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(letter) - 0xff01 + u32::from('!')).unwrap_or(letter)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_width_do_not_matter() {
        assert_eq!(fold("／ＰＩＮＧ　在吗？"), "/ping 在吗?");
        assert_eq!(fold("ÄÖ"), "äö");
        assert!(matches!(fold("在吗 ping?"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_taken_to_have_no_case_has_none() {
        assert!(('\u{3001}'..='\u{9fff}').all(|letter| folded(letter).eq([letter])));
    }

    #[test]
    fn every_full_width_form_has_its_half() {
        let narrowed: String = ('\u{ff01}'..='\u{ff5e}').map(narrow).collect();
        let ascii: String = ('!'..='~').collect();
        assert_eq!(narrowed, ascii);
    }
}
