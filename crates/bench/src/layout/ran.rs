//! Which functions of a program ran, as callgrind tells.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// The names of the functions of the program itself, not of its libraries, those with the most
/// instructions first.
///
/// Counts that are alike are no order: functions are put by the power of two, and then by name, so
/// that the list stays as it is when a count differs a little.
pub(super) fn by_work(recordings: &[String], program: &Path) -> Vec<String> {
    let mut counts = BTreeMap::new();
    for recorded in recordings {
        count_all(recorded, &program.to_string_lossy(), &mut counts);
    }
    let mut work: Vec<(u32, &str)> = counts
        .into_iter()
        .map(|(name, count)| (count.checked_ilog2().unwrap_or_default(), name))
        .collect();
    work.sort_by_key(|&(magnitude, name)| (std::cmp::Reverse(magnitude), name));
    work.into_iter().map(|(_, name)| name.to_owned()).collect()
}

/// Counts how many instructions each function of the program took by itself.
fn count_all<'a>(recorded: &'a str, program: &str, counts: &mut BTreeMap<&'a str, u64>) {
    let (mut objects, mut functions) = (Names::default(), Names::default());
    let (mut object, mut function) = (None, None);
    let mut lines = recorded.lines();
    while let Some(line) = lines.next() {
        match line.split_once('=') {
            Some(("ob", name)) => object = objects.resolve(name),
            Some(("fn", name)) => function = functions.resolve(name),
            Some(("cob", name)) => _ = objects.resolve(name),
            Some(("cfn", name)) => _ = functions.resolve(name),
            // The line after it counts what was called, not what the function does by itself.
            Some(("calls", _)) => _ = lines.next(),
            _ => {
                let (Some(count), Some(name)) = (count(line), function) else { continue };
                // Stubs of the linker have no names but where they are.
                if object == Some(program) && !name.starts_with("0x") {
                    // A function that calls itself is told apart by its depth, as `name'2`.
                    let name = name.split_once('\'').map_or(name, |(name, _)| name);
                    *counts.entry(name).or_insert(0) += count;
                }
            }
        }
    }
}

/// What a line counts that is about a line of source, as `+3 60`; `totals: 60` is not.
fn count(line: &str) -> Option<u64> {
    let (position, count) = line.split_once(' ')?;
    if position.ends_with(':') { None } else { count.parse().ok() }
}

/// Names that are written out once, and then told by their number.
#[derive(Default)]
struct Names<'a>(HashMap<&'a str, &'a str>);

impl<'a> Names<'a> {
    fn resolve(&mut self, text: &'a str) -> Option<&'a str> {
        match text.split_once(' ') {
            Some((number, name)) => {
                self.0.insert(number, name);
                Some(name)
            }
            None => self.0.get(text).copied(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_of_the_program_come_by_their_own_work() {
        let recorded = "\
# callgrind format
positions: line
events: Ir
ob=(1) /bin/bot
fl=(1) ???
fn=(1) _start
0 12
fn=(2) _ZN3bot4read17h01E
0 40
cfn=(3) _ZN3bot4copy17h02E
calls=7 0
0 90000
+3 60
fn=(3)
0 5000
fn=(4) _ZN3bot4read17h01E'2
* 1
ob=(2) /lib/libc.so.6
fn=(5) memcpy
0 70000
ob=(1)
fn=(6) _ZN3bot5again17h03E
0 100
fn=(7) 0x00000000000af780
0 9000
totals: 165213
";
        assert_eq!(
            by_work(&[recorded.to_owned(), recorded.to_owned()], Path::new("/bin/bot")),
            ["_ZN3bot4copy17h02E", "_ZN3bot4read17h01E", "_ZN3bot5again17h03E", "_start"]
        );
    }
}
