//! Cards: small pictures of people, groups and pages that can be sent, and their buttons.

use mynah_core::id::{GroupId, UserId};
use serde_json::Value;

use super::macros::actions;
use crate::answer::{accepted, answers};
use crate::error::CallError;

actions! {
    /// Cards: small pictures of people, groups and pages that can be sent, and their buttons.
    pub trait CardActions {
        /// Makes the card of a user or a group, as the JSON text of a segment; it is not sent.
        ///
        /// With both, it is the card of the user.
        send_ark_share: SendArkShare {} ? {
            user_id: UserId,
            group_id: GroupId,
            phone_number: String,
        } -> Value => String, try ark;

        /// Makes the card of a group, as the JSON text of a segment; it is not sent.
        send_group_ark_share: SendGroupArkShare { group_id: GroupId } -> Value => String, try ark;

        /// Makes the card of a user or a group, as the JSON text of a segment; it is not sent.
        ///
        /// Deprecated: an older name of [`send_ark_share`](CardActions::send_ark_share).
        ark_share_peer as "ArkSharePeer": ArkSharePeer {} ? {
            user_id: UserId,
            group_id: GroupId,
            phone_number: String,
        } -> Value => String, try ark;

        /// Makes the card of a group, as the JSON text of a segment; it is not sent.
        ///
        /// Deprecated: an older name of
        /// [`send_group_ark_share`](CardActions::send_group_ark_share).
        ark_share_group as "ArkShareGroup": ArkShareGroup { group_id: GroupId }
            -> Value => String, try ark;

        /// Has the platform make the card of a page, which can be sent as the JSON of a segment.
        ///
        /// The server must be able to speak to the platform in packets.
        get_mini_app_ark is read: GetMiniAppArk { #[serde(flatten)] card: MiniAppCard }
            -> MiniApp => Value;

        /// Presses a button under a message of another bot.
        click_inline_keyboard_button: ClickInlineKeyboardButton {
            group_id: GroupId,
            bot_appid: String,
        } ? { button_id: String, callback_data: String, msg_seq: String }
            -> Value => ButtonAnswer, try button;
    }
}

/// The JSON text of a card, bare or with what the platform says of it.
fn ark<A: super::Action>(action: &A, said: Value) -> Result<String, CallError> {
    match accepted(action, said)? {
        Value::String(card) => Ok(card),
        mut said => match said.get_mut("arkMsg").map(Value::take) {
            Some(Value::String(card)) => Ok(card),
            _ => Err(CallError::Decode {
                action: A::NAME.into(),
                path: "arkMsg".to_owned(),
                detail: "there is no card".to_owned(),
            }),
        },
    }
}

fn button<A: super::Action>(action: &A, said: Value) -> Result<ButtonAnswer, CallError> {
    crate::answer::read(action, said)
}

/// What the card of a page shows.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MiniAppCard {
    #[serde(flatten)]
    look: Look,
    title: String,
    desc: String,
    pic_url: String,
    jump_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    web_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    raw_ark_data: Option<&'static str>,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
enum Look {
    Known {
        #[serde(rename = "type")]
        app: MiniApplication,
    },
    Own(Box<MiniAppLook>),
}

/// An application that the server knows the cards of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum MiniApplication {
    /// The video site.
    Bili,
    /// The microblog.
    Weibo,
}

/// An application that the server does not know the cards of, by what the platform wants of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MiniAppLook {
    /// The number of the application.
    pub app_id: String,
    /// A link to its picture.
    pub icon_url: String,
    /// The scene.
    pub scene: String,
    /// The type of the template.
    pub template_type: String,
    /// The type of the business.
    pub business_type: String,
    /// The type of the version.
    pub ver_type: String,
    /// The type of what is shared.
    pub share_type: String,
    /// The id of the version.
    pub version_id: String,
    /// The id of the kit.
    pub sdk_id: String,
    /// Whether it goes with a ticket.
    pub with_share_ticket: String,
}

impl MiniAppCard {
    /// The card of a page: a title, words, a link to a picture, and the link it leads to.
    pub fn new(
        app: MiniApplication,
        title: impl Into<String>,
        desc: impl Into<String>,
        picture: impl Into<String>,
        link: impl Into<String>,
    ) -> Self {
        Self {
            look: Look::Known { app },
            title: title.into(),
            desc: desc.into(),
            pic_url: picture.into(),
            jump_url: link.into(),
            web_url: None,
            raw_ark_data: None,
        }
    }

    /// Shows it as another application would.
    pub fn look(mut self, look: MiniAppLook) -> Self {
        self.look = Look::Own(Box::new(look));
        self
    }

    /// Sets the link for those who cannot open the application.
    pub fn web_url(mut self, link: impl Into<String>) -> Self {
        self.web_url = Some(link.into());
        self
    }

    /// Asks for what the platform makes of it, before the server turns it into a card.
    pub fn raw(mut self) -> Self {
        self.raw_ark_data = Some("true");
        self
    }
}

impl super::Argument for MiniAppCard {
    const REQUIRED: &'static [&'static str] = &["title", "desc", "picUrl", "jumpUrl"];
    const OPTIONAL: &'static [&'static str] = &[
        "type",
        "webUrl",
        "rawArkData",
        "appId",
        "iconUrl",
        "scene",
        "templateType",
        "businessType",
        "verType",
        "shareType",
        "versionId",
        "sdkId",
        "withShareTicket",
    ];

    fn check(&self, _name: &'static str) -> Result<(), CallError> {
        Ok(())
    }
}

answers! {
    /// What the platform makes of a page.
    pub struct MiniApp {
        /// The card.
        pub data: Value,
    }

    /// What pressing a button brought.
    pub struct ButtonAnswer {
        /// How it went, by the platform's number.
        pub status: Option<i64>,
        /// What is shown to who pressed it; empty when nothing.
        pub prompt_text: String = "promptText",
        /// How it is shown, by the platform's number.
        pub prompt_type: Option<i64> = "promptType",
        /// With which picture, by the platform's number.
        pub prompt_icon: Option<i64> = "promptIcon",
    }
}

impl From<MiniApp> for Value {
    fn from(app: MiniApp) -> Self {
        app.data
    }
}
