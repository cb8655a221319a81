//! What a type expects, in the words of somebody who writes YAML.

/// Says `expected`, which serde words for programmers, in plain words.
pub(super) fn plain(expected: &str) -> &str {
    match expected {
        "a string" | "string" => "a text",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        "a map" | "map" => "a mapping",
        "unit" => "nothing",
        "u8" => "a whole number from 0 to 255",
        "u16" => "a whole number from 0 to 65535",
        "u32" => "a whole number from 0 to 4294967295",
        "u64" | "u128" | "usize" => "a whole number, zero or more",
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => "a whole number",
        "f32" | "f64" => "a number",
        "a nonzero u8" | "a nonzero u16" | "a nonzero u32" | "a nonzero u64"
        | "a nonzero usize" => "a whole number above zero",
        // serde calls a derived type by its Rust name, which says nothing to an operator.
        other if other.starts_with("struct ") => "a mapping",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn names_of_rust_types_become_plain_words() {
        assert_eq!(plain("struct Handlers"), "a mapping");
        assert_eq!(plain("usize"), "a whole number, zero or more");
        assert_eq!(plain("a string"), "a text");
    }
}
