//! One more client, in whatever language.

use std::str::FromStr;

use crate::process::Start;

/// One more client, as `NAME=COMMAND`.
#[derive(Debug, Clone)]
pub(crate) struct Peer(pub(super) Start);

impl FromStr for Peer {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, command) = text
            .split_once('=')
            .filter(|(name, command)| !name.trim().is_empty() && !command.trim().is_empty())
            .ok_or("a peer is given as NAME=COMMAND")?;
        if !command.contains("{port}") {
            return Err("the command does not say {port}, which stands for where to connect".into());
        }
        let words = command.split_whitespace().map(str::to_owned).collect();
        Ok(Self(Start { name: name.trim().to_owned(), words, folder: None, accounts: 1 }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_peer_is_a_name_and_the_words_of_a_command() {
        let peer: Peer = "python=python3 -O bot.py --url=ws://127.0.0.1:{port}/".parse().unwrap();
        assert_eq!(peer.0.name, "python");
        assert_eq!(peer.0.words, ["python3", "-O", "bot.py", "--url=ws://127.0.0.1:{port}/"]);
    }

    #[test]
    fn what_cannot_be_started_or_could_not_connect_is_refused_with_the_reason() {
        for wrong in ["python3 bot.py {port}", "=bot {port}", "python=", "python= "] {
            assert_eq!(wrong.parse::<Peer>().unwrap_err(), "a peer is given as NAME=COMMAND");
        }
        assert!("python=bot.py".parse::<Peer>().unwrap_err().contains("{port}"));
    }
}
