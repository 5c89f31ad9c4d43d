//! Quantities: a numeral with its unit, a range, a rank, a share, a multiple.
//!
//! The scan goes once over a folded sentence and gives every quantity in it, whether it measures something
//! or not; [`super::exclude`] decides that.
//!
//! | part | what it does |
//! | --- | --- |
//! | `code` | digits that are no numbers, names in letters before a number |
//! | `unit_word` | the unit behind a number |
//! | `portion` | fractions and ratios |
//! | `ordinal` | ranks and ordinals |

pub mod code;
pub mod ordinal;
pub mod portion;
pub mod unit_word;

use std::ops::Range;

use self::code::{code_end, follows_name, glued, in_code, is_tail};
use self::ordinal::{leading, ordinal, placed};
use self::portion::{fraction, half_month, half_tenth, is_given, is_half, is_nothing, ratio};
use self::unit_word::take_unit;
use super::lexicon::WORDS;
use super::period::years;
use crate::metric::numeral::{self, Numeral, Script};
use crate::metric::unit;

/// A quantity in a folded sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its bytes: number, multiplier and unit.
    pub span: Range<usize>,
    /// In plain units; the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub max: Option<f64>,
    /// Where the unit stands, or what it is where the text has no word for it.
    pub unit: UnitText,
    /// Dimension key of the unit; empty where there is none.
    pub dimension: &'static str,
    /// What kind of quantity it is.
    pub form: Form,
    /// Whether 多 or 余 leaves it open above.
    pub open: bool,
    /// How its numeral is written.
    pub script: Script,
    /// Whether it has a multiplier such as 万.
    pub scaled: bool,
}

/// The unit as it stands in the text, or the one that a form implies.
#[derive(Clone, Debug, PartialEq)]
pub enum UnitText {
    /// Bytes of the folded sentence.
    Written(Range<usize>),
    /// 位 of a rank, 倍 of 翻番, % of 三分之一; empty where there is none.
    Implied(&'static str),
}

/// The forms of quantities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// 4408家, 13%, 6%—6.5%
    Amount,
    /// 第9位, 首位
    Rank,
    /// 第一届, 第7年
    Ordinal,
    /// 一半, 三分之一, 百分之五
    Share,
    /// 翻番, 倍增
    Doubling,
    /// 减半
    Halving,
    /// 八连增
    Streak,
    /// a member of 2.5：36.7：60.7
    Ratio,
}

impl Quantity {
    /// The folded unit.
    pub fn unit_name<'t>(&self, text: &'t str) -> &'t str
    where
        'static: 't,
    {
        match &self.unit {
            UnitText::Written(range) => text.get(range.clone()).unwrap_or(""),
            UnitText::Implied(name) => name,
        }
    }
}

/// All quantities of a folded sentence, in order, not overlapping.
pub fn scan(text: &str) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        at = match quantities_at(text, at, c, &mut found) {
            Some(end) => end.max(next),
            None => next,
        };
    }
    share_units(text, &mut found);
    found
}

/// 分别提高15、22个百分点: a number in a list takes the unit of the one after it.
fn share_units(text: &str, found: &mut [Quantity]) {
    for at in (1..found.len()).rev() {
        let (before, after) = found.split_at_mut(at);
        let (Some(bare), Some(next)) = (before.last_mut(), after.first()) else { continue };
        let listed = text.get(bare.span.end..next.span.start).is_some_and(|gap| matches!(gap, "、" | "和"));
        let amounts = bare.form == Form::Amount && next.form == Form::Amount && bare.script == next.script;
        let lacks = matches!(bare.unit, UnitText::Implied("")) && matches!(next.unit, UnitText::Written(_));
        if listed
            && amounts
            && lacks
            && matches!(next.dimension, "ratio" | "points" | "money" | "multiple")
            && bare.scaled == next.scaled
        {
            bare.unit = next.unit.clone();
            bare.dimension = next.dimension;
        }
    }
}

