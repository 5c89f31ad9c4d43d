//! Periods: the time that a text says a number is for (2022年7月28日, 上半年, “十四五”时期, 2017/18年度).
//!
//! | part | what it does |
//! | --- | --- |
//! | `accounts` | what a company's accounts cover |
//! | `calendar` | years in Han digits and of the republic, as digits |
//! | `month` | parts of a year: days, months, quarters, months from one to another |
//! | `reach` | how much of several years a figure holds for |
//! | `years` | five-year plans, fiscal years, since when |

pub mod accounts;
pub mod calendar;
pub mod month;
pub mod reach;
pub mod years;

use std::ops::Range;

pub use self::month::first_months;
use self::month::{PARTS, month, months, months_from, part};
use self::years::{fiscal_year_at, plan_years};
use super::lexicon::{WORDS, beginning, ending, holds};
pub use crate::metric::Period;
use crate::text::{find, first_chars};

/// A period that a sentence names.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// 到2025年
    pub until: bool,
    /// The period.
    pub period: Period,
}

impl Said {
    /// Whether it names a day or a month.
    pub fn is_day(&self) -> bool {
        matches!(self.period, Period::Day(..) | Period::Month(..))
    }

    /// Whether it names another part of a year: a half, a quarter, months.
    pub fn is_part(&self) -> bool {
        matches!(self.period, Period::Half(..) | Period::Quarter(..) | Period::Months { .. })
    }
}

/// The period that a segment names, none where it names none. Bases of comparison (比2009年) don't count.
///
/// `now` is the year in which the text speaks, `year` the one that it speaks of.
pub fn said(text: &str, range: Range<usize>, now: Option<i32>, year: Option<i32>) -> Option<Said> {
    let part = &text[range.clone()];
    if part.contains('止')
        && let Some((_, _, period)) = accounts::accounts(part, now)
    {
        return Some(Said { until: false, period });
    }
    let mut found: Option<Said> = None;
    // The end of the last base, or of the last fiscal years.
    let mut passed = 0;
    for (at, c) in part.char_indices() {
        let before = &part[..at];
        // 2023年1月 was read at its first digit, 今年1月 begins here.
        let year_before = before.trim_end_matches(['前', '首']);
        let begun = year_before.ends_with('年') && !SHIFTS.iter().any(|(word, _)| year_before.ends_with(word));
        if at >= passed && c.is_ascii_digit() && !begun && !before.ends_with(|c: char| c.is_ascii_digit() || c == '月')
        {
            let is_share = || !arrives(before) && is_measured_by(&part[at + span_len(&part[at..])..]);
            if is_base(before) || is_turned(before, &part[at..]) || is_share() {
                passed = at + span_len(&part[at..]);
                continue;
            }
            let fiscal = fiscal(&text[range.start + at..]).filter(|(_, len)| at + len <= part.len());
            let next = match fiscal {
                Some((said, len)) => {
                    passed = at + len;
                    Some(said)
                }
                None => dated(before, &part[at..], now, year),
            };
            // 2021年至2025年: the second year is the end of the range that the first began.
            let ranged = before.trim_end_matches('—').trim_end_matches(['至', '到', '-', '~', '、', '和', '及']);
            let ends_range = ranged.len() < before.len() && ranged.ends_with(|c: char| c.is_ascii_digit());
            if found.is_some() && ends_range
                || found.as_ref().is_some_and(|said| !matches!(said.period, Period::Year(_)))
                    && before.ends_with(['至', '到', '-', '—'])
            {
                continue;
            }
            // 7月28日…2022年三季度项目: the day says more than a year or a quarter that follows it.
            let vague = |said: &Said| {
                !said.until && matches!(said.period, Period::Year(_) | Period::Half(..) | Period::Quarter(..))
            };
            let whole = |said: &Said| matches!(said.period, Period::Year(_) | Period::Years(..));
            if !next.as_ref().is_some_and(vague) || found.as_ref().is_none_or(whole) {
                found = next.or(found);
            }
        }
    }
    if found.is_some() || !part.contains(['年', '季', '月', '五']) {
        return found;
    }
    if let Some((at, months)) = months_begin(part)
        && let Some(year) = shifted(&part[..at], now, year)
    {
        return Some(Said { until: false, period: month::span(year, 1, months)? });
    }
    now.and_then(|now| stretch(part, now)).or_else(|| {
        if let Some((from, to)) = plan_years(part) {
            return Some(Said { until: false, period: Period::Years(from, to) });
        }
        if let Some(now) = now.filter(|_| ["五年来", "过去五年"].iter().any(|word| unbased(part, word).is_some()))
        {
            return Some(Said { until: false, period: Period::Years(now - 5, now - 1) });
        }
        if let Some((before, quarters)) = quarters_in(part) {
            let period = month::joined(shifted(before, now, year)?, &quarters)?;
            return Some(Said { until: false, period });
        }
        let (before, [first, last]) = PARTS.iter().find_map(|(word, months)| Some((unbased(part, word)?, *months)))?;
        let year = shifted(before, now, year)?;
        Some(Said { until: false, period: Period::months((year, first), (year, last)) })
    })
}

