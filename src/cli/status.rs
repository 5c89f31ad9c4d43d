//! How a command ends.

use std::path::PathBuf;
use std::{fmt, io};

use crate::card::CardError;
use crate::index::IndexError;
use crate::page::PageError;
use crate::{bundle, engine};

/// A command that did its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// All of it.
    Done,
    /// All but some input, which was named.
    SomeUnreadable,
}

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// None of the inputs could be read; each was named.
    NothingReadable,
    /// An input could not be read, and `--strict` was given.
    Strict,
    /// A file that should carry a bundle.
    Bundle(PathBuf, bundle::Error),
    /// A file that carries no bundle.
    NoBundle(PathBuf),
    /// A bundle whose contents cannot be used.
    Engine(engine::Error),
    /// A bundle that was just made, and that the engine refuses to open.
    Refused(engine::Error),
    /// The index cannot be built.
    Index(IndexError),
    /// The page cannot be made.
    Page(PageError),
    /// A file that cannot be read.
    Read(PathBuf, io::Error),
    /// A file that cannot be written.
    Write(PathBuf, io::Error),
    /// Standard output cannot be written.
    Stdout(io::Error),
    /// A card cannot be made.
    Card(CardError),
    /// Named views cannot be read: why.
    Views(PathBuf, String),
    /// Nothing can be drawn: why.
    NoChart(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::NothingReadable => write!(f, "nothing could be read"),
            Failure::Strict => write!(f, "stopped, because --strict was given"),
            Failure::Bundle(path, error) => write!(f, "{}: {error}", path.display()),
            Failure::NoBundle(path) => {
                write!(f, "{}: holds no bundle; name a page, engine or bundle that Mingcha wrote", path.display())
            }
            Failure::Engine(error) => error.fmt(f),
            Failure::Refused(error) => {
                write!(f, "nothing was written, for its readers could not open it: {error}; please report this")
            }
            Failure::Index(error) => error.fmt(f),
            Failure::Page(error) => error.fmt(f),
            Failure::Read(path, error) => write!(f, "{}: cannot be read: {error}", path.display()),
            Failure::Write(path, error) => {
                write!(f, "{}: cannot be written: {error}; name another place with -o", path.display())
            }
            Failure::Stdout(error) => write!(f, "standard output cannot be written: {error}"),
            Failure::Card(error) => error.fmt(f),
            Failure::Views(path, why) => write!(f, "{}: {why}", path.display()),
            Failure::NoChart(why) => write!(f, "no chart: {why}"),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Failure::NothingReadable
            | Failure::Strict
            | Failure::NoBundle(_)
            | Failure::Views(..)
            | Failure::NoChart(_) => None,
            Failure::Card(error) => Some(error),
            Failure::Bundle(_, error) => Some(error),
            Failure::Engine(error) | Failure::Refused(error) => Some(error),
            Failure::Index(error) => Some(error),
            Failure::Page(error) => Some(error),
            Failure::Read(_, error) | Failure::Write(_, error) | Failure::Stdout(error) => Some(error),
        }
    }
}
