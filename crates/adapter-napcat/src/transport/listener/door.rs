//! Whether somebody who dials in has the token.

use hyper::Request;
use hyper::header::AUTHORIZATION;
use percent_encoding::percent_decode_str;

use crate::config::Token;

/// Whether a request has the token, by the rules of NapCat: as `access_token` in the query, which
/// wins unless it is empty; as `Authorization: Bearer …`; or as that header without a scheme.
pub(super) fn opens<B>(token: Option<&Token>, request: &Request<B>) -> bool {
    let Some(token) = token else { return true };
    if let Some(given) = in_query(request.uri().query().unwrap_or_default()) {
        return token.is(&given);
    }
    let header = request.headers().get(AUTHORIZATION);
    // A token that is no ASCII is written as it is.
    let header = header.and_then(|header| std::str::from_utf8(header.as_bytes()).ok());
    header.is_some_and(|given| token.is(given.strip_prefix("Bearer ").unwrap_or(given)))
}

fn in_query(query: &str) -> Option<String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let given = pairs.filter(|(key, _)| *key == "access_token").map(|(_, value)| value).next_back();
    let decoded =
        |value: &str| percent_decode_str(&value.replace('+', " ")).decode_utf8_lossy().into_owned();
    given.map(decoded).filter(|given| !given.is_empty())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::config::Config;

    fn opens_with(token: &str, query: &str, header: Option<&str>) -> bool {
        let section = json!({ "listen": "127.0.0.1:1", "token": token });
        let config = Config::read(&mynah_core::Section::of(section).unwrap()).unwrap();
        let mut request = Request::builder().uri(format!("/{query}"));
        if let Some(header) = header {
            request = request.header("Authorization", header.as_bytes());
        }
        opens(config.token.as_ref(), &request.body(()).unwrap())
    }

    #[test]
    fn the_token_is_taken_in_every_form_that_napcat_takes() {
        for (query, header, wanted) in [
            ("", Some("Bearer X y"), true),
            ("", Some("X y"), true),
            ("", Some("bearer X y"), false),
            ("", Some("Token X y"), false),
            ("", Some("Bearer x y"), false),
            ("", None, false),
            ("?access_token=X+y", None, true),
            ("?a=b&access_token=X%20y", None, true),
            ("?access_token=wrong", Some("Bearer X y"), false),
            ("?access_token=", Some("Bearer X y"), true),
            ("?access_token", Some("Bearer X y"), true),
        ] {
            assert_eq!(opens_with("X y", query, header), wanted, "{query} {header:?}");
        }
    }

    #[test]
    fn without_a_token_anything_is_taken() {
        assert!(opens_with("", "", None));
        assert!(opens_with("", "?access_token=x", Some("Bearer ")));
    }

    #[test]
    fn a_token_in_any_script_is_taken() {
        assert!(opens_with("密码", "", Some("Bearer 密码")));
        assert!(opens_with("密码", "?access_token=%E5%AF%86%E7%A0%81", None));
    }
}
