//! What commands are given: documents, or a file that carries a bundle.

use std::path::{Path, PathBuf};

use clap::Args;

use super::progress;
use super::status::{Failure, Status};
use crate::assemble;
use crate::bundle::{self, Codec, carrier, contents};
use crate::corpus::{self, Corpus};
use crate::document::{self, ReadError, ReadOptions};
use crate::engine::Engine;

/// How documents are read, for every command that reads them.
#[derive(Args)]
pub struct Reading {
    /// Stop at the first input that cannot be read.
    #[arg(long)]
    pub strict: bool,
}

/// What was read.
pub struct Read {
    pub corpus: Corpus,
    /// The `mingcha.toml` files beside the documents, with their texts.
    pub sidecars: Vec<(PathBuf, String)>,
    pub status: Status,
}

impl Reading {
    /// Reads documents and all that is in them.
    pub fn corpus(&self, paths: &[PathBuf]) -> Result<(Corpus, Status), Failure> {
        let Read { corpus, status, .. } = self.read(paths)?;
        Ok((corpus, status))
    }

    /// The same with what stands beside them; names each input that cannot be read, and each correction that fits
    /// nothing.
    pub fn read(&self, paths: &[PathBuf]) -> Result<Read, Failure> {
        let mut outcome =
            progress::while_reading(|progress| document::read_paths(paths, &ReadOptions { progress: Some(progress) }));
        let mut corrections = Vec::new();
        for (path, text) in &outcome.sidecars {
            match corpus::corrections(text) {
                Ok(rows) => corrections.extend(rows),
                Err(error) => outcome.problems.push(ReadError::of_sidecar(path, text, error)),
            }
        }
        for problem in &outcome.problems {
            eprintln!("mingcha: {problem}");
        }
        let status = match (outcome.problems.is_empty(), outcome.documents.is_empty()) {
            (_, true) => return Err(Failure::NothingReadable),
            (false, _) if self.strict => return Err(Failure::Strict),
            (true, _) => Status::Done,
            (false, _) => Status::SomeUnreadable,
        };
        let (corpus, unapplied) = assemble::assemble_corrected(outcome.documents, &corrections);
        for correction in unapplied {
            eprintln!("mingcha: {correction}");
        }
        Ok(Read { corpus, sidecars: outcome.sidecars, status })
    }

    /// Opens the bundle that a single file carries, or reads documents and opens a bundle of them.
    pub fn engine(&self, paths: &[PathBuf]) -> Result<(Engine, Status), Failure> {
        if let [path] = paths
            && let Some(bundle) = carried(path)?
        {
            return Ok((Engine::open(bundle).map_err(Failure::Engine)?, Status::Done));
        }
        let (corpus, status) = self.corpus(paths)?;
        Ok((opened(bundle_of(&corpus, Codec::Stored)?)?, status))
    }
}

/// The bundle of a corpus.
pub fn bundle_of(corpus: &Corpus, codec: Codec) -> Result<Vec<u8>, Failure> {
    Ok(bundle::write(&contents::sections(corpus).map_err(Failure::Index)?, codec))
}

/// Opens a bundle that was just made, as every reader of it will: what an engine refuses is not to be published.
pub fn opened(bundle: Vec<u8>) -> Result<Engine, Failure> {
    Engine::open(bundle).map_err(Failure::Refused)
}

/// The bundle that a file carries; none for a folder, and for a file that Mingcha did not write.
fn carried(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    if path.is_dir() {
        return Ok(None);
    }
    let bytes = std::fs::read(path).map_err(|error| Failure::Read(path.to_owned(), error))?;
    match carrier::extract(&bytes) {
        None => Ok(None),
        Some(Ok((_, bundle))) => Ok(Some(bundle)),
        Some(Err(error)) => Err(Failure::Bundle(path.to_owned(), error)),
    }
}
