//! The place that a document speaks for.
//!
//! The table (`assets/regions.tsv`) knows provinces and prefectures; districts and counties are found by
//! their place in a text: before 人民政府, 人民代表大会, or behind the name of their city.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::marker::is_running;
use super::piece::Piece;
use crate::document::model::{Kind, Note};
use crate::text::{Words, fold, is_han};

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

/// The places by their full names.
static FULL: LazyLock<Words<&'static Place>> =
    LazyLock::new(|| PLACES.iter().map(|place| (place.name.to_owned(), place)).collect());

/// The places by their short names; 吉林 is two.
static SHORT: LazyLock<Words<&'static Place>> =
    LazyLock::new(|| PLACES.iter().map(|place| (place.short.to_owned(), place)).collect());

/// Words by which a place's own news speaks of it without its name: 本港, and institutions that only it has.
static OWN_WORDS: LazyLock<Words<&'static Place>> = LazyLock::new(|| {
    let words = [
        ("施政报告", "香港"),
        ("立法会", "香港"),
        ("特区政府", "香港"),
        ("行政长官", "香港"),
        ("医管局", "香港"),
        ("本港", "香港"),
        ("港府", "香港"),
        ("港人", "香港"),
        ("财政司", "香港"),
        ("强积金", "香港"),
        ("综援", "香港"),
        ("本澳", "澳门"),
    ];
    words.into_iter().filter_map(|(word, name)| Some((word.to_owned(), place(name)?))).collect()
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

/// The city of a province that a text begins with, and its name as written.
pub fn city_at_start<'t>(text: &'t str, province: &str) -> Option<(&'static Place, &'t str)> {
    place_at_start(text).filter(|(place, _)| place.parent == province)
}

/// The province or city that a text begins with, and its name as written.
pub fn place_at_start(text: &str) -> Option<(&'static Place, &str)> {
    let (word, place) = FULL.at_start(text).or_else(|| SHORT.at_start(text))?;
    Some((place, &text[..word.len()]))
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
    let begins: Vec<String> = pieces.iter().take(4).map(|piece| fold(&piece.text).text).collect();
    let stated = head
        .iter()
        .find_map(|line| of_institution(&fold(line).text).or_else(|| of_nation(line)))
        .or_else(|| of_institution(&title))
        .or_else(|| beginning(&title))
        .or_else(|| full_name_in(&title))
        .or_else(|| of_nation(&title))
        .or_else(|| (kind == Kind::Communique && title.contains(NATION)).then(|| NATION.to_owned()))
        .or_else(|| of_institution(&fold(publisher).text))
        .or_else(|| of_nation(publisher))
        .or_else(|| begins.iter().find_map(|text| of_institution(text)))
        .or_else(|| begins.iter().find(|text| text.contains("我代表国务院")).map(|_| NATION.to_owned()))
        .or_else(|| short_name_in(&title));
    if stated.is_some() {
        return stated;
    }
    let most = most_named(&title, kind, pieces)?;
    notes.push(Note { key: "note-inferred-region".into(), args: vec![most.clone()] });
    Some(most)
}

/// The place whose institution a text names first: 河北省人民政府, 海拉尔区第十三届人民代表大会,
/// 成都市委十三届十次全会.
fn of_institution(text: &str) -> Option<String> {
    let institutions = ["人民代表大会", "人民政府", "人民检察院", "人民法院", "委"];
    let found = institutions.iter().flat_map(|name| text.match_indices(name)).filter(|(at, name)| {
        *name != "委"
            || ["全会", "全体会议", "经济工作会", "工作会议"].iter().any(|meeting| {
                let after = &text[at + name.len()..];
                after.find(meeting).is_some_and(|at| at <= 14 * '会'.len_utf8())
            })
    });
    let mut found: Vec<usize> = found.map(|(at, _)| at).collect();
    found.sort_unstable();
    found.into_iter().take(8).find_map(|at| {
        let before = text[..at].trim_end_matches(|c: char| "第届一二三四五六七八九十0123456789".contains(c));
        if before.ends_with(NATION) { Some(NATION.to_owned()) } else { name_at_end(before) }
    })
}

