//! When a document speaks: the date of delivery or publication.
//!
//! What the text says of itself comes first, then the file's name; at last the year is inferred from what the
//! text tells as present or past, and a note says so.

use crate::document::model::{Date, Kind, Note};
use crate::document::reader::date;
use crate::document::reader::gazetteer::tells_republic;
use crate::document::reader::lexicon::WORDS;
use crate::document::reader::marker::{is_running, marker};
use crate::document::reader::naming::{self, is_office};
use crate::document::reader::piece::Piece;

/// The date that a document tells: a day at its head or under it says more than a year at its head.
pub fn told(head: &[String], title: &str, pieces: &[Piece]) -> Option<Date> {
    // 發布日期：114年10月31日
    let named: Vec<String> = head.iter().map(|line| date::with_republic_named(line)).collect();
    let republic = named != head && pieces.iter().any(|piece| tells_republic(&piece.text));
    let stated = stated(if republic { &named } else { head }, title);
    stated.filter(|date| date.day > 0).or_else(|| of_dateline(pieces)).or_else(|| signed(pieces)).or(stated)
}

/// The day in the dateline of a story: 新华社广州2023年7月18日电.
fn of_dateline(pieces: &[Piece]) -> Option<Date> {
    let line = pieces.iter().take(6).find_map(|piece| naming::dateline(&piece.text))?;
    date::find(line).map(|(date, _)| date).filter(|date| date.day > 0)
}

/// The date that the head of a document states: of delivery (——2012年3月5日在…会议上), else of a line that
/// tells a day, else of the title.
fn stated(head: &[String], title: &str) -> Option<Date> {
    let dated: Vec<(&String, Date)> =
        head.iter().flat_map(|line| date::of_line(line).into_iter().map(move |date| (line, date))).collect();
    let spoken = |line: &str| ["会议上", "會議上", "大会上"].iter().any(|word| line.contains(word));
    let short = |line: &str| line.chars().count() <= 60;
    let labelled =
        |line: &str| ["日期：", "日期:", "时间：", "时间:", "時間："].iter().any(|label| line.contains(label));
    let first =
        |fits: &dyn Fn(&str, &Date) -> bool| dated.iter().find(|(line, date)| fits(line, date)).map(|(_, date)| *date);
    first(&|line, date| date.month > 0 && spoken(line))
        .or_else(|| first(&|line, date| date.day > 0 && short(line) && labelled(line)))
        .or_else(|| first(&|line, date| date.day > 0 && short(line)))
        .or_else(|| first(&|line, date| date.month > 0 && short(line)))
        .or_else(|| date::of_line(title).first().copied())
        .or_else(|| first(&|line, _| short(line)))
}

/// The day that a document is signed with: a line of its own under the name of an office, behind which annexes may
/// follow, or at the end.
fn signed(pieces: &[Piece]) -> Option<Date> {
    let whole = |piece: &Piece| {
        let text = piece.text.as_str();
        // 甲市人民政府办公室 2026年2月10日
        let text = text.split_once([' ', '\u{3000}']).filter(|(name, _)| is_office(name)).map_or(text, |(_, day)| day);
        let (date, end) = date::find(text).filter(|_| text.chars().count() <= 16)?;
        // 2025年8月19日（星期二）
        let rest = text[end..].trim();
        let is_weekday = rest.starts_with(['（', '(']) && rest.contains("星期");
        (date.day > 0 && (rest.is_empty() || is_weekday)).then_some(date)
    };
    let under_office = pieces.windows(2).filter(|pair| is_office(&pair[0].text)).find_map(|pair| whole(&pair[1]));
    under_office.or_else(|| pieces.iter().rev().take(4).find_map(whole))
}

/// The date in a file's name: 2012, 20230113, 2021-12-08-…; a bare year takes month and day from the
/// dateline of the first paragraph (3月5日，…).
pub fn of_name(stem: &str, pieces: &[Piece]) -> Option<Date> {
    if let Some(date) = date::of_line(stem).first() {
        return Some(*date);
    }
    stem.split(|c: char| !c.is_ascii_digit()).find_map(|digits| {
        let recent = |date: &Date| date.year >= 1949;
        match digits.len() {
            4 => {
                let year = date::bare(digits).filter(recent)?;
                Some(dateline(year.year, pieces).unwrap_or(year))
            }
            // 20230113, and the stamps of news sites that begin so.
            8 | 12.. => date::bare(&digits[..8]).filter(|date| recent(date) && date.day > 0),
            _ => None,
        }
    })
}

fn dateline(year: i16, pieces: &[Piece]) -> Option<Date> {
    let start: String = pieces.first()?.text.chars().take(8).collect();
    date::find(&format!("{year}年{start}")).map(|(date, _)| date).filter(|date| date.day > 0)
}

/// The year that a text without date speaks from: that of its own plan (2024年工作安排), else the latest year
/// that it tells as present or past, else that of the latest event known to all that it looks back on. A
/// news story takes the latest month that it tells. What a plan for coming years tells is to come.
pub fn inferred(head: &[String], title: &str, kind: Kind, pieces: &[Piece], notes: &mut Vec<Note>) -> Option<Date> {
    let lines = head.iter().map(String::as_str).filter(|line| marker(line).is_none());
    let is_plan = std::iter::once(title).chain(lines).any(date::tells_plan);
    let told = || latest_year(pieces).or_else(|| year_of_events(pieces)).filter(|_| !is_plan);
    let mut date = plan_year(pieces).or_else(told)?;
    if kind == Kind::News {
        date.month = latest_month(date.year, pieces);
    }
    notes.push(Note { key: "note-inferred-date".into(), args: vec![date.to_string()] });
    Some(date)
}

