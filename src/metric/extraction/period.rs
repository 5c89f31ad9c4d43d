//! Periods: the time that a text says a number is for (2022年7月28日, 上半年, “十四五”时期, 2017/18年度).

use std::ops::Range;

use super::lexicon::{beginning, ending};

/// Years from one to another, or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub enum Period {
    /// 2023
    Year(i32),
    /// 2021-2025
    Years(i32, i32),
    /// 2022H1, 2022Q1, 2022-07, 2022-07-28
    Part(i32, String),
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Period::Year(year) => write!(f, "{year}"),
            Period::Years(from, to) => write!(f, "{from}-{to}"),
            Period::Part(year, part) => write!(f, "{year}{part}"),
        }
    }
}

impl Period {
    /// The last year that it touches.
    pub fn last_year(&self) -> i32 {
        match self {
            Period::Year(year) | Period::Years(_, year) | Period::Part(year, _) => *year,
        }
    }
}

/// A period that a sentence names.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// 到2025年
    pub until: bool,
    /// The period.
    pub period: Period,
}

/// The period that a segment names, none where it names none. Bases of comparison (比2009年) don't count.
pub fn said(text: &str, range: Range<usize>, year: Option<i32>) -> Option<Said> {
    let part = &text[range];
    let mut found = None;
    for (at, c) in part.char_indices() {
        let before = &part[..at];
        if c.is_ascii_digit() && !before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '年' | '月')) {
            let next = dated(before, &part[at..], year);
            // 2021年至2025年: the second year is the end of the range that the first began.
            if matches!(&found, Some(Said { period: Period::Years(..), .. }))
                && before.ends_with(['至', '到', '-', '—'])
            {
                continue;
            }
            // 7月28日…2022年三季度项目: the day says more than a year that follows it.
            if !matches!(
                (&found, &next),
                (Some(Said { period: Period::Part(..), .. }), Some(Said { period: Period::Year(_), until: false }))
            ) {
                found = next.or(found);
            }
        }
    }
    found.or_else(|| {
        if let Some((from, to)) = plan_years(part) {
            return Some(Said { until: false, period: Period::Years(from, to) });
        }
        let year = year?;
        let part_of = |suffix: &str| Some(Said { until: false, period: Period::Part(year, suffix.to_owned()) });
        let span = |from, to| Some(Said { until: false, period: Period::Years(from, to) });
        match beginning_anywhere(part, &["上半年", "一季度", "前三季度", "五年来", "过去五年"])? {
            "上半年" => part_of("H1"),
            "一季度" => part_of("Q1"),
            "五年来" | "过去五年" => span(year - 5, year - 1),
            _ => None,
        }
    })
}

/// The year that a word names from where the document speaks: 今年, 去年, 明年. Bases of comparison don't count.
pub fn relative(clause: &str, now: Option<i32>) -> Option<Said> {
    let year = now?;
    let (word, shift) = [("今年", 0), ("去年", -1), ("明年", 1), ("前年", -2)].into_iter().find(|(word, _)| {
        clause.match_indices(word).any(|(at, _)| {
            let after = &clause[at + word.len()..];
            ending(&clause[..at], &["比", "较", "与", "于", "过", "的", "为", "是", "以", "从", "由"]).is_none()
                && beginning(after, &["同期", "同月", "的", "水平", "末的", "年底的"]).is_none()
        })
    })?;
    debug_assert!(!word.is_empty());
    Some(Said { until: false, period: Period::Year(year + shift) })
}

/// The years of the plan that a text speaks in: “八五”时期, 十四五期间.
fn plan_years(text: &str) -> Option<(i32, i32)> {
    text.match_indices('五').find_map(|(at, five)| {
        let after = text[at + five.len()..].trim_start_matches('”');
        beginning(after, &["时期", "期间"])?;
        let before = &text[..at];
        let start = before.trim_end_matches(|c| "一二三四五六七八九十".contains(c)).len();
        if text[..start].trim_end_matches('“').ends_with(['比', '较']) {
            return None;
        }
        let nth = crate::metric::numeral::parse(&before[start..]).filter(|n| start + n.len == at)?.value as i32;
        (6..=30).contains(&nth).then(|| (1981 + 5 * (nth - 6), 1985 + 5 * (nth - 6)))
    })
}