/// Whether a line of a head or a name is that of the whole country.
fn of_nation(line: &str) -> Option<String> {
    let nation = ["国务院", "国家统计局", "全国人民代表大会", "中华人民共和国"];
    // 国家统计局某市调查队 speaks for its city.
    let local = line.contains("调查队") || line.contains("调查总队");
    (line.chars().count() <= 40 && !local && nation.iter().any(|word| line.contains(word))).then(|| NATION.to_owned())
}

/// The place whose name a title begins with, a year before it or not: 2022年青岚县政府工作报告.
fn beginning(title: &str) -> Option<String> {
    let year = title.trim_start_matches(|c: char| c.is_ascii_digit() || "〇一二三四五六七八九".contains(c));
    let own = year.strip_prefix("年度").or_else(|| year.strip_prefix('年')).unwrap_or(title);
    let own = own.strip_prefix("关于").unwrap_or(own);
    let follows = ["政府", "国民经济", "统计", "经济和社会", "经济运行", "20", "19", "二〇", "第"];
    let end = follows.iter().filter_map(|word| own.find(word)).min()?;
    name_at_end(&own[..end])
}

/// The full name of a place that a text ends with.
fn name_at_end(text: &str) -> Option<String> {
    if let Some((name, _)) = FULL.at_end(text) {
        return Some(name.to_owned());
    }
    let last = text.chars().next_back().filter(|c| "省市区县州旗".contains(*c))?;
    let head = &text[..text.len() - last.len_utf8()];
    // What precedes a name: 在, a date, a mark, or the place above.
    let start = head
        .char_indices()
        .rev()
        .find(|(_, c)| !is_han(*c) || "在日表向年月于号，".contains(*c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let above = PLACES.iter().filter_map(|place| head[start..].strip_prefix(place.name)).min_by_key(|rest| rest.len());
    let own = above.unwrap_or(&head[start..]);
    let own = own.strip_prefix("中共").unwrap_or(own);
    // 本市, 我省, 全区 name no place.
    (2..=9).contains(&own.chars().count()).then(|| format!("{own}{last}"))
}

/// The place that a title names in full.
fn full_name_in(title: &str) -> Option<String> {
    let named = found(title, &FULL).map(|(_, place)| place);
    named.max_by_key(|place| (place.level, place.name.len())).map(|place| place.name.to_owned())
}

/// The place that a title names by its short name; a prefecture only at the beginning of a clause, where
/// 长治 is no part of 长治久安.
fn short_name_in(title: &str) -> Option<String> {
    let begins_clause = |at: usize| title[..at].chars().next_back().is_none_or(|c| !is_han(c));
    found(title, &SHORT)
        .filter(|(at, place)| place.level == 1 || begins_clause(*at))
        .min_by_key(|(at, place)| (*at, place.level))
        .map(|(_, place)| place.name.to_owned())
}

/// The places whose names stand in a text, with where each name begins.
fn found<'t>(text: &'t str, names: &'t Words<&'static Place>) -> impl Iterator<Item = (usize, &'static Place)> {
    text.char_indices().flat_map(move |(at, _)| names.all_at_start(&text[at..]).map(move |(_, place)| (at, place)))
}

/// The place that a text names most, where it leads clearly; a district behind its city's name wins over
/// the city where it is named often.
fn most_named(title: &str, kind: Kind, pieces: &[Piece]) -> Option<String> {
    let running = pieces.iter().filter(|piece| is_running(&piece.text)).take(400);
    let text: String = running.map(|piece| fold(&piece.text).text).collect();
    let mut times: HashMap<&str, (usize, &Place)> = HashMap::new();
    for (_, place) in found(&text, &SHORT).chain(found(&text, &OWN_WORDS)) {
        times.entry(place.name).or_insert((0, place)).0 += 1;
    }
    let mut counted: Vec<(usize, &Place)> = times.into_values().collect();
    counted.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.name.cmp(b.1.name)));
    let all: usize = counted.iter().map(|(times, _)| times).sum();
    let Some(&(most, place)) = counted.first().filter(|(times, place)| {
        let often = *times >= 3 && *times * 2 >= all && text.chars().count() / 900 <= *times;
        often || *times >= 2 && title.contains(place.short)
    }) else {
        return (kind == Kind::Communique && text.matches(NATION).count() >= 3).then(|| NATION.to_owned());
    };
    match district_of(&text, place) {
        Some(district) if text.matches(&district).count() * 2 > most => Some(district),
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
