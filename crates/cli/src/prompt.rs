//! Lines from whoever sits in front of the terminal, or from a pipe; and what is shown meanwhile.

pub(crate) mod line;

use std::io::{BufRead, IsTerminal};

use rustyline::error::ReadlineError;
use rustyline::{DefaultEditor, ExternalPrinter};
use tokio::sync::mpsc;

use crate::failure::Failure;
use crate::output;
use crate::texts::text;

/// Lines that come in while others go out.
pub(crate) struct Prompt {
    lines: mpsc::UnboundedReceiver<String>,
    printer: Option<Box<dyn ExternalPrinter + Send>>,
}

impl Prompt {
    /// Reads lines from a terminal, with editing and history behind `label`, or from a pipe.
    pub(crate) fn open(label: &str) -> Result<Self, Failure> {
        let (sender, lines) = mpsc::unbounded_channel();
        if !std::io::stdin().is_terminal() {
            // Such a thread is never waited for: it may hang in a read until the process ends.
            std::thread::spawn(move || read_pipe(&sender));
            return Ok(Self { lines, printer: None });
        }
        let unusable = |error: ReadlineError| {
            Failure::Other(text("no-terminal").with("reason", error.to_string()))
        };
        let mut editor = DefaultEditor::new().map_err(unusable)?;
        let printer = editor.create_external_printer().map_err(unusable)?;
        let label = format!("{label}> ");
        std::thread::spawn(move || read_terminal(&mut editor, &label, &sender));
        Ok(Self { lines, printer: Some(Box::new(printer)) })
    }

    /// Whether somebody sits in front of it.
    pub(crate) fn is_terminal(&self) -> bool {
        self.printer.is_some()
    }

    /// The next line; `None` when there are no more.
    pub(crate) async fn next(&mut self) -> Option<String> {
        self.lines.recv().await
    }

    /// Shows `text`, without disturbing the line that is being written.
    pub(crate) fn print(&mut self, text: &str) {
        let shown = match &mut self.printer {
            Some(printer) => printer.print(format!("{text}\n")).is_ok(),
            None => false,
        };
        if !shown {
            output::line(text);
        }
    }
}

fn read_pipe(lines: &mpsc::UnboundedSender<String>) {
    for line in std::io::stdin().lock().lines() {
        let Ok(line) = line else { return };
        if lines.send(line).is_err() {
            return;
        }
    }
}

fn read_terminal(editor: &mut DefaultEditor, label: &str, lines: &mpsc::UnboundedSender<String>) {
    while let Ok(line) = editor.readline(label) {
        // A history that cannot grow is no reason to stop.
        let _ = editor.add_history_entry(&line);
        if lines.send(line).is_err() {
            return;
        }
    }
}
