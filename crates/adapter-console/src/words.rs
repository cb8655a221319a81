//! Everything the terminal itself says, in each language it speaks.

use std::fmt::Display;

use mynah_core::config::nearest;
use mynah_core::{GroupId, Lang, Member, UserId};

use crate::line::COMMANDS;
use crate::room::BOT;

/// The language the terminal speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Words {
    English,
    Chinese,
}

const HELP_ENGLISH: &str = "\
TEXT           say it in the group; @NAME mentions a member, @all everybody
:private TEXT  say it to the bot alone
:join NAME     let somebody join the group
:leave NAME    let somebody leave the group
::TEXT         say something that starts with a colon
:help          show this
:quit          end";

const HELP_CHINESE: &str = "\
文字           在群里说话；@名字 提到某个成员，@所有人 提到所有人
:private 文字  只对机器人说
:join 名字     让某人进群
:leave 名字    让某人退群
::文字         说一句以冒号开头的话
:help          显示本帮助
:quit          结束";

impl Words {
    /// The nearest the terminal has to `lang`.
    pub(crate) fn of(lang: &Lang) -> Self {
        match lang.primary() {
            "zh" => Self::Chinese,
            _ => Self::English,
        }
    }

    pub(crate) fn greeting(self, user: &UserId, group: &GroupId) -> String {
        match self {
            Self::English => format!(
                "You are {user} in the group {group}; type a message, or :help for what else there is"
            ),
            Self::Chinese => {
                format!("你是 {user}，在群 {group} 里；输入消息即可发言，输入 :help 查看其他用法")
            }
        }
    }

    pub(crate) fn help(self) -> &'static str {
        match self {
            Self::English => HELP_ENGLISH,
            Self::Chinese => HELP_CHINESE,
        }
    }

    pub(crate) fn joined(self, name: &UserId, group: &GroupId) -> String {
        match self {
            Self::English => format!("{name} joined the group {group}"),
            Self::Chinese => format!("{name} 加入了群 {group}"),
        }
    }

    pub(crate) fn left(self, name: &UserId, group: &GroupId) -> String {
        match self {
            Self::English => format!("{name} left the group {group}"),
            Self::Chinese => format!("{name} 退出了群 {group}"),
        }
    }

    pub(crate) fn here_already(self, name: &UserId) -> String {
        match self {
            Self::English => format!("{name} is in the group already; :leave {name} lets them go"),
            Self::Chinese => format!("{name} 已经在群里了；输入 :leave {name} 可让其退群"),
        }
    }

    pub(crate) fn nobody(self, name: &UserId, members: &[Member]) -> String {
        let names: Vec<_> = members.iter().map(Member::name).collect();
        match self {
            Self::English => {
                let names = names.join(", ");
                format!("nobody called {name} is in the group; there are {names}")
            }
            Self::Chinese => format!("群里没有 {name}；现有成员：{}", names.join("、")),
        }
    }

    pub(crate) fn stays(self, name: &UserId) -> String {
        match self {
            Self::English => format!("{name} cannot leave; :quit ends"),
            Self::Chinese => format!("{name} 不能退群；输入 :quit 可结束"),
        }
    }

    pub(crate) fn incomplete(self, command: &str) -> String {
        match (self, command) {
            (Self::English, "private") => ":private wants what to say: :private TEXT".to_owned(),
            (Self::English, _) => format!(":{command} wants a name: :{command} NAME"),
            (Self::Chinese, "private") => ":private 后面要写内容，如 :private 你好".to_owned(),
            (Self::Chinese, _) => format!(":{command} 后面要写名字，如 :{command} 小明"),
        }
    }

    pub(crate) fn unknown(self, command: &str) -> String {
        let meant = nearest(command, COMMANDS);
        match self {
            Self::English => {
                let meant = meant.map(|it| format!(" (did you mean :{it}?)"));
                format!(
                    "unknown command :{command}{}; :help lists all, ::{command} says it as a message",
                    meant.unwrap_or_default()
                )
            }
            Self::Chinese => {
                let meant = meant.map(|it| format!("（是不是 :{it}？）"));
                format!(
                    "没有命令 :{command}{}；输入 :help 查看全部，输入 ::{command} 则作为消息发出",
                    meant.unwrap_or_default()
                )
            }
        }
    }

    /// What stands before a private message of the bot.
    pub(crate) fn private(self, to: &Member) -> String {
        let name = to.name();
        match self {
            Self::English => format!("{BOT} (to {name} alone)> "),
            Self::Chinese => format!("{BOT}（私聊 {name}）> "),
        }
    }

    /// Who is mentioned when everybody is.
    pub(crate) fn everybody(self) -> &'static str {
        match self {
            Self::English => "all",
            Self::Chinese => "所有人",
        }
    }

    pub(crate) fn image(self, what: impl Display) -> String {
        match self {
            Self::English => format!("[image {what}]"),
            Self::Chinese => format!("[图片 {what}]"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_in_the_help_of_every_language() {
        for words in [Words::English, Words::Chinese] {
            for command in COMMANDS {
                assert!(words.help().contains(&format!(":{command} ")), "{command}");
            }
        }
    }

    #[test]
    fn any_chinese_is_chinese_and_the_rest_is_english() {
        assert_eq!(Words::of(&Lang::chinese()), Words::Chinese);
        assert_eq!(Words::of(&"zh-TW".parse().unwrap()), Words::Chinese);
        assert_eq!(Words::of(&"de".parse().unwrap()), Words::English);
    }
}
