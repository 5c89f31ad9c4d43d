//! Bytes and texts that several own: the sections of a bundle are parts of the file, the words of figures parts of one
//! list. Each is held once.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// A part of bytes that are shared. A clone or a slice of it copies nothing; it holds on to all of them.
#[derive(Clone, Debug)]
pub struct Bytes {
    all: Arc<Vec<u8>>,
    /// Lies within `all`.
    range: Range<usize>,
}

impl Bytes {
    /// A part of it, counted from its start; `None` where it does not reach so far.
    pub fn slice(&self, part: Range<usize>) -> Option<Bytes> {
        self.get(part.clone())?;
        let start = self.range.start;
        Some(Bytes { all: Arc::clone(&self.all), range: start + part.start..start + part.end })
    }

    /// Parts, one behind the other: copied, unless they stand so already.
    pub fn joined(parts: &[Bytes]) -> Bytes {
        let behind =
            |pair: &[Bytes]| Arc::ptr_eq(&pair[0].all, &pair[1].all) && pair[0].range.end == pair[1].range.start;
        match parts {
            [first, .., last] if parts.windows(2).all(behind) => {
                Bytes { all: Arc::clone(&first.all), range: first.range.start..last.range.end }
            }
            [only] => only.clone(),
            _ => {
                let mut all = Vec::with_capacity(parts.iter().map(|part| part.len()).sum());
                for part in parts {
                    all.extend_from_slice(part);
                }
                all.into()
            }
        }
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(all: Vec<u8>) -> Bytes {
        let range = 0..all.len();
        Bytes { all: Arc::new(all), range }
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.all.get(self.range.clone()).unwrap_or_default()
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        self
    }
}

/// A text that may be a part of a longer one. Reads as a `str`; a clone copies nothing.
#[derive(Clone)]
pub struct Str {
    all: Arc<str>,
    /// Between characters of `all`.
    range: Range<u32>,
}

impl Str {
    /// A part of a text; `None` where there is none.
    pub fn part(all: &Arc<str>, range: Range<u32>) -> Option<Str> {
        all.get(range.start as usize..range.end as usize)?;
        Some(Str { all: Arc::clone(all), range })
    }
}

impl<T: Into<Arc<str>>> From<T> for Str {
    fn from(text: T) -> Str {
        let all = text.into();
        Str { range: 0..all.len() as u32, all }
    }
}

impl Deref for Str {
    type Target = str;

    fn deref(&self) -> &str {
        self.all.get(self.range.start as usize..self.range.end as usize).unwrap_or_default()
    }
}

impl Default for Str {
    fn default() -> Str {
        "".into()
    }
}

impl PartialEq for Str {
    fn eq(&self, other: &Str) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_joined_in_place_where_they_stand_together() {
        let all = Bytes::from(vec![1, 2, 3, 4, 5]);
        let [first, next, last] = [0..2, 2..4, 4..5].map(|part| all.slice(part).unwrap());
        let joined = Bytes::joined(&[first.clone(), next.clone()]);
        assert_eq!(*joined, [1, 2, 3, 4]);
        assert!(Arc::ptr_eq(&joined.all, &all.all));
        assert_eq!(*Bytes::joined(&[first, last]), [1, 2, 5]);
        assert!(Bytes::joined(&[]).is_empty());
        assert_eq!(*joined.slice(1..3).unwrap().slice(1..2).unwrap(), [3]);
        assert!(next.slice(1..3).is_none());
    }

    #[test]
    fn a_part_of_a_text_is_whole_characters() {
        let all: Arc<str> = "稳就业".into();
        assert_eq!(&*Str::part(&all, 3..9).unwrap(), "就业");
        assert_eq!(Str::part(&all, 3..9).unwrap(), Str::from("就业"));
        assert!(Str::part(&all, 2..9).is_none());
        assert!(Str::part(&all, 3..10).is_none());
    }
}
