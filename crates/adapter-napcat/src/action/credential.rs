//! Credentials of the account: whoever has one can act as the bot.

use std::fmt;

use mynah_core::message::Extra;
use serde::Deserialize;

use super::macros::actions;
use crate::convert::each;
use crate::secret::Secret;
use crate::wire::{self, scalar};

actions! {
    /// Credentials of the account: whoever has one can act as the bot.
    ///
    /// What they answer does not show itself in logs; be careful with what
    /// [`expose`](Secret::expose) gives away.
    pub trait CredentialActions {
        /// Gets the cookies of the account for one domain.
        ///
        /// ```
        /// # mod doc { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/connected.rs")); }
        /// # use mynah_adapter_napcat::prelude::*;
        /// # doc::run(async |sim, napcat| {
        /// # sim.answer("get_cookies", serde_json::json!({ "cookies": "skey=@secret", "bkn": "5" }));
        /// let cookies = napcat.get_cookies("qun.qq.com").await?;
        /// assert!(!format!("{cookies:?}").contains("@secret"));
        /// assert_eq!(cookies.cookies.expose(), "skey=@secret");
        /// # Ok(())
        /// # });
        /// ```
        get_cookies: GetCookies { domain: String } -> Cookies;

        /// Gets the cookies of the account for one domain, with the token of its forms.
        get_credentials: GetCredentials { domain: String } -> Credentials;

        /// Gets the token that the forms of the platform's pages want.
        get_csrf_token: GetCsrfToken {} -> CsrfToken => Secret;

        /// Gets the key with which the account logs in on the platform's pages.
        ///
        /// Whoever has it is the bot: never send it anywhere.
        get_clientkey: GetClientkey {} -> ClientKey => Secret;

        /// Gets the keys that links to files need.
        get_rkey: GetRkey {} -> wire::Lenient<FileKey> => Vec<FileKey>, by each;

        /// Gets the keys that links to files need, as a server of such keys would answer.
        get_rkey_server: GetRkeyServer {} -> FileKeys;

        /// Gets the keys that links to files need, as the platform tells them.
        get_platform_rkey as "nc_get_rkey": GetPlatformRkey {}
            -> wire::Lenient<FileKey> => Vec<FileKey>, by each;
    }
}

/// Cookies for one domain.
#[derive(Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Cookies {
    /// The cookies, as a header has them.
    #[serde(default)]
    pub cookies: Secret,
    /// The token that goes with them.
    #[serde(default)]
    pub bkn: Secret,
    /// Keys of the server that have no field here.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Cookies for one domain and the token of its forms.
#[derive(Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Credentials {
    /// The cookies, as a header has them.
    #[serde(default)]
    pub cookies: Secret,
    /// The token, a number.
    #[serde(default)]
    pub token: Secret,
    /// Keys of the server that have no field here.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The token of forms.
#[derive(Deserialize)]
pub struct CsrfToken {
    token: Secret,
}

/// The key of the account.
#[derive(Deserialize)]
pub struct ClientKey {
    #[serde(default)]
    clientkey: Secret,
}

/// A key that links to files need.
#[derive(Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct FileKey {
    /// What a link is to end with.
    pub rkey: Secret,
    /// Which files it is for: `private` or `group`, or the platform's number of those, 10 or 20.
    #[serde(rename = "type", default, deserialize_with = "scalar::text")]
    pub kind: String,
    /// How long it is good for from when it was made, in seconds.
    #[serde(default, deserialize_with = "scalar::unsigned")]
    pub ttl: Option<u64>,
    /// When it was made, in seconds.
    #[serde(default, alias = "time", deserialize_with = "scalar::int")]
    pub created_at: Option<i64>,
    /// Keys of the server that have no field here.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The keys that links to files need, as a server of such keys would answer.
#[derive(Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct FileKeys {
    /// What a link to a file from a private chat is to end with.
    #[serde(default)]
    pub private_rkey: Secret,
    /// What a link to a file from a group is to end with.
    #[serde(default)]
    pub group_rkey: Secret,
    /// When they end, in seconds.
    #[serde(default, deserialize_with = "scalar::int")]
    pub expired_time: Option<i64>,
    /// What the server calls itself.
    #[serde(default, deserialize_with = "scalar::text")]
    pub name: String,
    /// Keys of the server that have no field here.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Shows neither secrets nor keys that nobody knows the meaning of.
macro_rules! discreet {
    ($($Name:ident { $($shown:ident),* })*) => { $(
        impl fmt::Debug for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($Name))
                    $(.field(stringify!($shown), &self.$shown))*
                    .finish_non_exhaustive()
            }
        }
    )* };
}

discreet! {
    Cookies {}
    Credentials {}
    CsrfToken {}
    ClientKey {}
    FileKey { kind, ttl, created_at }
    FileKeys { expired_time, name }
}

impl From<CsrfToken> for Secret {
    fn from(answer: CsrfToken) -> Self {
        answer.token
    }
}

impl From<ClientKey> for Secret {
    fn from(answer: ClientKey) -> Self {
        answer.clientkey
    }
}
