//! The numbers in the tables of `docs/performance.md`, so that nobody has to copy them.

use std::path::Path;

use super::{Results, read};
use crate::case::Case;
use crate::generator::Problem;

/// What the others are compared with.
const FLOOR: &str = "floor";

/// What is written in one column of a client.
type Cell = fn(&Client<'_>) -> Option<String>;

/// The columns of the table that tells of floods, behind the name of the client.
const FLOODED: [Cell; 6] = [
    |client| client.beside_floor(Case::Flood, "events/s", rounded),
    |client| client.beside_floor(Case::Every, "answers/s", rounded),
    |client| client.told(Case::Every, "out of order %", |share| format!("{share:.0} %")),
    |client| client.both(Case::Latency, ["p50 µs", "p99 µs"], " / ", whole),
    |client| client.beside_floor(Case::Members, "ms", tenths),
    |client| client.told(Case::Flood, "peak MB", whole),
];

/// The columns of the table that tells of steady loads, of order and of memory.
const PACED: [Cell; 7] = [
    |client| client.paced(["cpu µs/event at 2,000/s", "p50 µs at 2,000/s", "p99 µs at 2,000/s"]),
    |client| client.paced(["cpu µs/event at 10,000/s", "p50 µs at 10,000/s", "p99 µs at 10,000/s"]),
    |client| client.ordered(["answers/s in one group", "out of order % in one group"]),
    |client| client.ordered(["answers/s in 50 groups", "out of order % in 50 groups"]),
    |client| client.both(Case::Start, ["idle data MB", "idle code MB"], " + ", tenths),
    |client| client.both(Case::Flood, ["peak data MB", "peak code MB"], " + ", tenths),
    |client| client.both(Case::Steady, ["first third MB", "last third MB"], " / ", tenths),
];

/// Writes the numbers of the results into the tables of pages.
pub(crate) fn fill(results: &Path, pages: &[impl AsRef<Path>]) -> Result<(), Problem> {
    let results = read(results)?;
    for page in pages {
        let page = page.as_ref();
        let text = std::fs::read_to_string(page)
            .map_err(|error| format!("{}: {error}", page.display()))?;
        std::fs::write(page, filled(&text, &results))?;
    }
    Ok(())
}

fn filled(text: &str, results: &Results) -> String {
    let mut columns: &[Cell] = &[];
    let mut page = String::with_capacity(text.len());
    for line in text.lines() {
        if !line.starts_with("| ") {
            columns = &[];
        } else if columns.is_empty() {
            columns = columns_below(line);
        } else if let Some(client) = Client::of_row(line, results) {
            page.push_str(&client.row(line, columns));
            page.push('\n');
            continue;
        }
        page.push_str(line);
        page.push('\n');
    }
    page
}

/// The columns of a table by its header, which names cases in every language.
fn columns_below(header: &str) -> &'static [Cell] {
    let has = |case: &str| header.contains(case);
    match (has("flood") && has("every"), has("paced") && has("order")) {
        (true, _) => &FLOODED,
        (_, true) => &PACED,
        _ => &[],
    }
}

/// One client and all that was measured.
struct Client<'a> {
    name: &'a str,
    results: &'a Results,
}

impl<'a> Client<'a> {
    /// The client that a row is about, unless none of that name was measured.
    fn of_row(row: &str, results: &'a Results) -> Option<Self> {
        let label = row.split('|').nth(1)?.trim();
        let name = label.split([':', '：', ' ']).next()?.trim_matches('*').to_lowercase();
        let name = results.order.iter().find(|known| **known == name)?;
        Some(Self { name, results })
    }

    fn row(&self, row: &str, columns: &[Cell]) -> String {
        let label = row.split('|').nth(1).unwrap_or_default();
        let cells = columns.iter().map(|cell| cell(self).unwrap_or("–".to_owned()));
        format!("|{label}| {} |", cells.collect::<Vec<_>>().join(" | "))
    }

    fn get(&self, case: Case, metric: &str) -> Option<f64> {
        self.results.median(&case.name(), self.name, metric)
    }

    fn told(&self, case: Case, metric: &str, how: fn(f64) -> String) -> Option<String> {
        self.get(case, metric).map(how)
    }