/// The times of a list that 分别 gives to its numbers: 2023年、2024年产值分别为…, 一季度、上半年分别增长….
pub fn listed(clause: &str, now: Option<i32>, year: Option<i32>) -> Option<Vec<Said>> {
    const JOINTS: [char; 4] = ['、', '和', '及', '与'];
    if let Some((before, quarters)) = quarters_in(clause) {
        let dated = before.strip_suffix('年').and_then(|before| integer(before.get(before.len().checked_sub(4)?..)?));
        let named = dated.and_then(|(year, _)| i32::try_from(year).ok()).filter(|year| (1900..=2100).contains(year));
        let year = named.or(shifted(before, now, year))?;
        let time = |quarter| Said { until: false, period: Period::Quarter(year, quarter) };
        return Some(quarters.into_iter().map(time).collect());
    }
    let timed = |c: char| c.is_ascii_digit() || "/-—~至到年月日份全上下半第一二三四季度个前首今去".contains(c);
    let list = |start: usize| {
        let (mut rest, mut year, mut times) = (&clause[start..], year, Vec::new());
        loop {
            let after = rest.trim_start_matches(timed);
            let time = &rest[..rest.len() - after.len()];
            let bare = integer(time).filter(|(year, rest)| rest.is_empty() && (1900..=2100).contains(year));
            let whole = bare.and_then(|(year, _)| i32::try_from(year).ok()).or(year.filter(|_| time == "全年"));
            let whole = whole.map(|year| Said { until: false, period: Period::Year(year) });
            let Some(said) = whole.or_else(|| said(time, 0..time.len(), now, year)) else { break };
            year = Some(said.period.last_year());
            times.push(said);
            let Some(next) = after.strip_prefix(JOINTS) else { break };
            rest = next;
        }
        (times.len() > 1).then_some(times)
    };
    clause.match_indices(JOINTS).find_map(|(at, _)| {
        let start = clause[..at].trim_end_matches(timed).len();
        if start < at { list(start) } else { None }
    })
}

/// What stands before a list of quarters that a text names, and these: 三、四季度.
fn quarters_in(text: &str) -> Option<(&str, Vec<u8>)> {
    find(text, "季")?;
    let list = |(at, _): (usize, &str)| {
        let (quarters, len) = month::quarters(&text[at..])?;
        let before = &text[..at];
        (!before.ends_with(['十', '第', '前', '至', '到']) && !is_based(before, &text[at + len..]))
            .then_some((before, quarters))
    };
    text.match_indices(['第', '一', '二', '三', '四']).find_map(list)
}

