//! Openings: what stands before a head and is no part of it (到2025年末,｜城镇…, 在未来6年｜进行…, (2)｜豁免…).

use super::super::lexicon::{WORDS, beginning, is_word};
use super::super::period;
use super::super::period::years;
use super::preamble::preamble;
use crate::document::reader::gazetteer::place_at_start;
use crate::metric::numeral::Script;
use crate::text::{find, first_chars};

/// The bytes at the start of a head that are no part of it: time, scope, adverbs, numbering, who speaks.
pub fn opening(text: &str) -> usize {
    let mut start = 0;
    loop {
        let rest = &text[start..];
        // 全市｜有｜学校
        if WORDS.region.whole.ending(&text[..start]).is_some() && rest.starts_with('有') && is_verb(rest) {
            start += '有'.len_utf8();
            continue;
        }
        let emphasis = rest.strip_prefix("重点").is_some_and(|verb| WORDS.doing.beginning(verb).is_none());
        if emphasis || names_an_average(rest) || WORDS.unopened.beginning(rest).is_some() {
            return start;
        }
        let addressed =
            rest.starts_with('对') && beginning(rest, &["对外", "对口", "对接", "对标", "对美", "对欧"]).is_none();
        let step = match rest.chars().next() {
            Some('对') if addressed && rest.contains("实施") => '对'.len_utf8(),
            Some('约') if rest.starts_with("约占") => '约'.len_utf8(),
            Some('公') => company(rest),
            Some('扣' | '剔') => adjusted(rest),
            Some(first) => frame(first, rest).unwrap_or_else(|| introduction(first, rest)),
            None => 0,
        };
        if step == 0 {
            return start;
        }
        start += step;
    }
}

/// Whether 有 counts what follows and begins no word: 有效, 有线.
fn is_verb(text: &str) -> bool {
    let rest = text.trim_start_matches('有');
    !rest.starts_with(|c| "效机色限线序关轨害毒望意利力偿氧形声无些所实劳资条证组进".contains(c))
}

/// 平均房价, 平均毛利率; but 平均每户, 平均压减材料 only say how a number was made.
fn names_an_average(text: &str) -> bool {
    text.strip_prefix("平均").is_some_and(|noun| {
        let said = noun.starts_with(['每', '一']) || WORDS.changes.at_start(noun).is_some();
        !said && noun.starts_with(is_word)
    })
}

/// The length of what frames a head: its number in a list, the manner, the place, the cause.
fn frame(first: char, text: &str) -> Option<usize> {
    let some = |len: usize| (len > 0).then_some(len);
    let circumstance = || match first {
        '以' => some(manner(text)),
        '在' => some(place(text)),
        _ => None,
    };
    some(numbering(text)).or_else(|| some(point(text))).or_else(circumstance).or_else(|| some(cause(text)))
}

/// The length of what introduces a head: a sign, an opening word, a time, a base, who speaks.
fn introduction(first: char, text: &str) -> usize {
    match first {
        '(' if !text.contains(')') => 1,
        '在' if text.contains("中有") => find(text, "中有").map_or(0, |at| at + "中有".len()),
        c if !is_word(c) && !matches!(c, '“' | '「' | '《' | '(') => c.len_utf8(),
        _ => {
            let word = WORDS.openings.beginning(text).map_or(0, str::len);
            word.max(time_prefix(text))
                .max(years_prefix(text))
                .max(base_prefix(text))
                .max(preamble(text))
                .max(setter(text))
        }
    }
}

/// The length of the place that sets what follows: 四川｜把地区生产总值…, 重庆｜预期….
fn setter(text: &str) -> usize {
    const SETS: [&str; 7] = ["把", "将", "预期", "预计", "力争", "计划", "确保"];
    let place = place_at_start(text).map_or(0, |(_, written)| written.len());
    if beginning(&text[place..], &SETS).is_some() { place } else { 0 }
}

/// The length of who tells of itself, and when or that it came about: 公司｜第三季度｜营收, 公司｜实现｜营业收入.
fn company(text: &str) -> usize {
    let Some(told) = text.strip_prefix("公司") else { return introduction('公', text) };
    let word = WORDS.openings.beginning(told).map_or(0, str::len).max(time_prefix(told));
    if word > 0 && word < told.len() { "公司".len() + word } else { introduction('公', text) }
}

/// The length of what was taken off at the start: 扣除食品和能源价格后的｜核心价格, 扣除食品和能源价格的｜核心CPI.
fn adjusted(text: &str) -> usize {
    let near = first_chars(text, 20);
    let core = || find(near, "的核心").map(|at| at + "的".len());
    let taken_off = || find(near, "后的").map(|at| at + "后的".len());
    let end = beginning(text, &["扣除", "剔除"]).and_then(|_| taken_off().or_else(core));
    end.filter(|&end| end < text.len()).unwrap_or(0)
}

