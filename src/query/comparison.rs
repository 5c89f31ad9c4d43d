//! How figures may be compared: the signs and words that a condition (失业率<=5.5%, 失业率低于5%) is written with.

use super::quantity::Quantity;

/// How figures must compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
    /// `=`
    Equal,
    /// `!=`
    Other,
}

/// A sign that another begins with stands after it.
const SIGNS: [(&str, Comparison); 12] = [
    ("!=", Comparison::Other),
    ("<>", Comparison::Other),
    ("≠", Comparison::Other),
    ("<=", Comparison::AtMost),
    (">=", Comparison::AtLeast),
    ("≤", Comparison::AtMost),
    ("≥", Comparison::AtLeast),
    ("≦", Comparison::AtMost),
    ("≧", Comparison::AtLeast),
    ("<", Comparison::Below),
    (">", Comparison::Above),
    ("=", Comparison::Equal),
];
/// The same in words; where one holds another, it stands first.
const WORDS: [(&str, &str); 16] = [
    ("不等于", "!="),
    ("不低于", ">="),
    ("不少于", ">="),
    ("不小于", ">="),
    ("不高于", "<="),
    ("不超过", "<="),
    ("不多于", "<="),
    ("不大于", "<="),
    ("超过", ">"),
    ("高于", ">"),
    ("大于", ">"),
    ("多于", ">"),
    ("低于", "<"),
    ("少于", "<"),
    ("小于", "<"),
    ("不足", "<"),
];
/// What says so after the number: 失业率5.5%以下.
const WORDS_AFTER: [(&str, &str); 3] = [("以上", ">="), ("以下", "<="), ("以内", "<=")];

/// A folded condition, cut at its sign: (what stands before, the sign's meaning, what follows).
pub fn at_sign(folded: &str) -> Option<(&str, Comparison, &str)> {
    let at = folded.find(is_comparison)?;
    // An exclamation mark is a sign only with the next one.
    let (before, rest) = folded.split_at(at - usize::from(folded[..at].ends_with('!')));
    let (sign, comparison) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign))?;
    Some((before, *comparison, &rest[sign.len()..]))
}

/// A condition in words (失业率低于5%) in the language's signs (失业率<5%).
#[inline(never)] // called late, see `engine`
pub fn in_signs(folded: &str) -> Option<String> {
    let written = |(word, sign): &(&str, &str)| Some(folded.replacen(folded.find(word).map(|_| *word)?, sign, 1));
    let condition = WORDS.iter().find_map(written).or_else(|| before_number(folded));
    condition.filter(|condition| Quantity::parse(condition).is_some())
}

/// A condition whose word stands at the end, with the sign before its number.
fn before_number(folded: &str) -> Option<String> {
    let (word, sign) = WORDS_AFTER.iter().find(|(word, _)| folded.ends_with(word))?;
    let rest = &folded[..folded.len() - word.len()];
    let words = rest.trim_end_matches(|c: char| !c.is_ascii_digit());
    let words = words.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    Some([words, sign, &rest[words.len()..]].concat())
}

/// Whether a character compares, folded or as typed.
pub fn is_comparison(c: char) -> bool {
    matches!(c, '<' | '>' | '=' | '≤' | '≥' | '≦' | '≧' | '≠' | '＜' | '＞' | '＝')
}
