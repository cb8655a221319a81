//! TLS, with the roots browsers have and those of the configuration.

use std::sync::Arc;

use rustls::{ClientConfig, RootCertStore};

use crate::config::Authorities;

/// TLS made here, so that nothing global has to be installed.
pub(super) fn client(authorities: &Authorities) -> ClientConfig {
    let mut roots = RootCertStore::empty();
    roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    roots.add_parsable_certificates(authorities.0.iter().cloned());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("the provider has the default protocol versions")
        .with_root_certificates(roots)
        .with_no_client_auth()
}

/// Whether a connection failed because of the certificate of the server.
pub(super) fn is_certificate(error: &std::io::Error) -> bool {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref());
    matches!(inner, Some(rustls::Error::InvalidCertificate(_)))
}
