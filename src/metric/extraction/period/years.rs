//! Years that words name other than by dates: five-year plans, fiscal years, since a year.

use std::ops::Range;

use super::super::lexicon::beginning;
use super::{Period, Said, integer};
use crate::text::{find, first_chars, is_han};

/// The years of the plan that a text speaks in: “八五”时期, 十四五期间.
pub fn plan_years(text: &str) -> Option<(i32, i32)> {
    plans(text)
        .find(|(at, _, after)| {
            // 是“十三五”时期的1.6倍
            let before = text[..*at].trim_end_matches('“');
            let base = before.ends_with(['比', '较']) || before.ends_with("相当于") || before.ends_with('是');
            beginning(after, &["时期", "期间"]).is_some() && !base
        })
        .map(|(_, years, _)| years)
}

/// The five-year plans that a text names: where, of which years, and what follows.
fn plans(text: &str) -> impl Iterator<Item = (usize, (i32, i32), &str)> {
    text.match_indices('五').filter_map(|(at, five)| {
        let after = text[at + five.len()..].trim_start_matches('”');
        // 第七个五年计划期间
        let plan = beginning(after, &["年计划", "年规划"]).map(|word| after[word.len()..].trim_start_matches('的'));
        // 八五折, 十五年 name no plan.
        if plan.is_none() && !text[at + five.len()..].starts_with('”') && beginning(after, &PLANNED).is_none() {
            return None;
        }
        let before = if plan.is_some() { text[..at].strip_suffix('个')? } else { &text[..at] };
        let start = before.trim_end_matches(|c| "一二三四五六七八九十".contains(c)).len();
        let nth =
            crate::metric::numeral::parse(&before[start..]).filter(|n| start + n.len == before.len())?.value as i32;
        (6..=30).contains(&nth).then(|| (start, (1981 + 5 * (nth - 6), 1985 + 5 * (nth - 6)), plan.unwrap_or(after)))
    })
}

/// What follows the short name of a plan.
const PLANNED: [&str; 5] = ["时期", "期间", "规划", "计划", "以来"];

/// Where a sentence names a plan that is still to come, and its years.
pub fn coming_plan(text: &str, year: i32) -> Option<(usize, Period)> {
    let (at, (from, to), _) = plans(text).next().filter(|(_, (from, _), _)| *from >= year)?;
    Some((at, Period::Years(from, to)))
}

/// Whether a clause of a review sums up its five years: 五年累计新增, 五年城镇新增就业｜265.8万人.
pub fn sums_five_years(clause: &str) -> bool {
    const NAMES: [&str; 9] = ["规划", "计划", "行动", "内", "期", "前", "后", "以", "时间"];
    let opens = clause.trim_start().strip_prefix("五年");
    opens.is_some_and(|rest| rest.starts_with(is_han) && beginning(rest, &NAMES).is_none())
        || clause.match_indices("五年").any(|(at, word)| {
            !clause[..at].ends_with(['十', '第', '今', '后', '个'])
                && beginning(
                    &clause[at + word.len()..],
                    &["间", "累计", "共", "总计", "合计", "平均", "年均", "新增", "净增"],
                )
                .is_some()
        })
}

/// Whether a clause of a plan sums up the five years to come: 五年内新建, 五年平均.
pub fn plans_five_years(clause: &str) -> bool {
    clause.match_indices("五年").any(|(at, word)| {
        let after = &clause[at + word.len()..];
        !clause[..at].ends_with(['十', '第', '个', '去', '前', '近', '每', '的'])
            && beginning(after, &["内", "累计", "共", "总计", "合计", "平均", "年均", "新增"]).is_some()
    })
}

/// How many years a clause gives itself: 3年内把亏损面压到20%以下, 用两年时间.
pub fn years_given(clause: &str) -> Option<i32> {
    let rest =
        &clause[beginning(clause, &["力争用", "争取用", "计划用", "用", "在", "力争", "争取"]).map_or(0, str::len)..];
    let number = crate::metric::numeral::parse(rest).filter(|number| (2.0..=10.0).contains(&number.value))?;
    // 用两年时间
    let given = beginning(&rest[number.len..], &["年内", "年时间"]);
    (given.is_some() && number.value.fract() == 0.0).then_some(number.value as i32)
}

