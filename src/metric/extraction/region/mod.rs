//! Regions: the place a figure is for, where the sentence names another one than the document's.
//!
//! A statement is for the place that is its subject: 成都东部新区连续3年…. A metropolitan area named as the topic of
//! a sentence or a heading holds for the whole of it. Here are places by the ending of their names, regions that grow
//! together and wholes (全省).
//!
//! | part | what it does |
//! | --- | --- |
//! | `known` | places known by name: cities, provinces, nations |

mod known;

pub use self::known::{anyplace, anywhere, cities, is_nation, named, nation, of_title, province};
use super::indicator::opening::numbering;
use super::lexicon::{WORDS, is_word};
use crate::document::reader::gazetteer::place_at_start;
use crate::text::{find, first_chars};

/// The place that is the topic of a heading or of a sentence's beginning: …建强成都都市圈.
pub fn topic(text: &str) -> Option<String> {
    let part = first_chars(text, 16).split([',', '。', ';']).next()?;
    let end = find(part, "都市圈")? + "都市圈".len();
    let name = name_before(part, end, "都市圈")?;
    Some(name)
}

/// The place that a clause has as its subject, none where it has no other than the document's.
pub fn subject(clause: &str) -> Option<String> {
    let joint = &WORDS.region.joint;
    let rest = &clause[opening(clause)..];
    if let Some([_, place]) = joint.iter().find(|[name, _]| rest.starts_with(name)) {
        // 成渝…合作 by the reporter is its own; a line or a route between the two is joint.
        return Some(place.clone());
    }
    // 中欧班列(成渝): the bracket says whose.
    let bracketed = rest.match_indices('(').map(|(at, open)| &rest[at + open.len()..]).filter_map(|inner| {
        let names =
            |[name, _]: &[String; 2]| inner.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(')'));
        if inner.starts_with(|c: char| !c.is_ascii()) { joint.iter().position(names) } else { None }
    });
    if let Some(first) = bracketed.min() {
        return Some(joint[first][1].clone());
    }
    let near = first_chars(rest, 12);
    if !near.contains(['区', '圈']) {
        return None;
    }
    let (end, zone) =
        WORDS.region.zones.words().filter_map(|zone| find(near, zone).map(|at| (at + zone.len(), zone))).max()?;
    let stands_alone = rest[end..]
        .chars()
        .next()
        .is_none_or(|c| !matches!(c, '建' | '规' | '管' | '试' | '项' | '企' | '内' | '及' | '和' | '、' | '等'));
    (stands_alone && zone != "示范区" && zone != "园区").then(|| name_before(rest, end, zone)).flatten()
}

/// The region that grows together, where a clause says so: 成渝地区双城经济圈建设走深走实.
pub fn union(clause: &str) -> Option<String> {
    let united = ["经济圈", "一体化", "城市群"].iter().any(|word| clause.contains(word));
    WORDS.region.joint.iter().find(|[name, _]| united && clause.starts_with(name)).map(|[_, place]| place.clone())
}

/// Whether a clause begins with the size of an economy.
pub fn tells_economy(clause: &str) -> bool {
    ["经济总量", "地区生产总值", "生产总值", "gdp"].iter().any(|name| clause.starts_with(name))
}

/// Whether a clause begins with the whole that it tells of: 全省贷款余额.
pub fn is_whole(clause: &str) -> bool {
    WORDS.region.whole.beginning(clause).is_some()
}

/// Whether a clause begins with the nation that it tells of: 全国铁路, 上半年我国.
pub fn of_nation(clause: &str) -> bool {
    let rest = &clause[opening(clause)..];
    let told = ["全国", "我国"].iter().find_map(|nation| clause.strip_prefix(nation).or(rest.strip_prefix(nation)));
    told.is_some_and(|told| {
        !["人大", "首", "最", "第", "文明", "先进", "百强", "唯一"].iter().any(|word| told.starts_with(word))
    })
}

/// The zone that a sentence goes on telling of: a clause's subject holds until a clause names another place.
pub fn carried(place: Option<String>, clause: &str, subject: Option<&String>) -> Option<String> {
    let rest = &clause[opening(clause)..];
    let zone = |name: &&String| rest.starts_with(name.as_str()) && WORDS.region.zones.ending(name).is_some();
    let named = subject.filter(zone).cloned();
    named.or_else(|| place.filter(|_| !is_whole(clause) && place_at_start(rest).is_none()))
}

/// Where the item's number, the words and the dates end that open a clause.
fn opening(clause: &str) -> usize {
    let mut end = numbering(clause);
    loop {
        let rest = &clause[end..];
        // The nation is an opening word as well.
        if rest.starts_with("我国") {
            return end;
        }
        let len = WORDS.openings.beginning(rest).map_or_else(|| date(rest), |word| word.len());
        if len == 0 {
            return end;
        }
        end += len;
    }
}

/// The bytes of a date at the start of a text: 2017年, 1—10月份.
fn date(text: &str) -> usize {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || "年月日份末底至-—~".contains(c));
    let date = &text[..text.len() - rest.len()];
    let told = date.starts_with(|c: char| c.is_ascii_digit()) && date.ends_with(['年', '月', '日', '份', '末', '底']);
    if told { date.len() } else { 0 }
}

/// The name that ends at `end`, from the last character that is no part of it.
fn name_before(text: &str, end: usize, zone: &str) -> Option<String> {
    let mut start = 0;
    for word in WORDS.region.before_names.words() {
        if let Some(at) = text[..end - zone.len()].rfind(word) {
            start = start.max(at + word.len());
        }
    }
    let name = &text[start..end];
    let own = name.len() - zone.len();
    (own >= 2 * '成'.len_utf8() && name.chars().all(is_word) && !name.starts_with(|c: char| c.is_ascii_digit()))
        .then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_and_subjects() {
        assert_eq!(topic("海滨都市圈建设加快推进,跨市公交线路增至9条").as_deref(), Some("海滨都市圈"));
        assert_eq!(topic("引领建强海滨都市圈").as_deref(), Some("海滨都市圈"));
        assert_eq!(subject("海滨东部新区连续3年").as_deref(), Some("海滨东部新区"));
        assert_eq!(subject("国家级新区达到3个"), None);
        assert_eq!(subject("成渝客运专线日均客流量").as_deref(), Some("成渝地区"));
        assert_eq!(subject("规模以上工业企业"), None);
    }
}
