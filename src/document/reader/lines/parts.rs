//! Several reports in one file: each that has its own title and its own date is a document.

use crate::document::model::Date;
use crate::document::reader::date;
use crate::document::reader::marker::is_running;
use crate::document::reader::piece::{Piece, PieceKind};

/// How many pieces stand between a title and its text, and how many before a title are looked at for text.
const HEAD: usize = 5;
const TAIL: usize = 20;

/// Parts the pieces of a file where another report begins.
pub fn part(mut pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut starts = starts(&pieces);
    let mut parts = Vec::new();
    while let Some(start) = starts.pop() {
        parts.push(pieces.split_off(start));
    }
    parts.push(pieces);
    parts.reverse();
    for part in &mut parts {
        number_tables(part);
    }
    parts
}

/// Where the reports after the first begin.
fn starts(pieces: &[Piece]) -> Vec<usize> {
    let titles: Vec<(usize, &str)> =
        pieces.iter().enumerate().filter_map(|(at, piece)| Some((at, title(&piece.text)?))).collect();
    let Some((&(first, name), others)) = titles.split_first() else { return Vec::new() };
    let mut own = (name, day(&pieces[first..], name));
    let mut from = 0;
    let mut starts = Vec::new();
    for &(at, name) in others {
        let date = day(&pieces[at..], name);
        let before = &pieces[from.max(at.saturating_sub(TAIL))..at];
        let text = before.iter().filter(|piece| is_running(&piece.text)).count();
        let reported = text >= 3 || text > 0 && before.iter().any(|piece| piece.text.starts_with("各位代表"));
        let told = pieces[at + 1..].iter().take(HEAD).any(|piece| is_running(&piece.text));
        // The same name and day are those of a second body.
        if date.is_some() && own.1.is_some() && own != (name, date) && reported && told {
            starts.push(at);
            (own, from) = ((name, date), at);
        }
    }
    starts
}

/// The name that a line gives a report.
fn title(line: &str) -> Option<&str> {
    let name = line.split("——").next()?.trim();
    let report = ["工作报告", "工作報告"].iter().any(|end| name.ends_with(end)) && name.contains("政府");
    let communique = ["统计公报", "統計公報"].iter().any(|end| name.ends_with(end)) && date::find(name).is_some();
    let is_name = (6..=40).contains(&name.chars().count())
        && !name.contains(['。', '，', '、', '《', '：'])
        && !name.starts_with("关于");
    ((report || communique) && is_name).then_some(name)
}

/// The day that stands under a title, before its text; of a communiqué, which names its year, the month is enough.
fn day(pieces: &[Piece], name: &str) -> Option<Date> {
    let told = |date: &Date| date.day > 0 || date.month > 0 && !name.contains("政府");
    let head =
        pieces.iter().take(HEAD).take_while(|piece| !is_running(&piece.text) && piece.text.chars().count() <= 60);
    head.filter_map(|piece| date::find(&piece.text)).map(|(date, _)| date).find(told)
}

/// Counts the tables of a document from 0.
fn number_tables(pieces: &mut [Piece]) {
    let table = |piece: &Piece| if let PieceKind::Row { table, .. } = piece.kind { Some(table) } else { None };
    let first = pieces.iter().filter_map(table).min().unwrap_or(0);
    for piece in pieces {
        if let PieceKind::Row { table, .. } = &mut piece.kind {
            *table -= first;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::reader::format::{Format, read};

    fn parts(text: &str) -> usize {
        part(read(Format::Plain, text).pieces).len()
    }

    #[test]
    fn a_title_with_its_own_date_begins_a_report() {
        let text = "去年，产值增长，很快。\n今年，继续努力，再创佳绩。\n明年，也会更好，更快。\n";
        let report = |title: &str, date: &str| format!("{title}\n{date}\n各位代表：\n{text}");
        let first = report("甲市2022年政府工作报告", "——2022年1月8日在甲市人民代表大会会议上");
        for (second, count) in [
            (report("甲市2023年政府工作报告", "2023年1月9日"), 2),
            (report("乙县2022年政府工作报告", "（2022年1月8日）"), 2),
            (report("甲市2022年政府工作报告", "2022年1月8日"), 1),
            (report("甲市2023年政府工作报告", "甲市市长　张三"), 1),
            (report("甲市2023年政府工作报告解读", "2023年1月9日"), 1),
            (report("甲市2022年国民经济和社会发展统计公报", "2023年3月9日"), 2),
        ] {
            assert_eq!(parts(&format!("{first}{second}")), count, "{second}");
        }
        let communique =
            |year: u32| report(&format!("甲市{year}年国民经济和社会发展统计公报"), &format!("{}年3月", year + 1));
        assert_eq!(parts(&[communique(2022), communique(2023), communique(2024)].concat()), 3);
        assert_eq!(
            parts(&format!("甲市要闻\n2022年1月8日\n{text}{first}")),
            1,
            "what stands before the first title is its own"
        );
    }
}
