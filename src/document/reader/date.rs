//! Dates as documents write them.

use crate::document::model::Date;

/// The first date of a text that has a year, and where it ends: 2012年3月5日, 二〇二六年一月二十七日,
/// 2003-01-13, 2024/1/2, 2022年, 民國113年9月20日, full-width and letter-spaced digits too.
pub(super) fn find(text: &str) -> Option<(Date, usize)> {
    let chars = without_letter_spacing(text);
    let end_of = |at: usize| chars.get(at).map_or(text.len(), |(byte, _)| *byte);
    (0..chars.len()).find_map(|start| {
        let inside_number = start > 0 && digit(chars[start - 1].1).is_some();
        let (date, taken) = (!inside_number).then(|| date_at(&chars[start..]))??;
        Some((date, end_of(start + taken)))
    })
}

/// The dates of a line that tells when its document was made, in order: the bare years that a plan is for are none.
pub(super) fn of_line(text: &str) -> Vec<Date> {
    let made = |(date, from, to): &(Date, usize, usize)| date.month > 0 || !is_of_plan(&text[..*from], &text[*to..]);
    all(text).into_iter().filter(made).map(|(date, ..)| date).collect()
}

/// Whether a title tells the years that its document is a plan for.
pub(super) fn tells_plan(title: &str) -> bool {
    all(title).into_iter().any(|(date, from, to)| date.month == 0 && is_of_plan(&title[..from], &title[to..]))
}

/// Whether the year between two texts is one that a plan is for: （2021—2035年）, 2035年远景目标.
fn is_of_plan(before: &str, after: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect::<String>();
    let (before, after) = (bare(before), bare(after));
    let dash = |c: char| "-–—―─~～至到".contains(c);
    let is_year_end = |c: char| c == '年' || digit(c).is_some();
    let start = before.trim_end_matches(dash);
    let end = after.trim_start_matches(dash);
    let closes = start.len() < before.len() && start.ends_with(is_year_end);
    let opens = end.len() < after.len() && end.starts_with(|c| digit(c).is_some());
    closes || opens || before.ends_with(['到', '至']) || ["远景", "遠景"].iter().any(|aim| after.starts_with(aim))
}

/// All dates of a text, each with up to `lead` bytes of what stands before it.
pub(super) fn all_with_lead(text: &str, lead: usize) -> Vec<(Date, &str)> {
    let before = |at: usize| &text[text.ceil_char_boundary(at.saturating_sub(lead))..at];
    all(text).into_iter().map(|(date, at, _)| (date, before(at))).collect()
}

/// All dates of a text, in order, and where each begins and ends.
fn all(text: &str) -> Vec<(Date, usize, usize)> {
    let chars = without_letter_spacing(text);
    let end_of = |at: usize| chars.get(at).map_or(text.len(), |(byte, _)| *byte);
    let mut found = Vec::new();
    let mut start = 0;
    while start < chars.len() {
        let inside_number = start > 0 && digit(chars[start - 1].1).is_some();
        match (!inside_number).then(|| date_at(&chars[start..])).flatten() {
            Some((date, taken)) => {
                found.push((date, chars[start].0, end_of(start + taken)));
                start += taken;
            }
            None => start += 1,
        }
    }
    found
}

/// The narrow characters of a text and where they stand, without blanks but those that part two numbers.
fn without_letter_spacing(text: &str) -> Vec<(usize, char)> {
    let all: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, narrow(c))).collect();
    let digit_at = |at: Option<usize>| at.and_then(|at| all.get(at)).is_some_and(|(_, c)| digit(*c).is_some());
    let parts = |at: usize| {
        let before = digit_at(at.checked_sub(1)) && digit_at(at.checked_sub(2));
        let after = digit_at(Some(at + 1)) && digit_at(Some(at + 2));
        // 2024/1/2 8:00
        let clock =
            digit_at(Some(at + 1)) && all.get(at + 2).is_some_and(|(_, c)| matches!(c, ':' | '：' | '时' | '時'));
        before && digit_at(Some(at + 1)) || (after || clock) && digit_at(at.checked_sub(1))
    };
    (0..all.len()).filter(|&at| all[at].1 != ' ' || parts(at)).map(|at| all[at]).collect()
}

/// A date that begins at the first character, and how many characters it takes.
fn date_at(chars: &[(usize, char)]) -> Option<(Date, usize)> {
    let (year, after_year, joint) = year_of_the_republic(chars).or_else(|| common_year(chars))?;
    let only_year = Date { year, month: 0, day: 0 };
    let first_month = (joint == '月' && chars.get(after_year).is_some_and(|(_, c)| *c == '元')).then_some((1, 1));
    let month = first_month.or_else(|| small(&chars[after_year..])).filter(|(value, taken)| {
        (1..=12).contains(value) && chars.get(after_year + taken).is_some_and(|(_, c)| *c == joint)
    });
    let Some((month, taken)) = month else {
        return (joint == '月').then_some((only_year, after_year));
    };
    let after_month = after_year + taken + 1;
    let day = small(&chars[after_month..]).filter(|(value, taken)| {
        (1..=31).contains(value)
            && (joint != '月' || chars.get(after_month + taken).is_some_and(|(_, c)| matches!(c, '日' | '号' | '號')))
    });
    match day {
        Some((day, taken)) => {
            let end = after_month + taken + usize::from(joint == '月');
            Some((Date { year, month: month as u8, day: day as u8 }, end))
        }
        None if joint == '月' => Some((Date { year, month: month as u8, day: 0 }, after_month)),
        None => None,
    }
}

