//! Sorting, grouping and counting by code that is compiled once for all types.
//!
//! The standard library's sorts and ordered maps are compiled anew for every type, half a kilobyte to two each
//! time, and the engine travels in every page. Here the work is done on indices, behind one comparison that is
//! called through a pointer. Slower than a sort of numbers in place: what runs in the inner loop of a search
//! keeps that.

use std::cmp::Ordering;

/// The indices `0..length` in order; equal ones stay as they stand.
pub fn sorted(length: usize, order: impl Fn(usize, usize) -> Ordering) -> Vec<usize> {
    in_order(length, &order)
}

fn in_order(length: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..length).collect();
    // Much is in order already: what is counted of paragraphs comes in the order of the documents.
    if !indices.is_sorted_by(|&a, &b| order(a, b).is_le()) {
        indices.sort_by(|&a, &b| order(a, b));
    }
    indices
}

/// Sorts in place; equal items stay as they stand.
pub fn sort_by<T>(items: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    arrange(items.len(), &mut Items { items, order });
}

/// Items of whatever type, known by their places.
trait Places {
    fn order(&self, a: usize, b: usize) -> Ordering;
    fn swap(&mut self, a: usize, b: usize);
}

struct Items<'a, T, F> {
    items: &'a mut [T],
    order: F,
}

impl<T, F: Fn(&T, &T) -> Ordering> Places for Items<'_, T, F> {
    fn order(&self, a: usize, b: usize) -> Ordering {
        (self.order)(&self.items[a], &self.items[b])
    }

    fn swap(&mut self, a: usize, b: usize) {
        self.items.swap(a, b);
    }
}

fn arrange(length: usize, items: &mut dyn Places) {
    // At each place stands the index of the item that belongs there.
    let mut indices = in_order(length, &|a, b| items.order(a, b));
    for start in 0..length {
        let mut place = start;
        loop {
            let from = std::mem::replace(&mut indices[place], place);
            if from == start {
                break;
            }
            items.swap(place, from);
            place = from;
        }
    }
}

/// Sorts numbers and leaves one of each.
pub fn sort_unique<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
    items.dedup();
}

/// Items that compare equal together, the groups in order, within a group as they stood.
pub fn grouped<T>(mut items: Vec<T>, order: impl Fn(&T, &T) -> Ordering) -> Vec<Vec<T>> {
    sort_by(&mut items, &order);
    let mut groups: Vec<Vec<T>> = Vec::new();
    for item in items {
        match groups.last_mut() {
            Some(group) if order(&group[0], &item).is_eq() => group.push(item),
            _ => groups.push(vec![item]),
        }
    }
    groups
}

/// Different keys in order, each with how often it is there.
pub fn counted<K: Ord>(keys: Vec<K>) -> Vec<(K, usize)> {
    weighed(keys.into_iter().map(|key| (key, 1)).collect())
}

/// Different keys in order, each with its sum.
pub fn weighed<K: Ord>(mut pairs: Vec<(K, usize)>) -> Vec<(K, usize)> {
    sort_by(&mut pairs, |a, b| a.0.cmp(&b.0));
    pairs.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    pairs
}

/// Most frequent first, ties in order of the keys.
pub fn by_count<K: Ord>(a: &(K, usize), b: &(K, usize)) -> Ordering {
    b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut seed = 7_u64;
        for length in 0..40 {
            let mut next = || {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                seed >> 60
            };
            let items: Vec<(u64, usize)> = (0..length).map(|at| (next(), at)).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            let mut ours = items.clone();
            sort_by(&mut ours, |a, b| a.0.cmp(&b.0));
            assert_eq!(ours, expected);
            assert_eq!(grouped(items, |a, b| a.0.cmp(&b.0)).concat(), expected);
        }
    }

    #[test]
    fn counts_what_is_equal() {
        assert_eq!(counted(vec!["b", "a", "b"]), [("a", 1), ("b", 2)]);
        assert_eq!(weighed(vec![("b", 3), ("a", 1), ("b", 2)]), [("a", 1), ("b", 5)]);
    }
}