/// The length of a list's number at the start: (1), (二), 4.
pub fn numbering(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits) && text[digits..].starts_with('.') {
        return digits + 1;
    }
    let inner = text.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or("", |(inner, _)| inner);
    // (2024年), but no (年)
    let number = inner.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
        && inner.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十年月日".contains(c));
    if number { inner.len() + 2 } else { 0 }
}

/// The length of 以配对方式 at the start.
fn manner(text: &str) -> usize {
    let near = first_chars(text, 16);
    ["方式", "形式"].iter().find_map(|word| find(near, word).map(|at| at + word.len())).unwrap_or(0)
}

/// The length of a place at the start, before its verb: 在公营机构｜创造职位.
fn place(text: &str) -> usize {
    let near = first_chars(text, 14);
    let named = WORDS.indicator.states.beginning(text).is_some();
    let ends = ["机构", "地区", "社区", "学校", "医院", "各区", "本地"];
    let end = ends.iter().filter_map(|end| near.rfind(end).map(|at| at + end.len())).max();
    end.filter(|&end| !named && WORDS.doing.beginning(&text[end..]).is_some()).unwrap_or(0)
}

/// The length of what causes a change, before the thing that changes: 这套措施将令｜赤字.
fn cause(text: &str) -> usize {
    let near = first_chars(text, 16);
    if !near.contains(['令', '使']) {
        return 0;
    }
    let words = ["将令", "会令", "可令", "将使", "会使", "令到", "使得"];
    let end = words.iter().find_map(|word| find(near, word).map(|at| at + word.len()));
    end.filter(|&end| end < text.len()).unwrap_or(0)
}

/// The length of a point's number at the start: 二是, 十一是, 4.
fn point(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits)
        && text[digits..].starts_with('.')
        && !text[digits + 1..].starts_with(|c: char| c.is_ascii_digit())
    {
        return digits + 1;
    }
    let rest = text.trim_start_matches(|c| "一二三四五六七八九十".contains(c));
    if rest.len() < text.len() && rest.starts_with('是') { text.len() - rest.len() + '是'.len_utf8() } else { 0 }
}

/// The length of a base of comparison at the start: 较前期选址｜减少占用耕地.
fn base_prefix(text: &str) -> usize {
    let based = text.starts_with(['比', '较'])
        && !["比重", "比例", "较大", "较高", "比较"].iter().any(|word| text.starts_with(word));
    let verb = || {
        ["减少", "增加", "下降", "提高", "增长", "降低", "新增", "净增"].iter().filter_map(|verb| text.find(verb)).min()
    };
    if based { verb().unwrap_or(0) } else { 0 }
}

/// The length of 在未来6年, 过去三年 at the start.
fn stretch(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('在').unwrap_or(text);
    let rest = beginning(rest, &["未来", "过去", "今后", "近", "首"]).map(|word| &rest[word.len()..])?;
    let number = crate::metric::numeral::parse(rest)?;
    let rest = &rest[number.len..];
    let unit =
        beginning(rest, &["年", "年半", "年内", "年间", "年里", "年来", "个月", "个月内", "个年度", "个财政年度"])?;
    Some(text.len() - rest.len() + unit.len())
}

/// The length of 五年累计, 三年来, “十五”期间 at the start.
fn years_prefix(text: &str) -> usize {
    if let Some(rest) = text.strip_prefix('“')
        && let Some(end) = rest.find('”').filter(|&end| end <= 4 * '五'.len_utf8() && rest[..end].ends_with('五'))
        && let Some(word) = beginning(&rest[end + '”'.len_utf8()..], &["期间", "时期", "以来"])
    {
        return '“'.len_utf8() + end + '”'.len_utf8() + word.len();
    }
    let Some(number) = crate::metric::numeral::parse(text) else { return 0 };
    let Some(rest) = text[number.len..].strip_prefix('年') else { return 0 };
    let word = WORDS.indicator.after_years.beginning(rest);
    // 五年中有…; 2025年中国 goes on.
    let word =
        word.or_else(|| beginning(rest, &["中"]).filter(|_| number.script == Script::Han && number.value <= 10.0));
    // 五年新增…, 两年｜净增; a plan of three years keeps its name.
    let told = number.script == Script::Han
        && number.value <= 10.0
        && (rest.is_empty() || WORDS.indicator.told_of_years.beginning(rest).is_some());
    word.map_or(if told { text.len() - rest.len() } else { 0 }, |word| text.len() - rest.len() + word.len())
}

