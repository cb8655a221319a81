//! What a type expects, in the words of somebody who writes YAML.

use super::duration;
use crate::i18n::Phrase;
use crate::i18n::own::text;

/// Says `expected`, which serde words for programmers, in plain words.
pub(super) fn plain(expected: &str) -> Phrase {
    match expected {
        "a string" | "string" => text("a-text"),
        "a boolean" => text("a-boolean"),
        "a sequence" => text("a-list"),
        "a map" | "map" => text("a-mapping"),
        "unit" => text("nothing"),
        "u8" => up_to(u8::MAX.into()),
        "u16" => up_to(u16::MAX.into()),
        "u32" => up_to(u32::MAX),
        "u64" | "u128" | "usize" => text("a-whole-number-or-zero"),
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => text("a-whole-number"),
        "f32" | "f64" => text("a-number"),
        "a nonzero u8" | "a nonzero u16" | "a nonzero u32" | "a nonzero u64"
        | "a nonzero usize" => text("a-whole-number-above-zero"),
        duration::EXPECTED => text("a-duration"),
        "an id (a string or a whole number)" => text("an-id"),
        "an id, or `platform` and `id`" => text("an-id-or-placed"),
        "`false`, or `count` and `per`" => text("a-rate-or-false"),
        list if list.starts_with("a tuple of size ") || list.starts_with("an array of length ") => {
            let length = list.rsplit(' ').next().unwrap_or_default();
            text("a-list-of").with("length", length.to_owned())
        }
        // serde calls a derived type by its Rust name, which says nothing to an operator.
        other if other.starts_with("struct ") => text("a-mapping"),
        other => other.to_owned().into(),
    }
}

/// The largest number is shown as words: no language groups its digits in a file.
fn up_to(max: u32) -> Phrase {
    text("a-whole-number-up-to").with("max", max.to_string())
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn names_of_rust_types_become_plain_words() {
        assert_eq!(plain("struct Handlers").to_string(), "a mapping");
        assert_eq!(plain("usize").to_string(), "a whole number, zero or more");
        assert_eq!(plain("a string").to_string(), "a text");
        assert_eq!(plain("u8").to_string(), "a whole number from 0 to 255");
    }
}
