//! Months: dates within a year as a period's suffix (-07, -07-28), months from one to another as a half or a quarter.

use super::super::lexicon::beginning;
use super::{Period, integer};

/// Months from one to another at the start of a text: 1—6月, 4月至12月.
pub fn months(text: &str) -> Option<(u32, u32)> {
    let (first, rest) = integer(text)?;
    let rest = rest.strip_prefix('月').unwrap_or(rest).strip_prefix(['至', '到', '-', '—', '~'])?;
    let (last, rest) = integer(rest.trim_start_matches('—'))?;
    (rest.starts_with('月') && month_span(first, last).is_some()).then_some((first, last))
}

/// The half or quarter of a year at the start of a text: 下半年, 第二季, 三季度, 首季.
pub fn part(text: &str) -> Option<&'static str> {
    const PARTS: [(&str, &str); 6] =
        [("上半年", "H1"), ("下半年", "H2"), ("一季", "Q1"), ("二季", "Q2"), ("三季", "Q3"), ("四季", "Q4")];
    let rest = text.strip_prefix('第').unwrap_or(text);
    if text.starts_with("首季") {
        return Some("Q1");
    }
    PARTS.iter().find(|(word, _)| rest.starts_with(word)).map(|(_, part)| *part)
}

/// Months from one to another, where they are a half or a quarter of a year: 2020年7月至12月 is 2020H2; else the years.
pub fn months_from(text: &str) -> Option<Period> {
    let (year, first, rest) = month_of(text, None)?;
    let (last_year, mut last, rest) = month_of(rest.strip_prefix(['至', '到', '-', '—'])?, Some(year))?;
    // To the first of a month is to the end of the one before.
    let ends_before = rest.starts_with("1日") && last_year > year && last == 1;
    let last_year = if ends_before { last_year - 1 } else { last_year };
    last = if ends_before { 12 } else { last };
    if last_year > year {
        return Some(Period::Years(year, last_year));
    }
    Some(match span(year, first, last)? {
        Period::Part(year, part) if part.is_empty() => Period::Year(year),
        period => period,
    })
}

/// The period of months from one to another of a year: a half or a quarter; those since January have no name but their
/// year's, others are written out.
pub fn span(year: i32, first: u32, last: u32) -> Option<Period> {
    let part = month_span(first, last)?;
    let month = |month| u8::try_from(month).ok();
    Some(match part.is_empty() && first > 1 && first < last {
        true => Period::Months { from: (year, month(first)?), to: (year, month(last)?) },
        false => Period::Part(year, part.to_owned()),
    })
}

/// Months from one to another as a half or a quarter of their year; empty where they are neither.
fn month_span(first: u32, last: u32) -> Option<&'static str> {
    (1..=12).contains(&first).then_some(())?;
    Some(match (first, last) {
        (1, 6) => "H1",
        (7, 12) => "H2",
        (1, 3) => "Q1",
        (4, 6) => "Q2",
        (7, 9) => "Q3",
        (10, 12) => "Q4",
        (_, 1..=12) => "",
        _ => return None,
    })
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

/// 7月 → -07, 7月28日 → -07-28
pub fn month(text: &str) -> Option<String> {
    let (month, rest) = integer(text)?;
    let rest = rest.strip_prefix('月').filter(|_| (1..=12).contains(&month))?;
    match integer(rest) {
        // 10月1日至7日 are days of the month.
        Some((_, rest)) if is_span_of_days(rest) => Some(format!("-{month:02}")),
        Some((day, rest)) if rest.starts_with('日') && (1..=31).contains(&day) => {
            Some(format!("-{month:02}-{day:02}"))
        }
        _ => Some(format!("-{month:02}")),
    }
    // 自11月11日起至今, 7月以来: dates that only begin a stretch.
    .filter(|_| !is_dateline(rest) && !is_since(rest))
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
