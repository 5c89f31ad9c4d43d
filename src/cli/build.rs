//! `mingcha build`: documents → one offline page.

use std::path::PathBuf;

use clap::Args;

use super::input::{Reading, bundle_of, opened};
use super::output;
use super::published::engine;
use super::status::{Failure, Status};
use crate::bundle::Codec;
use crate::page;
use crate::{assemble, document};

/// Arguments of the command.
#[derive(Args)]
pub struct Build {
    /// Files and folders to read; none for the documents that ship with Mingcha
    paths: Vec<PathBuf>,
    /// The file to write
    #[arg(short, long, default_value = "explorer.html")]
    output: PathBuf,
    /// Write the bundle alone, compressed, instead of a page
    #[arg(long)]
    bundle: bool,
    /// Where the page will be published, for the links that are copied from it
    #[arg(long, value_name = "URL", value_parser = super::published::public)]
    home: Option<String>,
    #[command(flatten)]
    reading: Reading,
}

impl Build {
    /// Makes the page.
    pub fn run(self) -> Result<Status, Failure> {
        // Known before the work is done: a program without an engine makes no page.
        let engine = if self.bundle { None } else { Some(engine()?) };
        let (corpus, status) = match self.paths.as_slice() {
            [] => (assemble::assemble(document::builtin()), Status::Done),
            paths => self.reading.corpus(paths)?,
        };
        let codec = if self.bundle { Codec::Deflate } else { Codec::Stored };
        let bundle = bundle_of(&corpus, codec)?;
        opened(bundle.clone())?;
        let bytes = match engine {
            None => bundle,
            Some(engine) => {
                let page = page::explorer_page(&engine, &bundle, &corpus, self.home.as_deref());
                page.map_err(Failure::Page)?.into_bytes()
            }
        };
        output::write_file(&self.output, &bytes)?;
        eprintln!(
            "{}, {}, {}",
            output::counted(corpus.documents.len(), "document", "documents"),
            output::counted(corpus.metrics.len(), "figure", "figures"),
            output::counted(corpus.ledger.len(), "group of targets", "groups of targets")
        );
        let line = format!("{} ({})\n", self.output.display(), output::size(bytes.len()));
        output::print(|out| out.write_all(line.as_bytes()))?;
        Ok(status)
    }
}
