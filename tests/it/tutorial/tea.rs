//! Orders tea for a group: who wants which, and who pays.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use mynah::prelude::*;
use mynah_adapter_napcat::prelude::*;
use serde::Deserialize;

pub fn module() -> Module {
    Module::new("tea")
        .texts("en", include_str!("tea/en.ftl"))
        .texts("zh-CN", include_str!("tea/zh-CN.ftl"))
        .config::<Menu>()
        .state(Orders::default())
        .on(command("tea").alias("点茶").in_group().help("tea-help"), tea)
        .on(command("bill").alias("结账").in_group().help("bill-help"), bill)
}

#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Menu {
    teas: Vec<String>,
    price: u32,
}

impl Default for Menu {
    fn default() -> Self {
        Self { teas: vec!["Assam".to_owned(), "Oolong".to_owned()], price: 12 }
    }
}

#[derive(Debug, Default)]
struct Orders(Mutex<HashMap<GroupId, BTreeMap<UserId, String>>>);

impl Orders {
    fn note(&self, group: &GroupId, user: &UserId, tea: String) {
        let mut groups = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        groups.entry(group.clone()).or_default().insert(user.clone(), tea);
    }

    fn take(&self, group: &GroupId) -> Vec<String> {
        let mut groups = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        groups.remove(group).unwrap_or_default().into_values().collect()
    }
}

async fn tea(
    message: Message,
    session: Session,
    menu: Config<Menu>,
    orders: State<Orders>,
    texts: Localizer,
) -> Result<Reply> {
    let list = menu.teas.join(", ");
    let tea = session
        .ask(texts.text("which").with("teas", &*list))
        .or_say(texts.text("not-there").with("teas", &*list))
        .within(Duration::from_mins(1))
        .read(|answer| {
            let said = answer.chain.plain_text().to_lowercase();
            menu.teas.iter().find(|tea| said.contains(&tea.to_lowercase())).cloned()
        })
        .await?;
    let noted = texts.text("noted").with("tea", &*tea).to_string();
    orders.note(message.group_id()?, message.user_id(), tea);
    Ok(Reply::text(noted).quoting())
}

async fn bill(
    message: Message,
    napcat: NapCat,
    menu: Config<Menu>,
    orders: State<Orders>,
    texts: Localizer,
) -> Result<String> {
    let group = message.group_id()?;
    let honor = napcat.get_group_honor_info(group, HonorType::Talkative).await?;
    let payer = honor.current_talkative.map(|king| king.nickname);
    let teas = orders.take(group);
    let total = menu.price * u32::try_from(teas.len())?;
    let bill = texts.text("bill").with("teas", teas.join(", ")).with("total", total);
    Ok(bill.with("payer", payer.as_deref().unwrap_or("-")).to_string())
}
