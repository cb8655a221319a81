//! Signs that mean something in a code, written so that they do not.

/// Adds words, or a value of a code when `in_value`.
pub(super) fn push(code: &mut String, text: &str, in_value: bool) {
    for sign in text.chars() {
        match sign {
            '&' => code.push_str("&amp;"),
            '[' => code.push_str("&#91;"),
            ']' => code.push_str("&#93;"),
            ',' if in_value => code.push_str("&#44;"),
            sign => code.push(sign),
        }
    }
}

/// What was written so; an ampersand that begins no escape is itself.
pub(super) fn undo(text: &str) -> String {
    const SIGNS: [(&str, char); 4] =
        [("&#91;", '['), ("&#93;", ']'), ("&#44;", ','), ("&amp;", '&')];
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    // One pass from left to right never looks at what it has undone already.
    while let Some(start) = rest.find('&') {
        plain.push_str(&rest[..start]);
        rest = &rest[start..];
        let sign = SIGNS.iter().find(|(escape, _)| rest.starts_with(escape));
        let (length, sign) = sign.map_or((1, '&'), |(escape, sign)| (escape.len(), *sign));
        plain.push(sign);
        rest = &rest[length..];
    }
    plain.push_str(rest);
    plain
}
