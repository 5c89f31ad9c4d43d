//! Blanks that no author meant: columns of PDF text, letter-spaced titles (政 府 工 作 报 告), spaces
//! between a number and its unit or inside it.
//!
//! In running text a single space beside a Han character goes; in titles and names, where a space parts
//! words (某市 三季度 增长), only those of letter-spacing and around numbers go. The parts of a broken number
//! (123. 4亿元, 1 234人) are joined where they can be nothing else: never years, columns or counts in a row.

use crate::document::reader::marker::{decimal, is_digit};
use crate::text::{first_chars, is_han};

/// Whether a document letter-spaces its numbers: 1 9 9 8 年, 8 6 . 5 亿元.
pub fn spaces_digits<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let mut pairs = 0;
    for text in texts {
        let chars: Vec<char> = text.chars().collect();
        let part = |c: &char| c.is_ascii_digit() || *c == '.';
        let spaced = |w: &&[char]| matches!(w, [a, ' ', b, ' ', c] if [a, b, c].into_iter().all(part) && [a, b, c].iter().any(|c| **c != '.'));
        pairs += chars.windows(5).filter(spaced).count();
    }
    pairs >= 4
}

/// The longest headline, in characters.
const HEADLINE: usize = 80;

/// The text without stray blanks; `digits` where the document letter-spaces its numbers.
pub fn tidy(text: &str, digits: bool) -> String {
    let text = text.trim().replace(['\u{a0}', '\u{2002}', '\u{2003}', '\u{2009}'], " ");
    if !text.contains([' ', '\u{3000}']) {
        return text;
    }
    let text = year_joined(&numbers_joined(&text, digits));
    // The comma of 5,000 makes no running text.
    let comma = |at: usize| {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        !(digit(text[..at].chars().next_back()) && digit(text[at + 1..].chars().next()))
    };
    let running = text.contains(['。', '，']) || text.match_indices(',').any(|(at, _)| comma(at));
    // 拨款增6.1%　工会：有钱，没人: a wide blank parts the statements of a headline, whatever signs they hold.
    let headline = !text.contains('。') && first_chars(&text, HEADLINE).len() == text.len();
    let spaced = is_letter_spaced(&text);
    // 1.2 产业规模
    let section = decimal(&text).filter(|(depth, _)| *depth > 0).map(|(_, bytes)| bytes);
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_whitespace() {
            out.push(c);
            continue;
        }
        let mut gap = String::from(c);
        while let Some(next) = chars.next_if(|next| next.is_whitespace()) {
            gap.push(next);
        }
        let (left, right) = (out.chars().next_back(), chars.peek().copied());
        let (Some(left), Some(right)) = (left, right) else { continue };
        let stray = match gap.as_str() {
            " " if section == Some(out.len()) => false,
            " " if digits && left.is_ascii_digit() && right.is_ascii_digit() => true,
            " " => is_stray(left, right, running) || spaced,
            "\u{3000}" if headline => spaced,
            _ => running && is_stray(left, right, true) || spaced,
        };
        if !stray {
            out.push_str(if gap.contains('\u{3000}') { "\u{3000}" } else { " " });
        }
    }
    out
}

/// A year with a blank on both sides of its number without them: 某市 2023 年公报.
fn year_joined(text: &str) -> String {
    let Some(at) = text.find(" 年") else { return text.to_owned() };
    let before = text[..at].trim_end_matches(|c: char| c.is_ascii_digit());
    let word = before.strip_suffix(' ').filter(|word| word.ends_with(is_han) && at - before.len() == 4);
    match word {
        Some(word) => format!("{word}{}{}", &text[before.len()..at], &text[at + 1..]),
        None => text.to_owned(),
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '%' | '％' | '‰' | '℃')
}

