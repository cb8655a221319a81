//! How programs are linked here.

use std::env;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// How a program is linked: the compiler decides on a linker by all of this.
pub(crate) struct Linking {
    pub(crate) rustc: String,
    pub(crate) target: String,
    /// The linker, when one is configured.
    pub(crate) linker: Option<String>,
    /// What is configured for the compiler.
    pub(crate) flags: Vec<String>,
    /// Where files may be made.
    pub(crate) folder: PathBuf,
}

impl Linking {
    /// As Cargo tells a build script.
    pub(crate) fn of_cargo() -> Self {
        let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
        Self {
            rustc: super::variable("RUSTC"),
            target: super::variable("TARGET"),
            linker: env::var("RUSTC_LINKER").ok(),
            flags: flags.split('\x1f').filter(|flag| !flag.is_empty()).map(str::to_owned).collect(),
            folder: super::variable("OUT_DIR").into(),
        }
    }

    /// Whether a program can be linked with these arguments, which is found out by linking one that
    /// does nothing: an argument that a linker does not know ends the build.
    pub(crate) fn takes(&self, arguments: &[String]) -> io::Result<bool> {
        Ok(self.links("fn main() {}", arguments)?.is_some())
    }

    /// The program, when it could be linked.
    pub(crate) fn links(&self, text: &str, arguments: &[String]) -> io::Result<Option<PathBuf>> {
        let (source, program) = (self.folder.join("linked.rs"), self.folder.join("linked"));
        fs::write(&source, text)?;
        let mut rustc = Command::new(&self.rustc);
        rustc.args(["--edition", "2021", "--crate-type", "bin", "--target", &self.target]);
        rustc.args(&self.flags);
        rustc.args(self.linker.iter().map(|linker| format!("-Clinker={linker}")));
        rustc.args(arguments.iter().map(|argument| format!("-Clink-arg={argument}")));
        rustc.arg("-o").arg(&program).arg(&source);
        // What it complains of is no concern of whoever builds: the program is linked without.
        let linked = rustc.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        Ok(linked.success().then_some(program))
    }
}

#[cfg(all(test, target_os = "linux", target_env = "gnu", target_arch = "x86_64"))]
mod tests {
    use super::*;

    fn linking(folder: &tempfile::TempDir) -> Linking {
        Linking {
            rustc: env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned()),
            target: "x86_64-unknown-linux-gnu".to_owned(),
            linker: None,
            flags: Vec::new(),
            folder: folder.path().to_owned(),
        }
    }

    #[test]
    fn functions_lie_in_the_order_of_the_list_and_unknown_ones_are_passed_over() {
        let program = r#"
            #[no_mangle] #[inline(never)] extern "C" fn one() -> u32 { std::hint::black_box(1) }
            #[no_mangle] #[inline(never)] extern "C" fn two() -> u32 { std::hint::black_box(2) }
            fn main() { println!("{}", (one as usize) < (two as usize)) }
        "#;
        let folder = tempfile::tempdir().unwrap();
        let linking = linking(&folder);
        let first = |order: &str| {
            let list = folder.path().join("with, comma.txt");
            fs::write(&list, order).unwrap();
            let linked = linking.links(program, &crate::arguments(&list)).unwrap().unwrap();
            String::from_utf8(Command::new(linked).output().unwrap().stdout).unwrap()
        };
        assert_eq!(first("# a note\none\nnobody\ntwo\n"), "true\n");
        assert_eq!(first("# a note\ntwo\nnobody\none\n"), "false\n");
    }

    #[test]
    fn a_linker_that_does_not_know_the_argument_does_not_take_it() {
        let folder = tempfile::tempdir().unwrap();
        let linking = linking(&folder);
        assert!(linking.takes(&[]).unwrap());
        let unknown = ["-Xlinker".to_owned(), "--unheard-of".to_owned()];
        assert!(!linking.takes(&unknown).unwrap());
        let absent = Linking { linker: Some("no-such-linker".to_owned()), ..linking };
        assert!(!absent.takes(&[]).unwrap());
    }
}
