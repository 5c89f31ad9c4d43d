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
}

/// A sign that another begins with stands after it.
const SIGNS: [(&str, Comparison); 9] = [
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
const WORDS: [(&str, &str); 15] = [
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

/// A folded condition, cut at its sign: (what stands before, the sign's meaning, what follows).
pub fn at_sign(folded: &str) -> Option<(&str, Comparison, &str)> {
    let (before, rest) = folded.split_at(folded.find(is_comparison)?);
    let (sign, comparison) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign))?;
    Some((before, *comparison, &rest[sign.len()..]))
}

/// A condition in words (失业率低于5%) in the language's signs (失业率<5%).
#[inline(never)] // called late, see `engine`
pub fn in_signs(folded: &str) -> Option<String> {
    let written = |(word, sign): &(&str, &str)| Some(folded.replacen(folded.find(word).map(|_| *word)?, sign, 1));
    WORDS.iter().find_map(written).filter(|condition| Quantity::parse(condition).is_some())
}

/// Whether a character compares, folded or as typed.
pub fn is_comparison(c: char) -> bool {
    matches!(c, '<' | '>' | '=' | '≤' | '≥' | '≦' | '≧' | '＜' | '＞' | '＝')
}