/// Reads what begins at `at`; gives where it ends.
fn quantities_at(text: &str, at: usize, c: char, found: &mut Vec<Quantity>) -> Option<usize> {
    let quantity = match c {
        '第' => ordinal(text, at)?,
        '前' => leading(text, at)?,
        '首' if text[at..].starts_with("首位") => implied(at..at + "首位".len(), 1.0, "位", Form::Rank),
        '翻' => doubling(text, at)?,
        '倍' if text[at..].starts_with("倍增") => implied(at..at + "倍增".len(), 2.0, "倍", Form::Doubling),
        '减' if text[at..].starts_with("减半") => implied(at..at + "减半".len(), 50.0, "%", Form::Halving),
        '零' if is_nothing(text, at) => implied(at..at + '零'.len_utf8(), 0.0, "", Form::Share),
        '百' if text[at..].starts_with("百分百") && is_given(&text[..at]) => {
            implied(at..at + "百分百".len(), 100.0, "%", Form::Share)
        }
        '半' if text[at..].starts_with("半个月") => half_month(at),
        '半' if text[at..].starts_with("半成") => half_tenth(text, at)?,
        '半' if is_half(text, at) => implied(at..at + '半'.len_utf8(), 50.0, "%", Form::Share),
        '一' if text[at..].starts_with("一半") => implied(at..at + "一半".len(), 50.0, "%", Form::Share),
        c if numeral::starts(c) => {
            if let Some((_, len)) = years::fiscal_year_at(&text[at..]) {
                return Some(at + len);
            }
            if c.is_ascii_digit() && in_code(text, at) && !follows_name(text, at) {
                return Some(code_end(text, at));
            }
            let numeral = numeral::parse(&text[at..]);
            if c.is_ascii_digit() && is_tail(text, at) {
                return Some(at + numeral.map_or(c.len_utf8(), |numeral| numeral.len));
            }
            let numeral = numeral.as_ref();
            if let Some(end) = numeral.and_then(|numeral| ratio(text, at, numeral, found)) {
                return Some(end);
            }
            match fraction(text, at, numeral).or_else(|| Some(amount(text, at, numeral?))) {
                Some(quantity) => placed(text, quantity),
                // Digits that are no number are passed over at once.
                None if c.is_ascii_digit() => return Some(code_end(text, at)),
                None => return None,
            }
        }
        c if c.is_ascii_alphabetic() => return Some(glued(text, at).unwrap_or_else(|| code_end(text, at))),
        _ => return None,
    };
    let end = quantity.span.end;
    found.push(quantity);
    Some(end)
}

/// A quantity whose unit its words imply.
pub fn implied(span: Range<usize>, value: f64, unit: &'static str, form: Form) -> Quantity {
    let known = Some(unit).filter(|unit| !unit.is_empty()).and_then(unit::lookup);
    let dimension = known.map_or("", |unit| unit.dimension);
    Quantity {
        span,
        value,
        max: None,
        unit: UnitText::Implied(unit),
        dimension,
        form,
        open: false,
        script: Script::Arabic,
        scaled: false,
    }
}

/// 翻番, 翻一番, 翻了两番; behind a hedge (翻了近｜一番) from the number on.
fn doubling(text: &str, at: usize) -> Option<Quantity> {
    let rest = text[at..].strip_prefix('翻')?;
    let rest = rest.strip_prefix('了').unwrap_or(rest);
    let hedge = WORDS.hedges_before.at_start(rest).map_or(0, |(word, _)| word.len());
    let at = if hedge > 0 { text.len() - rest.len() + hedge } else { at };
    let rest = &rest[hedge..];
    let (times, rest) = match numeral::parse(rest) {
        Some(numeral) => (numeral.value, &rest[numeral.len..]),
        None => (1.0, rest),
    };
    let rest = rest.strip_prefix('番')?;
    let span = at..text.len() - rest.len();
    (times <= 10.0).then(|| implied(span, times.exp2(), "倍", Form::Doubling))
}