/// The year since which a clause tells: 2003年以来新增, not 为1985年以来最高.
pub fn since(clause: &str) -> Option<i32> {
    let (before, after) = clause.split_once("年以来")?;
    let digits = before.len() - before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let year = before[digits..].parse().ok().filter(|year| (1900..=2100).contains(year))?;
    let record = beginning(after, &["最", "的", "第", "首", "新高", "新低"]).is_some();
    let opens = before[..digits].chars().count() <= 4;
    (opens && !record).then_some(year)
}

/// The years since a five-year plan began that a clause tells of, up to a year: “十四五”以来.
pub fn since_plan(clause: &str, last: i32) -> Option<Period> {
    find(clause, "以来")?;
    let (_, (from, to), _) = plans(clause).find(|(_, _, after)| after.starts_with("以来"))?;
    // One that has just ended is told of as a whole.
    let last = if last == to + 1 { to } else { last };
    (from < last).then_some(Period::Years(from, last))
}

/// The plan that ends in a year, where a text speaks of it.
pub fn ending_plan(text: &str, year: i32) -> Option<Period> {
    plans(text).map(|(_, years, _)| years).find(|(_, to)| *to == year).map(|(from, to)| Period::Years(from, to))
}

/// The year from which a clause tells what has changed since: 由2020年的…增加到, 比2020年.
pub fn base_year(clause: &str) -> Option<i32> {
    let base = |(at, word): (usize, &str)| {
        let (year, rest) = integer(&clause[at + word.len()..])?;
        let year = i32::try_from(year).ok().filter(|year| (1900..=2100).contains(year))?;
        rest.starts_with('年').then_some(year)
    };
    // 是2018年的3.4倍，年均增长27%
    let times = |(at, word): (usize, &str)| {
        let rest = &clause[at + word.len()..];
        base((at, word))
            .filter(|_| rest.get("2018年".len()..).is_some_and(|rest| rest.starts_with('的')) && rest.contains('倍'))
    };
    let compared = clause.match_indices(['由', '从', '比', '较']).find_map(base);
    compared.or_else(|| clause.match_indices(['是', '为']).find_map(times))
}

/// The years up to now that a clause opens with: 8年来, 过去三年, 党的十八大以来.
pub fn came_since(clause: &str, now: i32) -> Option<Said> {
    const CONGRESSES: [(&str, i32); 5] =
        [("十六大以来", 2002), ("十七大以来", 2007), ("十八大以来", 2012), ("十九大以来", 2017), ("二十大以来", 2022)];
    let years = |from, to| Some(Said { until: false, period: Period::Years(from, to) });
    let opening = clause.trim_start_matches(['“', '—']);
    let congress = opening.strip_prefix("党的").unwrap_or(opening);
    if let Some((_, from)) = CONGRESSES.into_iter().find(|(words, from)| congress.starts_with(words) && *from < now) {
        return years(from, now);
    }
    let past = beginning(opening, &["过去", "过去的", "近", "最近"]);
    let rest = &opening[past.map_or(0, str::len)..];
    let number = crate::metric::numeral::parse(rest).filter(|number| (2.0..=40.0).contains(&number.value))?;
    let rest = rest[number.len..].strip_prefix('年')?;
    let ended =
        rest.starts_with('来') || past.is_some() && !rest.starts_with(['前', '级', '制', '期', '同', '最', '新', '的']);
    (ended && number.value.fract() == 0.0).then(|| years(now - number.value as i32, now - 1)).flatten()
}

/// The first years of those that a sentence told of: 未来十年兴建41万个单位，其中｜首五年｜17万个.
pub fn first_of(clause: &str, whole: &Period) -> Option<Said> {
    let rest = ["首", "头"].iter().find_map(|word| clause.split_once(word).map(|(_, rest)| rest))?;
    let number = crate::metric::numeral::parse(rest).filter(|number| (2.0..=10.0).contains(&number.value))?;
    let years = number.value as i32;
    let told = rest[number.len..].starts_with('年') && number.value.fract() == 0.0;
    let period = match *whole {
        Period::Years(from, to) if from + years <= to => Period::Years(from, from + years - 1),
        Period::FiscalYears(from, to) if from + years <= to => Period::FiscalYears(from, from + years - 1),
        _ => return None,
    };
    told.then_some(Said { until: false, period })
}

