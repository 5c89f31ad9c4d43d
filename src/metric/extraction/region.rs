//! Regions: the place a figure is for, where the sentence names another one than the document's.
//!
//! A statement is for the place that is its subject: 成都东部新区连续3年…. A metropolitan area named as the topic of
//! a sentence or a heading holds for the whole of it. Places are names with a generic ending; of a gazetteer only the
//! cities of the document's own province are asked for, in news of a nation or of no place also provinces and nations.

use super::indicator::opening::numbering;
use super::lexicon::{WORDS, is_word};
use crate::document::reader::gazetteer::{city_at_start, place_at_start};
use crate::text::{find, first_chars, fold_text};

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

/// The cities of a province that a clause is about: 庆阳、酒泉经济总量. One alone must be written in full.
pub fn cities(clause: &str, province: &str) -> Option<String> {
    let mut rest = &clause[opening(clause)..];
    let (mut names, mut full) = (Vec::new(), false);
    while let Some((place, written)) = city_at_start(rest, province) {
        full |= written == place.name;
        names.push(place.name);
        rest = &rest[written.len()..];
        let next = rest.strip_prefix(['、', '和', '与']).filter(|next| city_at_start(next, province).is_some());
        let Some(next) = next else { break };
        rest = next;
    }
    let institution = rest.starts_with(['委', '政', '人', '至', '到', '-', '—', '机', '大', '港', '站']);
    (!institution && (names.len() > 1 || full && !names.is_empty())).then(|| names.join("、"))
}

/// Places of which a nation's document tells where their people come from.
const OUTSIDE: [&str; 3] = ["香港", "澳门", "台湾"];

/// The province that a clause of a nation's document is about: 河南收获九成.
pub fn province(clause: &str) -> Option<String> {
    let rest = &clause[opening(clause)..];
    let (place, written) =
        place_at_start(rest).filter(|(place, _)| place.level == 1 && !OUTSIDE.contains(&place.short))?;
    let rest = &rest[written.len()..];
    let institution = rest
        .starts_with(['委', '政', '人', '至', '到', '大', '港', '站', '舰', '证', '自', '时', '合', '与', '和', '及']);
    (rest.starts_with(crate::text::is_han) && !institution).then(|| place.name.to_owned())
}

/// The place that a clause of a document of no place is about: a nation, a province, a city by its full name.
pub fn anyplace(clause: &str) -> Option<String> {
    // 在某市某区， 记者从某部获悉，
    let clause = ["在", "从", "记者从"].iter().find_map(|word| clause.strip_prefix(word)).unwrap_or(clause);
    // 欧盟国家在华新设企业 tells of where they are.
    let in_nation = |(at, word): (usize, &str)| WORDS.region.after_in.beginning(&clause[at + word.len()..]).is_none();
    if ["在华", "对华", "来华"].iter().flat_map(|word| clause.match_indices(word)).any(in_nation) {
        return Some("全国".to_owned());
    }
    let rest = &clause[opening(clause)..];
    let city = || place_at_start(rest).filter(|(place, written)| *written == place.name && place.level > 1);
    let city = || city().map(|(place, _)| place.name.to_owned());
    nation(clause).or_else(|| of_nation(clause).then(|| "全国".to_owned())).or_else(|| province(clause)).or_else(city)
}

/// Whether a place is a whole nation.
pub fn is_nation(place: &str) -> bool {
    place == "全国" || WORDS.region.nations.contains(place)
}

/// The nation that a clause of news begins with, by its name: 今年8月｜某国｜出口.
pub fn nation(clause: &str) -> Option<String> {
    let rest = &clause[opening(clause)..];
    if let Some(own) = WORDS.region.national.beginning(rest) {
        let rest = &rest[own.len()..];
        // 中国香港, 中国银行
        let other =
            OUTSIDE.iter().any(|place| rest.starts_with(place)) || WORDS.region.companies.beginning(rest).is_some();
        return (!other).then(|| "全国".to_owned());
    }
    let name = WORDS.region.nations.beginning(rest)?;
    let others = "、和与及人籍游客企总官等对";
    (!rest[name.len()..].starts_with(|c| others.contains(c))).then(|| name.to_owned())
}

/// The province, city or nation that a name alone is: 深圳, 广东省, 美国.
pub fn named(name: &str) -> Option<&str> {
    match place_at_start(name) {
        Some((place, written)) if written == name => Some(place.name),
        _ => WORDS.region.nations.beginning(name).filter(|nation| *nation == name),
    }
}

/// An indicator without the place that it begins with, and what else there is of it: 黑龙江｜粮食产量. None where
/// nothing but places is left.
pub fn anywhere(indicator: &str) -> Option<String> {
    let folded = fold_text(indicator.split(['(', '（']).next()?);
    let region = &WORDS.region;
    let place = place_at_start(&folded).map(|(_, written)| written);
    let place = place
        .or_else(|| region.nations.beginning(&folded))
        .or_else(|| region.whole.beginning(&folded))
        .unwrap_or_default();
    let rest = &folded[place.len()..];
    let places = rest.starts_with('、') || rest.ends_with(['省', '市', '县', '区', '之']);
    if places || rest.ends_with("国家") || rest.ends_with("大陆") || rest.chars().count() < 2 {
        return None;
    }
    let written = indicator.split(['(', '（']).next()?.chars().skip(place.chars().count());
    Some(written.collect())
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

/// The place of a document whose title begins with the short name of another place than its publisher's:
/// 金牛 走好新时代赶考之路, in a city's newspaper, is about 金牛区.
pub fn of_title(title: &str, text: &str) -> Option<String> {
    let name =
        title.split(|c: char| !crate::text::is_han(c)).next().filter(|name| (2..=4).contains(&name.chars().count()))?;
    ["区", "县", "市", "旗"]
        .iter()
        .map(|rung| format!("{name}{rung}"))
        .find(|place| text.matches(place.as_str()).count() >= 3)
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

    #[test]
    fn a_province_is_the_subject_of_its_clause() {
        assert_eq!(province("其中河南收获九成").as_deref(), Some("河南省"));
        assert_eq!(province("河南大学招生"), None);
        assert_eq!(province("河南、山东收获九成"), None);
        assert_eq!(province("澳门居民"), None);
    }

    #[test]
    fn the_same_is_told_of_another_place() {
        assert_eq!(named("深圳"), Some("深圳市"));
        assert_eq!(named("美国"), Some("美国"));
        assert_eq!(named("深圳渔港"), None);
        assert_eq!(anywhere("黑龍江渔获").as_deref(), Some("渔获"));
        assert_eq!(anywhere("新增病例（黑龙江").as_deref(), Some("新增病例"));
        assert_eq!(anywhere("山西省、山东省"), None);
    }

    #[test]
    fn a_title_may_name_the_place() {
        let text = "海曙区将…海曙区委…海曙区围绕";
        assert_eq!(of_title("海曙 开好局起好步", text).as_deref(), Some("海曙区"));
        assert_eq!(of_title("开好局 起好步", text), None);
    }
}
