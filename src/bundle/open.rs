//! Opening a bundle without trusting it.

use std::ops::Range;

use super::checksum::checksum;
use super::{CHUNK, ChunkEntry, Codec, Directory, Error, FORMAT, HEADER, MAGIC, MOST_EXPANSION, SLACK};
use crate::shared::Bytes;

/// A chunk that a source does not hold: fetch it and ask again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing(pub u32);

/// Where the bytes of chunks come from.
pub trait Source {
    /// The stored bytes of chunk `index`, which lie at `range` of the file.
    fn get(&self, index: u32, range: Range<usize>) -> Result<Bytes, Missing>;
}

/// A source that holds the whole file.
#[derive(Debug)]
pub struct Memory(Bytes);

impl Source for Memory {
    fn get(&self, index: u32, range: Range<usize>) -> Result<Bytes, Missing> {
        self.0.slice(range).ok_or(Missing(index))
    }
}

/// An opened bundle: its directory is checked, its chunks are checked as they are read.
#[derive(Debug)]
pub struct Bundle<S = Memory> {
    version: String,
    sections: Vec<Section>,
    chunks: Vec<Chunk>,
    source: S,
}

/// A named part of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Name.
    pub name: String,
    /// Bytes before compression.
    pub length: usize,
    /// Bytes in the file.
    pub stored: usize,
    first_chunk: usize,
}

#[derive(Debug)]
struct Chunk {
    codec: Codec,
    checksum: u64,
    range: Range<usize>,
}

impl Bundle<Memory> {
    /// Opens a whole file.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Error> {
        let bytes = Bytes::from(bytes);
        let total = bytes.len() as u64;
        let head = Head::read(&bytes)?;
        Bundle::with_directory(head, total, Memory(bytes))
    }
}

impl<S: Source> Bundle<S> {
    fn with_directory(head: Head, total: u64, source: S) -> Result<Self, Error> {
        let Head { version, directory, data_start } = head;
        let chunks = place_chunks(&directory.chunks, data_start, total)?;
        let declared = directory.sections.iter().try_fold(0u64, |sum, s| sum.checked_add(s.length));
        if declared.is_none_or(|sum| sum > total.saturating_mul(MOST_EXPANSION).saturating_add(SLACK)) {
            return Err(Error::TooLarge);
        }
        let mut sections: Vec<Section> = Vec::new();
        let mut first_chunk = 0usize;
        for entry in directory.sections {
            let length = usize::try_from(entry.length).map_err(|_| Error::TooLarge)?;
            let count = length.div_ceil(CHUNK);
            let Some(own) = chunks.get(first_chunk..first_chunk.saturating_add(count)) else {
                return Err(Error::Damaged("directory".into()));
            };
            if sections.iter().any(|s| s.name == entry.name) {
                return Err(Error::Damaged("directory".into()));
            }
            let stored = own.iter().map(|c| c.range.len()).sum();
            sections.push(Section { name: entry.name, length, stored, first_chunk });
            first_chunk += count;
        }
        if first_chunk != chunks.len() {
            return Err(Error::Damaged("directory".into()));
        }
        Ok(Bundle { version, sections, chunks, source })
    }

    /// The hash of all contents, 32 hex digits.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The sections in file order.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The content of a section, each chunk's checksum verified: a part of the file where it is stored as it is. A
    /// section that is not there is empty.
    pub fn section(&self, name: &str) -> Result<Bytes, Error> {
        let mut chunks = Vec::new();
        let Some(section) = self.sections.iter().find(|s| s.name == name) else { return Ok(Bytes::joined(&chunks)) };
        for number in 0..section.length.div_ceil(CHUNK) {
            let length = CHUNK.min(section.length - number * CHUNK);
            chunks.push(self.chunk(section, section.first_chunk + number, length)?);
        }
        Ok(Bytes::joined(&chunks))
    }

    fn chunk(&self, section: &Section, index: usize, length: usize) -> Result<Bytes, Error> {
        let damaged = || Error::Damaged(section.name.clone());
        let chunk = self.chunks.get(index).ok_or_else(damaged)?;
        let stored = self.source.get(index as u32, chunk.range.clone())?;
        if checksum(&[&stored]) != chunk.checksum {
            return Err(damaged());
        }
        match chunk.codec {
            Codec::Stored if stored.len() == length => Ok(stored),
            Codec::Stored => Err(damaged()),
            #[cfg(feature = "native")]
            Codec::Deflate => Ok(unpacked(&stored, length).ok_or_else(damaged)?.into()),
            #[cfg(not(feature = "native"))]
            Codec::Deflate => Err(Error::Compressed),
        }
    }
}

/// What was compressed to `stored`; `None` where it is not of that length.
#[cfg(feature = "native")]
fn unpacked(stored: &[u8], length: usize) -> Option<Vec<u8>> {
    let unpacked = miniz_oxide::inflate::decompress_to_vec_with_limit(stored, length).ok()?;
    (unpacked.len() == length).then_some(unpacked)
}

/// What stands before the chunks.
struct Head {
    version: String,
    directory: Directory,
    data_start: usize,
}

impl Head {
    fn read(bytes: &[u8]) -> Result<Head, Error> {
        if bytes.get(..MAGIC.len()) != Some(MAGIC.as_slice()) {
            return Err(Error::NotABundle);
        }
        let short = || Error::Length { expected: HEADER as u64, found: bytes.len() as u64 };
        let header = bytes.get(MAGIC.len()..HEADER).ok_or_else(short)?;
        let (format, rest) = header.split_first_chunk::<2>().ok_or_else(short)?;
        let format = u16::from_le_bytes(*format);
        if format != FORMAT {
            return Err(Error::Format(format));
        }
        let (version, rest) = rest.split_first_chunk::<16>().ok_or_else(short)?;
        let (length, rest) = rest.split_first_chunk::<4>().ok_or_else(short)?;
        let (sum, _) = rest.split_first_chunk::<8>().ok_or_else(short)?;
        let data_start = HEADER.saturating_add(u32::from_le_bytes(*length) as usize);
        let Some(directory) = bytes.get(HEADER..data_start) else {
            return Err(Error::Length { expected: data_start as u64, found: bytes.len() as u64 });
        };
        // The checksum covers version and directory.
        if checksum(&[version, directory]) != u64::from_le_bytes(*sum) {
            return Err(Error::Damaged("directory".into()));
        }
        let directory = postcard::from_bytes(directory).map_err(|_| Error::Damaged("directory".into()))?;
        Ok(Head { version: hex(version), directory, data_start })
    }
}

/// Bytes as lower-case hex digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect()
}

/// Gives every chunk its place and checks that they fill the file exactly.
fn place_chunks(entries: &[ChunkEntry], data_start: usize, total: u64) -> Result<Vec<Chunk>, Error> {
    let expected = entries.iter().fold(data_start as u64, |sum, e| sum.saturating_add(u64::from(e.stored)));
    if expected != total {
        return Err(Error::Length { expected, found: total });
    }
    let mut start = data_start;
    let place = |entry: &ChunkEntry| {
        let range = start..start + entry.stored as usize;
        start = range.end;
        Chunk { codec: entry.codec, checksum: entry.checksum, range }
    };
    Ok(entries.iter().map(place).collect())
}
