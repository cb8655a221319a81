//! Whose certificates are accepted besides those of the public authorities.

use std::path::Path;

use mynah_core::SectionError;
use mynah_core::i18n::Phrase;
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::{self, PemObject};

use crate::texts::text;

/// Certificates of authorities that are trusted in addition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Authorities(pub(crate) Vec<CertificateDer<'static>>);

/// Reads the file of `tls_ca`: one certificate or several, in PEM.
pub(super) fn read(path: &Path) -> Result<Authorities, SectionError> {
    let wrong = |reason: Phrase| {
        let path = path.display().to_string();
        let message = text("tls-ca-unusable").with("path", path).with("reason", reason);
        SectionError::localized("tls_ca", message)
    };
    let told = |error: pem::Error| match error {
        pem::Error::Io(error) => wrong(error.kind().into()),
        other => wrong(other.to_string().into()),
    };
    let certificates: Vec<_> = CertificateDer::pem_file_iter(path)
        .map_err(told)?
        .collect::<Result<_, _>>()
        .map_err(told)?;
    if certificates.is_empty() {
        return Err(wrong(text("tls-ca-empty")));
    }
    let mut roots = RootCertStore::empty();
    for certificate in &certificates {
        roots.add(certificate.clone()).map_err(|error| wrong(error.to_string().into()))?;
    }
    Ok(Authorities(certificates))
}
