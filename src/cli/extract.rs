//! `mingcha extract`: the figures of documents as rows.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;

use super::input::Reading;
use super::output::{self, Format};
use super::status::{Failure, Status};
use crate::corpus::{Record, explained, records};
use crate::metric::because::{Because, Rule};

/// Arguments of the command.
#[derive(Args)]
pub struct Extract {
    /// Files and folders to read
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// How to print the rows
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// Say for each field which rule gave it, in a column `because`; stderr tells what the rules mean
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    reading: Reading,
}

impl Extract {
    /// Prints the figures in reading order.
    pub fn run(self) -> Result<Status, Failure> {
        let (corpus, status) = self.reading.corpus(&self.paths)?;
        let rows = if self.explain {
            let (rows, because): (Vec<Record>, Vec<Because>) = explained(&corpus).into_iter().unzip();
            tell_rules(&because);
            rows
        } else {
            records(&corpus)
        };
        match self.format {
            Format::Jsonl => output::print_rows(rows, self.format)?,
            Format::Csv => output::print_rows(rows.into_iter().map(Record::flat), self.format)?,
        }
        Ok(status)
    }
}

/// What the rules mean that gave fields.
fn tell_rules(because: &[Because]) {
    let used: BTreeSet<(&str, &Rule)> = because.iter().flat_map(Because::fields).collect();
    for (field, rule) in used {
        eprintln!("{field:<10}  {:<12}  {}", rule.key, rule.meaning);
    }
}
