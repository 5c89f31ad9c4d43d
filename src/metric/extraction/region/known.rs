//! Places known by name: of a gazetteer only the cities of the document's own province are asked for, in news of a
//! nation or of no place also provinces and nations.

use super::{of_nation, opening};
use crate::document::reader::gazetteer::{city_at_start, place_at_start};
use crate::metric::extraction::lexicon::WORDS;
use crate::text::fold_text;

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
    let people = ["人口", "人均", "人次", "港口"].iter().any(|word| rest.starts_with(word));
    let institution = !people && rest.starts_with(['委', '政', '人', '至', '到', '-', '—', '机', '大', '港', '站']);
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
    // 内蒙古中东部、华北…
    let side = rest.trim_start_matches(['东', '西', '南', '北', '中']);
    let part = side.len() < rest.len() && ["部、", "部和", "部及"].iter().any(|word| side.starts_with(word));
    // 贵州2025年茶叶产量
    let dated = rest.bytes().take_while(u8::is_ascii_digit).count() == 4 && rest["2025".len()..].starts_with('年');
    ((rest.starts_with(crate::text::is_han) || dated) && !institution && !part).then(|| place.name.to_owned())
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
