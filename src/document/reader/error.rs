//! Why something could not be read: which file, where, and what to do.

use std::path::{Path, PathBuf};
use std::{fmt, io};

/// A file, or a line of it, that could not be read. The rest of the input is read all the same.
#[derive(Debug)]
pub struct ReadError {
    /// The file as the user named it.
    pub file: PathBuf,
    /// The 1-based line, where the problem has one.
    pub line: Option<u32>,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a file.
#[derive(Debug)]
pub enum Problem {
    /// The file system said no.
    Io(io::Error),
    /// A folder without a document in it.
    EmptyFolder,
    /// A file without text.
    Empty,
    /// Bytes that are no text; the name of the format where it is known.
    Binary(Option<&'static str>),
    /// A format that is not read yet: PDF, Word.
    Unsupported(&'static str),
    /// Bytes that are text in no encoding that Mingcha knows.
    Encoding,
    /// More bytes than the limit.
    TooLarge {
        /// How many bytes one document may have.
        limit: u64,
    },
    /// A damaged gzip file.
    Gzip(io::Error),
    /// A line that is no JSON object.
    Json(serde_json::Error),
    /// A JSON object without any of these keys, which name its text.
    NoText(&'static [&'static str]),
    /// A `mingcha.toml` that does not parse.
    Sidecar(toml::de::Error),
    /// What a `mingcha.toml` says that is not understood.
    SidecarEntry(String),
    /// A document sets an id that another has set.
    SameId {
        /// The id.
        id: String,
        /// The file that has it.
        other: String,
        /// What the document is called instead.
        instead: String,
        /// How many more documents of the file do the same.
        more: usize,
    },
    /// A page, bundle or engine that Mingcha wrote.
    OwnOutput,
}

impl ReadError {
    pub(super) fn new(file: impl AsRef<Path>, problem: Problem) -> Self {
        ReadError { file: file.as_ref().to_owned(), line: None, problem }
    }

    pub(super) fn at(file: impl AsRef<Path>, line: u32, problem: Problem) -> Self {
        ReadError { file: file.as_ref().to_owned(), line: Some(line), problem }
    }

    /// A `mingcha.toml` that does not parse, with the line where that is known.
    pub fn of_sidecar(file: &Path, text: &str, error: toml::de::Error) -> Self {
        let before = error.span().and_then(|span| text.get(..span.start));
        let line = before.map(|before| 1 + before.matches('\n').count() as u32);
        ReadError { file: file.to_owned(), line, problem: Problem::Sidecar(error) }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A file's name may hold anything, a terminal should not obey it.
        f.write_str(&self.file.display().to_string().replace(char::is_control, "\u{fffd}"))?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.problem)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Io(error) => write!(f, "cannot be read: {error}"),
            Problem::EmptyFolder => {
                f.write_str("holds no document; name a folder with .md, .txt, .html or .jsonl files")
            }
            Problem::Empty => f.write_str("holds no text"),
            Problem::Binary(Some(format)) => write!(f, "is {format}, not text; leave it out"),
            Problem::Binary(None) => f.write_str("is a binary file, not text; leave it out or convert it to text"),
            Problem::Unsupported(format) => {
                write!(f, "is {format}, which Mingcha does not read yet; save it as text, Markdown or HTML")
            }
            Problem::Encoding => {
                f.write_str("is in an encoding that Mingcha does not know; save it as UTF-8, GB18030 or Big5")
            }
            Problem::TooLarge { limit } => {
                write!(f, "is larger than {} MB for one document; cut it into parts", limit / 1_000_000)
            }
            Problem::Gzip(error) => write!(f, "is a damaged gzip file: {error}"),
            Problem::Json(error) => write!(f, "is no JSON object: {error}"),
            Problem::NoText(keys) => write!(f, "has no text; a document has it under one of `{}`", keys.join("`, `")),
            Problem::Sidecar(error) => write!(f, "does not parse: {}", error.message()),
            Problem::SidecarEntry(what) => write!(f, "{what}; the rest of it is used"),
            Problem::SameId { id, other, instead, more } => {
                write!(f, "sets the id `{id}`, which {other} has; it is `{instead}` here")?;
                if *more > 0 { write!(f, ", and so on for {more} more") } else { Ok(()) }
            }
            Problem::OwnOutput => f.write_str("was written by Mingcha; `mingcha inspect` says what it holds"),
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.problem {
            Problem::Io(error) | Problem::Gzip(error) => Some(error),
            Problem::Json(error) => Some(error),
            Problem::Sidecar(error) => Some(error),
            _ => None,
        }
    }
}
