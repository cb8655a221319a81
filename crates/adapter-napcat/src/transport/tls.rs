//! TLS, with the roots browsers have and those of the configuration.

use std::sync::{Arc, LazyLock};

use rustls::{ClientConfig, RootCertStore};

use crate::config::Authorities;

/// TLS made here, so that nothing global has to be installed.
///
/// All bots without authorities of their own share it, for it takes 100 KB.
pub(super) fn client(authorities: &Authorities) -> Arc<ClientConfig> {
    static USUAL: LazyLock<Arc<ClientConfig>> =
        LazyLock::new(|| Arc::new(made(&Authorities::default())));
    if authorities.0.is_empty() { Arc::clone(&USUAL) } else { Arc::new(made(authorities)) }
}

fn made(authorities: &Authorities) -> ClientConfig {
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