/// The text with the parts of each number joined that is surely one.
fn numbers_joined(text: &str, digits: bool) -> String {
    let in_number = |c: char| is_digit(c) || matches!(c, '.' | '．' | ',');
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_digit) {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        // Numbers and single blanks between them.
        let mut end = 0;
        loop {
            let from = if end == 0 { 0 } else { end + 1 };
            let part = &rest[from..];
            let length = part.find(|c| !in_number(c)).unwrap_or(part.len());
            if length == 0 {
                break;
            }
            end = from + length;
            if !rest[end..].starts_with(' ') {
                break;
            }
        }
        let (run, after) = rest.split_at(end);
        if run.contains(' ') && Broken::new(&out, run, after).is_one(digits) {
            out.extend(run.chars().filter(|c| *c != ' '));
        } else {
            out.push_str(run);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Numbers parted by single blanks, with what stands before and after them.
struct Broken<'a> {
    before: &'a str,
    parts: Vec<&'a str>,
    after: &'a str,
}

impl<'a> Broken<'a> {
    fn new(before: &'a str, run: &'a str, after: &'a str) -> Self {
        Broken { before, parts: run.split(' ').collect(), after }
    }

    /// Whether the parts make one number; `digits` where the document letter-spaces its numbers.
    fn is_one(&self, digits: bool) -> bool {
        let joined = self.parts.concat().replace('．', ".");
        let (whole, fraction) = joined.split_once('.').unwrap_or((&joined, "0"));
        let figures = |part: &str| !part.is_empty() && part.chars().all(is_digit);
        let mut groups = whole.split(',');
        let first = groups.next().unwrap_or_default();
        let grouped = groups.all(|group| figures(group) && group.chars().count() == 3);
        let is_number = figures(first)
            && figures(fraction)
            && (grouped && (first.chars().count() <= 3 || !whole.contains(',')))
            && joined.chars().count() <= 15;
        is_number && (digits || self.stands_in_text() && (self.breaks_at_marks() || self.breaks_inside()))
    }

    /// Whether a word stands before and a unit behind, so that it is no number of a list.
    fn stands_in_text(&self) -> bool {
        let word = |c: char| is_han(c) && !"表图注".contains(c) || matches!(c, '，' | '（' | '约');
        let unit = |c: char| is_sign(c) || is_han(c) && !"年月日号".contains(c);
        self.before.trim_end_matches(' ').ends_with(word)
            && self.after.strip_prefix(' ').unwrap_or(self.after).starts_with(unit)
    }

    /// 123. 4, 7 .4 and, where numbers are not told one by one, 1, 234.
    fn breaks_at_marks(&self) -> bool {
        let at = |marks: &[char]| {
            let mut pairs = self.parts.windows(2);
            pairs.all(|pair| pair[0].ends_with(marks) || pair[1].starts_with(marks))
        };
        let clause = self.before.rsplit(['，', '。', '；']).next().unwrap_or_default();
        at(&['.', '．']) || at(&['.', '．', ',']) && !clause.contains("分别")
    }

    /// 12 3.4, 1 234: a sentence has no two numbers side by side, one of them a lone digit or all of three.
    fn breaks_inside(&self) -> bool {
        let clause = |text: &str| text.contains(['，', '。']);
        let wholes: Vec<&str> =
            self.parts.iter().map(|part| part.split(['.', '．', ',']).next().unwrap_or_default()).collect();
        let length = |part: &&str| part.chars().count();
        let year = |part: &&str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
        let in_threes = wholes.iter().skip(1).all(|part| length(part) == 3) && length(&wholes[0]) <= 3;
        let value = |part: &str| part.parse::<u32>().ok();
        let counts = wholes.windows(2).all(|pair| value(pair[0]).map(|n| n + 1) == value(pair[1]));
        (clause(self.before) || clause(self.after))
            && !wholes.iter().any(year)
            && !counts
            && (in_threes || wholes.iter().any(|part| length(part) == 1))
    }
}

fn is_stray(left: char, right: char, running: bool) -> bool {
    let mark = |c: char| matches!(c, '\u{3001}'..='\u{3011}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff1f}' | '“' | '”' | '‘' | '’' | '—');
    if is_han(left) && is_han(right) || mark(left) || mark(right) {
        return running;
    }
    is_digit(left) && (is_han(right) || is_sign(right)) || is_han(left) && is_digit(right) && running
}

/// Whether Han characters or digits stand apart one by one: 政 府 工 作.
fn is_letter_spaced(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', '\u{3000}']).filter(|word| !word.is_empty()).collect();
    let single = words.iter().filter(|word| word.chars().count() == 1).count();
    words.len() >= 4 && single * 10 >= words.len() * 7 && text.chars().count() < 60
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stray_blanks_go_and_parted_words_stay() {
        for (text, tidied) in [
            ("政 府 工 作 报 告", "政府工作报告"),
            ("甲市 2023 年统计公报", "甲市2023年统计公报"),
            (
                "航线恢复拓展至 67 条，营业收入 445 亿元、增长 4.5 倍。",
                "航线恢复拓展至67条，营业收入445亿元、增长4.5倍。",
            ),
            ("为“十一五”发 展奠定了基础。", "为“十一五”发展奠定了基础。"),
            ("某区 走好新路 谱写新篇", "某区 走好新路 谱写新篇"),
            ("渔港拨款增6.1%　工会：有钱，没人", "渔港拨款增6.1%　工会：有钱，没人"),
            ("某区区长　　张 三", "某区区长　张 三"),
            ("推动 RCEP and GDP 合作，扩大开放。", "推动 RCEP and GDP 合作，扩大开放。"),
            ("出口增长7.7% 总值创新高", "出口增长7.7% 总值创新高"),
        ] {
            assert_eq!(tidy(text, false), tidied);
        }
    }

    #[test]
    fn letter_spaced_numbers() {
        let text = "到1 9 9 7年底，有3 0 0 0万人，占5 0％。";
        assert!(spaces_digits([text].into_iter()));
        assert_eq!(tidy(text, true), "到1997年底，有3000万人，占50％。");
    }

    #[test]
    fn broken_numbers_are_joined_where_they_are_one() {
        for (text, tidied) in [
            ("产值达到 12 3.4 亿元，增长较快。", "产值达到123.4亿元，增长较快。"),
            ("收入1 234 亿元，增长较快。", "收入1234亿元，增长较快。"),
            ("产值123. 4亿元，下降 0. 5 个百分点", "产值123.4亿元，下降0.5个百分点"),
            ("新增就业 1, 234 人", "新增就业 1,234人"),
            ("同比增长 7 .4%", "同比增长 7.4%"),
            ("覆盖率稳定在 6 0 % 以上 。", "覆盖率稳定在60% 以上。"),
            ("实施第 1 3 个五年规划，成效明显。", "实施第13个五年规划，成效明显。"),
        ] {
            assert_eq!(tidy(text, false), tidied);
        }
        for text in [
            "1. 5个项目开工，进展顺利。",
            "完成情况见表 1 23家企业达标，其余整改。",
            "对比2021 2022 2023年，情况好转。",
            "分数为85 92分，合格。",
            "人数分别为100, 200人，合格。",
            "其中7 8 9月份，降水偏多。",
            "户数 5 12 户",
            "总指数 0.9 1.0 元，见上。",
        ] {
            let numbers = |text: &str| -> Vec<String> {
                text.split(|c: char| !is_digit(c) && c != '.')
                    .filter(|part| !part.is_empty())
                    .map(str::to_owned)
                    .collect()
            };
            assert_eq!(numbers(&tidy(text, false)), numbers(text), "{text}");
        }
    }

    #[test]
    fn letter_spaced_decimals() {
        let text = "生产总值由 8 6 . 5 亿 元 增 加 到 1 2 3 . 4 亿 元 ， 年 均 增 长 7 . 4 % ， 突破 1 8 0 亿元 。";
        assert!(spaces_digits([text].into_iter()));
        assert_eq!(tidy(text, true), "生产总值由86.5亿元增加到123.4亿元，年均增长7.4%，突破180亿元。");
    }
}
