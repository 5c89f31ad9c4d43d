//! The bundle: one versioned, checksummed file that holds a corpus and its index.
//!
//! ```text
//! "mingcha\0" · format u16 · version 16 bytes · directory length u32 · checksum u64
//! directory: postcard of the sections' names and lengths and of every chunk's codec, length and checksum
//! chunks: the sections one after another, each cut every 64 KiB
//! ```
//! Integers are little-endian. Nothing in the directory is an offset: places follow from the lengths, so
//! chunks can neither overlap nor point outside. A file is taken only if all lengths add up to it; a chunk
//! only if its checksum holds. The version is a hash of the names and contents of all sections: the same
//! data has the same version however it is compressed. Sections that a program does not know it leaves alone.
//!
//! - [`Bundle`] opens; `write` (native) makes one; [`contents`] turns a corpus into sections and back.
//! - `carrier` (native) finds the bundle in an `explorer.wasm` or an `explorer.html`.
//!
//! Chunks are read through a [`Source`], which may answer [`Missing`]: today's sources hold everything, one
//! that fetches by range can come without a change of the format.

#[cfg(feature = "native")]
pub mod carrier;
mod checksum;
pub mod contents;
mod metrics;
mod open;
mod paragraphs;
#[cfg(test)]
mod tests;
#[cfg(feature = "native")]
mod write;

pub use open::{Bundle, Memory, Missing, Section, Source};
#[cfg(feature = "native")]
pub use write::write;

use std::fmt;

use serde::{Deserialize, Serialize};

/// First bytes of every bundle.
pub const MAGIC: &[u8; 8] = b"mingcha\0";
/// The format that this program writes, and the only one it reads.
pub const FORMAT: u16 = 6;
/// Bytes in a chunk before compression; only a section's last one is shorter.
pub const CHUNK: usize = 64 * 1024;
/// Bytes before the directory.
const HEADER: usize = 8 + 2 + 16 + 4 + 8;
/// A file may unpack to at most so many times its size (and [`SLACK`] bytes more).
const MOST_EXPANSION: u64 = 256;
/// See [`MOST_EXPANSION`].
const SLACK: u64 = 16 << 20;

/// How the bytes of a chunk are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Codec {
    /// As they are: for a page that compresses the whole.
    Stored,
    /// Deflate without a zlib header: for a bundle that stands alone. Pages hold none, and their engine reads none.
    Deflate,
}

#[derive(Serialize, Deserialize)]
struct Directory {
    sections: Vec<SectionEntry>,
    chunks: Vec<ChunkEntry>,
}

#[derive(Serialize, Deserialize)]
struct SectionEntry {
    name: String,
    /// Bytes before compression.
    length: u64,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
struct ChunkEntry {
    codec: Codec,
    /// Bytes in the file.
    stored: u32,
    /// Of the bytes in the file.
    checksum: u64,
}

/// Why bytes are not a bundle that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// Other bytes stand where the magic should.
    NotABundle,
    /// Written by another generation of the program.
    Format(u16),
    /// The file ends too early, or goes on after its end.
    Length {
        /// What the directory says.
        expected: u64,
        /// What is there.
        found: u64,
    },
    /// A checksum does not hold or a part does not parse: the part's name.
    Damaged(String),
    /// The part asks for more memory than an honest file would.
    TooLarge,
    /// A chunk that the source does not hold yet.
    Missing(Missing),
    /// Its chunks are compressed, which the engine of a page does not undo.
    #[cfg(not(feature = "native"))]
    Compressed,
}

impl From<Missing> for Error {
    fn from(missing: Missing) -> Self {
        Error::Missing(missing)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NotABundle => write!(f, "this is not a Mingcha bundle"),
            Error::Format(format) => {
                write!(f, "the bundle has format {format}, this program reads {FORMAT}: build it again")
            }
            Error::Length { expected, found } => {
                write!(f, "the bundle is cut short or altered: {found} bytes where {expected} should be")
            }
            Error::Damaged(part) => write!(f, "the bundle is damaged in its part “{part}”: fetch or build it again"),
            Error::TooLarge => write!(f, "the bundle declares more data than a file of its size can hold"),
            Error::Missing(Missing(chunk)) => write!(f, "chunk {chunk} of the bundle has not been fetched"),
            #[cfg(not(feature = "native"))]
            Error::Compressed => write!(f, "the bundle is a compressed one, for the command line: build a page of it"),
        }
    }
}

impl std::error::Error for Error {}
