//! Years as the later stages read them: 一九八五年 and 民国112年 become 1985年 and 2023年 before a sentence is read,
//! 七月 becomes 7月 and 第4季 第四季.
//!
//! Reports of the eighties write years in Han digits, Hong Kong's news months, Taiwan counts years of the republic. The rewritten digits lead
//! back to what stands in the document.

use std::ops::Range;

use super::super::lexicon::{WORDS, beginning};
use crate::document::Document;
use crate::document::reader::gazetteer::tells_republic;
use crate::metric::numeral;
use crate::text::{Folded, fold, fold_text};

/// How a document counts its years.
#[derive(Clone, Copy, Debug, Default)]
pub struct Calendar {
    /// 113年 is a year of the republic even where neither 民国 nor 年度 says so.
    republic: bool,
}

impl Calendar {
    /// The calendar of a document.
    pub fn of(document: &Document) -> Calendar {
        let region = fold_text(&document.meta.region);
        let islands = region.starts_with("台北") || region.starts_with("新北") || region.starts_with("台湾");
        let fiscal = || document.text.match_indices("年度").any(|(at, _)| ends_in_three_digits(&document.text[..at]));
        Calendar { republic: islands || tells_republic(&document.text) || fiscal() }
    }

    /// A folded sentence with its years in four digits.
    pub fn plain<'s>(&self, sentence: Folded<'s>) -> Folded<'s> {
        let years = self.years(&sentence.text);
        if years.is_empty() { sentence } else { sentence.rewritten(&years) }
    }

    /// The same of a text that nothing leads back from.
    pub fn plain_text(&self, text: &str) -> String {
        self.plain(fold(text)).text
    }

    /// Where years are written otherwise, and how they are in digits.
    fn years(&self, text: &str) -> Vec<(Range<usize>, String)> {
        let mut found = Vec::new();
        for (at, year) in text.match_indices('年') {
            let before = &text[..at];
            let written = han_year(before).or_else(|| self.year_of_republic(before, &text[at + year.len()..]));
            let Some((len, value)) = written else { continue };
            // 一九八六至一九九〇年
            let start = at - len;
            let first = ["至", "到", "—", "-"].iter().find_map(|sign| text[..start].strip_suffix(sign));
            if let Some((first, (len, value))) = first.and_then(|first| Some((first.len(), han_year(first)?))) {
                found.push((first - len..first, value.to_string()));
            }
            found.push((start..at, value.to_string()));
            found.extend(month_and_day(text, at + year.len()));
        }
        named_beside(text, &mut found);
        fiscal_years(text, &mut found);
        months(text, &mut found);
        quarters(text, &mut found);
        found.sort_by_key(|(range, _)| range.start);
        found.dedup_by_key(|(range, _)| range.start);
        found
    }

    /// The length and value of a year of the republic at the end of a text: 民国112, 113 before 年度.
    fn year_of_republic(&self, before: &str, after: &str) -> Option<(usize, u32)> {
        let start = before.trim_end_matches(numeral::starts).len();
        let number = numeral::parse(&before[start..]).filter(|number| start + number.len == before.len())?;
        let value = Some(number.value).filter(|value| (1.0..=150.0).contains(value) && value.fract() == 0.0)? as u32;
        let named = before[..start].strip_suffix("民国").map(str::len);
        let fiscal = after.starts_with('度') && value > 60;
        let told = self.republic && value >= 90 && WORDS.period.year_spans.ending(&before[..start]).is_none();
        let told = told && beginning(after, &["来", "间", "以上", "历史", "期"]).is_none();
        (named.is_some() || fiscal || told).then(|| (before.len() - named.unwrap_or(start), value + 1911))
    }
}

/// Whether a text ends with a number as years of the republic are written: 112.
fn ends_in_three_digits(text: &str) -> bool {
    let start = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    text.len() - start == 3 && text[start..].starts_with('1')
}

/// A year that a bracket names beside the word for it: 去(114)年, 今(2026)年.
fn named_beside(text: &str, found: &mut Vec<(Range<usize>, String)>) {
    for (at, open) in text.match_indices('(') {
        let rest = &text[at + open.len()..];
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let closed = after.len() < rest.len() && after.starts_with(")年");
        if closed && text[..at].ends_with(['去', '今', '明', '前', '上']) {
            found.retain(|(range, _)| range.start < at || range.start > text.len() - after.len());
            found.push((at..text.len() - after.len() + 1, String::new()));
        }
    }
}

