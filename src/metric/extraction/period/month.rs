//! Parts of a year: dates within it, halves and quarters by name, months from one to another.

use super::super::lexicon::beginning;
use super::integer;
use crate::metric::Period;

/// Words for parts of a year, and their first and last month.
pub const PARTS: [(&str, [u8; 2]); 20] = [
    ("上半年", [1, 6]),
    ("下半年", [7, 12]),
    ("前三季度", [1, 9]),
    ("前三个季度", [1, 9]),
    ("前3季度", [1, 9]),
    ("前3个季度", [1, 9]),
    ("首三季", [1, 9]),
    ("一至三季度", [1, 9]),
    ("一到三季度", [1, 9]),
    ("前两季度", [1, 6]),
    ("前两个季度", [1, 6]),
    ("一季度", [1, 3]),
    ("首季", [1, 3]),
    ("第一季", [1, 3]),
    ("二季度", [4, 6]),
    ("第二季", [4, 6]),
    ("三季度", [7, 9]),
    ("第三季", [7, 9]),
    ("四季度", [10, 12]),
    ("第四季", [10, 12]),
];

/// A list of quarters at the start of a text, and the bytes that it takes: 三、四季度, 第一季和第二季.
pub fn quarters(text: &str) -> Option<(Vec<u8>, usize)> {
    let (mut found, mut rest) = (Vec::new(), text);
    loop {
        let (quarter, after) = nth(rest).filter(|_| found.len() < 4)?;
        found.push(quarter);
        let named = beginning(after, &["季度", "季"]);
        let after = &after[named.map_or(0, str::len)..];
        match after.strip_prefix(['、', '和', '及', '与']).filter(|next| nth(next).is_some()) {
            Some(next) => rest = next,
            None => return (found.len() > 1 && named.is_some()).then(|| (found, text.len() - after.len())),
        }
    }
}

/// 三 or 第三 at the start of a text, and what follows.
fn nth(text: &str) -> Option<(u8, &str)> {
    let text = text.strip_prefix('第').unwrap_or(text);
    let at = ['一', '二', '三', '四'].iter().position(|c| text.starts_with(*c))?;
    Some((at as u8 + 1, &text['一'.len_utf8()..]))
}

/// The part of a year at the start of a text: 下半年, 第二季, 三季度, 前三季度, 前5个月, 前8月.
pub fn part(year: i32, text: &str) -> Option<Period> {
    // Behind a year no more is needed: 2023年一季.
    const QUARTERS: [(&str, [u8; 2]); 4] = [("一季", [1, 3]), ("二季", [4, 6]), ("三季", [7, 9]), ("四季", [10, 12])];
    if let Some((quarters, _)) = quarters(text) {
        return joined(year, &quarters);
    }
    let named = PARTS.iter().chain(&QUARTERS).find(|(word, _)| text.starts_with(word));
    named.map(|(_, [first, last])| Period::months((year, *first), (year, *last))).or_else(|| {
        let last = first_months(text).map(|(_, months)| months).filter(|months| *months > 1).or_else(|| {
            let (last, rest) = integer(text.strip_prefix(['前', '首'])?)?;
            rest.starts_with('月').then_some(last)
        });
        span(year, 1, last?)
    })
}

/// 前5个月, 首五个月, 头五个月 at the start of a text: the bytes that it takes, and how many months.
pub fn first_months(text: &str) -> Option<(usize, u32)> {
    let rest = text.strip_prefix(['前', '首', '头'])?;
    let number = crate::metric::numeral::parse(rest).filter(|number| (1.0..12.0).contains(&number.value))?;
    let months = rest[number.len..].starts_with("个月") && number.value.fract() == 0.0;
    months.then(|| ('前'.len_utf8() + number.len + "个月".len(), number.value as u32))
}

/// Months from one to another at the start of a text, or two that follow each other: 1—6月, 4月至12月, 1、2月份.
pub fn months(text: &str) -> Option<(u32, u32)> {
    let (first, rest) = integer(text)?;
    let rest = rest.strip_prefix('月').unwrap_or(rest);
    let rest = rest.strip_prefix('份').unwrap_or(rest);
    let sign = rest.chars().next().filter(|c| matches!(c, '至' | '到' | '-' | '—' | '~' | '、' | '和' | '及'))?;
    let (last, rest) = integer(rest[sign.len_utf8()..].trim_start_matches('—'))?;
    let follows = matches!(sign, '至' | '到' | '-' | '—' | '~') || last == first + 1;
    let within = follows && (1..=12).contains(&first) && (1..=12).contains(&last);
    (rest.starts_with('月') && within).then_some((first, last))
}

