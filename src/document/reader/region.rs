//! The place that a document speaks for.
//!
//! The table (`assets/regions.tsv`) knows provinces and prefectures; districts and counties are found by
//! their place in a text: before 人民政府, 人民代表大会, or behind the name of their city.

use std::sync::LazyLock;

use super::marker::is_running;
use super::piece::Piece;
use crate::document::model::{Kind, Note};
use crate::text::{fold, is_han};

/// A place of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Full name: 成都市.
    pub name: &'static str,
    /// Name without 省, 市, 自治州 …: 成都.
    pub short: &'static str,
    /// Full name of the place above; 全国 for provinces.
    pub parent: &'static str,
    /// 1 province, 2 prefecture.
    pub level: u8,
}

static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    include_str!("../../../assets/regions.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (name, short, parent) = (cells.next()?, cells.next()?, cells.next()?);
            let level = if parent == NATION { 1 } else { 2 };
            Some(Place { name, short, parent, level })
        })
        .collect()
});

/// The whole country.
pub const NATION: &str = "全国";

/// The provinces and prefectures, provinces first.
pub fn places() -> &'static [Place] {
    &PLACES
}

/// The place with this full or short name.
pub fn place(name: &str) -> Option<&'static Place> {
    PLACES.iter().find(|place| place.name == name || place.short == name)
}

/// The place that a document speaks for, as a full name.
pub(super) fn find(
    title: &str,
    head: &[String],
    publisher: &str,
    kind: Kind,
    pieces: &[Piece],
    notes: &mut Vec<Note>,
) -> Option<String> {
    let title = fold(title).text;
    let official = head.iter().chain(pieces.iter().take(8).map(|piece| &piece.text)).map(|line| fold(line).text);
    let stated = official
        .filter_map(|line| of_institution(&line))
        .next()
        .or_else(|| of_institution(&fold(publisher).text))
        .or_else(|| named_in(&title))
        .or_else(|| {
            (kind == Kind::Communique && (title.contains("全国") || title.starts_with("中华人民共和国")))
                .then(|| NATION.to_owned())
        });
    if stated.is_some() || kind == Kind::News && pieces.len() < 3 {
        return stated;
    }
    let most = most_named(&title, pieces)?;
    notes.push(Note { key: "note-inferred-region".into(), args: vec![most.clone()] });
    Some(most)
}

/// The place whose institution a line names: 河北省人民政府, 海拉尔区第十三届人民代表大会, 国务院.
fn of_institution(line: &str) -> Option<String> {
    if line.chars().count() > 400 {
        return None;
    }
    for institution in ["人民代表大会", "人民政府", "人民检察院", "人民法院"] {
        let Some(at) = line.find(institution) else { continue };
        let before = line[..at].trim_end_matches(|c: char| "第届一二三四五六七八九十0123456789".contains(c));
        if before.ends_with(NATION) {
            return Some(NATION.to_owned());
        }
        if let Some(name) = name_at_end(before) {
            return Some(name);
        }
    }
    ["国务院", "国家统计局", "十届全国人大", "中央经济工作会议"]
        .iter()
        .any(|word| line.contains(word))
        .then(|| NATION.to_owned())
}

/// The full name of a place that a text ends with.
fn name_at_end(text: &str) -> Option<String> {
    if let Some(place) = PLACES.iter().filter(|place| text.ends_with(place.name)).max_by_key(|place| place.name.len()) {
        return Some(place.name.to_owned());
    }
    let last = text.chars().next_back().filter(|c| "省市区县州旗".contains(*c))?;
    let head = &text[..text.len() - last.len_utf8()];
    // What precedes a name: 在, a date, a mark, or the place above.
    let start = head
        .char_indices()
        .rev()
        .find(|(_, c)| !is_han(*c) || "在日表向年月于，".contains(*c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let above = PLACES.iter().filter_map(|place| head[start..].strip_prefix(place.name)).min_by_key(|rest| rest.len());
    let own = above.unwrap_or(&head[start..]);
    // 本市, 我省, 全区 name no place.
    (2..=9).contains(&own.chars().count()).then(|| format!("{own}{last}"))
}

/// The place that a title names: the longest full name, else the first short one that stands alone.
fn named_in(title: &str) -> Option<String> {
    let full =
        PLACES.iter().filter(|place| title.contains(place.name)).max_by_key(|place| (place.level, place.name.len()));
    if let Some(place) = full {
        return Some(place.name.to_owned());
    }
    let short = PLACES
        .iter()
        .filter_map(|place| Some((title.find(place.short)?, place)))
        .filter(|(_, place)| place.short.chars().count() >= 2)
        .min_by_key(|(at, place)| (*at, place.level));
    short.map(|(_, place)| place.name.to_owned())
}

/// The place that a text names most, where it leads clearly; a district behind its city's name wins over
/// the city where it is named more often.
fn most_named(title: &str, pieces: &[Piece]) -> Option<String> {
    let text: String =
        pieces.iter().filter(|piece| is_running(&piece.text)).take(400).map(|piece| fold(&piece.text).text).collect();
    let count = |name: &str| text.matches(name).count();
    let mut counted: Vec<(usize, &Place)> =
        PLACES.iter().map(|place| (count(place.short), place)).filter(|(n, _)| *n >= 3).collect();
    counted.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.name.cmp(b.1.name)));
    let &(most, place) = counted.first()?;
    let second = counted.get(1).map_or(0, |(n, _)| *n);
    if most < second * 2 && !title.contains(place.short) {
        return None;
    }
    match district_of(&text, place) {
        Some(district) if count(&district) * 2 > most => Some(district),
        _ => Some(place.name.to_owned()),
    }
}

/// The district or county that follows the name of its city most often: 成都市金牛区.
fn district_of(text: &str, city: &Place) -> Option<String> {
    let mut names: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for (at, _) in text.match_indices(city.name) {
        let after = &text[at + city.name.len()..];
        let name: String = after.chars().take(5).collect();
        if let Some(end) = name.find(['区', '县']).filter(|end| *end >= 2 * '区'.len_utf8()) {
            *names.entry(name[..end + '区'.len_utf8()].to_owned()).or_default() += 1;
        }
    }
    names.into_iter().max_by_key(|(_, times)| *times).map(|(name, _)| name)
}