fn plan_year(pieces: &[Piece]) -> Option<Date> {
    let plans =
        |text: &str| ["安排", "目标任务", "工作建议", "重点工作", "主要任务"].iter().any(|word| text.contains(word));
    let date = pieces
        .iter()
        .filter(|piece| !is_running(&piece.text) && plans(&piece.text))
        .find_map(|piece| date::of_line(&piece.text).first().copied())?;
    Some(Date { month: 0, day: 0, ..date })
}

/// The latest year of a text that no word of the future introduces.
fn latest_year(pieces: &[Piece]) -> Option<Date> {
    let future = ["到", "至", "力争", "远景", "规划", "以前", "之前"];
    let mut latest: Option<i16> = None;
    let republic = pieces.iter().any(|piece| tells_republic(&piece.text));
    for piece in pieces {
        if republic {
            latest = latest.max(years_of_the_republic(&piece.text).max());
        }
        for (date, before) in date::all_with_lead(&piece.text, 6) {
            if !future.iter().any(|word| before.contains(word)) {
                latest = latest.max(Some(date.year));
            }
        }
    }
    latest.map(|year| Date { year, month: 0, day: 0 })
}

/// The years of the republic that stand without its name before a part of them: 113年第1季.
fn years_of_the_republic(text: &str) -> impl Iterator<Item = i16> {
    text.match_indices('年').filter_map(|(at, year)| {
        let number = &text[text[..at].trim_end_matches(|c: char| c.is_ascii_digit()).len()..at];
        let part = text[at + year.len()..].starts_with(['第', '上', '下']);
        let value = number.parse::<i16>().ok().filter(|value| (90..=150).contains(value))?;
        part.then_some(value + 1911)
    })
}

/// The latest month of 某月某日 in a story of a year.
fn latest_month(year: i16, pieces: &[Piece]) -> u8 {
    let months = pieces.iter().flat_map(|piece| {
        piece.text.match_indices('月').filter_map(move |(at, _)| {
            let digits = piece.text[..at].chars().rev().take_while(char::is_ascii_digit).count();
            let day = piece.text[at + '月'.len_utf8()..].chars().next().is_some_and(|c| c.is_ascii_digit());
            let month: u8 = piece.text[at - digits..at].parse().ok()?;
            // A month of another year has that year before it, one of the republic perhaps.
            let before = piece.text[..at - digits].strip_suffix('年');
            let numbered = before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
            let told = date::all_with_lead(&piece.text[..at], 0).last().map(|(date, _)| date.year);
            let dated = told.map_or(!numbered, |told| told == year);
            (day && dated && (1..=12).contains(&month)).then_some(month)
        })
    });
    months.max().unwrap_or(0)
}

fn year_of_events(pieces: &[Piece]) -> Option<Date> {
    let told = |name: &str| pieces.iter().any(|piece| piece.text.contains(name));
    let year = WORDS.events.iter().filter(|(name, _)| told(name)).map(|(_, year)| *year).max()?;
    Some(Date { year, month: 0, day: 0 })
}

#[cfg(test)]
mod tests {
    use crate::document::read_bytes;

    #[test]
    fn a_dateline_under_a_headline_tells_the_day() {
        let text = "某省上半年外贸增长3%\n\n新华社广州2023年7月18日电 上半年，外贸增长3%，势头很好。\n";
        assert_eq!(date(text), "2023-07-18");
    }

    fn date(text: &str) -> String {
        let date = read_bytes("a.txt", text.as_bytes()).unwrap()[0].meta.date;
        date.map_or(String::new(), |date| date.to_string())
    }

    #[test]
    fn a_plan_is_dated_by_its_signature_and_never_by_its_years() {
        let plan = "甲市人民政府关于印发三年行动计划（2024—2026年）的通知";
        let text = format!(
            "{plan}\n\n各区人民政府：\n\n现将计划印发给你们，请认真执行。\n\n甲市人民政府\n2024年3月15日\n\n（此件公开发布）\n\n\
             三年行动计划（2024—2026年）\n\n一、目标\n\n到2026年，产值增长5%，势头很好。\n\n二、任务\n\n2025年，新建园区，扩大就业。\n"
        );
        assert_eq!(date(&text), "2024-03-15");
        for title in
            ["甲市空间规划（2021—2035年）", "甲市空间规划\n（2021—2035年）", "甲市第十四个五年规划和2035年远景目标纲要"]
        {
            assert_eq!(date(&format!("{title}\n\n2030年，耕地保有量不低于九万亩，稳中有增。\n")), "", "{title}");
        }
    }

    #[test]
    fn what_a_page_calls_its_date_comes_before_other_days() {
        let text = "某市召开会议\n\n2024年6月30日 星期日\n\n发布日期：2024-06-12\n\n会议研究就业工作，部署任务。\n";
        assert_eq!(date(text), "2024-06-12");
    }

    #[test]
    fn days_of_the_republic_and_weekdays_behind_a_day() {
        let text = "某市調查結果\n發布日期：114年10月31日\n\n平均所得為新臺幣137萬元，增加2.6%，很好。\n";
        assert_eq!(date(text), "2025-10-31");
        let text = "五月至七月的失業統計數字\n\n失業率上升，就業人數減少，形勢嚴峻。\n\n完\n\n2025年8月19日（星期二）\n香港時間16時30分\n";
        assert_eq!(date(text), "2025-08-19");
    }

    #[test]
    fn a_story_tells_later_years_of_the_republic_without_its_name() {
        let text = "第1季經濟成長6.51%\n\n主計總處發布113年第1季數字，成長率6.51%。民國112年全年成長1.31%。\n";
        assert_eq!(date(text), "2024");
    }
}