/// 2024年, 2024-: the year, the characters that it takes with its mark, and the mark that follows the month.
fn common_year(chars: &[(usize, char)]) -> Option<(i16, usize, char)> {
    let year: Option<i32> = chars.get(..4)?.iter().try_fold(0, |year, (_, c)| Some(year * 10 + digit(*c)? as i32));
    let year = i16::try_from(year?).ok().filter(|year| (1900..=2100).contains(year))?;
    match chars.get(4)?.1 {
        '年' => Some((year, 5, '月')),
        mark @ ('-' | '/' | '.') => Some((year, 5, mark)),
        // 2024 09/12
        ' ' if chars.get(7).is_some_and(|(_, c)| *c == '/') => Some((year, 5, '/')),
        _ => None,
    }
}

/// 民國113年, 民國一百一十三年: the same.
fn year_of_the_republic(chars: &[(usize, char)]) -> Option<(i16, usize, char)> {
    let [(_, '民'), (_, '國' | '国'), rest @ ..] = chars else { return None };
    let text: String = rest.iter().take(8).map(|(_, c)| *c).collect();
    let (number, bytes) = super::marker::leading_number(&text)?;
    let taken = 2 + text[..bytes].chars().count();
    let year = i16::try_from(number).ok().filter(|year| (1..=189).contains(year))? + 1911;
    match chars.get(taken)?.1 {
        '年' => Some((year, taken + 1, '月')),
        mark @ ('-' | '/' | '.') => Some((year, taken + 1, mark)),
        _ => None,
    }
}

/// The text with the name of the republic before years of it that stand without: 114年10月31日, 114-10-31.
pub(super) fn with_republic_named(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 6);
    let mut from = 0;
    for (at, mark) in text.match_indices(['年', '-', '/', '.']) {
        let start = text[..at].trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let named = text[..start].trim_end().ends_with(['國', '国']);
        let after = &text[at + mark.len()..];
        let dated = match mark {
            "年" => after.trim_start().starts_with(|c: char| c.is_ascii_digit()),
            // Of three digits, with month and day behind the same mark: 114-10-31.
            _ => {
                let number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
                let day = after.split_once(mark).filter(|(month, _)| number(month)).map(|(_, day)| day);
                let digits = |day: &str| day.len() - day.trim_start_matches(|c: char| c.is_ascii_digit()).len();
                let inside = text[..start].ends_with(['-', '/', '.', ',']);
                at - start == 3 && !inside && day.is_some_and(|day| number(&day[..digits(day)]))
            }
        };
        if (2..=3).contains(&(at - start)) && dated && !named && start >= from {
            out += &text[from..start];
            out += "民國";
            from = start;
        }
    }
    out + &text[from..]
}

/// The date of a field, which holds nothing else: as in a text, or 20240501, 2024-05, 2024, Tue, 02 Jan 2024, May 1, 2024.
pub(super) fn of_field(value: &str) -> Option<Date> {
    let value = value.trim();
    find(value).map(|(date, _)| date).or_else(|| bare(value)).or_else(|| english(value))
}

/// Digits alone (20240501, 2024), or year and month.
pub(super) fn bare(value: &str) -> Option<Date> {
    let number = |range: std::ops::Range<usize>| value.get(range)?.parse::<u32>().ok();
    let all_digits = value.bytes().all(|b| b.is_ascii_digit());
    match value.len() {
        4 if all_digits => dated(number(0..4)?, 0, 0),
        6 | 7 if !all_digits && matches!(value.as_bytes()[4], b'-' | b'/' | b'.') => {
            dated(number(0..4)?, number(5..value.len()).filter(|month| *month > 0)?, 0)
        }
        8 if all_digits => dated(number(0..4)?, number(4..6)?, number(6..8)?),
        _ => None,
    }
}

/// A date with the English name of a month.
fn english(value: &str) -> Option<Date> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = value.to_ascii_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    let month = words.iter().find_map(|word| MONTHS.iter().position(|month| word.starts_with(month)))?;
    let number = |length: std::ops::RangeInclusive<usize>| {
        words.iter().find(|word| length.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()
    };
    dated(number(4..=4)?, month as u32 + 1, number(1..=2).unwrap_or(0))
}

/// The day of a moment that a machine counted in seconds or thousandths of one since 1970, in China.
pub(super) fn of_moment(moment: f64) -> Option<Date> {
    let seconds = if moment >= 1e11 { moment / 1000.0 } else { moment };
    // From 1986, so that 20240501 is a date and no count.
    if !(5e8..4.1e9).contains(&seconds) {
        return None;
    }
    const CHINA: i64 = 8 * 3600;
    let mut days = (seconds as i64 + CHINA) / 86_400;
    let length = |year: i64| if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) { 366 } else { 365 };
    let mut year = 1970;
    while days >= length(year) {
        days -= length(year);
        year += 1;
    }
    let february = length(year) - 337;
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    dated(year as u32, month, days as u32 + 1)
}

