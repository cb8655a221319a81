//! Where NapCat dials in.

use std::fmt;
use std::net::IpAddr;

use mynah_core::SectionError;
use mynah_core::i18n::Phrase;
use url::Url;

use crate::texts::text;

/// Where NapCat dials in: an address of this machine, a port and a path.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Listen {
    host: String,
    port: u16,
    path: String,
    scheme: &'static str,
}

impl Listen {
    /// Reads `127.0.0.1:6700`, with a path or not; a scheme in front of it is as good as none.
    pub(super) fn read(
        key: &str,
        written: &str,
        scheme: &'static str,
    ) -> Result<Self, SectionError> {
        let wrong = |reason: Phrase| {
            SectionError::localized(key, text("not-a-place").with("reason", reason))
        };
        let written = written.trim();
        let (given, rest) = written.split_once("://").unwrap_or((scheme, written));
        if given != scheme {
            return Err(SectionError::localized(key, other_scheme(scheme)));
        }
        // What is not written must not become the default of the scheme.
        let url =
            Url::parse(&format!("mynah://{rest}")).map_err(|_| wrong(text("place-malformed")))?;
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or_else(|| wrong(text("place-without-host")))?;
        let port = url.port().ok_or_else(|| wrong(text("place-without-port")))?;
        if url.query().is_some() || url.fragment().is_some() || !url.username().is_empty() {
            return Err(wrong(text("place-with-more")));
        }
        let path = match url.path() {
            "" => "/".to_owned(),
            path => path.to_owned(),
        };
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        Ok(Self { host, port, path, scheme })
    }

    /// The host, without the brackets of an IPv6 address.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The path NapCat has to ask for.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// Whether only this machine can dial in.
    pub(crate) fn is_local(&self) -> bool {
        self.host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
            || self.host.eq_ignore_ascii_case("localhost")
    }

    /// Host, port and path, which tell two places apart.
    pub(super) fn place(&self) -> String {
        let path = self.path.trim_end_matches('/');
        format!("{}:{}{path}", Bracketed(&self.host), self.port)
    }
}

fn other_scheme(scheme: &str) -> Phrase {
    text("place-scheme").with("scheme", format!("{scheme}://"))
}

/// A host as it stands in an address.
struct Bracketed<'a>(&'a str);

impl fmt::Display for Bracketed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.contains(':') { write!(f, "[{}]", self.0) } else { f.write_str(self.0) }
    }
}

impl fmt::Display for Listen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}:{}{}", self.scheme, Bracketed(&self.host), self.port, self.path)
    }
}

impl fmt::Debug for Listen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Listen({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listen(written: &str) -> Result<String, String> {
        Listen::read("listen", written, "ws")
            .map(|listen| listen.to_string())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn a_place_is_a_host_a_port_and_perhaps_a_path() {
        for (written, read) in [
            ("127.0.0.1:6700", "ws://127.0.0.1:6700/"),
            ("ws://0.0.0.0:6700/onebot/v11/ws", "ws://0.0.0.0:6700/onebot/v11/ws"),
            ("[::1]:80", "ws://[::1]:80/"),
            (" localhost:0 ", "ws://localhost:0/"),
        ] {
            assert_eq!(listen(written), Ok(read.to_owned()));
        }
    }

    #[test]
    fn what_is_no_place_is_told_with_what_is_missing() {
        for (written, part) in [
            ("127.0.0.1", "it has no port"),
            (":6700", "malformed"),
            ("127.0.0.1:99999", "malformed"),
            ("127.0.0.1:1/?a=b", "a path at most"),
            ("http://127.0.0.1:6700", "`ws://`"),
        ] {
            let error = listen(written).unwrap_err();
            assert!(error.contains(part), "{written}: {error}");
        }
    }

    #[test]
    fn only_a_loopback_address_is_local() {
        for (written, local) in
            [("127.0.0.1:1", true), ("[::1]:1", true), ("localhost:1", true), ("0.0.0.0:1", false)]
        {
            assert_eq!(Listen::read("listen", written, "ws").unwrap().is_local(), local);
        }
    }
}
