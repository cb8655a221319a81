//! Why there is no connection.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::time::Duration;

use mynah_core::i18n::Phrase;
use mynah_core::{BotId, ErrorKind, Lang, Localize};

use super::hint;
use crate::texts::{seconds, text, with_cause};

/// Why there is no connection.
///
/// No variant holds the access token, and addresses are shown without user and query.
#[derive(Debug)]
#[non_exhaustive]
pub enum ConnectError {
    /// The server refused the access token; trying again cannot help.
    Unauthorized {
        /// The bot.
        bot: BotId,
        /// Where it connected to.
        address: String,
    },

    /// What listens there answered the handshake with an HTTP status.
    Http {
        /// Where it was tried.
        address: String,
        /// The status.
        status: u16,
    },

    /// The certificate of the server was not accepted.
    Certificate {
        /// Where it was tried.
        address: String,
        /// What is wrong with it.
        source: Box<dyn StdError + Send + Sync>,
    },

    /// The connection could not be made, or broke while it was made.
    Io {
        /// Where it was tried.
        address: String,
        /// What the system says.
        source: Box<dyn StdError + Send + Sync>,
    },

    /// Nothing happened for too long while the connection was made.
    Timeout {
        /// Where it was tried.
        address: String,
        /// How long it was waited for.
        after: Duration,
    },

    /// The connection was made and went away.
    Lost {
        /// Where it was connected to.
        address: String,
        /// How it went.
        reason: Phrase,
    },

    /// The retry policy says that it is enough.
    GaveUp {
        /// How many attempts were made in a row.
        attempts: u64,
        /// Why the last one failed.
        source: Box<ConnectError>,
    },

    /// This bot is running already.
    AlreadyRunning {
        /// The bot.
        bot: BotId,
    },

    /// The HTTP server tells no events: it is not one with server-sent events.
    NoEvents {
        /// Where it was tried.
        address: String,
    },

    /// The port to which NapCat is to come cannot be opened.
    Listen {
        /// Which one.
        address: String,
        /// What the system says.
        source: io::Error,
    },

    /// Another bot of this process listens on the same path of the same port.
    Taken {
        /// The port and the path.
        address: String,
        /// The other bot.
        bot: BotId,
    },

    /// More members joined than `limit_group_increase` allows, and it says `action: close`.
    Flooded {
        /// The bot.
        bot: BotId,
        /// How many may join.
        max_count: u32,
        /// Within which time.
        window: Duration,
    },
}

impl ConnectError {
    /// What went wrong, in words that hold on every platform.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Unauthorized { .. } | Self::Http { status: 401 | 403, .. } => {
                ErrorKind::Unauthorized
            }
            Self::Timeout { .. } => ErrorKind::TimedOut,
            Self::GaveUp { source, .. } => source.kind(),
            Self::AlreadyRunning { .. } | Self::Taken { .. } => ErrorKind::InvalidInput,
            Self::NoEvents { .. } => ErrorKind::Unsupported,
            Self::Listen { .. }
            | Self::Http { .. }
            | Self::Certificate { .. }
            | Self::Io { .. }
            | Self::Lost { .. } => ErrorKind::Disconnected,
            Self::Flooded { .. } => ErrorKind::Protocol,
        }
    }

    /// Whether trying again cannot help.
    pub fn is_fatal(&self) -> bool {
        match self {
            Self::Unauthorized { .. }
            | Self::Certificate { .. }
            | Self::GaveUp { .. }
            | Self::AlreadyRunning { .. }
            | Self::NoEvents { .. }
            | Self::Taken { .. }
            | Self::Flooded { .. } => true,
            // Whoever has the port may go; an address that this machine does not have stays away.
            Self::Listen { source, .. } => source.kind() != io::ErrorKind::AddrInUse,
            Self::Http { status, .. } => matches!(status, 400 | 401 | 403 | 404),
            Self::Io { .. } | Self::Timeout { .. } | Self::Lost { .. } => false,
        }
    }

    fn phrase(&self) -> Phrase {
        let at = |phrase: Phrase, address: &String| phrase.with("address", address.clone());
        let of = |phrase: Phrase, bot: &BotId| phrase.with("bot", bot.as_str().to_owned());
        match self {
            Self::Unauthorized { bot, address } => of(at(text("unauthorized"), address), bot),
            Self::Http { address, status } => at(http(*status), address),
            Self::Certificate { address, .. } => at(text("certificate"), address),
            Self::Io { address, .. } => at(text("cannot-connect"), address),
            Self::Timeout { address, after } => {
                at(text("open-timeout"), address).with("after", seconds(*after))
            }
            Self::Lost { address, reason } => {
                at(text("lost"), address).with("reason", reason.clone())
            }
            Self::GaveUp { attempts, .. } => text("gave-up").with("attempts", *attempts),
            Self::AlreadyRunning { bot } => of(text("already-running"), bot),
            Self::NoEvents { address } => at(text("no-events"), address),
            Self::Listen { address, .. } => at(text("cannot-listen"), address),
            Self::Taken { address, bot } => of(at(text("path-taken"), address), bot),
            Self::Flooded { bot, max_count, window } => of(text("flooded"), bot)
                .with("count", max_count.to_string())
                .with("window", seconds(*window)),
        }
    }

    /// It with all its causes, for a log.
    pub(crate) fn story(&self) -> Phrase {
        match self {
            Self::Certificate { source, .. } | Self::Io { source, .. } => {
                with_cause(self.phrase(), cause(&**source))
            }
            Self::Listen { source, .. } => with_cause(self.phrase(), cause(source)),
            Self::GaveUp { source, .. } => with_cause(self.phrase(), source.story()),
            _ => self.phrase(),
        }
    }
}

