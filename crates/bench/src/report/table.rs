//! The results of one case as a table in Markdown.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write;

use super::{Results, median};
use crate::case::{CORE_SHARED, Case, GENERATOR_BUSY, GENERATOR_LATE};
use crate::generator::Problem;

/// From which share of its time on the generator may have been the limit.
const BUSY: f64 = 0.9;

/// From which share of its events on the generator was too late for what is told of the slow ones.
const LATE: f64 = 0.005;

/// From which share of the time on others had so much of the core of the client that it matters.
const SHARED: f64 = 0.05;

/// What stands where there is nothing to tell.
const NOTHING: &str = "–";

/// Prints the table of a case.
pub(crate) fn table(results: &Results, case: Case) -> Result<(), Problem> {
    let mut out = std::io::stdout().lock();
    let mut terminal = std::io::stderr();
    write!(terminal, "\r\x1b[K")?;
    writeln!(out, "\n{}", render(results, case))?;
    for problem in results.problems_of(case) {
        writeln!(out, "! {problem}")?;
    }
    Ok(())
}

fn render(results: &Results, case: Case) -> String {
    let name = case.name();
    let Some(clients) = results.cases.get(&name) else {
        return format!("{name}: nothing measured");
    };
    let (headline, _) = case.headline();
    let others: BTreeSet<&str> = clients
        .values()
        .flat_map(|metrics| metrics.keys().map(String::as_str))
        .filter(|metric| *metric != headline && !is_a_caveat(metric))
        .filter(|metric| !is_blank(clients, metric))
        .collect();
    let first = results.order.iter().find(|client| clients.contains_key(*client));
    let floor = first.and_then(|client| results.median(&name, client, headline));
    let mut table = format!("| {name} | {headline} | spread | ratio |");
    for metric in &others {
        let _ = write!(table, " {metric} |");
    }
    table.push_str("\n| --- | ---: | ---: | ---: |");
    table.push_str(&" ---: |".repeat(others.len()));
    for client in results.order.iter().filter(|client| clients.contains_key(*client)) {
        let metrics = &clients[client];
        let values = metrics.get(headline).map_or(&[][..], Vec::as_slice);
        let value = median(values);
        let ratio = value.zip(floor).and_then(|(value, floor)| quotient(value, floor));
        let limit = caveats(metrics);
        let _ = write!(
            table,
            "\n| {client}{limit} | {} | {} | {} |",
            told(value, number),
            told(spread(values), |spread| format!("{spread:.0} %")),
            told(ratio, |ratio| format!("{ratio:.2}")),
        );
        for metric in &others {
            let value = metrics.get(*metric).and_then(|values| median(values));
            let how = if *metric == "flat" { yes_or_no } else { number };
            let _ = write!(table, " {} |", told(value, how));
        }
    }
    table
}

fn is_a_caveat(metric: &str) -> bool {
    [GENERATOR_BUSY, GENERATOR_LATE, CORE_SHARED].iter().any(|name| metric.starts_with(name))
}

/// Whether a fault happened to nobody, so that there is nothing to tell of it.
fn is_blank(clients: &BTreeMap<String, BTreeMap<String, Vec<f64>>>, metric: &str) -> bool {
    let is_fault = metric.starts_with("lost") || metric.starts_with("doubled");
    let of_all = clients.values().filter_map(|metrics| metrics.get(metric));
    is_fault && of_all.flatten().all(|value| *value == 0.0)
}

/// What speaks against the values of a client: that the generator had no time left in any part of
/// the case or did not keep to its times, or that somebody else had the core of the client.
fn caveats(metrics: &BTreeMap<String, Vec<f64>>) -> String {
    let above = |name, limit| {
        let of_it = metrics.iter().filter(move |(metric, _)| metric.starts_with(name));
        of_it.filter_map(|(_, values)| median(values)).any(|value| value > limit)
    };
    let caveats = [
        (above(GENERATOR_BUSY, BUSY), " (generator was the limit)"),
        (above(GENERATOR_LATE, LATE), " (generator was late)"),
        (above(CORE_SHARED, SHARED), " (others had its core)"),
    ];
    caveats.into_iter().filter(|(is_so, _)| *is_so).map(|(_, caveat)| caveat).collect()
}

/// How far apart the lowest and the highest value are, in percent of the median.
fn spread(values: &[f64]) -> Option<f64> {
    let low = values.iter().copied().reduce(f64::min)?;
    let high = values.iter().copied().reduce(f64::max)?;
    quotient(100.0 * (high - low), median(values)?)
}