fn dated(year: u32, month: u32, day: u32) -> Option<Date> {
    let fits = (1900..=2100).contains(&year) && month <= 12 && day <= 31 && (month > 0 || day == 0);
    fits.then_some(Date { year: year as i16, month: month as u8, day: day as u8 })
}

/// A number of one or two digits, Chinese or Arabic.
fn small(chars: &[(usize, char)]) -> Option<(u32, usize)> {
    let text: String = chars.iter().take(3).map(|(_, c)| *c).collect();
    let (value, bytes) = super::marker::leading_number(&text)?;
    Some((value, text[..bytes].chars().count()))
}

fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        '／' => '/',
        '－' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

fn digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| match c {
        '〇' | '○' | '零' | 'Ｏ' => Some(0),
        c => "一二三四五六七八九".chars().position(|h| h == c).map(|at| at as u32 + 1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_forms() {
        for (text, shown) in [
            ("——2012年3月5日在", "2012-03-05"),
            ("——二〇二六年一月二十七日在", "2026-01-27"),
            ("——１９９３年３月１５日在", "1993-03-15"),
            ("——1 9 9 8 年3 月5 日在", "1998-03-05"),
            ("2003-01-13 10:20", "2003-01-13"),
            ("2024/1/2", "2024-01-02"),
            ("时间：2024年8月", "2024-08"),
            ("2022年1-7月", "2022"),
            ("二○一〇年十二月三十一日", "2010-12-31"),
            ("2024/1/2 8:00", "2024-01-02"),
            ("2024-1-2 18:30:00", "2024-01-02"),
            ("中華民國112年9月25日", "2023-09-25"),
            ("民國一百一十三年四月十五日", "2024-04-15"),
            ("2024年元月2日", "2024-01-02"),
            ("民國113-11-20", "2024-11-20"),
            ("2024 09/12 17:30:18", "2024-09-12"),
        ] {
            assert_eq!(find(text).map(|(date, _)| date.to_string()).as_deref(), Some(shown), "{text}");
        }
        for text in ["12345年", "3月5日", "第2000年度", "2023—2025", "99.5"] {
            assert!(find(text).is_none_or(|(date, _)| text.contains("2000") && date.year == 2000), "{text}");
        }
    }

    #[test]
    fn years_of_a_plan_date_no_document() {
        for line in
            ["规划（2021—2035年）", "计划（2024年-2026年）", "规划(２０２１至２０３５年)", "二〇三五年远景目标纲要"]
        {
            assert!(of_line(line).is_empty() && tells_plan(line), "{line}");
        }
        for line in ["2024年计划", "2023年1-6月运行情况", "——2024年1月9日在甲市大会上", "甲市2024年1月—2月运行情况"]
        {
            assert!(of_line(line).len() == 1 && !tells_plan(line), "{line}");
        }
    }

    #[test]
    fn years_of_the_republic_by_their_marks() {
        for (text, named) in [
            ("發布日期：113-11-20", "發布日期：民國113-11-20"),
            ("113/2/3 14:00", "民國113/2/3 14:00"),
            ("電話 02-123-4567", "電話 02-123-4567"),
            ("192.168.1.20", "192.168.1.20"),
            ("2024-11-20", "2024-11-20"),
        ] {
            assert_eq!(with_republic_named(text), named);
        }
        let read = |text: &str| crate::document::read_bytes("a.txt", text.as_bytes()).unwrap().remove(0).meta.date;
        let page = "外銷訂單統計\n發布日期：113-11-20\n\n113年10月接單增加，情況很好。\n";
        assert_eq!(read(page).unwrap().to_string(), "2024-11-20");
    }

    #[test]
    fn moments() {
        for (moment, shown) in [
            (1_704_153_600.0, "2024-01-02"),
            (1_709_168_400_000.0, "2024-02-29"),
            (1_735_660_800.0, "2025-01-01"),
            (1_681_257_600.0, "2023-04-12"),
        ] {
            assert_eq!(of_moment(moment).map(|date| date.to_string()).as_deref(), Some(shown));
        }
        assert_eq!(of_moment(20_240_501.0), None);
    }

    #[test]
    fn forms_of_fields() {
        for (text, shown) in [
            ("20240501", "2024-05-01"),
            ("2024", "2024"),
            ("2024-1", "2024-01"),
            ("Tue, 02 Jan 2024 08:00:00 GMT", "2024-01-02"),
            ("May 1, 2024", "2024-05-01"),
            ("2024-05-01T08:00:00+08:00", "2024-05-01"),
        ] {
            assert_eq!(of_field(text).map(|date| date.to_string()).as_deref(), Some(shown), "{text}");
        }
        for text in ["20241301", "明天", "99", "1704153600"] {
            assert_eq!(of_field(text), None, "{text}");
        }
    }
}
