//! Measuring all clients in turn.

mod kovi;

use crate::args::Compare;
use crate::case::Case;
use crate::generator::Problem;
use crate::process::{self, Start};
use crate::report::{self, Results};

/// Measures every case, round by round, so that whatever else the machine does hits all alike.
pub(crate) fn run(compare: &Compare) -> Result<(), Problem> {
    process::build_own()?;
    let clients = clients(compare)?;
    let mut results = Results::new(compare.rounds);
    for case in cases(compare) {
        let clients = case.clients(&clients)?;
        for round in 1..=compare.rounds {
            for client in &clients {
                report::progress(case, round, &client.name);
                match case.measure(client) {
                    Ok(metrics) => results.add(case, &client.name, &metrics),
                    Err(problem) => results.fail(case, &client.name, &problem),
                }
            }
        }
        report::table(&results, case)?;
    }
    if let Some(file) = &compare.json {
        std::fs::write(file, serde_json::to_string_pretty(&results)?)?;
    }
    Ok(())
}

/// Says where the generator listens, and what it measured once a client came and was done.
pub(crate) fn serve(case: Case) -> Result<(), Problem> {
    let metrics = case.serve(report::listening)?;
    let mut results = Results::new(1);
    results.add(case, "client", &metrics);
    report::table(&results, case)
}

fn cases(compare: &Compare) -> Vec<Case> {
    use clap::ValueEnum;

    if compare.cases.is_empty() { Case::value_variants().to_vec() } else { compare.cases.clone() }
}

fn clients(compare: &Compare) -> Result<Vec<Start>, Problem> {
    let own = ["floor", "mynah", "floor-typed", "floor-fast"];
    let mut clients =
        own.map(|client| Start::own(client, &[])).into_iter().collect::<Result<Vec<_>, _>>()?;
    if !compare.without_kovi {
        clients.push(kovi::build()?);
    }
    for peer in &compare.peer {
        let (name, command) = peer.split_once('=').ok_or("a peer is given as NAME=COMMAND")?;
        let words = command.split_whitespace().map(str::to_owned).collect();
        clients.push(Start { name: name.to_owned(), words, folder: None, accounts: 1 });
    }
    Ok(clients)
}
