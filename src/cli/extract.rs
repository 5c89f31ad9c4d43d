//! `mingcha extract`: figures as rows.

use std::path::PathBuf;

use clap::Args;

use super::input::Reading;
use super::output::{self, Format};
use super::status::{Failure, Status};
use crate::metric::{Record, records};

/// Arguments of the command.
#[derive(Args)]
pub struct Extract {
    /// Files and folders to read
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// How to print the rows
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    #[command(flatten)]
    reading: Reading,
}

impl Extract {
    /// Prints the figures in reading order.
    pub fn run(self) -> Result<Status, Failure> {
        let (corpus, status) = self.reading.corpus(&self.paths)?;
        let rows = records(&corpus).into_iter();
        match self.format {
            Format::Jsonl => output::print_rows(rows, self.format)?,
            Format::Csv => output::print_rows(rows.map(Record::flat), self.format)?,
        }
        Ok(status)
    }
}
