//! What a line looks like: numbered, open, closed, running.

use crate::text::is_han;

/// The numbering that a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// 第一部分, 第二编, 壹、
    Part,
    /// 第二章
    Chapter,
    /// 第三节
    Section,
    /// 关键词一：, 任务一
    Keyword,
    /// 一、
    Chinese,
    /// （一）
    Bracketed,
    /// 1. 1、
    Arabic,
    /// （1）, ①
    BracketedArabic,
    /// ——
    Dash,
}

/// The marker of a line, its number where it has one, and the bytes that it takes.
pub(super) fn marker(line: &str) -> Option<(Marker, u32, usize)> {
    let rest = line.trim_start();
    let lead = line.len() - rest.len();
    let dashes = rest.chars().take_while(|c| matches!(c, '—' | '―' | '─' | '-' | '–')).count();
    let dash_bytes: usize = rest.chars().take(dashes).map(char::len_utf8).sum();
    if dashes >= 2 {
        return Some((Marker::Dash, 0, lead + dash_bytes));
    }
    bracketed(rest)
        .or_else(|| named(rest))
        .or_else(|| official(rest))
        .or_else(|| bare(rest))
        .map(|(kind, number, taken)| (kind, number, lead + taken))
}

/// （一） and （1）
fn bracketed(rest: &str) -> Option<(Marker, u32, usize)> {
    let inner = rest.strip_prefix(['（', '('])?;
    let open = rest.len() - inner.len();
    let (number, digits, arabic) = number(inner)?;
    let close = inner[digits..].chars().next().filter(|c| matches!(c, '）' | ')'))?;
    let kind = if arabic { Marker::BracketedArabic } else { Marker::Bracketed };
    Some((kind, number, open + digits + close.len_utf8()))
}

/// 第一部分, 关键词一：
fn named(rest: &str) -> Option<(Marker, u32, usize)> {
    if let Some(inner) = rest.strip_prefix('第') {
        let (number, digits, _) = number(inner)?;
        let units = [
            ("部分", Marker::Part),
            ("部份", Marker::Part),
            ("篇", Marker::Part),
            ("编", Marker::Part),
            ("編", Marker::Part),
            ("章", Marker::Chapter),
            ("节", Marker::Section),
            ("節", Marker::Section),
        ];
        let (unit, kind) = units.into_iter().find(|(unit, _)| inner[digits..].starts_with(unit))?;
        return Some((kind, number, '第'.len_utf8() + digits + unit.len()));
    }
    let word = ["关键词", "關鍵詞", "任务", "任務", "专栏", "專欄"].into_iter().find(|word| rest.starts_with(word))?;
    let (number, digits, _) = number(&rest[word.len()..])?;
    let end = rest[word.len() + digits..].chars().next().filter(|c| matches!(c, '：' | ':' | ' ' | '　' | '、'))?;
    Some((Marker::Keyword, number, word.len() + digits + end.len_utf8()))
}

/// 壹、 in the numerals of official papers, above 一、
fn official(rest: &str) -> Option<(Marker, u32, usize)> {
    const NUMERALS: [&str; 10] = ["壹", "贰貳", "叁參参", "肆", "伍", "陆陸", "柒", "捌", "玖", "拾"];
    let (numeral, after) = rest.split_at_checked(rest.chars().next()?.len_utf8())?;
    let number = NUMERALS.iter().position(|forms| forms.contains(numeral))?;
    after.starts_with('、').then_some((Marker::Part, number as u32 + 1, numeral.len() + '、'.len_utf8()))
}

/// 一、 and 1.
fn bare(rest: &str) -> Option<(Marker, u32, usize)> {
    let (number, digits, arabic) = number(rest)?;
    let mut after = rest[digits..].chars();
    let mark = after.next()?;
    let next_is_digit = after.next().is_some_and(is_digit);
    match (arabic, mark) {
        (false, '、' | '．') => Some((Marker::Chinese, number, digits + mark.len_utf8())),
        // 1、2、3期 counts nothing.
        (true, '、')
            if rest[digits + mark.len_utf8()..].trim_start_matches(is_digit).starts_with('、') && next_is_digit =>
        {
            None
        }
        (true, '、') => Some((Marker::Arabic, number, digits + mark.len_utf8())),
        (true, '.' | '．') if !next_is_digit && number < 200 => {
            Some((Marker::Arabic, number, digits + mark.len_utf8()))
        }
        _ => None,
    }
}

