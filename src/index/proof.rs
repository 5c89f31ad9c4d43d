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

/// What is known of a node from those that lead to it.
#[derive(Clone, Copy, Default)]
struct Known {
    /// How many ways there are to it, the length of the longest, and the largest sum of outputs along one.
    ways: u32,
    depth: u32,
    largest: u32,
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
    if root.checked_add(1) != Some(tail) || u32::try_from(root).is_err() {
        return None;
    }
    let all = read_all(bytes, root)?;
    let longest = u32::try_from(longest).unwrap_or(u32::MAX);
    (u64::from(all.ways) == keys && all.depth <= longest && u64::from(all.largest) < keys.max(1)).then_some(())
}

/// Reads all nodes: they stand one after the other, the root last, and what a node leads to stands before it. Gives
/// what is known of the keys.
#[inline(never)] // a hot loop, see ARCHITECTURE.md
fn read_all(bytes: &[u8], root: usize) -> Option<Known> {
    let mut all = Known::default();
    // For each address that something leads to, where its node is known, counted from 1.
    let mut places = vec![0u32; root + 1];
    // Room for many nodes at once: it costs nothing before it is written to, and what is opened later has it again.
    let mut known = Vec::with_capacity(bytes.len() / 4);
    known.push(Known { ways: 1, ..Known::default() });
    places[root] = 1;
    let mut met = 0;
    let mut address = root;
    while address >= HEADER {
        let node = Node::read(bytes, address)?;
        let place = *places.get(address)? as usize;
        let own = place.checked_sub(1).map_or(Known::default(), |place| known[place]);
        met += usize::from(place > 0);
        if node.is_final {
            end(&mut all, own, node.final_output)?;
        }
        for nth in 0..node.count {
            let (to, output) = node.transition(bytes, nth)?;
            let largest = own.largest.checked_add(u32::try_from(output).ok()?)?;
            if to == EMPTY {
                end(&mut all, Known { depth: own.depth + 1, largest, ..own }, 0)?;
                continue;
            }
            let place = places.get_mut(to)?;
            if *place == 0 {
                known.push(Known::default());
                *place = known.len() as u32;
            }
            let next = &mut known[*place as usize - 1];
            next.ways = next.ways.checked_add(own.ways)?;
            next.depth = next.depth.max(own.depth + 1);
            next.largest = next.largest.max(largest);
        }
        address = node.end - 1;
    }
    // What leads anywhere leads to a node.
    (met == known.len()).then_some(all)
}

/// A key ends where a node is known so.
fn end(all: &mut Known, known: Known, output: u64) -> Option<()> {
    all.ways = all.ways.checked_add(known.ways)?;
    all.depth = all.depth.max(known.depth);
    all.largest = all.largest.max(known.largest.checked_add(u32::try_from(output).ok()?)?);
    Some(())
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

/// A number of `size` bytes, the lowest first. Eight are read at once: behind every number stands the tail of the fst.
fn number(bytes: &[u8], at: usize, size: usize) -> Option<u64> {
    let eight = u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?);
    Some(eight & u64::MAX.checked_shr(64 - 8 * size as u32).unwrap_or(0))
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
