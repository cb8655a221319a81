//! How far a file is: a bar on a terminal, else a line for every tenth.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};
use mynah::core::{Lang, Localize};

use crate::output;
use crate::texts::text;

const BAR: &str =
    "{bar:40} {percent:>3} %  {binary_bytes} / {binary_total_bytes}  {binary_bytes_per_sec}  {eta}";

const BAR_WITHOUT_END: &str = "{spinner} {binary_bytes}  {binary_bytes_per_sec}";

/// After how many bytes there is a line when nobody knows how many there will be.
const STRETCH: u64 = 16 << 20;

/// How far a file is, shown to whoever waits; a bar goes away with it.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    lang: Lang,
    lines: u64,
}

impl Progress {
    pub(crate) fn new(lang: Lang) -> Self {
        let bar = std::io::stderr().is_terminal().then(ProgressBar::no_length);
        Self { bar, lang, lines: 0 }
    }

    /// Shows that `have` bytes of `all` are there.
    pub(crate) fn show(&mut self, have: u64, all: Option<u64>) {
        // A file may be longer than was said.
        let all = all.filter(|all| *all >= have && *all > 0);
        match &self.bar {
            Some(bar) => {
                if bar.length() != all || bar.position() == 0 {
                    dress(bar, all);
                }
                bar.set_position(have);
            }
            None => self.tell(have, all),
        }
    }

    fn tell(&mut self, have: u64, all: Option<u64>) {
        let lines = all.map_or(have / STRETCH, |all| 10 * have / all);
        if lines == self.lines {
            return;
        }
        self.lines = lines;
        let line = match all {
            Some(all) => text("progress").with("percent", 100 * have / all).with("all", all),
            None => text("progress-without-end"),
        };
        output::note(line.with("have", have).localize(&self.lang));
    }
}

fn dress(bar: &ProgressBar, all: Option<u64>) {
    let template = if all.is_some() { BAR } else { BAR_WITHOUT_END };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("█▉▊▋▌▍▎▏ "));
    }
    match all {
        Some(all) => bar.set_length(all),
        None => bar.unset_length(),
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bars_can_be_drawn() {
        for template in [BAR, BAR_WITHOUT_END] {
            assert!(ProgressStyle::with_template(template).is_ok(), "{template}");
        }
    }
}
