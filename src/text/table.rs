//! The table of foldings that `build.rs` packs: small in the page, unpacked when first asked.

use std::sync::LazyLock;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/fold_table.bin"));
static TABLE: LazyLock<Table> = LazyLock::new(Table::unpack);

/// What a character folds to, where that is something else.
pub(super) fn folding(c: char) -> Option<&'static str> {
    let code = c as u32;
    if TABLE.changes.get(code as usize / 64).is_some_and(|word| word >> (code % 64) & 1 == 0) {
        return None;
    }
    let found = TABLE.codes.binary_search(&code).ok()?;
    let start = found.checked_sub(1).map_or(0, |before| TABLE.ends[before]);
    TABLE.text.get(start as usize..TABLE.ends[found] as usize)
}

/// The bytes at the start of a text that are common Han characters which fold to themselves, three each: nearly all
/// of a Chinese text, which is why they are told from the rest by their bytes.
pub(super) fn plain_han(text: &[u8]) -> usize {
    let changes = TABLE.changes.as_slice();
    let mut length = 0;
    while let Some([lead @ 0xe4..=0xe9, middle, last]) = text.get(length..).and_then(|rest| rest.first_chunk()) {
        let code = usize::from(lead & 15) << 12 | usize::from(middle & 63) << 6 | usize::from(last & 63);
        if code < 0x4e00 || changes[code / 64] >> (code % 64) & 1 == 1 {
            break;
        }
        length += 3;
    }
    length
}

struct Table {
    /// Code points that fold, ascending.
    codes: Vec<u32>,
    /// Where each one's folding ends in `text`.
    ends: Vec<u32>,
    text: String,
    /// For each code point of the basic plane a bit, set where it folds: most characters don't.
    changes: Vec<u64>,
}

impl Table {
    fn unpack() -> Table {
        let mut table =
            Table { codes: Vec::new(), ends: Vec::new(), text: String::new(), changes: vec![0; 0x1_0000 / 64] };
        let mut bytes = PACKED.iter();
        let mut before = 0;
        let count = number(&mut bytes).unwrap_or(0);
        table.codes.reserve(count as usize);
        table.ends.reserve(count as usize);
        for _ in 0..count {
            before += number(&mut bytes).unwrap_or(0);
            table.codes.push(before);
            if let Some(word) = table.changes.get_mut(before as usize / 64) {
                *word |= 1 << (before % 64);
            }
        }
        let bytes = bytes.as_slice();
        let (high, rest) = bytes.split_at(table.codes.len().min(bytes.len()));
        let (low, texts) = rest.split_at(high.len().min(rest.len()));
        let mut texts = texts.split(|byte| *byte == b'\n');
        let mut distance = 0u16;
        for ((from, high), low) in table.codes.iter().zip(high).zip(low) {
            if let Some(zigzag) = u16::from_be_bytes([*high, *low]).checked_sub(1) {
                distance = distance.wrapping_add((zigzag >> 1) ^ (zigzag & 1).wrapping_neg());
                // All that fold are of the basic plane; what they fold to beyond it stands among the texts.
                table.text.extend(char::from_u32((*from as u16).wrapping_add(distance).into()));
            } else {
                table.text += std::str::from_utf8(texts.next().unwrap_or_default()).unwrap_or_default();
            }
            table.ends.push(table.text.len() as u32);
        }
        table
    }
}

fn number(bytes: &mut std::slice::Iter<u8>) -> Option<u32> {
    let mut value = 0;
    for (shift, byte) in (0..32).step_by(7).zip(bytes) {
        value |= u32::from(byte & 127) << shift;
        if byte & 128 == 0 {
            return Some(value);
        }
    }
    None
}