/// The bytes of digits at the start, with the signs between years: 2021—2023.
fn span_of_digits(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(text);
    while end > 0
        && let Some(sign) = beginning(&text[end..], &["-", "——", "—", "至", "到", "~", "、", "和", "及"])
        && digits(&text[end + sign.len()..]) > 0
    {
        end += sign.len() + digits(&text[end + sign.len()..]);
    }
    end
}

/// The length of 由2024/25年度起, 由今年7月起 at the start: the time from which something holds, none where it came from.
pub fn begins_time(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['由', '从', '自'])?;
    // 由2022-23至2026-27年度｜投放
    if let Some((period::Period::FiscalYears(..), len)) = years::fiscal_year_at(rest) {
        return Some(text.len() - rest.len() + len);
    }
    // 由下年度起｜免税额, the year left out already or not
    let begun = |rest: &str| {
        let date = beginning(rest, &years::FISCAL_WORDS).map_or(rest, |word| &rest[word.len()..]);
        date.strip_prefix("起").map(|after| text.len() - after.len())
    };
    if let Some(end) = begun(rest) {
        return Some(end);
    }
    let rest = beginning(rest, &["今年", "明年", "去年"]).map_or(rest, |word| &rest[word.len()..]);
    let end = date_prefix(rest);
    let end = end + if rest[end..].starts_with('起') { '起'.len_utf8() } else { 0 };
    let date = rest[..end].trim_end_matches([',', '计']);
    let date = date.strip_suffix('起').filter(|date| !date.is_empty())?;
    // 由2024/25年度起计｜五年｜拨款
    let end = period::years_from(&rest[date.len()..]).map_or(end, |(_, len)| date.len() + len);
    Some(text.len() - rest.len() + end)
}

/// The length of a date at the start: 2011年, 到2025年末, 7月28日, 1-6月份.
fn time_prefix(text: &str) -> usize {
    let end = begins_time(text).unwrap_or_else(|| date_prefix(text));
    // 1—5月和｜全年｜成交额
    let more = text[end..]
        .strip_prefix(['和', '及', '与', '、'])
        .and_then(|next| beginning(next, &["全年", "上半年", "下半年"]));
    end + more.filter(|_| end > 0).map_or(0, |word| '和'.len_utf8() + word.len())
}

fn date_prefix(text: &str) -> usize {
    // 三、四季度｜产值
    if let Some((_, end)) = period::month::quarters(text) {
        return end;
    }
    if let Some(end) = stretch(text) {
        return end;
    }
    // 前5个月｜外贸总额, 首五个月｜收入
    if let Some((end, _)) = period::first_months(text) {
        return end;
    }
    // 前8月｜外贸总额
    if let Some((_, rest)) = text.strip_prefix('前').and_then(period::integer)
        && let Some(rest) = rest.strip_prefix('月').map(|rest| rest.strip_prefix('份').unwrap_or(rest))
    {
        return text.len() - rest.len();
    }
    let lead = WORDS.indicator.before_dates.beginning(text).map_or(0, str::len);
    let mut end = lead;
    let mut dated = false;
    loop {
        let rest = &text[end..];
        let digits = span_of_digits(rest);
        // 2023年及｜2024年, 2022和｜2023财年
        if let Some(next) =
            rest[digits..].strip_prefix(['及', '和', '与', '、']).filter(|_| digits == 4 || digits == 0 && dated)
            && let len = span_of_digits(next)
            && len == 4
            && (next[len..].starts_with(['年', '财', '及', '和', '与', '、']))
        {
            end = text.len() - next.len();
            dated = true;
            continue;
        }
        if let Some((_, len)) = years::fiscal_year_at(rest) {
            end += len;
            dated = true;
            continue;
        }
        let Some(unit) = WORDS.indicator.date_units.beginning(&rest[digits..]).filter(|_| digits > 0) else {
            break;
        };
        end += digits + unit.len();
        dated = true;
    }
    if !dated {
        // 第四季｜跌幅
        let quarter = ["第一季", "第二季", "第三季", "第四季", "首季", "上季"];
        return beginning(text, &quarter).filter(|word| !text[word.len()..].starts_with('度')).map_or(0, str::len);
    }
    if let Some((months, _)) = period::first_months(&text[end..]) {
        return end + months;
    }
    end + WORDS.indicator.after_dates.beginning(&text[end..]).map_or(0, str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_left_out() {
        assert_eq!(time_prefix("2011年政府"), "2011年".len());
        assert_eq!(time_prefix("到2025年末,城镇"), "到2025年末,".len());
        assert_eq!(time_prefix("7月28日全市"), "7月28日".len());
        assert_eq!(time_prefix("4个项目"), 0);
    }
}
