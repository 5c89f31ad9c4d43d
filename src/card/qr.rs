//! The QR code of a link, module for module the one that the page draws (`www/qr.js`): error correction L, the smallest
//! version that holds it, up to 22. Denser codes are hard to scan from a picture.
//!
//! The modes are chosen here, by a rule that both can follow; the crate's own choice also takes the bytes of Han characters
//! for Japanese ones, and readers of the code do, too.

use std::fmt::Write as _;

use qrcode::bits::Bits;
use qrcode::{Color, EcLevel, QrCode, Version};

const LARGEST: i16 = 22;
/// So many characters of the 45 that pack closer than bytes are worth a mode of their own.
const WORTH: usize = 16;

/// The code as a path of one unit a module, and how many units wide it is; none where the link is too long.
pub(super) fn path(link: &str) -> Option<(String, usize)> {
    let code = (1..=LARGEST).find_map(|version| code(link, Version::Normal(version)))?;
    let side = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(side).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                let _ = write!(path, "M{x} {y}h{0}v1h-{0}z", run.len());
            }
            x += run.len();
        }
    }
    Some((path, side))
}

fn code(link: &str, version: Version) -> Option<QrCode> {
    let mut bits = Bits::new(version);
    for (text, packs) in segments(link) {
        if packs { bits.push_alphanumeric_data(text) } else { bits.push_byte_data(text) }.ok()?;
    }
    bits.push_terminator(EcLevel::L).ok()?;
    QrCode::with_bits(bits, EcLevel::L).ok()
}

/// The bytes in stretches, each with whether it packs.
fn segments(link: &str) -> Vec<(&[u8], bool)> {
    let mut segments = Vec::new();
    let (mut start, mut at) = (0, 0);
    let bytes = link.as_bytes();
    for run in bytes.chunk_by(|a, b| packs(*a) == packs(*b)) {
        let end = at + run.len();
        if run.len() >= WORTH && packs(run[0]) {
            segments.extend([(&bytes[start..at], false), (run, true)]);
            start = end;
        }
        at = end;
    }
    segments.push((&bytes[start..], false));
    segments.retain(|(text, _)| !text.is_empty());
    segments
}

fn packs(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'A'..=b'Z' | b' ' | b'$' | b'%' | b'*' | b'+' | b'-' | b'.' | b'/' | b':')
}
