//! Numerals: 1.3万, 2100多万, 三千多, 十三点四, 二三十, at the start of a folded text.
//!
//! Known are Arabic digits (with thousands separators), Han numerals, multipliers 十 百 千 万 亿 in any
//! sensible order, an open end (多, 余, 来, 几), and approximate pairs (二三十). Percent, fractions, ordinals
//! and units belong to the quantity around them. Shared with the page, where queries hold numerals too.

use std::borrow::Cow;

use crate::text::decimal;

/// A numeral read at the start of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Numeral {
    /// Bytes it takes.
    pub len: usize,
    /// Its value; the lower one of a pair.
    pub value: f64,
    /// The upper value of a pair such as 二三十.
    pub max: Option<f64>,
    /// Whether 多, 余, 来 or 几 leaves it open above.
    pub open: bool,
    /// How it is written.
    pub script: Script,
    /// The power of ten of 万, 亿 … after the digits; 0 where there is none.
    pub exponent: i32,
}

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// 12, 1.3万
    Arabic,
    /// 三千多
    Han,
    /// A multiplier with no digit before it: 千, 万亿
    Bare,
}

/// Reads the numeral at the start of `text`, which must be folded.
///
/// ```
/// let numeral = mingcha::metric::numeral::parse("1.3万家").unwrap();
/// assert_eq!((numeral.value, numeral.len), (13000.0, "1.3万".len()));
/// ```
pub fn parse(text: &str) -> Option<Numeral> {
    if text.starts_with(|c: char| c.is_ascii_digit()) { arabic(text) } else { han(text) }
}

/// Whether a numeral may begin with this character.
pub fn starts(c: char) -> bool {
    c.is_ascii_digit() || digit(c).is_some() || power(c).is_some()
}

/// The longest run of digits that can be a number: what is longer is a code.
const MAX_DIGITS: usize = 15;

fn arabic(text: &str) -> Option<Numeral> {
    let (digits, mut len) = arabic_digits(text)?;
    let mut open = take_open(text, &mut len);
    let mut exponent = multiplier(text, &mut len);
    open |= exponent > 0 && take_open(text, &mut len);
    // 3万多亿
    if open && exponent == 4 && text[len..].starts_with('亿') {
        exponent += multiplier(text, &mut len);
    }
    let mut value = decimal(&digits, exponent)?;
    if exponent >= 4 && !open {
        // 1亿2000万, 3万5千
        if let Some((rest, rest_len)) = arabic_digits(&text[len..]) {
            let mut more = len + rest_len;
            let smaller = multiplier(text, &mut more);
            if smaller < exponent && (smaller > 0 || exponent == 4 && rest.len() == 4) {
                value += decimal(&rest, smaller)?;
                exponent = smaller;
                len = more;
                open = take_open(text, &mut len);
            }
        }
    }
    Some(Numeral { len, value, max: None, open, script: Script::Arabic, exponent })
}

/// The digits at the start, separators left out, and their length in the text.
fn arabic_digits(text: &str) -> Option<(Cow<'_, str>, usize)> {
    let bytes = text.as_bytes();
    let run = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut len = run(0);
    if len == 0 || len > MAX_DIGITS {
        return None;
    }
    let mut digits = Cow::Borrowed(&text[..len]);
    if len <= 3 {
        while digits.len() < MAX_DIGITS && matches!(bytes.get(len), Some(b',' | b' ')) && run(len + 1) == 3 {
            digits += &text[len + 1..len + 4];
            len += 4;
        }
    }
    // 19·5% is how some print 19.5%.
    if let Some(point) = ['.', '·'].iter().find(|point| text[len..].starts_with(**point)) {
        let from = len + point.len_utf8();
        let fraction = run(from).min(MAX_DIGITS);
        if fraction > 0 && *point == '.' && digits.len() == len {
            len = from + fraction;
            digits = Cow::Borrowed(&text[..len]);
        } else if fraction > 0 {
            digits += ".";
            digits += &text[from..from + fraction];
            len = from + fraction;
        }
    }
    Some((digits, len))
}

/// Takes a multiplier (万, 千万, 万亿) and gives its power of ten.
fn multiplier(text: &str, len: &mut usize) -> i32 {
    let mut exponent = 0;
    while let Some(c) = text[*len..].chars().next() {
        let after = &text[*len + c.len_utf8()..];
        let Some(power) = power(c).or_else(|| trillion(c, after)) else { break };
        if begins_unit(c, after) || exponent + power > 12 || (power < 4 && exponent >= 4) {
            break;
        }
        exponent += power;
        *len += c.len_utf8();
    }
    exponent
}