/// Words for fiscal years by the day of a story.
pub const FISCAL_WORDS: [&str; 7] = ["本财政年度", "下财政年度", "新财政年度", "来年度", "下年度", "今年度", "本年度"];

/// Where a text names fiscal years, in order: 宽减｜2016/17年度｜薪俸税, ｜本财政年度的｜开支.
pub fn fiscal_years(text: &str) -> Vec<Range<usize>> {
    let mut years: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        let taken = years.last().is_some_and(|year| at < year.end);
        let fresh = c.is_ascii_digit() && !text[..at].ends_with(|c: char| c.is_ascii_digit());
        let len = match c {
            _ if taken => None,
            _ if fresh => fiscal_year_at(&text[at..]).map(|(_, len)| len),
            '本' | '下' | '新' | '来' | '今' => beginning(&text[at..], &FISCAL_WORDS).map(str::len),
            _ => None,
        };
        years.extend(len.map(|len| at..at + len));
    }
    years
}

/// The fiscal year that a budget is named by: 2021/22年度｜财政预算案.
pub fn budget_year(text: &str) -> Option<Period> {
    let named = |year: &Range<usize>| beginning(&text[year.end..], &["财政预算案", "预算案", "《财政预算案"]).is_some();
    let year = fiscal_years(text).into_iter().find(named)?;
    Some(fiscal_year_at(&text[year])?.0)
}

/// The latest fiscal year that a text names.
pub fn fiscal_year(text: &str) -> Option<Period> {
    let found = fiscal_years(text).into_iter().filter_map(|year| Some(fiscal_year_at(&text[year])?.0));
    found.max_by_key(|period| period.last_year())
}

/// How many fiscal years to come a text speaks of: 未来五个财政年度.
pub fn fiscal_years_ahead(text: &str) -> Option<i32> {
    let rest = ["未来", "今后", "往后"].iter().find_map(|word| find(text, word).map(|at| &text[at + word.len()..]))?;
    let number = crate::metric::numeral::parse(rest).filter(|number| (2.0..=20.0).contains(&number.value))?;
    let years = beginning(&rest[number.len..], &["个年度", "个财政年度"]).is_some() && number.value.fract() == 0.0;
    years.then_some(number.value as i32)
}

/// Reads 2017/18年度, 2017/18, 16/17年度, 2018至19课税年度 at the start of a text, or one to another
/// (2022/23至2025/26年度, 2022/23和2023/24年度); gives the bytes it takes as well.
pub fn fiscal_year_at(text: &str) -> Option<(Period, usize)> {
    let Some((first, len)) = one_fiscal_year(text) else { return fiscal_span(text) };
    let last = text[len..].strip_prefix(SPANS).or_else(|| text[len..].strip_prefix(JOINTS));
    let last = last.and_then(|rest| Some((rest, one_fiscal_year(rest)?)));
    Some(match last {
        Some((rest, (last, more))) if goes_on(first, last, &text[len..], &rest[more..]) => {
            (Period::FiscalYears(first, last), text.len() - rest.len() + more)
        }
        _ => (Period::Fiscal(first), len),
    })
}

/// What stands between the first fiscal year and the last, and between two that follow each other.
const SPANS: [char; 5] = ['至', '到', '-', '—', '–'];
const JOINTS: [char; 3] = ['和', '及', '与'];

/// Whether fiscal years make a span, by what stands between and behind them: 2022/23和2023/24年度分别 are each its own.
fn goes_on(first: i32, last: i32, between: &str, after: &str) -> bool {
    let joined = between.starts_with(JOINTS);
    last > first && (!joined || last == first + 1 && find(first_chars(after, 12), "分别").is_none())
}

/// 2022-23至2026-27年度: the word that makes them fiscal years stands behind the last.
fn fiscal_span(text: &str) -> Option<(Period, usize)> {
    // Only the next characters: numbers may stand in a sentence without end.
    let first = first_chars(text, 10).find(['至', '到', '和', '及', '与']).filter(|&at| (5..=9).contains(&at))?;
    let (from, rest) = (&text[..first], &text[first + '至'.len_utf8()..]);
    let (last, len) = one_fiscal_year(rest)?;
    let (begins, taken) = one_fiscal_year(&format!("{from}年度"))?;
    let whole = taken == from.len() + "年度".len() && goes_on(begins, last, &text[first..], &rest[len..]);
    whole.then(|| (Period::FiscalYears(begins, last), text.len() - rest.len() + len))
}