/// Where a text speaks of the first months of a year, and of how many.
pub fn months_begin(text: &str) -> Option<(usize, u32)> {
    // 运营前四个月 are the first of something else, 前一个月 is the one before.
    const BEGUN: [&str; 16] = [
        "先", "运营", "营业", "开业", "投产", "实施", "试行", "开通", "上市", "上线", "入职", "开学", "出生", "成立",
        "此", "之",
    ];
    let first = |(at, _): (usize, &str)| {
        let (len, months) = first_months(&text[at..])?;
        let other = months == 1 || ending(&text[..at], &BEGUN).is_some();
        (!other && !is_based(&text[..at], &text[at + len..])).then_some((at, months))
    };
    text.match_indices(['前', '首', '头']).find_map(first)
}

/// Years by where the text speaks.
const SHIFTS: [(&str, i32); 6] = [("去年", -1), ("上年", -1), ("前年", -2), ("明年", 1), ("今年", 0), ("当年", 0)];

/// The year of a part of a year, by the word before it (去年｜前10个月); without one, the year that the text speaks of.
fn shifted(before: &str, now: Option<i32>, year: Option<i32>) -> Option<i32> {
    let shift = SHIFTS.iter().find(|(word, _)| before.ends_with(word)).map(|(_, shift)| *shift);
    shift.map_or(year, |shift| Some(now? + shift))
}

/// What stands before a word that is told of itself; what something is compared with (比一季度回落) is not its time.
fn unbased<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let first = find(text, word)?;
    let told = |at: usize| (!is_based(&text[..at], &text[at + word.len()..])).then_some(&text[..at]);
    text[first..].match_indices(word).find_map(|(at, _)| told(first + at))
}

/// Whether a part of a year is what something is compared with, by what stands before and after it.
fn is_based(before: &str, after: &str) -> bool {
    // 比前｜三季度, 比去年｜一季度
    let before = before.strip_suffix('前').unwrap_or(before);
    let from = SHIFTS.iter().find_map(|(word, _)| before.strip_suffix(word)).unwrap_or(before);
    // 从上半年的20%提高至35%, 由一季度下降6.8%转为增长
    let goes_on = || beginning(after, &["起", "开始", "到", "至", "以来"]).is_some();
    from.ends_with(['比', '较']) || from.ends_with(['从', '由']) && !goes_on()
}

/// The year that a word names from where the document speaks: 今年, 去年, 明年. Bases of comparison don't count.
pub fn relative(clause: &str, now: Option<i32>) -> Option<Said> {
    let year = now.filter(|_| clause.contains('年'))?;
    let (_, shift) = [("今年", 0), ("去年", -1), ("明年", 1), ("前年", -2)].into_iter().find(|(word, _)| {
        clause.match_indices(word).any(|(at, _)| {
            let after = &clause[at + word.len()..];
            WORDS.period.year_bases.ending(&clause[..at]).is_none()
                && beginning(after, &["同期", "同月", "的", "水平", "末的", "年底的"]).is_none()
        })
    })?;
    Some(Said { until: false, period: Period::Year(year + shift) })
}

/// Whether a clause tells of the whole year, not only as what it compares with (比上年全年加快): 上半年开工，｜年内完成征收.
pub fn is_whole_year(clause: &str) -> bool {
    unbased(clause, "全年").is_some() || beginning(clause, &["年内", "年底前"]).is_some()
}

/// Whether a date behind these words is what something is compared with, or only its last day.
fn is_base(before: &str) -> bool {
    const SHIFTED: [&str; 4] = ["今年", "去年", "上年", "前年"];
    let before = ending(before, &SHIFTED).map_or(before, |word| &before[..before.len() - word.len()]);
    WORDS.period.date_bases.ending(before).is_some() || before.ends_with('(') || is_described_base(before)
}

/// 比历史最高的｜1990年: what a year that something is compared with was like.
fn is_described_base(before: &str) -> bool {
    const LONGEST: usize = 8;
    let Some(described) = before.strip_suffix('的') else { return false };
    let Some((at, word)) = described.rmatch_indices(['比', '较']).next() else { return false };
    let said = &described[at + word.len()..];
    let named =
        described[..at].ends_with(['占', '对', '同', '环', '相']) || said.starts_with(['重', '例', '率', '较', '高']);
    !named && (2..=LONGEST).contains(&said.chars().count()) && said.chars().all(crate::text::is_han)
}

