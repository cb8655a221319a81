//! Daily check-in, with a leaderboard of the group.
//!
//! Shows a state that handlers share, a configuration that is checked when it is read, and a day
//! that begins where the operator lives, not where the server stands.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use mynah::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The module: `checkin` counts once a day, `ranking` lists who did most often. It remembers as
/// long as the process runs.
pub fn module() -> Module {
    Module::new("checkin")
        .texts("en", include_str!("checkin/en.ftl"))
        .texts("zh-CN", include_str!("checkin/zh-CN.ftl"))
        .described_config::<Settings>()
        .state(Ledger::default())
        .on(
            command("checkin").alias("签到").alias("打卡").in_group().help("checkin-help"),
            check_in,
        )
        .on(command("ranking").alias("签到榜").in_group().help("ranking-help"), ranking)
}

/// What an operator can set.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Settings {
    /// Where a day begins at midnight; that of the machine without it.
    time_zone: Zone,
    /// How many the leaderboard lists.
    places: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { time_zone: Zone(TimeZone::system()), places: 10 }
    }
}

/// A time zone by its name, such as `Asia/Shanghai`.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
struct Zone(#[schemars(with = "String")] TimeZone);

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.0.iana_name().unwrap_or("UTC").to_owned()
    }
}

impl TryFrom<String> for Zone {
    type Error = jiff::Error;

    fn try_from(name: String) -> Result<Self, jiff::Error> {
        TimeZone::get(&name).map(Self)
    }
}

/// Who checked in, by group.
#[derive(Debug, Default)]
struct Ledger(Mutex<HashMap<GroupId, HashMap<UserId, Record>>>);

/// What is known of one member.
#[derive(Debug, Clone, PartialEq)]
struct Record {
    name: String,
    last: Date,
    streak: u32,
    total: u32,
}

impl Ledger {
    /// Counts somebody for a day; `None` when they were counted already.
    fn check_in(&self, group: &GroupId, user: &UserId, name: &str, day: Date) -> Option<Record> {
        let mut groups = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let members = groups.entry(group.clone()).or_default();
        let before = members.get(user);
        if before.is_some_and(|before| before.last >= day) {
            return None;
        }
        let goes_on = before.filter(|before| before.last.tomorrow().ok() == Some(day));
        let record = Record {
            name: name.to_owned(),
            last: day,
            streak: goes_on.map_or(1, |before| before.streak + 1),
            total: before.map_or(1, |before| before.total + 1),
        };
        members.insert(user.clone(), record.clone());
        Some(record)
    }

    /// The members of a group, those who checked in most often first.
    fn best(&self, group: &GroupId) -> Vec<Record> {
        let groups = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all: Vec<_> =
            groups.get(group).into_iter().flat_map(HashMap::values).cloned().collect();
        all.sort_by_key(|record| {
            (Reverse(record.total), Reverse(record.streak), record.name.clone())
        });
        all
    }
}

async fn check_in(
    message: Message,
    ledger: State<Ledger>,
    settings: Config<Settings>,
    texts: Localizer,
) -> Result<Reply> {
    let day = settings.time_zone.0.to_datetime(message.header().time).date();
    let name = message.sender.name();
    let done = ledger.check_in(message.group_id()?, message.user_id(), name, day);
    let said = match done {
        Some(Record { streak, total, .. }) => {
            texts.text("done").with("name", name).with("streak", streak).with("total", total)
        }
        None => texts.text("already").with("name", name),
    };
    Ok(Reply::from(said).quoting())
}

async fn ranking(
    message: Message,
    ledger: State<Ledger>,
    settings: Config<Settings>,
    texts: Localizer,
) -> Result<String> {
    let best = ledger.best(message.group_id()?);
    if best.is_empty() {
        return Ok(texts.text("nobody").to_string());
    }
    let mut lines = vec![texts.text("title").to_string()];
    for (place, record) in best.iter().take(settings.places).enumerate() {
        let line = texts.text("place").with("place", place + 1).with("name", &*record.name);
        lines.push(line.with("total", record.total).with("streak", record.streak).to_string());
    }
    Ok(lines.join("\n"))
}
