//! Bytes → text: byte order marks, UTF-8, GB18030 (with GBK and GB2312), Big5, line ends.
//!
//! UTF-8 is taken where the bytes are valid; else the detector of browsers chooses between the legacy
//! encodings. A few bad bytes become U+FFFD and are counted; many mean that no encoding fits.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use unicode_normalization::UnicodeNormalization as _;

use super::error::Problem;
use crate::text::{is_han, is_unseen};

/// A decoded text with `\n` as its only line end.
pub(super) struct Decoded {
    pub text: String,
    /// How many characters were damaged.
    pub damaged: usize,
    /// The encoding where it is not UTF-8.
    pub legacy: Option<&'static str>,
}

/// How much of a file the detector looks at.
const SAMPLE: usize = 256 * 1024;

/// Decodes the bytes of a text file.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Problem> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => (detect(bytes)?, bytes),
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let damaged = text.matches('\u{fffd}').count();
    if damaged > 8 && damaged * 50 > text.chars().count() {
        return Err(Problem::Encoding);
    }
    let legacy = (encoding != UTF_8).then(|| encoding.name());
    Ok(Decoded { text: line_ends(&text), damaged, legacy })
}

/// UTF-16 without a mark at its beginning: half of its bytes make Chinese text, which nothing else read so does.
pub(super) fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(8 * 1024) & !1];
    if sample.len() < 8 || !sample.contains(&0) || std::str::from_utf8(sample).is_ok() {
        return None;
    }
    [UTF_16LE, UTF_16BE].into_iter().find(|encoding| {
        let text = encoding.decode_without_bom_handling(sample).0;
        let (mut all, mut han, mut known) = (0, 0, 0);
        for c in text.chars() {
            all += 1;
            han += usize::from(is_han(c));
            let mark = matches!(c, ' '..='~' | '\n' | '\r' | '\t' | '\u{2010}'..='\u{2026}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}');
            known += usize::from(is_han(c) || mark);
        }
        known * 20 >= all * 19 && han * 5 >= all
    })
}

fn detect(bytes: &[u8]) -> Result<&'static Encoding, Problem> {
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Ok(encoding);
    }
    if std::str::from_utf8(bytes).is_ok() || nearly_utf8(bytes) {
        return Ok(UTF_8);
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // Never the last: a text may be cut inside a character, at its end too.
    detector.feed(sample, false);
    let guess = detector.guess(None, Utf8Detection::Allow);
    if [GBK, GB18030, BIG5].contains(&guess) {
        // Short texts fool the detector; the characters that Chinese uses most do not.
        return Ok([GB18030, BIG5].into_iter().max_by_key(|encoding| plausibility(encoding, sample)).unwrap_or(guess));
    }
    if [UTF_8, UTF_16LE, UTF_16BE].contains(&guess) { Ok(guess) } else { Err(Problem::Encoding) }
}

/// How much a text looks like Chinese when decoded so: its commonest characters less what none would write.
fn plausibility(encoding: &'static Encoding, sample: &[u8]) -> i64 {
    const COMMON: &str =
        "的一在是有和年月日大中不为人上国发展会经全了市工作新民业化加建设政府成地为以對國會經發業設們為萬億，。、";
    let text = encoding.decode_without_bom_handling(&sample[..sample.len().min(16 * 1024)]).0;
    text.chars()
        .map(|c| match c {
            '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{ff61}'..='\u{ff9f}' => -4,
            c if COMMON.contains(c) => 2,
            _ => 0,
        })
        .sum()
}

/// Whether the bytes are UTF-8 but for some damage: no legacy text has so many valid sequences.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| !byte.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    bad * 50 < valid
}

/// CRLF and CR become LF; NUL and other control characters but the tab vanish.
pub(super) fn line_ends(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Where what stays as it is began.
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let beside = |text: &str, end: bool| {
            let next = if end { text.chars().next_back() } else { text.chars().next() };
            next.is_none_or(char::is_whitespace)
        };
        let stays = match c {
            '\n' | '\t' | ' '..='~' | '\u{3000}'..='\u{d7ff}' => true,
            // What an old program marked the ends of paragraphs with; no character has these numbers.
            '\u{e000}'..='\u{f8ff}' => !beside(&text[at + c.len_utf8()..], false) && !beside(&text[..at], true),
            '\u{2028}' | '\u{2029}' | '\u{2e80}'..='\u{2fdf}' => false,
            c => !is_unseen(c) && !c.is_control(),
        };
        if stays {
            continue;
        }
        out.push_str(&text[start..at]);
        start = at + c.len_utf8();
        match c {
            '\r' if text[start..].starts_with('\n') => {}
            '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{c}' | '\u{b}' => out.push('\n'),
            // Text copied out of a PDF holds radicals for the characters that look like them.
            '\u{2e80}'..='\u{2fdf}' => out.extend(character_of(c)),
            _ => {}
        }
    }
    out.push_str(&text[start..]);
    out
}

