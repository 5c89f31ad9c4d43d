//! Writing a bundle: the same sections and codec give the same bytes.

use sha2::{Digest, Sha256};

use super::checksum::checksum;
use super::{CHUNK, ChunkEntry, Codec, Directory, FORMAT, MAGIC, SectionEntry};

/// Compression level of deflated chunks: the slowest, since a bundle is written once and read often.
const LEVEL: u8 = 9;

/// Writes named sections as one bundle. Names must differ. A chunk that deflate does not make smaller is stored.
pub fn write(sections: &[(String, Vec<u8>)], codec: Codec) -> Vec<u8> {
    let mut directory = Directory { sections: Vec::new(), chunks: Vec::new() };
    let mut data = Vec::new();
    for (name, content) in sections {
        directory.sections.push(SectionEntry { name: name.clone(), length: content.len() as u64 });
        for chunk in content.chunks(CHUNK) {
            let before = data.len();
            let used = append_chunk(chunk, codec, &mut data);
            let stored = &data[before..];
            directory.chunks.push(ChunkEntry {
                codec: used,
                stored: stored.len() as u32,
                checksum: checksum(&[stored]),
            });
        }
    }
    let directory = postcard::to_allocvec(&directory).expect("plain data with known lengths serialises");
    let version = version_of(sections.iter().map(|(name, content)| (name.as_str(), content.as_slice())));

    let mut file = MAGIC.to_vec();
    file.extend(FORMAT.to_le_bytes());
    file.extend(version);
    file.extend((directory.len() as u32).to_le_bytes());
    file.extend(checksum(&[&version, &directory]).to_le_bytes());
    file.extend(directory);
    file.extend(data);
    file
}

fn append_chunk(chunk: &[u8], codec: Codec, data: &mut Vec<u8>) -> Codec {
    if codec == Codec::Deflate {
        let packed = miniz_oxide::deflate::compress_to_vec(chunk, LEVEL);
        if packed.len() < chunk.len() {
            data.extend(packed);
            return Codec::Deflate;
        }
    }
    data.extend(chunk);
    Codec::Stored
}

/// The first 16 bytes of the SHA-256 over names and contents, each with its length before it.
pub(super) fn version_of<'a>(sections: impl Iterator<Item = (&'a str, &'a [u8])>) -> [u8; 16] {
    let mut hash = Sha256::new();
    for (name, content) in sections {
        for part in [name.as_bytes(), content] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    let digest = hash.finalize();
    std::array::from_fn(|i| digest[i])
}

impl super::Bundle {
    /// Reads everything once: every checksum, and the version against the contents.
    pub fn verify(&self) -> Result<(), super::Error> {
        let mut contents = Vec::new();
        for section in self.sections() {
            contents.push((section.name.as_str(), self.section(&section.name)?));
        }
        let version = version_of(contents.iter().map(|(name, content)| (*name, &**content)));
        if super::open::hex(&version) == self.version() { Ok(()) } else { Err(super::Error::Damaged("version".into())) }
    }
}
