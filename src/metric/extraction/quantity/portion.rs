//! Portions: fractions, halves and ratios, numbers that are told as parts of others.

use super::super::lexicon::{WORDS, is_word};
use super::{Form, Quantity, RANGE_SIGNS, UnitText, implied};
use crate::metric::numeral::{self, Numeral, Script};
use crate::text::last_chars;

/// 三分之一, 百分之十三点四, 1/3; `whole` is the numeral at `at`, where there is one.
pub fn fraction(text: &str, at: usize, whole: Option<&Numeral>) -> Option<Quantity> {
    let whole_prefix = text[at..].starts_with(['百', '千', '万']);
    let (base, rest) = match text[at..].chars().next()? {
        '百' => (100.0, text[at..].strip_prefix("百分之")?),
        '千' => (1000.0, text[at..].strip_prefix("千分之")?),
        '万' => (10000.0, text[at..].strip_prefix("万分之")?),
        _ => {
            let whole = whole?;
            let rest = &text[at + whole.len..];
            match rest.strip_prefix("分之") {
                Some(rest) => (whole.value, rest),
                None => return slashed(text, at, whole, rest),
            }
        }
    };
    let part = numeral::parse(rest)?;
    let mut end = text.len() - rest.len() + part.len;
    let percent = |value: f64| if base == 100.0 { value } else { value / base * 100.0 };
    let mut max = part.max;
    // 百分之八至九, 百分之八至百分之九
    if let Some(sign) = RANGE_SIGNS.iter().find(|sign| whole_prefix && text[end..].starts_with(**sign)) {
        let upper = &text[end + sign.len()..];
        let named = upper.strip_prefix(&text[at..text.len() - rest.len()]);
        let second = numeral::parse(named.unwrap_or(upper)).filter(|n| n.value > part.value && n.exponent < 4);
        if let Some(second) = second {
            max = Some(second.value);
            end = text.len() - named.unwrap_or(upper).len() + second.len;
        }
    }
    let quantity = implied(at..end, percent(part.value), "%", Form::Share);
    Some(Quantity { open: part.open, max: max.map(percent), ..quantity })
}

/// 1/3; a row of more numbers is a date or a code.
fn slashed(text: &str, at: usize, whole: &Numeral, rest: &str) -> Option<Quantity> {
    let below = numeral::parse(rest.strip_prefix('/')?)?;
    let plain = |n: &Numeral| n.script == Script::Arabic && n.exponent == 0 && n.value.fract() == 0.0;
    if !plain(whole) || !plain(&below) || whole.value >= below.value || below.value > 20.0 {
        return None;
    }
    let end = at + whole.len + 1 + below.len;
    let more = text[end..].starts_with(['/', '-']) || text[..at].ends_with(['/', '-']);
    (!more).then(|| implied(at..end, whole.value / below.value * 100.0, "%", Form::Share))
}

/// 2.5:36.7:60.7; of 2.21:1 the first, since the other is what it is measured by. Gives where they end. `first` is the
/// numeral at `at`.
pub fn ratio(text: &str, at: usize, first: &Numeral, found: &mut Vec<Quantity>) -> Option<usize> {
    // What goes on for longer is a code.
    const MOST: usize = 12;
    if !text[at + first.len..].starts_with([':', '∶']) {
        return None;
    }
    let mut members = Vec::new();
    let mut from = at;
    loop {
        if members.len() == MOST {
            return None;
        }
        let numeral = numeral::parse(&text[from..]).filter(|n| n.script == Script::Arabic && n.exponent == 0)?;
        let end = from + numeral.len;
        members.push(implied(from..end, numeral.value, "", Form::Ratio));
        let Some(sign) = text[end..].chars().next().filter(|c| matches!(c, ':' | '∶')) else { break };
        from = end + sign.len_utf8();
    }
    // Parts of a whole, or a ratio that says so; 09:30:00 is a time.
    let sum: f64 = members.iter().map(|member| member.value).sum();
    let told = text[..at].ends_with(['比', '为', '构']);
    let whole = (99.0..=101.0).contains(&sum);
    let end = members.last()?.span.end;
    if members.len() == 2 {
        if !last_chars(&text[..at], 16).contains('比') || !(whole || members[1].value == 1.0) {
            return None;
        }
        members.truncate(if whole { 2 } else { 1 });
    } else if !told && !whole {
        return None;
    }
    found.extend(members);
    Some(end)
}

/// 占全国近半, 占比过半
pub fn is_half(text: &str, at: usize) -> bool {
    let after = text[at + '半'.len_utf8()..].chars().next();
    text[..at].ends_with(['近', '过', '超', '逾']) && after.is_none_or(|c| !is_word(c))
}

/// 比例为｜零, 降至｜零: a share or a count of nothing, where the clause ends with it.
pub fn is_nothing(text: &str, at: usize) -> bool {
    let after = text[at + '零'.len_utf8()..].chars().next();
    ["为", "降至", "降到", "降为", "减至", "减到"].iter().any(|verb| text[..at].ends_with(verb))
        && after.is_none_or(|c| !is_word(c))
}

/// 下跌｜半成: half a tenth.
pub fn half_tenth(text: &str, at: usize) -> Option<Quantity> {
    let end = at + "半成".len();
    let ends = text[end..].chars().next().is_none_or(|c| !is_word(c));
    let told = WORDS.changes.at_end(&text[..at]).is_some() || WORDS.hedges_before.at_end(&text[..at]).is_some();
    (ends && told).then(|| implied(at..end, 5.0, "%", Form::Share))
}

/// 半个月
pub fn half_month(at: usize) -> Quantity {
    let span = at..at + "半个月".len();
    let unit = UnitText::Written(at + '半'.len_utf8()..span.end);
    Quantity { script: Script::Han, unit, ..implied(span, 0.5, "个月", Form::Amount) }
}

/// Whether a verb or a year gives a share, and nobody only speaks so: 宽减｜百分百, 2020/21年度｜百分百薪俸税.
pub fn is_given(before: &str) -> bool {
    before.ends_with("年度")
        || WORDS.doing.ending(before).is_some()
        || WORDS.levels.ending(before).is_some_and(|verb| verb.len() > '是'.len_utf8())
}
