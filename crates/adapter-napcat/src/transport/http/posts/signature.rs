//! Whether what is posted comes from whom it says.

use hmac::{Hmac, KeyInit, Mac};
use hyper::header::HeaderValue;
use sha1::{Digest, Sha1};

use crate::config::Token;

/// What tells one post from another.
pub(super) type Fingerprint = [u8; 20];

/// Whether a post is signed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Signed {
    /// By whoever has the secret; or nobody has to.
    Well(Fingerprint),
    /// It has no signature.
    Not,
    /// Its signature is not one of this body and this secret.
    Badly,
}

/// Looks at the signature of a body: `sha1=` and the HMAC-SHA1 in hexadecimal digits. How long the
/// comparison takes tells nothing about the right one.
pub(super) fn check(secret: Option<&Token>, header: Option<&HeaderValue>, body: &[u8]) -> Signed {
    let Some(secret) = secret else { return Signed::Well(Sha1::digest(body).into()) };
    let Some(header) = header else { return Signed::Not };
    let Some(given) = header.to_str().ok().and_then(digits) else { return Signed::Badly };
    let mut mac = Hmac::<Sha1>::new_from_slice(secret.as_key()).expect("a key has any length");
    mac.update(body);
    match mac.verify_slice(&given) {
        Ok(()) => Signed::Well(given),
        Err(_) => Signed::Badly,
    }
}

fn digits(header: &str) -> Option<Fingerprint> {
    let digits = header.strip_prefix("sha1=")?.as_bytes();
    let mut bytes = Fingerprint::default();
    if digits.len() != bytes.len() * 2 {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let digit = |digit: u8| char::from(digit).to_digit(16);
        *byte = u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::config::Config;

    fn secret() -> Token {
        let section = json!({ "uri": "http://a", "token": "secret" });
        Config::read(&mynah_core::Section::of(section).unwrap()).unwrap().token.unwrap()
    }

    fn signed(header: &str, body: &str) -> Signed {
        let header = HeaderValue::try_from(header).unwrap();
        check(Some(&secret()), Some(&header), body.as_bytes())
    }

    /// By Python: `hmac.new(b"secret", b'{"a":1}', "sha1").hexdigest()`.
    const RIGHT: &str = "sha1=f8446672f033e4b2beafc5ca3a71eafcd2cafb6e";

    #[test]
    fn only_the_signature_of_this_body_with_this_secret_is_good() {
        assert!(matches!(signed(RIGHT, r#"{"a":1}"#), Signed::Well(_)));
        assert_eq!(signed(RIGHT, r#"{"a":2}"#), Signed::Badly);
        for bad in
            ["", "sha1=", "sha1=00", &RIGHT[5..], &RIGHT.replace("sha1", "md5"), &RIGHT[..43]]
        {
            assert_eq!(signed(bad, r#"{"a":1}"#), Signed::Badly, "{bad}");
        }
        assert_eq!(check(Some(&secret()), None, b"{}"), Signed::Not);
    }

    #[test]
    fn without_a_secret_everything_is_good_and_still_told_apart() {
        let fingerprint = |body: &[u8]| match check(None, None, body) {
            Signed::Well(fingerprint) => fingerprint,
            other => panic!("{other:?}"),
        };
        assert_eq!(fingerprint(b"{}"), fingerprint(b"{}"));
        assert_ne!(fingerprint(b"{}"), fingerprint(b"[]"));
    }
}
