//! Proving that the bytes of an fst are one, before it is used.
//!
//! The fst crate checks a checksum and then trusts its bytes: made up by somebody, they could end it or make
//! it walk forever. Here every node is read once, with every bound checked, by the crate's format version 3.
//! Transitions lead only to nodes before, so that there are no circles; the number of keys, their length and the
//! size of their values are counted along the way.

/// Bytes before the first node: version and type.
const HEADER: usize = 16;
/// The address that stands for the final node without transitions.
const EMPTY: usize = 0;
/// Nodes with more transitions have a table of 256 bytes.
const INDEXED: usize = 32;

/// What is known of a node that was read, its descendants included.
#[derive(Clone, Copy, Default)]
struct Known {
    keys: u64,
    depth: usize,
    largest: u64,
}

/// Whether the bytes are an fst whose keys have at most `longest` bytes and are numbered from 0 on.
pub fn is_sound(bytes: &[u8], longest: usize) -> bool {
    checked(bytes, longest).is_some()
}

fn checked(bytes: &[u8], longest: usize) -> Option<()> {
    let tail = bytes.len().checked_sub(20).filter(|tail| *tail >= HEADER)?;
    let keys = number(bytes, tail, 8)?;
    let root = usize::try_from(number(bytes, tail + 8, 8)?).ok()?;
    if number(bytes, 0, 8)? != 3 || keys > bytes.len() as u64 * 256 {
        return None;
    }
    if root == EMPTY {
        return (keys == 0 && tail == HEADER).then_some(());
    }
    if root + 1 != tail || u32::try_from(root).is_err() {
        return None;
    }
    let known = read_all(bytes, root)?;
    (known.keys == keys && known.depth <= longest && known.largest < keys.max(1)).then_some(())
}

/// Reads all nodes: they stand one after the other, the root last, and what a node leads to stands before it.
fn read_all(bytes: &[u8], root: usize) -> Option<Known> {
    let mut nodes = Vec::new();
    let mut address = root;
    while address >= HEADER {
        nodes.push(address as u32);
        address = Node::read(bytes, address)?.end - 1;
    }
    if nodes.is_empty() {
        return None;
    }
    // For each address what is known of the node there, counted from 1; the final node has no address.
    let mut places = vec![0u32; root + 1];
    let mut known = vec![Known::default(), Known { keys: 1, ..Known::default() }];
    places[EMPTY] = 1;
    for address in nodes.into_iter().rev().map(|address| address as usize) {
        let node = Node::read(bytes, address)?;
        let mut sum = Known { keys: u64::from(node.is_final), depth: 0, largest: node.final_output };
        for nth in 0..node.count {
            let (to, output) = node.transition(bytes, nth)?;
            let place = *places.get(to)? as usize;
            let child = known.get(place).filter(|_| place > 0)?;
            sum.keys = sum.keys.checked_add(child.keys)?;
            sum.depth = sum.depth.max(child.depth + 1);
            sum.largest = sum.largest.max(output.checked_add(child.largest)?);
        }
        places[address] = known.len() as u32;
        known.push(sum);
    }
    known.pop()
}

/// A node as its bytes say.
#[derive(Clone, Copy)]
struct Node {
    is_final: bool,
    final_output: u64,
    /// How many transitions there are, and where their addresses and outputs end; of how many bytes each is.
    count: usize,
    addresses: usize,
    step: usize,
    outputs: usize,
    out: usize,
    /// The node's first byte.
    end: usize,
}

impl Node {
    /// Reads the node whose last byte is at `address`. Its bytes stand in reverse: state, number of
    /// transitions or input, sizes, table, inputs, addresses, outputs, final output.
    fn read(bytes: &[u8], address: usize) -> Option<Self> {
        let state = *bytes.get(address)?;
        let low = state & 0x3f;
        // One more byte says what does not fit the state.
        let extra = address.checked_sub(usize::from(low == 0))?;
        if state >> 6 == 0b11 {
            // Its only transition leads to the node before it.
            let end = Some(extra).filter(|end| *end > HEADER)?;
            let none =
                Self { is_final: false, final_output: 0, count: 1, addresses: 0, step: 0, outputs: 0, out: 0, end };
            return Some(none);
        }
        let sizes_at = extra.checked_sub(1)?;
        let sizes = *bytes.get(sizes_at)?;
        let (step, out) = (usize::from(sizes >> 4), usize::from(sizes & 15));
        let single = state >> 6 == 0b10;
        let count = match (single, low) {
            (true, _) => 1,
            (false, 0) => match *bytes.get(extra)? {
                1 => 256,
                count => usize::from(count),
            },
            (false, count) => usize::from(count),
        };
        let is_final = state >> 6 == 0b01;
        if step > 8 || out > 8 || (step == 0 && count > 0) {
            return None;
        }
        let (inputs, table) = if single { (0, 0) } else { (count, if count > INDEXED { 256 } else { 0 }) };
        let addresses = sizes_at.checked_sub(table + inputs)?;
        let outputs = addresses.checked_sub(count * step)?;
        let last = outputs.checked_sub(count * out)?;
        let end = last.checked_sub(if is_final { out } else { 0 }).filter(|end| *end >= HEADER)?;
        let final_output = if is_final { number(bytes, end, out)? } else { 0 };
        Some(Self { is_final, final_output, count, addresses, step, outputs, out, end })
    }

    /// Where a transition leads, and its output.
    fn transition(&self, bytes: &[u8], nth: usize) -> Option<(usize, u64)> {
        if self.step == 0 {
            return Some((self.end - 1, 0));
        }
        let back = usize::try_from(number(bytes, self.addresses - (nth + 1) * self.step, self.step)?).ok()?;
        let to = if back == EMPTY { EMPTY } else { self.end.checked_sub(back)? };
        Some((to, number(bytes, self.outputs - (nth + 1) * self.out, self.out)?))
    }
}

/// A number of `size` bytes, the lowest first.
fn number(bytes: &[u8], at: usize, size: usize) -> Option<u64> {
    let part = bytes.get(at..at.checked_add(size)?)?;
    Some(part.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dictionary(keys: &std::collections::BTreeSet<String>) -> Vec<u8> {
        let mut builder = fst::MapBuilder::memory();
        for (number, key) in keys.iter().enumerate() {
            builder.insert(key, number as u64).unwrap();
        }
        builder.into_inner().unwrap()
    }

    #[test]
    fn real_dictionaries_are_sound() {
        for count in [0u32, 1, 2, 40, 3000] {
            let keys = (0..count).filter_map(|n| char::from_u32(0x4e00 + n * 7)).map(|c| format!("{c}字{c}")).collect();
            assert!(is_sound(&dictionary(&keys), 9), "{count}");
        }
        let wide = (0..=255u8).map(|byte| char::from(byte).to_string()).collect();
        assert!(is_sound(&dictionary(&wide), 2));
        assert!(!is_sound(&dictionary(&wide), 1));
    }

    proptest! {
        /// Whatever is done to the bytes: either it is noticed or the dictionary can be walked to its end.
        #[test]
        fn what_is_sound_can_be_walked(
            keys in prop::collection::btree_set("[一-十a-c]{1,4}", 0..60),
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
        ) {
            let mut bytes = dictionary(&keys);
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            if is_sound(&bytes, 12) {
                let map = fst::Map::new(bytes).unwrap();
                let mut stream = map.stream();
                let mut count = 0;
                while fst::Streamer::next(&mut stream).is_some() {
                    count += 1;
                }
                prop_assert_eq!(count, map.len());
            }
        }
    }
}
