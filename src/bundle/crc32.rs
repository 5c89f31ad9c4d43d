//! CRC-32 (ISO-HDLC, as in gzip and PNG), eight bytes at a time by eight tables. They are derived when first needed: in
//! the page they would take 8 kB that no compression makes smaller.

use std::sync::LazyLock;

/// For each byte what it does to the checksum, with so many bytes after it.
static TABLES: LazyLock<[[u32; 256]; 8]> = LazyLock::new(tables);

/// The checksum of parts, as if they stood together.
pub(super) fn crc32(parts: &[&[u8]]) -> u32 {
    let tables = &*TABLES;
    let mut crc = !0u32;
    for part in parts {
        let (eights, rest) = part.as_chunks::<8>();
        for [a, b, c, d, e, f, g, h] in eights {
            let [i, j, k, l] = crc.to_le_bytes();
            let at = |after: usize, byte: u8| tables[after][usize::from(byte)];
            crc = at(7, a ^ i)
                ^ at(6, b ^ j)
                ^ at(5, c ^ k)
                ^ at(4, d ^ l)
                ^ at(3, *e)
                ^ at(2, *f)
                ^ at(1, *g)
                ^ at(0, *h);
        }
        crc = rest.iter().fold(crc, |crc, &byte| crc >> 8 ^ tables[0][usize::from(crc as u8 ^ byte)]);
    }
    !crc
}

fn tables() -> [[u32; 256]; 8] {
    let mut first = [0u32; 256];
    for (byte, crc) in (0u32..).zip(&mut first) {
        *crc = (0..8).fold(byte, |crc, _| (crc >> 1) ^ ((crc & 1) * 0xedb8_8320));
    }
    let mut tables = [first; 8];
    for after in 1..8 {
        tables[after] = tables[after - 1].map(|before| before >> 8 ^ first[usize::from(before as u8)]);
    }
    tables
}

#[cfg(test)]
mod tests {
    #[test]
    fn agrees_with_the_published_check_value() {
        assert_eq!(super::crc32(&[b"1234", b"56789"]), 0xcbf4_3926);
        assert_eq!(super::crc32(&[b"123456789"]), 0xcbf4_3926);
        assert_eq!(super::crc32(&[b"The quick brown fox jumps over the lazy dog"]), 0x414f_a339);
    }
}
