//! The stop and wait strategies of tenacity as serde types over backon.