/// A number below a thousand in Chinese or Arabic digits, its bytes, and whether it is Arabic.
fn number(text: &str) -> Option<(u32, usize, bool)> {
    let (mut value, mut digit, mut taken, mut arabic) = (0u32, 0u32, 0usize, false);
    for c in text.chars() {
        if let Some(d) = c.to_digit(10).or_else(|| ('０'..='９').contains(&c).then(|| c as u32 - '０' as u32)) {
            arabic = true;
            digit = digit * 10 + d;
        } else if let Some(d) = "〇一二三四五六七八九".chars().position(|h| h == c).filter(|_| !arabic) {
            digit = digit * 10 + d as u32;
        } else if matches!(c, '十' | '百') && !arabic {
            value += digit.max(1) * if c == '十' { 10 } else { 100 };
            digit = 0;
        } else {
            break;
        }
        taken += c.len_utf8();
        if taken > 15 || digit > 999 {
            return None;
        }
    }
    (taken > 0).then_some((value + digit, taken, arabic))
}

/// Whether a character is an Arabic digit, narrow or full-width.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// The value of a small number in Chinese or Arabic digits that a text begins with, and its bytes.
pub(super) fn leading_number(text: &str) -> Option<(u32, usize)> {
    number(text).map(|(value, taken, _)| (value, taken))
}

/// The decimal number that a short line begins with: how many points it has, and its bytes: 1 总体目标, 1.1 产业目标.
pub(super) fn decimal(line: &str) -> Option<(u8, usize)> {
    const LONGEST: usize = 40;
    const UNITS: &str = "万亿千百个元倍吨公人年月日时分项家号次户名所条座处级度成大";
    let name = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = &line[..line.len() - name.len()];
    let name = name.trim_start();
    if !number.split('.').all(|part| (1..=2).contains(&part.len())) {
        return None;
    }
    let depth = number.matches('.').count().min(3) as u8;
    // Of the units only the first follow a fraction.
    let units: String = UNITS.chars().take(if depth > 0 { 8 } else { usize::MAX }).collect();
    let is_name = name.chars().take(2).filter(|c| is_han(*c)).count() == 2 && !name.starts_with(|c| units.contains(c));
    (is_name && line.chars().count() <= LONGEST && !is_running(line)).then_some((depth, number.len()))
}

/// Whether a text holds sentences: it ends one, or is long and has commas.
pub(super) fn is_running(text: &str) -> bool {
    let mut commas = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '。' | '！' | '？' | '；' => return true,
            // The comma of 5,000 is none.
            ',' if before.is_ascii_digit() && text[at + 1..].starts_with(|c: char| c.is_ascii_digit()) => {}
            '，' | ',' => commas += 1,
            _ => {}
        }
        before = c;
    }
    commas >= 2 || commas == 1 && text.chars().count() > 60 || text.chars().count() > 120
}

/// Whether a line is one of a table of contents: 第一章　概况……………3
pub(super) fn is_contents_line(text: &str) -> bool {
    let entry = text.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    // 三、安排⇥5
    if text[entry.len()..].starts_with('\t') && entry.len() + 1 < text.len() && marker(text).is_some() {
        return true;
    }
    let leaders = entry.chars().rev().take_while(|c| matches!(c, '…' | '.' | '·' | '．' | '-' | '—' | ' '));
    entry.len() < text.trim_end().len() && leaders.filter(|c| *c != ' ').count() >= 3
}

/// Whether a line is an item of a list by the mark before it.
pub(super) fn is_item(text: &str) -> bool {
    text.starts_with(['-', '–', '•', '·', '*']) && !matches!(marker(text), Some((Marker::Dash, ..)))
}

/// Whether a line is the row of a table that lost its rules: 食品烟酒 0.3 0.2
pub(super) fn is_row_of_numbers(text: &str) -> bool {
    text.split_whitespace().filter(|word| is_number(word)).count() >= 2
}