/// The dates from one to another that a text begins with: 2020年7月至12月 is 2020H2; of `year` where none is named.
pub fn months_from(text: &str, year: Option<i32>) -> Option<Period> {
    let (year, first, rest) = month_of(text, year)?;
    let (last_year, last, rest) = month_of(rest.strip_prefix(['至', '到', '-', '—'])?, Some(year))?;
    if last_year == year {
        return span(year, first, last);
    }
    // To the first of a month is to the end of the one before.
    let ends_before = rest.starts_with("1日") && last == 1;
    let to = if ends_before { (last_year - 1, 12) } else { (last_year, u8::try_from(last).ok()?) };
    let from = (year, u8::try_from(first).ok()?);
    (from <= to && to.0 <= 2100).then(|| Period::months(from, to))
}

/// The months of quarters that follow each other.
pub fn joined(year: i32, quarters: &[u8]) -> Option<Period> {
    let follow = quarters.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let (first, last) = (*quarters.first()?, *quarters.last()?);
    follow.then(|| Period::months((year, first * 3 - 2), (year, last * 3)))
}

/// Months from one to another of a year; 10月至3月 go on into another one, which is not said: the year.
pub fn span(year: i32, first: u32, last: u32) -> Option<Period> {
    let month = |month: u32| u8::try_from(month).ok().filter(|month| (1..=12).contains(month));
    let (first, last) = (month(first)?, month(last)?);
    Some(if first > last { Period::Year(year) } else { Period::months((year, first), (year, last)) })
}

/// 2020年7月1日 → 2020, 7 and what follows the day, or the day where it is asked for with a year given before.
fn month_of(text: &str, year: Option<i32>) -> Option<(i32, u32, &str)> {
    let (number, rest) = integer(text)?;
    let (year, month, rest) = match rest.strip_prefix('年') {
        Some(rest) => {
            let (month, rest) = integer(rest)?;
            (i32::try_from(number).ok()?, month, rest)
        }
        None => (year?, number, rest),
    };
    let rest = rest.strip_prefix('月').filter(|_| (1..=12).contains(&month))?;
    let day = integer(rest).and_then(|(_, day)| day.strip_prefix('日'));
    // The first date's day is passed over, the last one's is looked at.
    let passed = day.filter(|after| after.starts_with(['至', '到', '-', '—'])).unwrap_or(rest);
    Some((year, month, passed))
}

/// The month or the day of a year at the start of a text: 7月, 7月28日.
pub fn month(year: i32, text: &str) -> Option<Period> {
    let within = |number: u32, last: u8| u8::try_from(number).ok().filter(|number| (1..=last).contains(number));
    let (month, rest) = integer(text)?;
    let month = within(month, 12)?;
    let rest = rest.strip_prefix('月')?;
    let day = match integer(rest) {
        // 10月1日至7日 are days of the month.
        Some((_, rest)) if is_span_of_days(rest) => None,
        Some((day, rest)) if rest.starts_with('日') => within(day, 31),
        _ => None,
    };
    let period = day.map_or(Period::Month(year, month), |day| Period::Day(year, month, day));
    // 自11月11日起至今, 7月以来: dates that only begin a stretch.
    (!is_dateline(rest) && !is_since(rest)).then_some(period)
}

/// Whether days go on to another of the same month: 1日｜至7日, 1｜-7日.
fn is_span_of_days(rest: &str) -> bool {
    let rest = rest.strip_prefix('日').unwrap_or(rest).strip_prefix(['至', '到', '-', '—', '~']);
    rest.and_then(integer).is_some_and(|(_, rest)| rest.starts_with('日'))
}

/// Whether a day only dates a dispatch or begins a stretch: 8月11日｜电, 11月11日｜起至今.
fn is_dateline(rest: &str) -> bool {
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    beginning(rest, &["日起至", "日电", "日讯", "日消息", "日专电"]).is_some()
}

/// Whether what follows a year or a month makes it the beginning of a stretch: 7月｜以来.
fn is_since(rest: &str) -> bool {
    rest.trim_start_matches(|c: char| c.is_ascii_digit() || "月份日底末".contains(c)).starts_with("以来")
}