/// The signs and words between the ends of a range.
pub const RANGE_SIGNS: [&str; 8] = ["——", "—", "-", "–", "~", "至", "到", "或"];

/// 4408家, 13%, 5.8万亿元, 3至5个, 6%—6.5%, 一天半; `first` is the numeral at `at`.
fn amount(text: &str, at: usize, first: &Numeral) -> Quantity {
    let mut end = at + first.len;
    if let Some(streak) = streak(text, at, first) {
        return streak;
    }
    let mut quantity = Quantity {
        script: first.script,
        open: first.open,
        max: first.max,
        scaled: first.exponent >= 4,
        ..implied(at..end, first.value, "", Form::Amount)
    };
    let unit_end = take_unit(text, end, &mut quantity);
    if let Some((second, sign_end)) = range_end(text, unit_end.unwrap_or(end)) {
        let mut upper = Quantity { unit: UnitText::Implied(""), dimension: "", ..quantity.clone() };
        let upper_end = take_unit(text, sign_end + second.len, &mut upper);
        if unit_end.is_none() || upper.unit_name(text) == quantity.unit_name(text) {
            let scale = 10f64.powi(second.exponent);
            if unit_end.is_none() && first.exponent == 0 && first.value <= second.value / scale {
                quantity.value *= scale;
                quantity.scaled = second.exponent >= 4;
            }
            if second.value > quantity.value && !arrives(text, &quantity, second.value) {
                upper.value = quantity.value;
                upper.max = Some(second.value);
                upper.span.end = upper_end.unwrap_or(sign_end + second.len);
                return upper;
            }
        }
    }
    end = unit_end.unwrap_or(end);
    if unit_end.is_some() && half_follows(&text[end..]) {
        // 三成半 is 35 %.
        quantity.value += if matches!(quantity.unit, UnitText::Implied("%")) { 5.0 } else { 0.5 };
        end += '半'.len_utf8();
    }
    quantity.span.end = end;
    if let Some((sign, unit)) = money_sign(&text[..at])
        && (unit_end.is_none() || quantity.dimension.starts_with("money"))
    {
        quantity.span.start -= sign.len();
        if unit_end.is_none() {
            quantity.unit = UnitText::Implied(unit);
            quantity.dimension = unit::lookup(unit).map_or("", |unit| unit.dimension);
        }
    }
    if unit_end.is_some() && is_negative(&text[..at]) {
        quantity.value = -quantity.value;
        quantity.span.start -= 1;
    }
    quantity
}

/// Whether a second number with 至 before it tells where a change has led, and ends no range: 加2000元｜至3.8万元. The
/// ends of a range lie closer together, and shares that grow are told in ranges (增长5%至10%).
fn arrives(text: &str, change: &Quantity, to: f64) -> bool {
    const FARTHEST: f64 = 2.5;
    to >= FARTHEST * change.value
        && !matches!(change.dimension, "ratio" | "multiple" | "")
        && WORDS.changes.at_end(&text[..change.span.start]).is_some()
}

/// The sign of money that ends a text, and its unit: $, hk$.
fn money_sign(before: &str) -> Option<(&'static str, &'static str)> {
    const SIGNS: [(&str, &str); 8] = [
        ("hk$", "港元"),
        ("us$", "美元"),
        ("nt$", "新台币"),
        ("$", "元"),
        ("¥", "元"),
        ("€", "欧元"),
        ("£", "英镑"),
        ("港币", "港元"),
    ];
    SIGNS.into_iter().find(|(sign, _)| before.ends_with(sign))
}

/// Whether a minus sign stands before the number, and not a dash between two.
fn is_negative(before: &str) -> bool {
    before
        .strip_suffix('-')
        .is_some_and(|left| left.chars().next_back().is_none_or(|c| crate::text::is_han(c) || "([:,".contains(c)))
}

