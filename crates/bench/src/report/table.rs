//! The results of one case as a table in Markdown.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write;

use super::{Results, median};
use crate::case::Case;
use crate::generator::Problem;

/// From which share of its time on the generator may have been the limit.
const BUSY: f64 = 0.9;

/// Prints the table of a case.
pub(crate) fn table(results: &Results, case: Case) -> Result<(), Problem> {
    let mut out = std::io::stdout().lock();
    let mut terminal = std::io::stderr();
    write!(terminal, "\r\x1b[K")?;
    writeln!(out, "\n{}", render(results, case))?;
    for problem in &results.problems {
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
        .filter(|metric| *metric != headline && *metric != "generator busy")
        .collect();
    let first = results.order.iter().find(|client| clients.contains_key(*client));
    let floor =
        first.and_then(|client| results.median(&name, client, headline)).unwrap_or(f64::NAN);
    let mut table = format!("| {name} | {headline} | spread | ratio |");
    for metric in &others {
        let _ = write!(table, " {metric} |");
    }
    table.push_str("\n| --- | ---: | ---: | ---: |");
    table.push_str(&" ---: |".repeat(others.len()));
    for client in results.order.iter().filter(|client| clients.contains_key(*client)) {
        let metrics = &clients[client];
        let values = metrics.get(headline).map_or(&[][..], Vec::as_slice);
        let value = median(values).unwrap_or(f64::NAN);
        let busy = metrics.get("generator busy").and_then(|values| median(values)).unwrap_or(0.0);
        let limit = if busy > BUSY { " (generator was the limit)" } else { "" };
        let _ = write!(
            table,
            "\n| {client}{limit} | {} | {} | {:.2} |",
            number(value),
            spread(values),
            value / floor
        );
        for metric in &others {
            let value = metrics.get(*metric).and_then(|values| median(values));
            let _ = write!(table, " {} |", value.map_or("–".to_owned(), number));
        }
    }
    table
}

/// How far apart the lowest and the highest value are, in percent of the median.
fn spread(values: &[f64]) -> String {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let middle = median(values).unwrap_or(f64::NAN);
    format!("{:.0} %", 100.0 * (high - low) / middle)
}

fn number(value: f64) -> String {
    match value.abs() {
        large if large >= 1000.0 => format!("{value:.0}"),
        large if large >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}