/// Whether a word is a number with its sign.
pub(super) fn is_number(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '－' | '%' | '％' | '+'))
}

/// How a text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// 。！？：and what closes after them.
    Closed,
    /// ，、（ and other marks that something must follow.
    Open,
    /// Any other character.
    Bare,
}

/// How a text ends.
pub(super) fn end(text: &str) -> End {
    // What stands in brackets behind a sentence (…。（新华社）) leaves it ended.
    let text = text.trim_end();
    if text.ends_with(['）', ')']) && text.rfind(['（', '(']).is_some_and(|at| text[..at].ends_with(['。', '！', '？']))
    {
        return End::Closed;
    }
    let mut chars = text.chars().rev();
    let mut last = chars.next();
    let mut closing = false;
    while matches!(last, Some('”' | '’' | '"' | '）' | ')' | '》' | '】' | '」' | '』')) {
        closing = true;
        last = chars.next();
    }
    match last {
        // The point of a number that a line breaks: 2．/ 3万个
        Some('．') if !closing && chars.next().is_some_and(is_digit) => End::Bare,
        Some('。' | '！' | '？' | '!' | '?' | '…' | '：' | ':' | '；' | ';' | '．') => End::Closed,
        // A stop of another keyboard; that of 3. or U.S. is none.
        Some('.') if chars.next().is_some_and(is_han) => End::Closed,
        Some('，' | '、' | ',' | '（' | '(' | '《' | '“' | '‘' | '「' | '【') if !closing => End::Open,
        _ => End::Bare,
    }
}

/// Whether a name stands on both sides of the end of a line.
pub(super) fn parts_name(before: &str, after: &str) -> bool {
    let names = [("专精特新", "“小巨人”"), ("專精特新", "「小巨人」"), ("專精特新", "“小巨人”")];
    names.iter().any(|(first, second)| before.ends_with(first) && after.starts_with(second))
}

/// Whether a text begins with a mark that cannot begin a paragraph.
pub(super) fn begins_inside(text: &str) -> bool {
    text.chars().next().is_some_and(|c| {
        matches!(c, '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '》' | '”' | '’' | '」' | '』' | '％' | '%')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers() {
        for (line, kind, number) in [
            ("一、回顾", Marker::Chinese, 1),
            ("（十二）民生", Marker::Bracketed, 12),
            ("(3)其他", Marker::BracketedArabic, 3),
            ("1.投资", Marker::Arabic, 1),
            ("关键词三：稳", Marker::Keyword, 3),
            ("第二部分 任务", Marker::Part, 2),
            ("第三章　要求", Marker::Chapter, 3),
            ("第二节 重点", Marker::Section, 2),
            ("――综合实力", Marker::Dash, 0),
        ] {
            assert_eq!(marker(line).map(|(kind, number, _)| (kind, number)), Some((kind, number)), "{line}");
        }
        for line in
            ["1.45万家企业", "2023年，全市", "第一产业增长", "一是抓投资", "十分重要", "（成渝）指标", "1、2、3期预算"]
        {
            assert_eq!(marker(line), None, "{line}");
        }
    }

    #[test]
    fn lines_that_head_nothing() {
        assert!(is_contents_line("第一章　概况…………12") && is_contents_line("二、安排 ...... 3"));
        assert!(is_contents_line("三、安排\t5") && !is_contents_line("三、安排"));
        assert!(!is_contents_line("2023年—2025") && !is_contents_line("增长3.5"));
        assert!(is_item("- 盈余：9亿元") && !is_item("——抓项目"));
        assert!(is_row_of_numbers("居住 -0.3 1.2") && !is_row_of_numbers("2024年 工作安排"));
    }

    #[test]
    fn ends() {
        assert_eq!(end("完成。”"), End::Closed);
        assert_eq!(end("新增国家级（含省级）"), End::Bare);
        assert_eq!(end("坚持绿色发展，"), End::Open);
        assert_eq!(end("增长5%。（新华社）"), End::Closed);
        assert_eq!(end("增长5%（新华社）"), End::Bare);
    }
}
