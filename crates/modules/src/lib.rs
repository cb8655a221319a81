//! The modules shipped with the `mynah` binary.
//!
//! Each is one file to read and to copy, with its texts beside it:
//!
//! | module | what it does | where |
//! | --- | --- | --- |
//! | [`ping`] | answers | everywhere |
//! | [`help`] | lists what the bot can do | everywhere |
//! | [`welcome`] | greets whoever joins a group | everywhere |
//! | [`checkin`] | counts who comes by every day, with a leaderboard | in groups |
//! | [`quiz`] | asks questions; whoever knows first gets the point | everywhere |
//! | [`guard`] | keeps order, as far as it is told to | in groups |
//! | [`switch`] | lists the modules, and switches them on and off | everywhere, for super users |
//! | [`dragon`] | tells who talks most, and counts the veterans | NapCat |

pub mod checkin;
pub mod dragon;
pub mod guard;
pub mod help;
pub mod ping;
pub mod quiz;
pub mod switch;
pub mod welcome;

use mynah::Module;

/// All shipped modules, in the order the help lists them.
pub fn all() -> Vec<Module> {
    vec![
        help::module(),
        ping::module(),
        checkin::module(),
        quiz::module(),
        dragon::module(),
        guard::module(),
        welcome::module(),
        switch::module(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_there_in_every_language() {
        for module in all() {
            let file = format!("{}/src/{}.rs", env!("CARGO_MANIFEST_DIR"), module.name());
            module.translations().assert_complete(file);
        }
    }

    /// Examples that nobody reads to the end are none.
    #[test]
    fn each_module_is_shorter_than_150_lines() {
        for module in all() {
            let file = format!("{}/src/{}.rs", env!("CARGO_MANIFEST_DIR"), module.name());
            let source = std::fs::read_to_string(&file).expect("it is beside this one");
            let lines = source.lines().take_while(|line| !line.contains("#[cfg(test)]")).count();
            assert!(lines < 150, "{file} has {lines} lines");
            assert!(!source.lines().any(|line| line.starts_with("mod ")), "{file} hides some");
        }
    }

    #[test]
    fn what_an_operator_can_set_is_explained() {
        for module in all() {
            if let Some(described) = module.description() {
                assert_eq!(described.unexplained(), [""; 0], "{}", module.name());
            }
        }
    }
}
