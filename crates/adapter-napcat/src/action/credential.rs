//! Credentials of the account: whoever has one can act as the bot.

use super::macros::actions;
use crate::answer::answers;
use crate::convert::each;
use crate::secret::Secret;
use crate::wire;

actions! {
    /// Credentials of the account: whoever has one can act as the bot.
    ///
    /// What they answer does not show itself in logs; be careful with what
    /// [`expose`](Secret::expose) gives away.
    pub trait CredentialActions {
        /// Gets the cookies of the account for one domain.
        ///
        /// Dangerous: whoever has them is the bot on the pages of that domain.
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
        get_cookies is read: GetCookies { domain: String } -> Cookies;

        /// Gets the cookies of the account for one domain, with the token of its forms.
        ///
        /// Dangerous: whoever has them is the bot on the pages of that domain.
        get_credentials is read: GetCredentials { domain: String } -> Credentials;

        /// Gets the token that the forms of the platform's pages want.
        get_csrf_token is read: GetCsrfToken {} -> CsrfToken => Secret;

        /// Gets the key with which the account logs in on the platform's pages.
        ///
        /// Dangerous: whoever has it is the bot, so never send it anywhere.
        get_clientkey is read: GetClientkey {} -> ClientKey => Secret;

        /// Gets the keys that links to files need.
        get_rkey is read: GetRkey {} -> wire::Lenient<FileKey> => Vec<FileKey>, by each;

        /// Gets the keys that links to files need, as a server of such keys would answer.
        get_rkey_server is read: GetRkeyServer {} -> FileKeys;

        /// Gets the keys that links to files need, as the platform tells them.
        get_platform_rkey as "nc_get_rkey" is read: GetPlatformRkey {}
            -> wire::Lenient<PlatformKey> => Vec<FileKey>, by each;
    }
}

answers! {
    /// Cookies for one domain.
    pub struct Cookies, shows [] {
        /// The cookies, as a header has them.
        pub cookies: Secret,
        /// The token that goes with them.
        pub bkn: Secret,
    }

    /// Cookies for one domain and the token of its forms.
    pub struct Credentials, shows [] {
        /// The cookies, as a header has them.
        pub cookies: Secret,
        /// The token, a number.
        pub token: Secret as Number,
    }

    /// The token of forms.
    pub struct CsrfToken checked by CsrfToken::named, shows [] {
        token: Secret as Number,
    }

    /// The key of the account.
    pub struct ClientKey, shows [] {
        clientkey: Secret,
    }

    /// A key that links to files need.
    pub struct FileKey checked by FileKey::named, shows [kind, ttl, created_at] {
        /// What a link is to end with.
        pub rkey: Secret,
        /// Which files it is for: `private` or `group`, or the platform's number of those, 10 or 20.
        pub kind: String = "type",
        /// How long it is good for from when it was made, in seconds.
        pub ttl: Option<u64>,
        /// When it was made, in seconds.
        pub created_at: Option<i64>,
    }

    /// The same as the platform tells it.
    pub struct PlatformKey checked by PlatformKey::named, shows [] {
        rkey: Secret,
        kind: String = "type" as Number,
        ttl: Option<u64> as Text,
        time: Option<i64>,
    }

    /// The keys that links to files need, as a server of such keys would answer.
    pub struct FileKeys, shows [expired_time, name] {
        /// What a link to a file from a private chat is to end with.
        pub private_rkey: Secret,
        /// What a link to a file from a group is to end with.
        pub group_rkey: Secret,
        /// When they end, in seconds.
        pub expired_time: Option<i64>,
        /// What the server calls itself.
        pub name: String,
    }
}

fn named(secret: &Secret, missing: &'static str) -> Result<(), &'static str> {
    if secret.expose().is_empty() { Err(missing) } else { Ok(()) }
}

impl CsrfToken {
    fn named(&self) -> Result<(), &'static str> {
        named(&self.token, "missing field `token`")
    }
}

impl FileKey {
    fn named(&self) -> Result<(), &'static str> {
        named(&self.rkey, "missing field `rkey`")
    }
}

impl PlatformKey {
    fn named(&self) -> Result<(), &'static str> {
        named(&self.rkey, "missing field `rkey`")
    }
}

impl From<PlatformKey> for FileKey {
    fn from(key: PlatformKey) -> Self {
        let PlatformKey { rkey, kind, ttl, time, extra } = key;
        Self { rkey, kind, ttl, created_at: time, extra }
    }
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
