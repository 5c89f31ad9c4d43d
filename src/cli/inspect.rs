//! `mingcha inspect`: what a bundle, engine or page holds, and whether it is whole.

use std::path::PathBuf;

use clap::Args;

use super::output;
use super::status::{Failure, Status};
use crate::bundle::carrier::{self, Carrier};
use crate::bundle::{Bundle, FORMAT, contents};

/// Arguments of the command.
#[derive(Args)]
pub struct Inspect {
    /// A page, engine or bundle that Mingcha wrote
    file: PathBuf,
}

impl Inspect {
    /// Verifies every checksum and prints what is there.
    pub fn run(self) -> Result<Status, Failure> {
        let bytes = std::fs::read(&self.file).map_err(|error| Failure::Read(self.file.clone(), error))?;
        let damaged = |error| Failure::Bundle(self.file.clone(), error);
        let (carrier, bundle_bytes) =
            carrier::extract(&bytes).ok_or_else(|| Failure::NoBundle(self.file.clone()))?.map_err(damaged)?;
        let size = bundle_bytes.len();
        let bundle = Bundle::open(bundle_bytes).map_err(damaged)?;
        bundle.verify().map_err(damaged)?;
        let contents = contents::read(&bundle).map_err(damaged)?;
        let kind = match carrier {
            Carrier::Bundle => "bundle",
            Carrier::Wasm => "engine with a bundle",
            Carrier::Page => "page with an engine and a bundle",
        };
        let words = &contents.index.words;
        let (dictionary, postings) = words.sizes();
        output::print(|out| {
            writeln!(out, "{}: {kind}, {} bytes", self.file.display(), bytes.len())?;
            writeln!(out, "format     {FORMAT}, written by {}", contents.meta.program)?;
            writeln!(out, "version    {} (verified)", bundle.version())?;
            writeln!(out, "documents  {}", contents.corpus.documents.len())?;
            writeln!(out, "figures    {}", contents.corpus.metrics.len())?;
            writeln!(out, "words      {} fst keys in {dictionary} bytes, postings in {postings} bytes", words.len())?;
            writeln!(out, "bundle     {size} bytes")?;
            for section in bundle.sections() {
                writeln!(out, "  {:<12} {:>10} bytes, stored in {:>10}", section.name, section.length, section.stored)?;
            }
            Ok(())
        })?;
        Ok(Status::Done)
    }
}
