//! Lays out a program by what it runs, so that less of it has to be in memory.
//!
//! The kernel maps a program 64 KB at a time around whatever is used of it, and what a bot runs
//! lies scattered among what it never does. A linker that is told the names puts them side by side.
//! The names are recorded by `mynah-bench layout --write`, one file for each target in the folder
//! `layout` of the package.
//!
//! Nothing depends on it: a name that is not there is passed over, so that a list that was recorded
//! with another compiler, or before a change, only does less.

mod linking;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use linking::Linking;

/// Asks the linker to lay out a program of the package whose build script calls this.
///
/// It does so in a release build for a target whose functions were recorded, when the linker takes
/// a list of them, as lld does; otherwise the program is what it would be without.
///
/// ```no_run
/// // build.rs
/// fn main() -> std::io::Result<()> {
///     mynah_layout::arrange("mynah")
/// }
/// ```
///
/// # Errors
///
/// Cargo could not be told.
///
/// # Panics
///
/// It is not called by a build script.
pub fn arrange(program: &str) -> io::Result<()> {
    let package = PathBuf::from(variable("CARGO_MANIFEST_DIR"));
    let list = list(&package, &variable("TARGET"));
    let mut cargo = io::stdout().lock();
    writeln!(cargo, "cargo::rerun-if-changed={}", watched(&package).display())?;
    // Names of functions are those of a build that is optimized in the same way.
    if variable("PROFILE") != "release" || !list.exists() {
        return Ok(());
    }
    let arguments = arguments(&list);
    if Linking::of_cargo().takes(&arguments)? {
        for argument in arguments {
            writeln!(cargo, "cargo::rustc-link-arg-bin={program}={argument}")?;
        }
    }
    Ok(())
}

/// Where the functions are listed that programs of a package run on a target.
pub fn list(package: &Path, target: &str) -> PathBuf {
    folder(package).join(format!("{target}.txt"))
}

fn folder(package: &Path) -> PathBuf {
    package.join("layout")
}

/// What the build depends on, which has to be there: for what is not, Cargo builds again and again.
fn watched(package: &Path) -> PathBuf {
    let folder = folder(package);
    if folder.exists() { folder } else { package.join("build.rs") }
}

/// What tells the linker; `-Xlinker` and not `-Wl`, which a comma in the path would break.
fn arguments(list: &Path) -> [String; 4] {
    let linker = |argument| ["-Xlinker".to_owned(), argument];
    let [first, second] = linker(format!("--symbol-ordering-file={}", list.display()));
    let [third, fourth] = linker("--no-warn-symbol-ordering".to_owned());
    [first, second, third, fourth]
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name}: Cargo sets this for build scripts"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_there_is_watched_so_that_nothing_is_built_again_in_vain() {
        let package = tempfile::tempdir().unwrap();
        assert_eq!(watched(package.path()), package.path().join("build.rs"));
        std::fs::create_dir(package.path().join("layout")).unwrap();
        assert_eq!(watched(package.path()), package.path().join("layout"));
    }
}