/// The year in which a fiscal year at the start of a text begins, and the bytes it takes.
fn one_fiscal_year(text: &str) -> Option<(i32, usize)> {
    let (year, rest) = integer(text)?;
    let digits = text.len() - rest.len();
    let slash = rest.starts_with('/');
    let after = rest.strip_prefix(['/', '-', '—', '–', '至'])?.trim_start();
    let (next, rest) = integer(after)?;
    let written = beginning(rest, &["财政年度", "课税年度", "年度", "学年", "财年", "年"]);
    let named = written.is_some_and(|word| word != "年");
    // 2022—2023年 are two years of the calendar, 2023-24年 is one that begins in one and ends in the other.
    let shortened = written.is_some() && after.len() - rest.len() == 2;
    let full = (1990..=2100).contains(&year) && (slash || named || shortened);
    let short = digits == 2 && named;
    let year = i32::try_from(if short { 2000 + year } else { year }).ok().filter(|_| full || short)?;
    let follows = next == (year as u32 + 1) % 100 || next == year as u32 + 1;
    follows.then(|| (year, text.len() - rest.len() + written.map_or(0, str::len)))
}

/// The years that a heading names.
pub fn named_years(text: &str, year: i32) -> Option<Period> {
    // 今年是“十五五”开局之年 names this year before its plan.
    if let Some((_, (from, to), _)) = plans(text).next()
        && (from != year || named_year(text).is_none())
    {
        return Some(Period::Years(from, to));
    }
    if text.contains("今后五年") || text.contains("未来五年") {
        return (year > 0).then_some(Period::Years(year, year + 4));
    }
    named_span(text).or_else(|| named_year(text).map(Period::Year))
}

/// The years from one to another that a text names: 规划(2021—2035年).
fn named_span(text: &str) -> Option<Period> {
    let year = |text| integer(text).filter(|(year, _)| (1900..=2100).contains(year));
    let span = |at: usize| {
        let (from, rest) = year(&text[at..])?;
        let rest = rest.strip_prefix('年').unwrap_or(rest).strip_prefix(['至', '到', '-', '—', '~'])?;
        let (to, rest) = year(rest.trim_start_matches('—'))?;
        let named = from < to && rest.starts_with('年');
        named.then_some(Period::Years(i32::try_from(from).ok()?, i32::try_from(to).ok()?))
    };
    text.char_indices().find_map(|(at, _)| span(at))
}

/// The year that opens a heading and is the only one that it names: 一、关于｜2023年｜预算执行情况.
pub fn opening_year(heading: &str) -> Option<i32> {
    let named = heading.trim_start_matches(|c: char| "()一二三四五六七八九十、.第章节部分 ".contains(c));
    // 1.2023年
    let named = named.split_once(['.', '、']).filter(|(number, _)| number.len() <= 2).map_or(named, |(_, rest)| rest);
    let named = named.strip_prefix("关于").unwrap_or(named);
    let (year, rest) = integer(named).filter(|(year, _)| (1900..=2100).contains(year))?;
    let rest = rest.strip_prefix('年')?;
    let since = rest.starts_with(|c: char| c.is_ascii_digit()) || rest.starts_with("以来");
    let alone = !since && !rest.contains([',', ':']) && named_year(rest).is_none();
    i32::try_from(year).ok().filter(|_| alone)
}

/// The year that a text names, where it names one.
pub fn only_year(text: &str) -> Option<i32> {
    let year = named_year(text)?;
    text.split_once(&format!("{year}年")).filter(|(_, rest)| named_year(rest).is_none()).map(|_| year)
}

/// The first year that a text names.
pub fn named_year(text: &str) -> Option<i32> {
    let year = |at| integer(&text[at..]).filter(|(n, rest)| (1900..=2100).contains(n) && rest.starts_with('年'));
    let (number, _) = text.char_indices().find_map(|(at, _)| year(at))?;
    i32::try_from(number).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_name_years() {
        assert_eq!(plan_years("“八五”时期渔业"), Some((1991, 1995)));
        assert_eq!(plan_years("十五五期间"), Some((2026, 2030)));
        assert_eq!(plan_years("比“八五”时期增长"), None);
    }
}
