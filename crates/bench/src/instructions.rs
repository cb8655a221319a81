//! Instructions counted instead of time taken: a regression shows on a machine that is not quiet.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::process::Command;

use mynah_bench::work;

use crate::generator::Problem;
use crate::report;

/// How often each piece of work is done; it is done twice as often as well, and what that takes
/// more is the work without what surrounds it.
const TIMES: u64 = 300;

/// How much a count may differ from what is noted, in percent: another compiler does as much.
const LEEWAY: f64 = 5.0;

/// How instructions are counted.
#[derive(Debug, clap::Args)]
pub(crate) struct Instructions {
    /// Notes the counts instead of comparing them.
    #[arg(long)]
    write: bool,
    /// The file with what is noted.
    #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/instructions.txt"))]
    file: PathBuf,
}

/// Does one piece of work again and again, for somebody who counts from outside.
#[derive(Debug, clap::Args)]
pub(crate) struct Piece {
    /// What it is called.
    name: String,
    /// How often.
    times: u64,
}

impl Piece {
    pub(crate) fn run(&self) -> Result<(), Problem> {
        let (_, work) = work::pieces()
            .into_iter()
            .find(|(name, _)| *name == self.name)
            .ok_or_else(|| format!("there is no piece of work called {:?}", self.name))?;
        (0..self.times).for_each(|_| work());
        Ok(())
    }
}

impl Instructions {
    pub(crate) fn run(&self) -> Result<(), Problem> {
        let mut counts = BTreeMap::new();
        for (name, _) in work::pieces() {
            counts.insert(name, (count(name, 2 * TIMES)? - count(name, TIMES)?) / TIMES);
        }
        if self.write {
            std::fs::write(&self.file, noted(&counts)?)?;
        }
        let text = std::fs::read_to_string(&self.file)
            .map_err(|error| format!("{}: {error}; `--write` makes it", self.file.display()))?;
        let known: BTreeMap<&str, u64> = text.lines().filter_map(line).collect();
        let mut more = Vec::new();
        report::line("| work | instructions | noted | change |");
        report::line("| --- | ---: | ---: | ---: |");
        for (name, count) in counts {
            let noted = known.get(name).copied().unwrap_or_default();
            let change = percent(count, noted);
            report::line(&format!("| {name} | {count} | {noted} | {change:+.1} % |"));
            if change.abs() > LEEWAY {
                more.push(name);
            }
        }
        if more.is_empty() {
            return Ok(());
        }
        let file = self.file.display();
        Err(format!(
            "{} changed by more than {LEEWAY} %; `--write` notes it in {file}",
            more.join(", ")
        )
        .into())
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are below 2^53")]
fn percent(count: u64, noted: u64) -> f64 {
    100.0 * (count as f64 / (noted.max(1)) as f64 - 1.0)
}

fn noted(counts: &BTreeMap<&str, u64>) -> Result<String, std::fmt::Error> {
    let mut text = String::from(
        "# Instructions of a release build by cachegrind; `mynah-bench instructions --write`.\n",
    );
    for (name, count) in counts {
        writeln!(text, "{count}\t{name}")?;
    }
    Ok(text)
}

fn line(line: &str) -> Option<(&str, u64)> {
    let (count, name) = line.split_once('\t')?;
    Some((name, count.parse().ok()?))
}

/// How many instructions this program takes to do a piece of work so many times.
fn count(name: &str, times: u64) -> Result<u64, Problem> {
    let output = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
        .arg(std::env::current_exe()?)
        .args(["piece", name, &times.to_string()])
        .output()
        .map_err(|error| format!("valgrind: {error}"))?;
    let told = String::from_utf8_lossy(&output.stderr);
    counted(&told).ok_or_else(|| format!("valgrind told no count:\n{told}").into())
}

/// The count in what valgrind tells, `==7== I   refs:      10,198,612`.
fn counted(told: &str) -> Option<u64> {
    let line = told.lines().find(|line| line.contains(" I ") && line.contains("refs:"))?;
    let (_, count) = line.split_once("refs:")?;
    count.trim().replace(',', "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_is_read_again() {
        let counts = BTreeMap::from([("decode/words", 12), ("encode/words", 7)]);
        let text = noted(&counts).unwrap();
        assert_eq!(text.lines().filter_map(line).collect::<BTreeMap<_, _>>(), counts);
    }

    #[test]
    fn the_count_is_found_in_what_valgrind_tells() {
        let told = "==7== Command: x\n==7== \n==7== I   refs:      10,198,612\n";
        assert_eq!(counted(told), Some(10_198_612));
        assert_eq!(counted("==7== nothing"), None);
    }

    #[test]
    fn every_piece_of_work_has_a_name_of_its_own_and_can_be_done() {
        let pieces = work::pieces();
        let names: std::collections::BTreeSet<_> = pieces.iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), pieces.len());
        for (_, work) in &pieces {
            work();
        }
    }
}