fn http(status: u16) -> Phrase {
    let phrase = match hint::of_status(status) {
        Some(hint) => text("http-with-hint").with("hint", hint),
        None => text("http"),
    };
    phrase.with("status", status.to_string())
}

/// What the system or a library says, in every language where it is known what that is.
pub(crate) fn cause(error: &(dyn StdError + 'static)) -> Phrase {
    let words = error.to_string();
    match error.downcast_ref::<io::Error>() {
        Some(error) if error.kind() == io::ErrorKind::ConnectionRefused => text("cause-refused"),
        // The error that says so has no kind of its own.
        Some(_) if words.contains("lookup address") => text("cause-no-such-host"),
        // What wraps another error has more to say than its kind.
        Some(error) if error.get_ref().is_none() => error.kind().into(),
        _ => words.into(),
    }
}

impl Localize for ConnectError {
    fn localize(&self, lang: &Lang) -> String {
        self.phrase().localize(lang)
    }
}

impl fmt::Display for ConnectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}

impl StdError for ConnectError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Certificate { source, .. } | Self::Io { source, .. } => Some(&**source),
            Self::Listen { source, .. } => Some(source),
            Self::GaveUp { source, .. } => Some(&**source),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(phrase: &impl Localize) -> (String, String) {
        (phrase.localize(&Lang::english()), phrase.localize(&Lang::chinese()))
    }

    fn io(error: io::Error) -> ConnectError {
        ConnectError::Io { address: "ws://a:3001/".to_owned(), source: error.into() }
    }

    #[test]
    fn a_cause_is_told_in_the_language_of_its_reader() {
        let refused = io(io::ErrorKind::ConnectionRefused.into());
        let error = ConnectError::GaveUp { attempts: 3, source: Box::new(refused) };
        let (english, chinese) = both(&error.story());
        assert_eq!(
            english,
            "gave up after 3 attempts: cannot connect to ws://a:3001/: connection refused; is \
             NapCat running, with its server on this port?"
        );
        assert_eq!(
            chinese,
            "尝试了 3 次，放弃连接：连接不上 ws://a:3001/：连接被拒绝；NapCat 启动了吗？这个端口上的服务器启用了吗？"
        );
        assert_eq!(error.to_string(), "gave up after 3 attempts", "the cause is its source");
    }

    #[test]
    fn what_nobody_translated_is_told_as_it_is() {
        let (_, chinese) = both(&io(io::Error::other("odd")).story());
        assert_eq!(chinese, "连接不上 ws://a:3001/：odd");
        let lookup = io::Error::other("failed to lookup address information: no");
        assert_eq!(both(&io(lookup).story()).1, "连接不上 ws://a:3001/：找不到这个主机名");
    }

    #[test]
    fn a_status_says_what_may_be_wrong() {
        for (status, english, chinese) in [
            (401, "wants to know who asks", "验证身份"),
            (404, "(3001 unless changed)", "默认 3001"),
            (502, "does not reach it", "连不上 NapCat"),
        ] {
            let (told, in_chinese) =
                both(&ConnectError::Http { address: "ws://a:1/".to_owned(), status });
            assert!(told.contains(&status.to_string()) && told.contains(english), "{told}");
            assert!(in_chinese.contains(chinese), "{in_chinese}");
        }
        let odd = ConnectError::Http { address: "ws://a:1/".to_owned(), status: 500 };
        assert!(both(&odd).1.ends_with("状态码 500"));
    }
}