/// Whether a date is when something was otherwise: 由2022年｜下降3%转为增长2%.
fn is_turned(before: &str, rest: &str) -> bool {
    before.ends_with(['由', '从']) && holds(first_chars(rest, 30), &["转为", "转变为", "扭转为"])
}

/// Whether a date is where a change has led: 上升至｜2017年的22.6%. 达到2019年的92% is a share of it.
fn arrives(before: &str) -> bool {
    before.ends_with(['到', '至']) && !before.ends_with("达到") || WORDS.arrivals.ending(before).is_some()
}

/// Whether what follows a date makes it what a share or a multiple is taken of: 2019年｜同期的92.3%.
fn is_measured_by(rest: &str) -> bool {
    let rest =
        beginning(rest, &["同期", "同月", "同季", "全年", "末", "水平"]).map_or(rest, |word| &rest[word.len()..]);
    let Some(rest) = rest.strip_prefix('的') else { return false };
    let rest = WORDS.hedges_before.at_start(rest).map_or(rest, |(word, _)| &rest[word.len()..]);
    let number = crate::metric::numeral::parse(rest).map_or(0, |number| number.len);
    number > 0 && rest[number..].starts_with(['%', '倍', '成'])
}

/// The bytes of a date, or of one to another: 1—10月份, 2019年1月至5月.
fn span_len(text: &str) -> usize {
    const LONGEST: usize = 24;
    let dates = |c: &char| c.is_ascii_digit() || "年月日至到-—~".contains(*c);
    text.chars().take(LONGEST).take_while(dates).map(char::len_utf8).sum()
}

/// Reads 2025年, 2022年7月28日, 7月28日 at the start of `text`.
fn dated(before: &str, text: &str, now: Option<i32>, year: Option<i32>) -> Option<Said> {
    let (number, rest) = integer(text)?;
    if !rest.starts_with(['年', '月', '至', '到', '/', '-', '—', '–', '~', '、', '和', '及']) {
        return None;
    }
    // 为1996年3月｜以来最高
    if text[span_len(text)..].starts_with("以来") {
        return None;
    }
    let until = before.ends_with(['到', '至']) && !before.ends_with("截至") && !before.ends_with("达到");
    // 2021—2023年
    let spans =
        rest.strip_prefix(['至', '到', '-', '—', '~']).map(|rest| rest.trim_start_matches('—')).and_then(integer);
    if let Some((last, _)) = spans.filter(|(_, rest)| rest.starts_with('年')) {
        let years = [number, last].map(|year| i32::try_from(year).ok().filter(|year| (1900..=2100).contains(year)));
        if let [Some(first), Some(last)] = years
            && first < last
        {
            return Some(Said { until: false, period: Period::Years(first, last) });
        }
    }
    if let Some(rest) = rest.strip_prefix('年') {
        let named = i32::try_from(number).ok().filter(|y| (1900..=2100).contains(y))?;
        if let Some((years, _)) = years_from(rest) {
            return Some(Said { until: false, period: Period::Years(named, named + years - 1) });
        }
        // 自2007年成立以来
        let since = before.ends_with(['自', '从']) && find(first_chars(rest, 12), "以来").is_some();
        if since
            || rest.starts_with("以来")
            || rest.starts_with("相比")
            || rest.starts_with('的') && !until
            // 由2002年末的A调整为B
            || before.ends_with(['由', '从']) && rest.trim_start_matches(['末', '底', '初']).starts_with('的')
            || rest.starts_with("不变价")
            || rest.starts_with("起")
        {
            return None;
        }
        let within = months(rest).and_then(|(first, last)| month::span(named, first, last));
        let within = within.or_else(|| month(named, rest));
        let upto =
            rest.strip_prefix(['至', '到', '-', '—']).and_then(integer).filter(|(_, rest)| rest.starts_with('年'));
        if let Some(last) =
            upto.and_then(|(last, _)| i32::try_from(last).ok()).filter(|last| (named..=2100).contains(last))
        {
            return Some(Said { until: false, period: Period::years(named, last) });
        }
        let period = months_from(text, None).or(within).or_else(|| part(named, rest));
        return Some(Said { until, period: period.unwrap_or(Period::Year(named)) });
    }
    // 前8月: the months up to it
    let upto = integer(text).filter(|(_, rest)| before.ends_with(['前', '首']) && rest.starts_with('月'));
    let upto = upto.map(|(last, _)| (1, last)).or_else(|| months(text));
    let year = shifted(before.trim_end_matches(['前', '首']), now, year)?;
    // 自去年12月18日封关以来
    let from = SHIFTS.iter().find_map(|(word, _)| before.strip_suffix(word)).unwrap_or(before);
    if from.ends_with(['自', '从']) && find(first_chars(rest, 14), "以来").is_some() {
        return None;
    }
    let period = match upto {
        Some((first, last)) => month::span(year, first, last)?,
        // 2月2日至3月13日
        None => months_from(text, Some(year)).or_else(|| month(year, text))?,
    };
    // 6月底前建成
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "月日".contains(c));
    let until = until || beginning(rest, &["底前", "底之前", "末前"]).is_some();
    Some(Said { until, period })
}

