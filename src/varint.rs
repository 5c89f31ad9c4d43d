//! Numbers of variable length: seven bits a byte, the lowest first, the high bit for "more follows".

/// Appends a number.
#[cfg_attr(not(feature = "native"), allow(dead_code, reason = "the build script writes, the engine only reads"))]
pub fn push(mut value: u32, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Takes a number off the front; `None` where the bytes end early or it does not fit 32 bits.
pub fn take(bytes: &mut &[u8]) -> Option<u32> {
    let mut value = 0u32;
    for shift in [0, 7, 14, 21, 28] {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        let bits = u32::from(byte & 0x7f);
        if shift == 28 && bits > 0xf {
            return None;
        }
        value |= bits << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// Takes so many numbers off the front.
#[inline(never)] // a hot loop, see ARCHITECTURE.md
pub fn take_all(count: usize, bytes: &mut &[u8]) -> Option<Vec<u32>> {
    let mut numbers = Vec::with_capacity(count);
    for _ in 0..count {
        // Nearly all take one byte.
        let number = match bytes.split_first() {
            Some((&byte @ ..0x80, rest)) => {
                *bytes = rest;
                u32::from(byte)
            }
            _ => take(bytes)?,
        };
        numbers.push(number);
    }
    Some(numbers)
}

/// What stands behind so many numbers; `None` where the bytes end early. The numbers themselves may not fit 32 bits.
#[inline(never)] // a hot loop, see ARCHITECTURE.md
pub fn skip(count: u32, bytes: &[u8]) -> Option<&[u8]> {
    let mut left = count;
    let mut at = 0;
    while left > 0 {
        left -= u32::from(*bytes.get(at)? < 0x80);
        at += 1;
    }
    bytes.get(at..)
}

#[cfg(all(test, feature = "native"))]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for value in [0, 1, 127, 128, 300, 0x0fff_ffff, u32::MAX] {
            let mut bytes = Vec::new();
            push(value, &mut bytes);
            assert_eq!(take(&mut bytes.as_slice()), Some(value));
            assert_eq!(take(&mut &bytes[..bytes.len() - 1]), None);
        }
        assert_eq!(take(&mut [0xff; 9].as_slice()), None);
    }

    #[test]
    fn numbers_are_skipped() {
        let mut bytes = Vec::new();
        [1, 300, 7].iter().for_each(|value| push(*value, &mut bytes));
        assert_eq!(skip(0, &bytes), Some(bytes.as_slice()));
        assert_eq!(skip(2, &bytes), Some([7].as_slice()));
        assert_eq!(skip(3, &bytes), Some([].as_slice()));
        assert_eq!(skip(4, &bytes), None);
    }
}