/// The Han character of a radical (⽣ → 生, ⻓ → 长), by Unicode's compatibility mappings and, for the radicals that have
/// none, its list of the characters that look the same (EquivalentUnifiedIdeograph).
fn character_of(radical: char) -> impl Iterator<Item = char> {
    const SUPPLEMENT: [(char, char); 22] = [
        ('⺠', '民'),
        ('⻓', '长'),
        ('⻔', '门'),
        ('⻅', '见'),
        ('⻉', '贝'),
        ('⻋', '车'),
        ('⻙', '韦'),
        ('⻚', '页'),
        ('⻛', '风'),
        ('⻜', '飞'),
        ('⻝', '食'),
        ('⻢', '马'),
        ('⻤', '鬼'),
        ('⻥', '鱼'),
        ('⻦', '鸟'),
        ('⻨', '麦'),
        ('⻩', '黄'),
        ('⻬', '齐'),
        ('⻮', '齿'),
        ('⻰', '龙'),
        ('⻳', '龟'),
        ('⺟', '母'),
    ];
    let known = SUPPLEMENT.iter().find(|(from, _)| *from == radical).map(|(_, to)| *to);
    known.unwrap_or(radical).nfkc()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIMPLIFIED: &str = "今年全市新增就业十二万人，城镇登记失业率控制在百分之四以内。";
    const TRADITIONAL: &str = "今年全市新增就業十二萬人，經濟穩步發展，失業率維持在百分之四以內。";

    #[test]
    fn finds_the_encoding_by_looking() {
        for (encoding, text) in [(UTF_8, SIMPLIFIED), (GB18030, SIMPLIFIED), (GBK, SIMPLIFIED), (BIG5, TRADITIONAL)] {
            let bytes = encoding.encode(text).0;
            assert_eq!(decode(&bytes).unwrap().text, text, "{}", encoding.name());
        }
        let mut utf16 = vec![0xff, 0xfe];
        utf16.extend(SIMPLIFIED.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(decode(&utf16).unwrap().text, SIMPLIFIED);
        let text = format!("甲市2024年报告\r\n{SIMPLIFIED}");
        let units = || text.encode_utf16();
        let (little, big) = (units().flat_map(u16::to_le_bytes), units().flat_map(u16::to_be_bytes));
        for bytes in [little.collect::<Vec<u8>>(), big.collect()] {
            assert_eq!(decode(&bytes).unwrap().text, text.replace('\r', ""));
        }
        assert!(utf16_without_mark(b"PK\x01\x02\0\0\x01\x02\xff\xfe\0\x03").is_none());
    }

    #[test]
    fn a_text_cut_inside_its_last_character_is_read() {
        for (encoding, text) in [(GB18030, SIMPLIFIED), (BIG5, TRADITIONAL)] {
            let bytes = encoding.encode(text).0;
            let decoded = decode(&bytes[..bytes.len() - 1]).unwrap();
            let whole = text.trim_end_matches('。');
            assert!(decoded.text.starts_with(whole) && decoded.damaged == 1, "{}", encoding.name());
        }
    }

    #[test]
    fn line_ends_become_one_and_damage_is_counted() {
        assert_eq!(decode("⻰江市⽣产总值增\u{2060}⻓，⼆〇".as_bytes()).unwrap().text, "龙江市生产总值增长，二〇");
        assert_eq!(decode("\u{feff}甲\r\n乙\r丙\n".as_bytes()).unwrap().text, "甲\n乙\n丙\n");
        let mut bytes = SIMPLIFIED.repeat(9).into_bytes();
        bytes.push(0xe4);
        assert_eq!(
            decode("增长。\u{e004}\u{3000}二、安\u{e123}排\u{e004}\n".as_bytes()).unwrap().text,
            "增长。\u{3000}二、安\u{e123}排\n"
        );
        let decoded = decode(&bytes).unwrap();
        assert_eq!((decoded.damaged, decoded.text.starts_with(SIMPLIFIED)), (1, true));
    }
}
