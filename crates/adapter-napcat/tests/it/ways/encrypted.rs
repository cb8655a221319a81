//! Connections with TLS, to a server whose certificate no public authority has signed.

use std::sync::Arc;

use mynah_adapter_napcat::ConnectError;
use mynah_adapter_napcat::prelude::*;
use mynah_napcat_sim::{Service, Sim};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use serde_json::json;
use tempfile::NamedTempFile;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use super::rig::Rig;

/// An authority of our own, and a server with a certificate of it in front of `port`.
async fn front_of(port: u16) -> (u16, NamedTempFile) {
    let authority_key = KeyPair::generate().unwrap();
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let root = authority.self_signed(&authority_key).unwrap();
    let issuer = Issuer::new(authority, authority_key);
    let key = KeyPair::generate().unwrap();
    let names = vec!["localhost".to_owned()];
    let certificate = CertificateParams::new(names).unwrap().signed_by(&key, &issuer).unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let front = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let Ok(mut inside) = acceptor.accept(stream).await else { return };
                let mut server = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
                let _ = copy_bidirectional(&mut inside, &mut server).await;
            });
        }
    });
    let file = NamedTempFile::new().unwrap();
    std::fs::write(file.path(), root.pem()).unwrap();
    (front, file)
}

#[tokio::test]
async fn a_certificate_of_an_authority_of_ones_own_is_taken_when_it_is_named() {
    for (service, scheme) in [(Service::WebSocket, "wss"), (Service::Sse, "https")] {
        let sim = Sim::builder().token("t").serves(service).start().await.unwrap();
        let (port, authority) = front_of(sim.port()).await;
        let uri = format!("{scheme}://localhost:{port}");
        let mut rig = Rig::run(json!({
            "uri": uri, "token": "t", "connect": { "tls_ca": authority.path() },
        }));
        let bot = rig.ready().await;
        assert!(bot.get_status().await.unwrap().online);
        rig.stops().await;

        let error = Rig::run(json!({ "uri": uri, "token": "t" })).ends().await.unwrap_err();
        let error = error.downcast_ref();
        assert!(matches!(error, Some(ConnectError::Certificate { .. })), "{error:?}");
    }
}