/// A quotient, when there is something to divide by.
fn quotient(of: f64, by: f64) -> Option<f64> {
    Some(of / by).filter(|quotient| quotient.is_finite())
}

fn told(value: Option<f64>, how: impl FnOnce(f64) -> String) -> String {
    value.map_or(NOTHING.to_owned(), how)
}

fn yes_or_no(value: f64) -> String {
    if value > 0.5 { "yes" } else { "no" }.to_owned()
}

pub(super) fn number(value: f64) -> String {
    match value.abs() {
        large if large >= 1000.0 => format!("{value:.0}"),
        large if large >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Metrics;

    fn rendered(case: Case, rounds: &[(&str, &[(&str, f64)])]) -> String {
        let mut results = Results::new(1);
        for (client, values) in rounds {
            let with = |metrics: Metrics, (name, value): &(&str, f64)| metrics.with(name, *value);
            results.add(case, client, &values.iter().fold(Metrics::default(), with));
        }
        render(&results, case)
    }

    #[test]
    fn the_first_client_is_what_the_others_are_compared_with() {
        let table = rendered(
            Case::Latency,
            &[
                ("floor", &[("p50 µs", 50.0), ("p99 µs", 90.0)]),
                ("mynah", &[("p50 µs", 60.0), ("p99 µs", 1234.4)]),
                ("mynah", &[("p50 µs", 66.0), ("p99 µs", 1300.0)]),
            ],
        );
        assert_eq!(
            table,
            "| latency | p50 µs | spread | ratio | p99 µs |\n\
             | --- | ---: | ---: | ---: | ---: |\n\
             | floor | 50.0 | 0 % | 1.00 | 90.0 |\n\
             | mynah | 60.0 | 10 % | 1.20 | 1234 |"
        );
    }

    #[test]
    fn what_has_no_headline_or_nothing_to_be_compared_with_is_no_number() {
        let table = rendered(
            Case::Accounts,
            &[
                ("1 account", &[("events/s", 0.0)]),
                ("100 accounts", &[("events/s", 1000.0)]),
                ("1,000 at rest", &[("kB/account", 50.0)]),
            ],
        );
        assert_eq!(
            table,
            "| accounts | events/s | spread | ratio | kB/account |\n\
             | --- | ---: | ---: | ---: | ---: |\n\
             | 1 account | 0.00 | – | – | – |\n\
             | 100 accounts | 1000 | 0 % | – | – |\n\
             | 1,000 at rest | – | – | – | 50.0 |"
        );
    }

    #[test]
    fn memory_that_is_flat_or_not_is_said_in_words() {
        let table = rendered(
            Case::Steady,
            &[
                ("floor", &[("last third MB", 10.0), ("flat", 1.0)]),
                ("mynah", &[("last third MB", 12.0), ("flat", 0.0)]),
            ],
        );
        assert!(
            table.ends_with(
                "| floor | 10.0 | 0 % | 1.00 | yes |\n| mynah | 12.0 | 0 % | 1.20 | no |"
            )
        );
    }

    #[test]
    fn what_speaks_against_a_value_in_one_part_of_a_case_is_said() {
        let said = |name: &str, value| {
            let metrics = [("cpu µs/event at 10,000/s", 4.0), (name, value)];
            let table = rendered(Case::Paced, &[("floor", &metrics)]);
            let client = table.lines().last().unwrap().split('|').nth(1).unwrap();
            client.trim().to_owned()
        };
        assert_eq!(said("generator busy at 10,000/s", 0.95), "floor (generator was the limit)");
        assert_eq!(said("generator busy at 10,000/s", 0.2), "floor");
        assert_eq!(said("generator late at 2,000/s", 0.02), "floor (generator was late)");
        assert_eq!(said("generator late at 2,000/s", 0.001), "floor");
        assert_eq!(said("generator busy", 0.91), "floor (generator was the limit)");
        assert_eq!(said("core shared at 2,000/s", 0.2), "floor (others had its core)");
        assert_eq!(said("core shared", 0.01), "floor");
    }

    #[test]
    fn what_was_lost_or_doubled_is_told_once_anything_was() {
        let client = |lost| [("ms", 1.0), ("lost", lost), ("doubled at 2,000/s", 0.0)];
        let table = |lost| {
            let (floor, mynah) = (client(0.0), client(lost));
            rendered(Case::Start, &[("floor", &floor), ("mynah", &mynah)])
        };
        assert!(table(0.0).starts_with("| start | ms | spread | ratio |\n"));
        assert!(table(1.0).starts_with("| start | ms | spread | ratio | lost |\n"));
    }
}
