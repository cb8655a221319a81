//! Measuring all clients in turn.

mod kovi;
mod peer;

use std::time::Duration;

use crate::args::Compare;
use crate::case::Case;
use crate::generator::Problem;
use crate::process::{self, Start};
use crate::report::{self, Results};

pub(crate) use peer::Peer;

/// Our own clients, and first what the others are compared with.
const OWN: [&str; 4] = ["floor", "mynah", "floor-typed", "floor-fast"];

/// The framework of the field.
const KOVI: &str = "kovi";

/// Measures every case, round by round, so that whatever else the machine does hits all alike.
pub(crate) fn run(compare: &Compare) -> Result<(), Problem> {
    let clients = clients(compare)?;
    process::build_own()?;
    let mut results = Results::new(compare.rounds);
    for case in cases(compare) {
        let clients = case.clients(&clients)?;
        for round in 1..=compare.rounds {
            for client in &clients {
                report::progress(case, round, &client.name);
                match case.measure(client, compare.length.time()) {
                    Ok(metrics) => results.add(case, &client.name, &metrics),
                    Err(problem) => results.fail(case, &client.name, &problem),
                }
            }
        }
        report::table(&results, case)?;
    }
    if let Some(file) = &compare.json {
        results.write(file)?;
    }
    Ok(())
}

/// Says where the generator listens, and what it measured once a client came and was done.
pub(crate) fn serve(case: Case, time: Duration, accounts: usize) -> Result<(), Problem> {
    let metrics = case.serve(time, accounts, report::listening)?;
    let mut results = Results::new(1);
    results.add(case, "client", &metrics);
    report::table(&results, case)
}

fn cases(compare: &Compare) -> Vec<Case> {
    if compare.cases.is_empty() { Case::usual().collect() } else { compare.cases.clone() }
}

fn clients(compare: &Compare) -> Result<Vec<Start>, Problem> {
    let peers = compare.peer.iter().map(|peer| peer.0.name.as_str());
    let known: Vec<&str> = OWN.into_iter().chain([KOVI]).chain(peers).collect();
    let wanted = wanted(&known, &compare.client)?;
    let mut clients = Vec::new();
    for client in OWN.into_iter().filter(|client| wanted.contains(client)) {
        clients.push(Start::own(client, &[])?);
    }
    if wanted.contains(&KOVI) && !compare.without_kovi {
        clients.push(kovi::build()?);
    }
    let peers = compare.peer.iter().map(|peer| &peer.0);
    clients.extend(peers.filter(|peer| wanted.contains(&peer.name.as_str())).cloned());
    Ok(clients)
}

/// Those of the clients that were asked for, or all when nothing was.
fn wanted<'a>(known: &[&'a str], asked: &[String]) -> Result<Vec<&'a str>, Problem> {
    for (place, name) in known.iter().enumerate() {
        if known[..place].contains(name) {
            return Err(format!("there are two clients called {name}").into());
        }
    }
    if let Some(unknown) = asked.iter().find(|asked| !known.contains(&asked.as_str())) {
        return Err(
            format!("there is no client called {unknown}, only {}", known.join(", ")).into()
        );
    }
    let is_asked = |name: &&&str| asked.is_empty() || asked.iter().any(|asked| asked == **name);
    Ok(known.iter().filter(is_asked).copied().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_asked_for_are_measured_or_else_all() {
        let known = ["floor", "mynah", "python"];
        assert_eq!(wanted(&known, &[]).unwrap(), known);
        let asked = ["python".to_owned(), "floor".to_owned()];
        assert_eq!(wanted(&known, &asked).unwrap(), ["floor", "python"]);
    }

    #[test]
    fn a_client_that_is_not_there_and_two_of_one_name_are_named() {
        let problem = wanted(&["floor", "mynah"], &["flor".to_owned()]).unwrap_err().to_string();
        assert_eq!(problem, "there is no client called flor, only floor, mynah");
        let problem = wanted(&["floor", "kovi", "kovi"], &[]).unwrap_err().to_string();
        assert_eq!(problem, "there are two clients called kovi");
    }
}
