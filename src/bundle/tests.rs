//! What a damaged bundle does: it says so, or it is the same.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::{Bundle, Codec, Error, FORMAT, MAGIC, write};

fn sample() -> Vec<(String, Vec<u8>)> {
    let long: Vec<u8> = (0..50_000u32).flat_map(|i| (i / 7).to_le_bytes()).collect();
    vec![("meta".to_owned(), b"first".to_vec()), ("empty".to_owned(), Vec::new()), ("long".to_owned(), long)]
}

/// Made once: the properties are asked hundreds of times.
static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| write(&sample(), Codec::Deflate));

fn contents(bytes: Vec<u8>) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let bundle = Bundle::open(bytes)?;
    bundle.verify()?;
    bundle.sections().iter().map(|s| Ok((s.name.clone(), bundle.section(&s.name)?.to_vec()))).collect()
}

#[test]
fn what_is_written_is_read() {
    for codec in [Codec::Stored, Codec::Deflate] {
        let file = write(&sample(), codec);
        assert_eq!(file, write(&sample(), codec), "same sections, same bytes");
        assert_eq!(contents(file).unwrap(), sample());
    }
    let [stored, deflated] = [Codec::Stored, Codec::Deflate].map(|codec| write(&sample(), codec));
    assert!(deflated.len() < stored.len() / 2);
    assert_eq!(Bundle::open(stored).unwrap().version(), Bundle::open(deflated).unwrap().version());
}

#[test]
fn a_section_of_another_program_is_left_alone_and_a_missing_one_is_empty() {
    let bundle = Bundle::open(write(&sample(), Codec::Stored)).unwrap();
    assert_eq!(*bundle.section("formulas").unwrap(), *b"");
}

#[test]
fn errors_say_what_is_wrong() {
    let file = write(&sample(), Codec::Deflate);
    let open = |bytes: &[u8]| Bundle::open(bytes.to_vec()).err();
    assert_eq!(open(b"<html>"), Some(Error::NotABundle));
    let short = open(&file[..file.len() - 1]).unwrap();
    assert!(matches!(short, Error::Length { expected, found } if expected == found + 1), "{short}");
    let mut newer = file.clone();
    newer[MAGIC.len()] = 9;
    assert_eq!(open(&newer), Some(Error::Format(9)));
    let mut flipped = file.clone();
    *flipped.last_mut().unwrap() ^= 1;
    assert_eq!(contents(flipped), Err(Error::Damaged("long".into())));
}

proptest! {
    #[test]
    fn any_truncation_is_an_error(cut in 0.0..1.0f64) {
        let cut = (FILE.len() as f64 * cut) as usize;
        prop_assert!(Bundle::open(FILE[..cut].to_vec()).is_err());
    }

    #[test]
    fn any_flipped_bit_is_an_error(at in 0.0..1.0f64, bit in 0..8u8) {
        let mut file = FILE.clone();
        let at = (file.len() as f64 * at) as usize;
        file[at] ^= 1 << bit;
        prop_assert!(contents(file).is_err());
    }

    #[test]
    fn any_bytes_behind_the_magic_are_survived(tail in prop::collection::vec(any::<u8>(), 0..400)) {
        let bytes = [MAGIC.as_slice(), &FORMAT.to_le_bytes(), &tail].concat();
        prop_assert!(contents(bytes).is_err());
    }
}