fn range_end(text: &str, at: usize) -> Option<(Numeral, usize)> {
    let sign = RANGE_SIGNS.iter().find(|sign| text[at..].starts_with(**sign))?;
    let sign_end = at + sign.len();
    let second = numeral::parse(&text[sign_end..]).filter(|n| n.script != Script::Bare)?;
    Some((second, sign_end))
}

/// 半 after a unit (一天半) when it doesn't begin a word.
fn half_follows(rest: &str) -> bool {
    rest.strip_prefix('半').is_some_and(|after| !after.starts_with(['年', '数', '价', '径', '岛', '导', '个']))
}

/// 八连增: N years of growth in a row, a count without unit.
fn streak(text: &str, at: usize, numeral: &Numeral) -> Option<Quantity> {
    let rest = text[at + numeral.len..].strip_prefix('连')?;
    let last = rest.chars().next().filter(|c| "增丰快冠优升涨降".contains(*c))?;
    let end = at + numeral.len + '连'.len_utf8() + last.len_utf8();
    Some(implied(at..end, numeral.value, "", Form::Streak))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, f64, Option<f64>, &str)> {
        scan(text).iter().map(|q| (&text[q.span.clone()], q.value, q.max, q.unit_name(text))).collect()
    }

    #[test]
    fn amounts_and_units() {
        assert_eq!(found("企业增至4408家"), [("4408家", 4408.0, None, "家")]);
        assert_eq!(found("存款5.8万亿元"), [("5.8万亿元", 5.8e12, None, "元")]);
        assert_eq!(found("建6.1万套(间)"), [("6.1万套(间)", 61_000.0, None, "套(间)")]);
        assert_eq!(found("浓度31.3微克/立方米"), [("31.3微克/立方米", 31.3, None, "微克/立方米")]);
        assert_eq!(found("一天半时间"), [("一天半", 1.5, None, "天")]);
        assert_eq!(found("900多万个体工商户"), [("900多万", 9e6, None, "")]);
    }

    #[test]
    fn no_figure_from_the_tail_of_a_broken_number() {
        for text in ["产值12 34亿元", "产值123. 4亿元", "产值 123 . 4亿元", "下降 0. 5个百分点", "突破1 8 0亿元"]
        {
            assert!(found(text).iter().all(|(.., unit)| unit.is_empty()), "{:?}", found(text));
        }
        assert_eq!(found("1. 5个项目"), [("1", 1.0, None, ""), ("5个", 5.0, None, "个")]);
        assert_eq!(found("增长7.7% 5家"), [("7.7%", 7.7, None, "%"), ("5家", 5.0, None, "家")]);
    }

    #[test]
    fn ranges_shares_ranks_multiples() {
        assert_eq!(found("6%—6.5%"), [("6%—6.5%", 6.0, Some(6.5), "%")]);
        assert_eq!(found("3至5个"), [("3至5个", 3.0, Some(5.0), "个")]);
        assert_eq!(found("1.1万亿至1.3万亿元"), [("1.1万亿至1.3万亿元", 1.1e12, Some(1.3e12), "元")]);
        assert_eq!(found("3-5万人"), [("3-5万人", 30_000.0, Some(50_000.0), "人")]);
        assert_eq!(found("三分之一"), [("三分之一", 1.0 / 3.0 * 100.0, None, "%")]);
        assert_eq!(found("增长百分之十三点四"), [("百分之十三点四", 13.4, None, "%")]);
        assert_eq!(found("增长百分之八至九"), [("百分之八至九", 8.0, Some(9.0), "%")]);
        assert_eq!(found("百分之4至百分之5"), [("百分之4至百分之5", 4.0, Some(5.0), "%")]);
        assert_eq!(found("居第9位"), [("第9位", 9.0, None, "位")]);
        assert_eq!(found("翻两番"), [("翻两番", 4.0, None, "倍")]);
        assert_eq!(found("2.5:36.7:60.7").len(), 3);
    }

    #[test]
    fn codes_are_passed_over() {
        assert_eq!(found("pm2.5年均浓度、s11线、5g、“1+5”").len(), 2);
    }
}
