//! Periods of accounts: what a company's report covers, by its last day (截至今年6月底止中期业绩, 截至12月31日止年度).

use super::super::lexicon::beginning;
use super::{integer, month};
use crate::metric::Period;

/// How many months the reports cover that these words name; they stand behind the last day.
const COVERED: [(&str, u32); 19] = [
    ("三个月", 3),
    ("3个月", 3),
    ("首季", 3),
    ("第一季", 3),
    ("第二季", 3),
    ("第三季", 3),
    ("第四季", 3),
    ("季度", 3),
    ("六个月", 6),
    ("6个月", 6),
    ("半年", 6),
    ("上半年", 6),
    ("中期", 6),
    ("九个月", 9),
    ("9个月", 9),
    ("首三季", 9),
    ("年度", 12),
    ("全年", 12),
    ("财政年度", 12),
];

/// Where the accounts that a text names begin and end in it, and the time that they cover; `now` is the year in which it speaks.
pub fn accounts(text: &str, now: Option<i32>) -> Option<(usize, usize, Period)> {
    let begin = text.find("截至")?;
    let dated = &text[begin + "截至".len()..];
    let near = [("今年", 0), ("本年", 0), ("去年", -1)].iter().find(|(word, _)| dated.starts_with(word));
    let (year, rest) = match (near, integer(dated)) {
        (Some((word, shift)), _) => (Some(now? + shift), &dated[word.len()..]),
        (None, Some((year, rest))) if rest.starts_with('年') => (i32::try_from(year).ok(), &rest['年'.len_utf8()..]),
        _ => (None, dated),
    };
    let (last, rest) = integer(rest).filter(|(month, _)| (1..=12).contains(month))?;
    let rest = rest.strip_prefix('月')?.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = rest.trim_start_matches(['日', '底', '末']).strip_prefix('止')?;
    let rest = rest.strip_prefix('的').unwrap_or(rest);
    let (word, months) = COVERED.iter().find(|(word, _)| rest.starts_with(word))?;
    let rest = &rest[word.len()..];
    let rest = beginning(rest, &["业绩", "的", "度"]).map_or(rest, |word| &rest[word.len()..]);
    // Accounts are told of when they have ended: in spring those to December are of the year before.
    let year = year.or(Some(now? - i32::from(last == 12)))?;
    let period = match (*months, last) {
        (12, 12) => Period::Year(year),
        (12, 3) => Period::Fiscal(year - 1),
        (12, _) => Period::months((year - 1, u8::try_from(last + 1).ok()?), (year, u8::try_from(last).ok()?)),
        (months, _) => month::span(year, last.checked_sub(months)? + 1, last)?,
    };
    Some((begin, text.len() - rest.len(), period))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_cover_what_their_last_day_ends() {
        let covered = |text| accounts(text, Some(2024)).map(|(_, _, period)| period.to_string());
        assert_eq!(covered("截至今年6月底止中期业绩").as_deref(), Some("2024H1"));
        assert_eq!(covered("某公司截至2024年6月30日止六个月收入").as_deref(), Some("2024H1"));
        assert_eq!(covered("截至3月底止年度").as_deref(), Some("2023/24"));
        assert_eq!(covered("截至12月31日止年度").as_deref(), Some("2023"));
        assert_eq!(covered("截至去年12月底止全年业绩").as_deref(), Some("2023"));
        assert_eq!(covered("截至9月底止第三季").as_deref(), Some("2024Q3"));
        assert_eq!(covered("截至2024年6月底"), None);
    }
}
