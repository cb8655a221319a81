//! Keeping values out of messages.
//!
//! Whoever reads a section words its own errors and may repeat what it was given; a message is
//! cleaned here before anybody sees it.

/// What stands where a value stood.
pub(super) const MASK: &str = "…";

/// Whether what is below this key is likely a secret.
pub(super) fn is_secret_key(key: &str) -> bool {
    let key = key.to_lowercase();
    ["token", "secret", "passw", "credential", "authorization", "cookie"]
        .iter()
        .any(|part| key.contains(part))
        || key.replace(['-', '_'], "").contains("apikey")
}

/// Whether an unknown key looks like one, rather than like a value that slipped into the place of
/// a key: `{ uri: x, token, hunter2 }` is YAML.
pub(super) fn is_word(key: &str) -> bool {
    !key.is_empty()
        && key.chars().count() <= 40
        && key.chars().all(|c| c.is_alphabetic() || c == '_' || c == '-')
}

/// Whether a key that is understood looks like one. It may still be any text, such as the name of a
/// header; one with letters behind digits is more likely to be generated.
pub(super) fn is_name(key: &str) -> bool {
    let pairs = key.chars().zip(key.chars().skip(1));
    let mut generated = pairs.filter(|(left, right)| left.is_numeric() && right.is_alphabetic());
    key.chars().count() <= 40 && generated.next().is_none()
}

/// The message without the values that stand at its place, and without any secret.
pub(super) fn redact(
    message: &str,
    values: &[String],
    keys: &[String],
    secrets: &[String],
) -> String {
    let mut message = message.to_owned();
    for value in values {
        for form in forms(value) {
            message = mask(&message, &form, 1);
        }
    }
    message = mask_quoted(&message, values, keys);
    mask_secrets(&message, secrets)
}

/// What fills a gap of a message, cleaned as if it stood in quotes; mostly it does.
pub(super) fn redact_gap(
    gap: &str,
    values: &[String],
    keys: &[String],
    secrets: &[String],
) -> String {
    let redacted = redact(&format!("`{gap}`"), values, keys, secrets);
    let inner = redacted.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
    inner.unwrap_or(MASK).to_owned()
}

/// The text without any secret.
pub(super) fn mask_secrets(text: &str, secrets: &[String]) -> String {
    let mut text = text.to_owned();
    for secret in secrets {
        // A secret of one or two letters hides nothing and would eat words.
        text = mask(&text, secret, 3);
    }
    text
}

/// The ways in which a message may repeat a value.
fn forms(value: &str) -> Vec<String> {
    let mut forms = vec![
        value.to_owned(),
        value.escape_debug().to_string(),
        value.to_lowercase(),
        value.to_uppercase(),
        value.trim().to_owned(),
    ];
    forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
    forms.dedup();
    forms
}

/// Replaces `value` wherever it stands as a word of its own, if it has `least` characters.
/// A short one is replaced in quotes only: `a` is also an article.
fn mask(message: &str, value: &str, least: usize) -> String {
    let length = value.chars().count();
    if length < least {
        return message.to_owned();
    }
    let mut out = String::new();
    let mut rest = message;
    while let Some(start) = rest.find(value).filter(|_| !value.is_empty()) {
        let (before, from) = rest.split_at(start);
        let after = &from[value.len()..];
        let left = before.chars().next_back().or(out.chars().next_back());
        let hit = if length < 3 {
            left.is_some_and(is_quote) && after.starts_with(is_quote)
        } else {
            // Chinese is written without blanks, so there only ASCII makes words.
            let word = |c: char| c.is_ascii_alphanumeric();
            let joined_left = left.is_some_and(word) && value.starts_with(word);
            let joined_right = after.starts_with(word) && value.ends_with(word);
            !joined_left && !joined_right
        };
        out.push_str(before);
        out.push_str(if hit { MASK } else { value });
        rest = after;
    }
    out + rest
}

/// Replaces what stands in quotes and is a part of a value, such as the host of an address.
fn mask_quoted(message: &str, values: &[String], keys: &[String]) -> String {
    let mut out = String::new();
    let mut rest = message;
    while let Some((before, quote, inner, after)) = next_quoted(rest) {
        let part = inner.chars().count() >= 4
            && !keys.iter().any(|key| key == inner)
            && values.iter().any(|value| value.contains(inner));
        out.push_str(before);
        out.push(quote);
        out.push_str(if part { MASK } else { inner });
        out.push(quote);
        rest = after;
    }
    out + rest
}

/// Before the next quoted part of `text`, its quote, the part, and after it.
fn next_quoted(text: &str) -> Option<(&str, char, &str, &str)> {
    let start = text.find(['`', '"'])?;
    let quote = text[start..].chars().next()?;
    let (inner, after) = text[start + 1..].split_once(quote)?;
    Some((&text[..start], quote, inner, after))
}

fn is_quote(c: char) -> bool {
    matches!(c, '`' | '"' | '\'' | '“' | '”')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(message: &str, value: &str) -> String {
        redact(message, &[value.to_owned()], &["uri".to_owned()], &[])
    }

    #[test]
    fn a_value_is_replaced_in_whatever_form_it_is_repeated() {
        for (message, value, expected) in [
            ("`soon` is not a duration", "soon", "`…` is not a duration"),
            ("`a` is not a duration", "a", "`…` is not a duration"),
            ("found string \"a\\\"bc\"", "a\"bc", "found string \"…\""),
            ("no host `hunter2.example`", "ws://hunter2.example/x", "no host `…`"),
            ("`uri` needs a host", "ws://uri", "`uri` needs a host"),
            ("given HUNTER2, sorry", "Hunter2", "given …, sorry"),
        ] {
            assert_eq!(clean(message, value), expected);
        }
    }

    #[test]
    fn a_gap_is_cleaned_as_if_it_stood_in_quotes() {
        for (gap, value, expected) in [
            ("a", "a", "…"),
            ("soon", "soon", "…"),
            ("hunter2.example", "ws://hunter2.example/x", "…"),
            ("a`b", "a`b", "…"),
            ("xyz", "`xyz", "…"),
            ("uri", "ws://uri", "uri"),
            ("no host hunter2, sorry", "hunter2", "no host …, sorry"),
        ] {
            assert_eq!(redact_gap(gap, &[value.to_owned()], &["uri".to_owned()], &[]), expected);
        }
    }

    #[test]
    fn a_word_that_merely_holds_the_value_is_left() {
        assert_eq!(clean("expected a duration", "rat"), "expected a duration");
    }

    #[test]
    fn chinese_around_a_value_does_not_hide_it() {
        assert_eq!(clean("令牌hunter2不对", "hunter2"), "令牌…不对");
        assert_eq!(clean("名字小八哥不对", "小八哥"), "名字…不对");
        assert_eq!(mask_secrets("令牌hunter2不对", &["hunter2".to_owned()]), "令牌…不对");
    }

    #[test]
    fn a_secret_is_replaced_wherever_it_stands() {
        let secrets = ["hunter2".to_owned()];
        assert_eq!(mask_secrets("token:hunter2", &secrets), "token:…");
    }
}