fn beginning_anywhere<'w>(text: &str, words: &'w [&'w str]) -> Option<&'w str> {
    // 比一季度回落: what it is compared with is not its time.
    let is_base = |at: usize| text[..at].ends_with(['比', '较']);
    words.iter().copied().find(|word| text.match_indices(*word).any(|(at, _)| !is_base(at)))
}

/// Reads 2025年, 2022年7月28日, 7月28日 at the start of `text`.
fn dated(before: &str, text: &str, year: Option<i32>) -> Option<Said> {
    let (number, rest) = integer(text)?;
    let base = ending(before, &["比", "较", "是", "相当于", "超过", "与", "恢复到"]).is_some() || before.ends_with('(');
    if base {
        return None;
    }
    let until = before.ends_with(['到', '至']) && !before.ends_with("截至") && !before.ends_with("达到");
    if let Some((fiscal, _)) = fiscal_year_at(text) {
        return Some(Said { until: false, period: fiscal });
    }
    if let Some(rest) = rest.strip_prefix('年') {
        let named = i32::try_from(number).ok().filter(|y| (1900..=2100).contains(y))?;
        if rest.starts_with("以来") || rest.starts_with('的') || rest.starts_with("不变价") || rest.starts_with("起")
        {
            return None;
        }
        let within = month(rest).map(|suffix| Period::Part(named, suffix));
        let upto =
            rest.strip_prefix(['至', '到', '-', '—']).and_then(integer).filter(|(_, rest)| rest.starts_with('年'));
        if let Some(last) =
            upto.and_then(|(last, _)| i32::try_from(last).ok()).filter(|last| (named..=2100).contains(last))
        {
            return Some(Said { until: false, period: Period::Years(named, last) });
        }
        let half = part_of_year(rest).map(|part| Period::Part(named, part.to_owned()));
        return Some(Said { until, period: within.or(half).unwrap_or(Period::Year(named)) });
    }
    let suffix = month(text)?;
    let shift = [("去年", -1), ("前年", -2), ("明年", 1)].into_iter().find(|(word, _)| before.ends_with(word));
    Some(Said { until, period: Period::Part(year? + shift.map_or(0, |(_, shift)| shift), suffix) })
}

/// 上半年 → H1, 第二季 → Q2
fn part_of_year(text: &str) -> Option<&'static str> {
    let halves = [("上半年", "H1"), ("下半年", "H2")];
    if let Some((_, part)) = halves.iter().find(|(word, _)| text.starts_with(word)) {
        return Some(part);
    }
    // 2022年三季度项目 names the projects; 2022年第三季 is a time.
    let text = text.strip_prefix('第')?;
    let quarters = [("一季", "Q1"), ("二季", "Q2"), ("三季", "Q3"), ("四季", "Q4")];
    quarters.iter().find(|(word, _)| text.starts_with(word)).map(|(_, part)| *part)
}

/// 7月 → -07, 7月28日 → -07-28
fn month(text: &str) -> Option<String> {
    let (month, rest) = integer(text)?;
    let rest = rest.strip_prefix('月').filter(|_| (1..=12).contains(&month))?;
    match integer(rest) {
        Some((day, rest)) if rest.starts_with('日') && (1..=31).contains(&day) => {
            Some(format!("-{month:02}-{day:02}"))
        }
        _ => Some(format!("-{month:02}")),
    }
}

fn integer(text: &str) -> Option<(u32, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    Some((text[..end].parse().ok()?, &text[end..]))
}

/// The latest fiscal year that a text names.
pub fn fiscal_year(text: &str) -> Option<Period> {
    let found = text.char_indices().filter_map(|(at, _)| Some(fiscal_year_at(&text[at..])?.0));
    found.max_by_key(Period::last_year)
}

/// Reads 2017/18年度, 2017/18, 2017-18财政年度 at the start of a text; gives the bytes it takes as well.
pub fn fiscal_year_at(text: &str) -> Option<(Period, usize)> {
    let (year, rest) = integer(text)?;
    let (next, rest) = integer(rest.strip_prefix(['/', '-'])?.trim_start())?;
    let year = i32::try_from(year).ok().filter(|year| (1990..=2100).contains(year))?;
    let written = beginning(rest, &["财政年度", "年度", "学年", "年"]);
    let named = text[4..].starts_with('/') || written.is_some();
    (named && next == (year as u32 + 1) % 100)
        .then(|| (Period::Part(year, format!("/{next:02}")), text.len() - rest.len() + written.map_or(0, str::len)))
}

/// The years that a heading names.
pub fn named_years(text: &str, year: i32) -> Option<Period> {
    if text.contains("十五五") {
        return Some(Period::Years(2026, 2030));
    }
    if text.contains("十四五") && year != 2026 - 5 {
        return Some(Period::Years(2021, 2025));
    }
    if text.contains("今后五年") || text.contains("未来五年") {
        return (year > 0).then_some(Period::Years(year, year + 4));
    }
    let at = text.char_indices().map(|(at, _)| at).find(|&at| {
        integer(&text[at..]).is_some_and(|(n, rest)| (1900..=2100).contains(&n) && rest.starts_with('年'))
    })?;
    integer(&text[at..]).and_then(|(n, _)| i32::try_from(n).ok()).map(Period::Year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_and_words_name_years() {
        assert_eq!(plan_years("“八五”时期渔业"), Some((1991, 1995)));
        assert_eq!(plan_years("十五五期间"), Some((2026, 2030)));
        assert_eq!(plan_years("比“八五”时期增长"), None);
        let year = |clause| relative(clause, Some(2024)).map(|said| said.period);
        assert_eq!(year("去年渔业产值"), Some(Period::Year(2023)));
        assert_eq!(year("渔港今年要扩建"), Some(Period::Year(2024)));
        assert_eq!(year("产值比去年增长"), None);
    }
}
