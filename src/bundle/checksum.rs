//! Fletcher-64: two sums over words of 32 bits, each modulo 2³² − 1 (J. G. Fletcher, 1982). A page sums up all of its
//! bundle before it answers; this takes four bytes a step and no tables. A word of zeros and one of ones sum up the same:
//! whoever wants to be sure verifies the version, which is a SHA-256.

use super::CHUNK;

const MODULUS: u64 = 0xffff_ffff;

/// The checksum of parts, each filled up with zeros to whole words.
pub(super) fn checksum(parts: &[&[u8]]) -> u64 {
    // In a block of this size no sum outgrows 64 bits.
    parts.iter().flat_map(|part| part.chunks(CHUNK)).fold(0, added)
}

/// A checksum that goes on with a block.
#[inline(never)] // a hot loop, see ARCHITECTURE.md
fn added(checksum: u64, block: &[u8]) -> u64 {
    let (mut first, mut second) = (checksum & MODULUS, checksum >> 32);
    let (words, rest) = block.as_chunks::<4>();
    for word in words {
        first += u64::from(u32::from_le_bytes(*word));
        second += first;
    }
    if !rest.is_empty() {
        let mut last = [0; 4];
        last[..rest.len()].copy_from_slice(rest);
        first += u64::from(u32::from_le_bytes(last));
        second += first;
    }
    ((second % MODULUS) << 32) | (first % MODULUS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_published_check_values() {
        assert_eq!(checksum(&[b"abcde"]), 0xc8c6_c527_6463_62c6);
        assert_eq!(checksum(&[b"abcdef"]), 0xc8c7_2b27_6463_c8c6);
        assert_eq!(checksum(&[b"abcdefgh"]), 0x312e_2b28_ccca_c8c6);
        assert_eq!(checksum(&[b"abcd", b"efgh"]), 0x312e_2b28_ccca_c8c6);
    }

    #[test]
    fn the_largest_words_do_not_overflow() {
        let most = vec![0xff; 3 * CHUNK + 1];
        assert_eq!(checksum(&[&most]), 0xff_0000_00ff);
    }
}
