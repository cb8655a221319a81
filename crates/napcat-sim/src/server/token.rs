//! Who knows the token: the same rules for every transport.

/// Whether somebody with this query and this `Authorization` header may come in; an empty token
/// lets everybody in.
///
/// A query that holds a token, even a wrong one, beats the header; the scheme in the header may
/// be missing, but must be spelled `Bearer` if it is there.
pub(super) fn lets_in(token: &str, query: &str, authorization: &str) -> bool {
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let queried = pairs.find(|(key, value)| key == "access_token" && !value.is_empty());
    match queried {
        _ if token.is_empty() => true,
        Some((_, queried)) => queried == token,
        None => authorization.strip_prefix("Bearer ").unwrap_or(authorization) == token,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The token table of the recordings: query, header, let in.
    #[test]
    fn the_token_is_checked_as_the_recorded_server_checks_it() {
        let cases = [
            ("", "Bearer secret", true),
            ("", "secret", true),
            ("", "bearer secret", false),
            ("", "Token secret", false),
            ("", "Bearer nope", false),
            ("", "", false),
            ("access_token=secret", "", true),
            ("access_token=nope", "Bearer secret", false),
            ("access_token=", "Bearer secret", true),
            ("a=b&access_token=s%65cret", "", true),
        ];
        for (query, authorization, let_in) in cases {
            assert_eq!(lets_in("secret", query, authorization), let_in, "{query} {authorization}");
            assert!(lets_in("", query, authorization));
        }
    }
}