/// Fiscal years in Han digits: 二〇二四至二五年度, 二〇二四至二五课税年度.
fn fiscal_years(text: &str, found: &mut Vec<(Range<usize>, String)>) {
    const KINDS: [&str; 5] = ["年度", "财政年度", "课税年度", "学年", "财年"];
    for (at, sign) in text.match_indices(['至', '/', '-']) {
        let from = at + sign.len();
        let Some(end) = text[from..].char_indices().nth(2).map(|(len, _)| from + len) else { continue };
        let last = digits(&text[from..end]).filter(|_| beginning(&text[end..], &KINDS).is_some());
        if let (Some((len, first)), Some(last)) = (han_year(&text[..at]), last) {
            found.push((at - len..at, first.to_string()));
            found.push((from..end, format!("{last:02}")));
        }
    }
}

/// The value of Han digits, one for one: 二五.
fn digits(text: &str) -> Option<u32> {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    text.chars().try_fold(0, |value, c| {
        let c = if matches!(c, '零' | '○' | '0' | 'o') { '〇' } else { c };
        Some(value * 10 + u32::try_from(DIGITS.iter().position(|digit| *digit == c)?).ok()?)
    })
}

/// The length and value of a year in Han digits at the end of a text: 一九八五, 二○○○.
fn han_year(before: &str) -> Option<(usize, u32)> {
    let start = before.char_indices().rev().nth(3).map(|(at, _)| at)?;
    let value = digits(&before[start..])?;
    let whole = before[..start].chars().next_back().is_none_or(|c| !numeral::starts(c));
    (whole && (1840..=2100).contains(&value)).then(|| (before.len() - start, value))
}

/// Months in Han numerals that stand without a year, with their days: 七月, 十二月二十五日; no 三个月, 五月花.
fn months(text: &str, found: &mut Vec<(Range<usize>, String)>) {
    for (at, sign) in text.match_indices('月') {
        let start = text[..at].trim_end_matches(|c| "一二三四五六七八九十".contains(c)).len();
        let (before, after) = (&text[..start], &text[at + sign.len()..]);
        let counts = before.ends_with(numeral::starts)
            || before.ends_with(['第', '近', '约', '每', '几', '数', '满', '隔', '“', '《', '·', '逾']);
        // The fair of twelve months is called 十二月市.
        let counts = counts || text[start..at] == *"十二" && after.starts_with('市');
        let day = numeral::parse(after).is_some_and(|day| after[day.len..].starts_with('日'));
        if start < at && !counts && (day || WORDS.period.after_months.beginning(after).is_none()) {
            found.extend(month_and_day(text, start));
        }
    }
}

/// Quarters in digits: 第4季.
fn quarters(text: &str, found: &mut Vec<(Range<usize>, String)>) {
    const HAN: [&str; 4] = ["一", "二", "三", "四"];
    for (at, sign) in text.match_indices('第') {
        let start = at + sign.len();
        let nth = text[start..]
            .chars()
            .next()
            .and_then(|c| c.to_digit(10))
            .and_then(|nth| HAN.get((nth as usize).checked_sub(1)?));
        if let Some(nth) = nth.filter(|_| text[start + 1..].starts_with('季')) {
            found.push((start..start + 1, (*nth).to_owned()));
        }
    }
}

/// The month and the day in Han numerals behind a year: 十二月二十五日.
fn month_and_day(text: &str, at: usize) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut at = at;
    for (sign, last) in [('月', 12.0), ('日', 31.0)] {
        let Some(number) = numeral::parse(&text[at..]).filter(|number| number.script == numeral::Script::Han) else {
            break;
        };
        let end = at + number.len;
        if !text[end..].starts_with(sign) || !(1.0..=last).contains(&number.value) {
            break;
        }
        found.push((at..end, number.value.to_string()));
        at = end + sign.len_utf8();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_written_in_digits() {
        let plain = |text: &str| Calendar::default().plain_text(text);
        assert_eq!(plain("到一九九〇年，产值"), "到1990年,产值");
        assert_eq!(plain("一九八六至一九九○年"), "1986至1990年");
        assert_eq!(plain("二〇二五年十二月二十五日"), "2025年12月25日");
        assert_eq!(plain("二○二四至二五課稅年度"), "2024至25课税年度");
        assert_eq!(plain("民國一百一十二年十二月底"), "2023年12月底");
        assert_eq!(plain("113年度預算"), "2024年度预算");
        assert_eq!(plain("一百年来，三五年"), "一百年来,三五年");
        assert_eq!(Calendar { republic: true }.plain_text("较111年成长，近100年来"), "较2022年成长,近100年来");
    }

    #[test]
    fn digits_lead_back_to_what_was_written() {
        let sentence = Calendar::default().plain(fold("民国一百一十二年观光"));
        let at = sentence.text.find("2023").unwrap();
        assert_eq!(sentence.source_span(at..at + 4).of(sentence.source), "民国一百一十二");
        let at = sentence.text.find("观光").unwrap();
        assert_eq!(sentence.source_span(at..at + 6).of(sentence.source), "观光");
    }
}
