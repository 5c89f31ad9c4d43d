//! How figures may be compared: the signs and words that a condition (失业率<=5.5%, 失业率低于5%) is written with.

use crate::metric::{numeral, unit};

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

impl Comparison {
    /// The same with its sides changed: 5%<=x is x>=5%.
    pub fn turned(self) -> Self {
        match self {
            Self::Below => Self::Above,
            Self::AtMost => Self::AtLeast,
            Self::Above => Self::Below,
            Self::AtLeast => Self::AtMost,
            same => same,
        }
    }
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
/// The same in words; where one holds another, it stands first. Those from 以上 on stand after their number, 比 has its
/// meaning from what follows (比5%高).
const WORDS: [(&str, &str); 24] = [
    ("不等于", "!="),
    ("不低于", ">="),
    ("不少于", ">="),
    ("不小于", ">="),
    ("不高于", "<="),
    ("不超过", "<="),
    ("不多于", "<="),
    ("不大于", "<="),
    ("超过", ">"),
    ("突破", ">"),
    ("高于", ">"),
    ("大于", ">"),
    ("多于", ">"),
    ("低于", "<"),
    ("少于", "<"),
    ("小于", "<"),
    ("不足", "<"),
    ("不到", "<"),
    ("以上", ">="),
    ("以下", "<="),
    ("以内", "<="),
    ("之间", "<="),
    ("左右", "="),
    ("比", ""),
];
/// What stands between the ends of a range: 5%到5.3%之间.
const TO: [char; 5] = ['到', '至', '-', '~', '—'];

/// A folded condition, cut at its sign: (what stands before, the sign's meaning, what follows).
pub fn at_sign(folded: &str) -> Option<(&str, Comparison, &str)> {
    let at = folded.find(is_comparison)?;
    // An exclamation mark is a sign only with the next one.
    let (before, rest) = folded.split_at(at - usize::from(folded[..at].ends_with('!')));
    let (sign, comparison) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign))?;
    Some((before, *comparison, &rest[sign.len()..]))
}

/// A condition in words among others (失业率低于5%的省): what else is said (失业率的省), and the bounds in the language's
/// signs, as they stand before and after what they measure.
#[inline(never)] // called late, see `engine`
pub fn in_words(folded: &str) -> Option<(String, [String; 2])> {
    let (word, sign) = WORDS.iter().find(|(word, _)| folded.contains(word))?;
    let (mut words, after) = folded.split_once(word)?;
    let (mut least, mut sign) = (String::new(), *sign);
    let (number, mut rest) = number_at_start(after).or_else(|| {
        let number;
        (words, number) = number_at_end(words)?;
        if let Some((before, from)) = words.strip_suffix(TO).and_then(number_at_end) {
            (words, least) = (before, [from, "<="].concat());
        }
        Some((number, after))
    })?;
    if sign.is_empty() {
        let more = rest.chars().next()?;
        sign = if is_more(more)? { ">" } else { "<" };
        rest = &rest[more.len_utf8()..];
    }
    Some(([words.trim_end_matches('在'), rest].concat(), [least, [sign, number].concat()]))
}

/// Whether a character asks for what is more (高) or less (低) than something.
pub fn is_more(c: char) -> Option<bool> {
    match c {
        '高' | '大' | '多' | '快' | '长' => Some(true),
        '低' | '小' | '少' | '慢' | '短' => Some(false),
        _ => None,
    }
}

/// A number with its unit at the end of a text, and what stands before it.
fn number_at_end(text: &str) -> Option<(&str, &str)> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let words = digits.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = &text[words.len()..];
    (number_at_start(number)?.1.is_empty()).then_some((words, number))
}

/// A number with its unit at the start of a text, and what follows.
fn number_at_start(text: &str) -> Option<(&str, &str)> {
    let length = numeral::parse(text)?.len;
    let unit = unit::longest(&text[length..]).map_or(0, |unit| unit.name.len());
    Some(text.split_at(length + unit))
}

/// Whether a character compares, folded or as typed.
pub fn is_comparison(c: char) -> bool {
    matches!(c, '<' | '>' | '=' | '≤' | '≥' | '≦' | '≧' | '≠' | '＜' | '＞' | '＝')
}
