//! What is told of the measurements.

mod chart;
mod numbers;
mod table;

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::case::{Case, Metrics};
use crate::generator::Problem;

pub(crate) use chart::draw;
pub(crate) use numbers::fill;
pub(crate) use table::table;

/// Everything that was measured: case, client, metric, one value a round.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Results {
    rounds: usize,
    cases: BTreeMap<String, BTreeMap<String, BTreeMap<String, Vec<f64>>>>,
    /// The clients in the order they were measured in.
    order: Vec<String>,
    problems: Vec<String>,
}

impl Results {
    /// Nothing yet.
    pub(crate) fn new(rounds: usize) -> Self {
        Self { rounds, ..Self::default() }
    }

    /// Adds what one client did in one round.
    pub(crate) fn add(&mut self, case: Case, client: &str, metrics: &Metrics) {
        if !self.order.iter().any(|known| known == client) {
            self.order.push(client.to_owned());
        }
        let of_client =
            self.cases.entry(case.name()).or_default().entry(client.to_owned()).or_default();
        for (metric, value) in metrics.iter() {
            of_client.entry(metric.to_owned()).or_default().push(value);
        }
    }

    /// Adds that one client could not be measured.
    pub(crate) fn fail(&mut self, case: Case, client: &str, problem: &Problem) {
        self.problems.push(format!("{}, {client}: {problem}", case.name()));
    }

    /// Writes them to a file, where what was measured of other cases before stays.
    pub(crate) fn write(self, file: &Path) -> Result<(), Problem> {
        let before = if file.exists() { read(file)? } else { Self::default() };
        let all = serde_json::to_string_pretty(&before.replaced_by(self))? + "\n";
        Ok(std::fs::write(file, all)?)
    }

    /// With the cases of a newer comparison instead of their own.
    fn replaced_by(mut self, newer: Self) -> Self {
        self.problems.retain(|problem| !newer.cases.keys().any(|case| is_of(problem, case)));
        self.problems.extend(newer.problems);
        for client in newer.order {
            if !self.order.contains(&client) {
                self.order.push(client);
            }
        }
        self.cases.extend(newer.cases);
        self.rounds = newer.rounds;
        self
    }

    /// What could not be measured in a case.
    fn problems_of(&self, case: Case) -> impl Iterator<Item = &str> {
        let problems = self.problems.iter().map(String::as_str);
        problems.filter(move |problem| is_of(problem, &case.name()))
    }

    /// The median of a metric.
    fn median(&self, case: &str, client: &str, metric: &str) -> Option<f64> {
        median(self.cases.get(case)?.get(client)?.get(metric)?)
    }
}

/// Whether a problem is one of a case.
fn is_of(problem: &str, case: &str) -> bool {
    problem.strip_prefix(case).is_some_and(|rest| rest.starts_with(", "))
}

fn median(values: &[f64]) -> Option<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values.get(values.len().checked_sub(1)? / 2).copied()
}

/// Prints the tables of results that were written as JSON.
pub(crate) fn tables(results: &Path) -> Result<(), Problem> {
    let results = read(results)?;
    Case::all()
        .filter(|case| results.cases.contains_key(&case.name()))
        .try_for_each(|case| table(&results, case))
}

/// Tells on a terminal what is being measured.
pub(crate) fn progress(case: Case, round: usize, client: &str) {
    let mut terminal = std::io::stderr();
    if terminal.is_terminal() {
        // Whether anybody reads it does not matter.
        let _ = write!(terminal, "\r\x1b[K{} · round {round} · {client}", case.name());
        let _ = terminal.flush();
    }
}

/// Tells where a client is to connect to.
pub(crate) fn listening(port: u16) {
    // Whoever does not read it does not want to connect.
    let _ = writeln!(std::io::stderr(), "{port}");
}

/// Tells one line on the terminal.
pub(crate) fn line(text: &str) {
    // Whether anybody reads it does not matter.
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Reads results that were written as JSON.
fn read(file: &Path) -> Result<Results, Problem> {
    let text =
        std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(serde_json::from_str(&text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results(case: Case, client: &str, value: f64) -> Results {
        let mut results = Results::new(1);
        results.add(case, client, &Metrics::default().with("ms", value));
        results.fail(case, "kovi", &"it has ended".into());
        results
    }

    #[test]
    fn a_newer_comparison_replaces_its_cases_and_leaves_the_others() {
        let mut before = results(Case::Start, "floor", 1.0);
        before.add(Case::Members, "floor", &Metrics::default().with("ms", 2.0));
        before.add(Case::Start, "mynah", &Metrics::default().with("ms", 3.0));
        let all = before.replaced_by(results(Case::Start, "peer", 4.0));
        assert_eq!(all.median("members", "floor", "ms"), Some(2.0));
        assert_eq!(all.median("start", "peer", "ms"), Some(4.0));
        assert_eq!(all.median("start", "floor", "ms"), None);
        assert_eq!(all.order, ["floor", "mynah", "peer"]);
        assert_eq!(all.problems, ["start, kovi: it has ended"]);
    }

    #[test]
    fn the_median_is_the_middle_one() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 1.0]), Some(1.0));
        assert_eq!(median(&[]), None);
    }
}
