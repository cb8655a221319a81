//! All that was recorded of NapCat 4.18, read and written out again.

use std::collections::{BTreeMap, BTreeSet};

use mynah_adapter_napcat::action::{CATALOGUE, Entry, Reply};
use serde::Deserialize;
use serde_json::Value;

use crate::catalogue::{assert_same, exceptions};

const RECORDED: &str = include_str!("../data/recorded.jsonl");

/// Where what is written is not what came, with the reasons.
const DIFFERENCES: &str = include_str!("../data/answers_differences.txt");

/// A call that was recorded, and what came of it.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    transport: String,
    #[serde(default)]
    request: Value,
    #[serde(default)]
    responses: Vec<Value>,
}

/// A call and one frame that it was answered with.
pub(crate) struct Exchange {
    pub(crate) action: String,
    pub(crate) params: Value,
    pub(crate) response: Value,
}

impl Exchange {
    /// What it was answered with, as a client hears it.
    pub(crate) fn reply(&self) -> Reply {
        let data = self.response.get("data");
        data.map_or_else(Reply::empty, |data| Reply::new(data.to_string()))
    }

    pub(crate) fn retcode(&self) -> i64 {
        self.response["retcode"].as_i64().unwrap()
    }
}

/// All calls over a WebSocket, in the order they were recorded.
pub(crate) fn exchanges() -> impl Iterator<Item = Exchange> {
    let lines = RECORDED.lines().map(|line| serde_json::from_str::<Line>(line).unwrap());
    lines.filter(|line| line.transport == "ws").flat_map(|line| {
        let action = line.request["action"].as_str().map(str::to_owned);
        let params = line.request["params"].clone();
        line.responses.into_iter().filter_map(move |response| {
            // A frame without a retcode is an event that came in between.
            response.get("retcode")?;
            Some(Exchange { action: action.clone()?, params: params.clone(), response })
        })
    })
}

/// The calls that were answered with a yes.
pub(crate) fn accepted() -> impl Iterator<Item = Exchange> {
    exchanges().filter(|exchange| exchange.retcode() == 0)
}

fn rows() -> BTreeMap<&'static str, &'static Entry> {
    CATALOGUE.iter().flat_map(|(_, rows)| rows.iter().map(|row| (row.name, row))).collect()
}

/// Notes where `told` is not `said`; the elements of a list are all the same place.
fn compare(place: &str, said: &Value, told: &Value, differences: &mut BTreeSet<String>) {
    match (said, told) {
        (Value::Object(said), Value::Object(told)) => {
            for (key, value) in said {
                let place = format!("{place}.{key}");
                match told.get(key) {
                    Some(told) => compare(&place, value, told, differences),
                    None => drop(differences.insert(format!("{place} lost"))),
                }
            }
            for key in told.keys().filter(|key| !said.contains_key(*key)) {
                differences.insert(format!("{place}.{key} added"));
            }
        }
        (Value::Array(said), Value::Array(told)) if said.len() == told.len() => {
            for (said, told) in said.iter().zip(told) {
                compare(&format!("{place}[]"), said, told, differences);
            }
        }
        _ if said == told => {}
        _ => drop(differences.insert(format!("{place} changed"))),
    }
}

#[test]
fn every_recorded_answer_is_written_out_as_it_came() {
    let (rows, mut differences) = (rows(), BTreeSet::new());
    let (mut read, mut actions) = (0, BTreeSet::new());
    for exchange in accepted() {
        let Some(row) = rows.get(exchange.action.as_str()) else { continue };
        let told = row.again(&exchange.reply());
        let Exchange { action, response, .. } = exchange;
        let told = told.unwrap_or_else(|error| panic!("{action}: {error}"));
        let said = response.get("data").unwrap_or(&Value::Null);
        compare(&action, said, &told, &mut differences);
        read += 1;
        actions.insert(action);
    }
    assert!(read >= 274 && actions.len() >= 163, "{read} answers of {} actions", actions.len());
    let listed = exceptions(DIFFERENCES).into_keys().map(str::to_owned).collect();
    assert_same(&differences, &listed, "tests/data/answers_differences.txt");
}