/// Fiscal years at the start of a text, and the bytes of their name: 2024/25年度, with what follows (2024/25年度｜起计五年).
fn fiscal(text: &str) -> Option<(Said, usize)> {
    let (period, len) = fiscal_year_at(text)?;
    let period = match (period, years_from(&text[len..])) {
        (Period::Fiscal(first), Some((years, _))) => Period::FiscalYears(first, first + years - 1),
        _ => period,
    };
    Some((Said { until: false, period }, len))
}

/// How many years a text goes on for behind 2024/25年度 or 2024年, and the bytes that it takes: 起计五年, 起,首三年.
pub fn years_from(rest: &str) -> Option<(i32, usize)> {
    let from = rest.strip_prefix('起')?.trim_start_matches(['计', ',', '的']);
    let from = &from[beginning(from, &["连续", "首", "未来", "一连", "分", "为期"]).map_or(0, str::len)..];
    let number = crate::metric::numeral::parse(from).filter(|number| (2.0..=20.0).contains(&number.value))?;
    let unit = beginning(&from[number.len..], &["年", "个年度", "个财政年度"])?;
    let after = &from[number.len + unit.len()..];
    let counted = !after.starts_with(['级', '制', '期', '以', '后', '前', '来', '多', '度']);
    (counted && number.value.fract() == 0.0).then(|| (number.value as i32, rest.len() - after.len()))
}

/// 未来两年, 未来12个月: the years that a stretch ahead touches, this one first.
fn stretch(text: &str, year: i32) -> Option<Said> {
    let rest = ["未来", "今后"].iter().find_map(|word| find(text, word).map(|at| &text[at + word.len()..]))?;
    let number = crate::metric::numeral::parse(rest)?;
    let unit = &rest[number.len..];
    let years = if unit.starts_with('年') && number.value <= 20.0 {
        number.value as i32 - 1
    } else if unit.starts_with("个月") && number.value <= 60.0 {
        (number.value / 12.0).ceil() as i32
    } else {
        return None;
    };
    Some(Said { until: false, period: Period::years(year, year + years.max(0)) })
}

/// The digits at the start of a text and what follows them.
pub fn integer(text: &str) -> Option<(u32, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    Some((text[..end].parse().ok()?, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_years() {
        let year = |clause| relative(clause, Some(2024)).map(|said| said.period);
        assert_eq!(year("去年渔业产值"), Some(Period::Year(2023)));
        assert_eq!(year("渔港今年要扩建"), Some(Period::Year(2024)));
        assert_eq!(year("产值比去年增长"), None);
    }
}