    /// A value, and in brackets how many times that of the floor it is.
    fn beside_floor(&self, case: Case, metric: &str, how: fn(f64) -> String) -> Option<String> {
        let value = self.get(case, metric)?;
        let floor = self.results.median(&case.name(), FLOOR, metric).filter(|floor| *floor > 0.0);
        let ratio = match floor.map(|floor| value / floor) {
            None => return Some(how(value)),
            Some(_) if self.name == FLOOR => "1".to_owned(),
            Some(many) if many >= 10.0 => format!("{many:.1}"),
            Some(few) => format!("{few:.2}"),
        };
        Some(format!("{} ({ratio})", how(value)))
    }

    fn both(
        &self,
        case: Case,
        [one, other]: [&str; 2],
        between: &str,
        how: fn(f64) -> String,
    ) -> Option<String> {
        Some(self.told(case, one, how)? + between + &self.told(case, other, how)?)
    }

    fn paced(&self, [cpu, p50, p99]: [&str; 3]) -> Option<String> {
        let cpu = self.told(Case::Paced, cpu, tenths)?;
        Some(cpu + " · " + &self.both(Case::Paced, [p50, p99], " / ", whole)?)
    }

    fn ordered(&self, [rate, disorder]: [&str; 2]) -> Option<String> {
        let disorder = self.told(Case::Order, disorder, |share| format!("{share:.0} %"))?;
        Some(self.told(Case::Order, rate, rounded)? + " · " + &disorder)
    }
}

fn whole(value: f64) -> String {
    format!("{value:.0}")
}

fn tenths(value: f64) -> String {
    format!("{value:.1}")
}

/// A rate to what can be relied on of it, with commas: 1,223,000 or 61,400.
fn rounded(value: f64) -> String {
    let unit = if value >= 100_000.0 { 1000.0 } else { 100.0 };
    let digits = format!("{:.0}", (value / unit).round() * unit);
    let mut written = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Metrics;

    #[test]
    fn rates_are_rounded_and_have_commas() {
        let rates = [1_222_960.0, 760_900.0, 61_361.0, 8674.0, 940.0, 0.0];
        assert_eq!(rates.map(rounded), ["1,223,000", "761,000", "61,400", "8,700", "900", "0"]);
    }

    #[test]
    fn rows_of_clients_that_were_measured_are_written_anew_and_nothing_else() {
        let mut results = Results::new(1);
        let of = |name: &str, value: f64| Metrics::default().with(name, value);
        for (client, rate) in [("floor", 278_000.0), ("mynah", 321_000.0)] {
            results.add(Case::Flood, client, &of("events/s", rate).with("peak MB", 13.7));
            results.add(Case::Members, client, &of("ms", rate / 10_000.0));
        }
        let page = "flood, every\n\n\
                    | 客户端 | flood | every | 乱序 | 延迟 | 成员 | MB |\n| --- | ---: |\n\
                    | **floor**：手写 | a | b | c | d | e | f |\n\
                    | **Mynah** | a | b | c | d | e | f |\n\
                    | Kovi 0.13 | a | b | c | d | e | f |\n\n\
                    | case | goal |\n| --- | --- |\n| mynah | 1 |\n";
        let expected = page
            .replace(
                "手写 | a | b | c | d | e | f |",
                "手写 | 278,000 (1) | – | – | – | 27.8 (1) | 14 |",
            )
            .replace(
                "**Mynah** | a | b | c | d | e | f |",
                "**Mynah** | 321,000 (1.15) | – | – | – | 32.1 (1.15) | 14 |",
            );
        assert_eq!(filled(page, &results), expected);
    }

    #[test]
    fn the_pages_say_what_was_measured() {
        let docs = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs"));
        let results = read(&docs.join("performance.json")).unwrap();
        for page in ["performance.md", "performance.zh-CN.md"] {
            let text = std::fs::read_to_string(docs.join(page)).unwrap();
            let way = "mynah-bench numbers docs/performance.json docs/performance{,.zh-CN}.md";
            assert!(filled(&text, &results) == text, "{page} differs: cargo run -p {way}");
        }
    }
}
