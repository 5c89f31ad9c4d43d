//! The command line: what each command prints and writes; no logic of its own.
//!
//! Data goes to standard output, words to standard error. The exit status is 0; 1 where some input could
//! not be read (each named, the rest done); 2 for wrong usage, nothing readable, or an output that cannot be
//! written. Each command has a file; `input` reads what they are given, `output` writes.

mod build;
mod chart;
mod extract;
mod input;
mod inspect;
mod ledger;
mod output;
mod progress;
mod published;
mod search;
mod site;
mod status;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};

use status::{Failure, Status};

/// Reads Chinese policy documents and makes one offline page of them, in which every word can be found and
/// every figure filtered and charted.
#[derive(Parser)]
#[command(name = "mingcha", version, max_term_width = 100, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  mingcha build                                    a page of the documents that ship with Mingcha
  mingcha build reports/ -o reports.html           a page of your own
  mingcha site reports/ -o public/                 the same for a web host, with a widget for articles
  mingcha extract reports/ --format csv > figures.csv
  mingcha search reports.html --query '失业率 2023'
  mingcha chart reports.html --view 'v=metrics&ind=城镇新增就业人数' -o jobs.svg

PATHS are files or folders of Markdown, HTML, plain text or JSON Lines (.jsonl, .jsonl.gz). A file
`mingcha.toml` beside them may set titles, dates and places.
Exit status: 0; 1 if some input could not be read; 2 for wrong usage or nothing readable.";

#[derive(Subcommand)]
enum Command {
    /// Make one offline page; without PATHS of the documents that ship with Mingcha.
    Build(build::Build),
    /// Make the files of a web host: page, widget for articles, frame, README.
    Site(site::Site),
    /// Print the figures of documents, in reading order.
    Extract(extract::Extract),
    /// Print targets with the outcomes reported for them, not yet judged.
    Ledger(ledger::Ledger),
    /// Search as the page does.
    Search(search::Search),
    /// Draw a chart as the page does.
    Chart(chart::Chart),
    /// Say what a bundle, engine or page holds, and verify it.
    Inspect(inspect::Inspect),
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

/// Runs the command line and gives the exit status.
pub fn run() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Build(command) => command.run(),
        Command::Site(command) => command.run(),
        Command::Extract(command) => command.run(),
        Command::Ledger(command) => command.run(),
        Command::Search(command) => command.run(),
        Command::Chart(command) => command.run(),
        Command::Inspect(command) => command.run(),
        Command::Completions { shell } => completions(shell),
    };
    match outcome {
        Ok(Status::Done) => ExitCode::SUCCESS,
        Ok(Status::SomeUnreadable) => ExitCode::from(1),
        // Who reads only the first lines (`| head`) has what they wanted.
        Err(Failure::Stdout(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("mingcha: {failure}");
            ExitCode::from(2)
        }
    }
}

fn completions(shell: clap_complete::Shell) -> Result<Status, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "mingcha", &mut script);
    output::print(|out| out.write_all(&script))?;
    Ok(Status::Done)
}
