//! Opening a bundle without trusting it.

use super::crc32::crc32;
use super::{CHUNK, ChunkEntry, Codec, Directory, Error, FORMAT, HEADER, MAGIC, MOST_EXPANSION, SLACK};

/// A chunk that a source does not hold: fetch it and ask again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing(pub u32);

/// Where the bytes of chunks come from.
pub trait Source {
    /// The stored bytes of chunk `index`, which lie at `range` of the file.
    fn get(&self, index: u32, range: std::ops::Range<usize>) -> Result<&[u8], Missing>;
}

/// A source that holds the whole file.
#[derive(Debug)]
pub struct Memory(Vec<u8>);

impl Source for Memory {
    fn get(&self, index: u32, range: std::ops::Range<usize>) -> Result<&[u8], Missing> {
        self.0.get(range).ok_or(Missing(index))
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
    crc32: u32,
    range: std::ops::Range<usize>,
}

impl Bundle<Memory> {
    /// Opens a whole file.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Error> {
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

    /// The content of a section, each chunk's checksum verified. A section that is not there is empty.
    pub fn section(&self, name: &str) -> Result<Vec<u8>, Error> {
        let Some(section) = self.sections.iter().find(|s| s.name == name) else { return Ok(Vec::new()) };
        let mut content = Vec::with_capacity(section.length);
        for number in 0..section.length.div_ceil(CHUNK) {
            let length = CHUNK.min(section.length - number * CHUNK);
            self.append_chunk(section, section.first_chunk + number, length, &mut content)?;
        }
        Ok(content)
    }

    fn append_chunk(&self, section: &Section, index: usize, length: usize, content: &mut Vec<u8>) -> Result<(), Error> {
        let damaged = || Error::Damaged(section.name.clone());
        let chunk = self.chunks.get(index).ok_or_else(damaged)?;
        let stored = self.source.get(index as u32, chunk.range.clone())?;
        if crc32(&[stored]) != chunk.crc32 {
            return Err(damaged());
        }
        match chunk.codec {
            Codec::Stored if stored.len() == length => content.extend_from_slice(stored),
            Codec::Stored => return Err(damaged()),
            Codec::Deflate => content.extend_from_slice(&unpacked(stored, length).ok_or_else(damaged)?),
        }
        Ok(())
    }
}

/// What was compressed to `stored`; `None` where it is not of that length.
#[inline(never)] // no page compresses its chunks, see `index::texts`
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
        let (checksum, _) = rest.split_first_chunk::<4>().ok_or_else(short)?;
        let data_start = HEADER.saturating_add(u32::from_le_bytes(*length) as usize);
        let Some(directory) = bytes.get(HEADER..data_start) else {
            return Err(Error::Length { expected: data_start as u64, found: bytes.len() as u64 });
        };
        // The checksum covers version and directory.
        if crc32(&[version, directory]) != u32::from_le_bytes(*checksum) {
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
        Chunk { codec: entry.codec, crc32: entry.crc32, range }
    };
    Ok(entries.iter().map(place).collect())
}