/// 兆 as a million millions: 3兆元, 3兆1325亿元. Alone it is a unit of data, or begins one (兆瓦).
fn trillion(c: char, after: &str) -> Option<i32> {
    if c != '兆' {
        return None;
    }
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let more = rest.len() < after.len() && rest.starts_with(['亿', '万']);
    (more || after.starts_with('元') || after.starts_with("美元")).then_some(12)
}

/// Whether a multiplier character begins a unit or a word instead: 千瓦, 百分点, 千万师生.
fn begins_unit(c: char, after: &str) -> bool {
    let next = after.chars().next();
    match c {
        '千' => next.is_some_and(|n| "克米瓦卡伏帕焦赫字分方".contains(n)),
        '百' => next.is_some_and(|n| "分强姓货年日".contains(n)),
        '十' => next.is_some_and(|n| "分足".contains(n)) && !after.starts_with("分之"),
        _ => false,
    }
}

fn take_open(text: &str, len: &mut usize) -> bool {
    let Some(c) = text[*len..].chars().next().filter(|&c| matches!(c, '多' | '余' | '来')) else { return false };
    // 来 also begins words (来华); as an open end it stands before a measure word only.
    if c == '来' && !text[*len..].starts_with("来个") {
        return false;
    }
    *len += c.len_utf8();
    true
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn power(c: char) -> Option<i32> {
    Some(match c {
        '十' => 1,
        '百' => 2,
        '千' => 3,
        '万' => 4,
        '亿' => 8,
        _ => return None,
    })
}

/// A Han numeral while it is read: of 三亿五千万 the `total` is 3亿 and the `section` 5千 before the last 万.
#[derive(Default)]
struct HanNumeral {
    total: f64,
    section: f64,
    /// What was read since the last multiplier; several digits are a decimal number.
    digits: Vec<u32>,
    /// The power of ten of the last multiplier that had something to multiply.
    place: i32,
}

impl HanNumeral {
    fn pending(&self) -> f64 {
        self.digits.iter().fold(0.0, |value, d| value * 10.0 + f64::from(*d))
    }

    fn multiply(&mut self, power: i32) {
        let pending = self.pending();
        let bare = self.digits.is_empty();
        let read = self.total + self.section + pending;
        let factor = 10f64.powi(power);
        if power < 4 {
            self.section += if bare { 1.0 } else { pending.max(1.0) } * factor;
        } else if power == 8 {
            // 亿 multiplies all that stands before it: 一万五千亿, 二十万亿.
            self.total = read.max(1.0) * factor;
            self.section = 0.0;
        } else {
            self.total += (self.section + pending).max(1.0) * factor;
            self.section = 0.0;
        }
        self.digits.clear();
        self.place = if read > 0.0 { power } else { 0 };
    }

    /// A last digit counts the place below its multiplier: 三万五 is 35000, 一百零五 says that it doesn't.
    fn value(&self) -> f64 {
        let place = if self.digits.len() == 1 && self.place > 1 { self.place - 1 } else { 0 };
        self.total + self.section + self.pending() * 10f64.powi(place)
    }

    /// Where the last two digits are a pair (七八, 三五), keeps the first and gives the same numeral with the second.
    fn part(&mut self) -> Option<HanNumeral> {
        let (&high, rest) = self.digits.split_last()?;
        let low = match *rest {
            [low] | [0, low] if low > 0 => low,
            _ => return None,
        };
        // 十三五 is no pair but a name.
        let alone = self.place == 0 && self.section == 0.0;
        if high != low + 1 && !(alone && (low, high) == (3, 5)) {
            return None;
        }
        self.digits.pop();
        let mut digits = self.digits.clone();
        if let Some(last) = digits.last_mut() {
            *last = high;
        }
        Some(HanNumeral { digits, ..*self })
    }
}

fn han(text: &str) -> Option<Numeral> {
    let first = text.chars().next()?;
    let mut state = HanNumeral::default();
    // The upper end, once a pair was read.
    let mut upper: Option<HanNumeral> = None;
    let (mut len, mut open, mut exponent) = (0, false, 0);
    for c in text.chars().take(4 * MAX_DIGITS) {
        let after = &text[len + c.len_utf8()..];
        if let Some(d) = digit(c).filter(|_| !open) {
            // Nothing follows a pair but multipliers.
            if upper.is_some() {
                break;
            }
            state.digits.push(d);
            exponent = 0;
        } else if let Some(p) = power(c).filter(|_| !begins_unit(c, after)) {
            upper = upper.or_else(|| state.part());
            state.multiply(p);
            if let Some(upper) = &mut upper {
                upper.multiply(p);
            }
            exponent = if p >= 4 { exponent + p } else { p };
        } else if matches!(c, '多' | '余' | '几') && exponent > 0 && !open {
            open = true;
        } else {
            break;
        }
        len += c.len_utf8();
    }
    if len == 0 {
        return None;
    }
    let upper = upper.or_else(|| state.part());
    let (mut value, mut max) = (state.value(), upper.map(|upper| upper.value()));
    if let Some(fraction) = text[len..].strip_prefix('点').filter(|_| !open) {
        let digits: String = fraction.chars().map_while(digit).filter_map(|d| char::from_digit(d, 10)).collect();
        if !digits.is_empty() {
            len += '点'.len_utf8() + digits.len() * '一'.len_utf8();
            let mut after = len;
            exponent = multiplier(text, &mut after);
            value = decimal(&format!("{}.{digits}", value as u64), exponent)?;
            max = None;
            len = after;
        }
    }
    if !value.is_finite() {
        return None;
    }
    let script = if power(first).is_some() && first != '十' { Script::Bare } else { Script::Han };
    Some(Numeral { len, value, max, open, script, exponent })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, written: &str, value: f64, max: Option<f64>, open: bool) {
        let numeral = parse(text).unwrap_or_else(|| panic!("{text} holds a numeral"));
        assert_eq!((&text[..numeral.len], numeral.value, numeral.max, numeral.open), (written, value, max, open));
    }

    #[test]
    fn arabic_numerals_with_multipliers() {
        check("1.3万家", "1.3万", 13_000.0, None, false);
        check("5.8万亿元", "5.8万亿", 5.8e12, None, false);
        check("2100多万市民", "2100多万", 21_000_000.0, None, true);
        check("2万余名", "2万余", 20_000.0, None, true);
        check("3万多亿美元", "3万多亿", 3e12, None, true);
        check("21,200人", "21,200", 21_200.0, None, false);
        check("3356万千瓦", "3356万", 33_560_000.0, None, false);
        check("1亿2000万人", "1亿2000万", 120_000_000.0, None, false);
        check("3千克", "3", 3.0, None, false);
        check("3兆1,325亿元", "3兆1,325亿", 3.1325e12, None, false);
        check("1.2兆元", "1.2兆", 1.2e12, None, false);
        check("100兆宽带", "100", 100.0, None, false);
    }

    #[test]
    fn han_numerals() {
        check("三千多户", "三千多", 3000.0, None, true);
        check("十亿元", "十亿", 1e9, None, false);
        check("一万五千亿", "一万五千亿", 1.5e12, None, false);
        check("二十万亿", "二十万亿", 2e13, None, false);
        check("十三点四", "十三点四", 13.4, None, false);
        check("二三十家", "二三十", 20.0, Some(30.0), false);
        check("七八个", "七八", 7.0, Some(8.0), false);
        check("三五百元", "三五百", 300.0, Some(500.0), false);
        check("一百零五", "一百零五", 105.0, None, false);
        check("十几个", "十几", 10.0, None, true);
        check("两千零八", "两千零八", 2008.0, None, false);
    }

    #[test]
    fn the_ends_of_a_pair_differ_by_one_of_its_place() {
        check("十七八家", "十七八", 17.0, Some(18.0), false);
        check("二十三四万", "二十三四万", 230_000.0, Some(240_000.0), false);
        check("三百五六十亿", "三百五六十亿", 3.5e10, Some(3.6e10), false);
        check("一百二三十", "一百二三十", 120.0, Some(130.0), false);
        check("一百零五六", "一百零五六", 105.0, Some(106.0), false);
        check("一千二三百万", "一千二三百万", 1.2e7, Some(1.3e7), false);
        check("三百五六", "三百五六", 350.0, Some(360.0), false);
        check("三四百万", "三四百万", 3e6, Some(4e6), false);
        check("十三五", "十三五", 45.0, None, false);
    }

    #[test]
    fn a_last_digit_counts_the_place_below() {
        check("三万五", "三万五", 35_000.0, None, false);
        check("一百五", "一百五", 150.0, None, false);
        check("一亿二", "一亿二", 1.2e8, None, false);
        check("三万零五", "三万零五", 30_005.0, None, false);
        check("二十五", "二十五", 25.0, None, false);
    }

    #[test]
    fn codes_are_no_numerals() {
        assert_eq!(parse("1234567890123456789"), None);
        assert_eq!(parse("家"), None);
    }
}
