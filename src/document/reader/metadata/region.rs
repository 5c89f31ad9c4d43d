//! The place that a document speaks for.
//!
//! Who speaks tells it first (`speaker`), then the title, then what the text is about. The gazetteer knows provinces and
//! prefectures; districts and counties are found by their place in a text: before 人民政府, 人民代表大会, or behind the
//! name of their city.

use std::collections::HashMap;

use super::by_form::{county_city, named_by_form, named_in_full, named_short};
use super::district::with_city;
use super::speaker::{
    is_ministry, is_national, is_of_council, is_of_mainland, name_at_end, of_any_office, of_institution, of_nation,
    of_office, of_official, of_own_institution, of_own_ministry, of_own_office, of_own_paper,
};
use crate::document::model::{Kind, Note};
use crate::document::reader::gazetteer::{FULL, NATION, OWN_WORDS, Place, SHORT, tells_republic};
use crate::document::reader::lexicon::WORDS;
use crate::document::reader::marker::is_running;
use crate::document::reader::naming::dateline;
use crate::document::reader::piece::Piece;
use crate::text::{Words, first_chars, fold_into, fold_text, is_han};

/// What titles of matters of the whole country begin with.
const OF_NATION: [&str; 6] = [NATION, "《新闻联播》", "中共中央", "中央政治局", "中央经济工作会议", "国务院"];

/// What a document tells of itself, by which its place is found.
pub struct Given<'d> {
    pub title: &'d str,
    /// The lines before the running text.
    pub head: &'d [String],
    pub publisher: &'d str,
    pub kind: Kind,
    /// The name of the site that shows it; empty where unknown.
    pub site: &'d str,
    pub pieces: &'d [Piece],
}

/// The place that a document speaks for, as a full name.
pub fn find(given: &Given, notes: &mut Vec<Note>) -> Option<String> {
    let (title, office) = (fold_text(given.title), fold_text(given.publisher));
    // Papers of the mainland tell of Hong Kong and Taiwan, too.
    let mainland = is_of_mainland(&title) || is_of_mainland(&office);
    let begins = given.pieces.iter().take(4).map(|piece| fold_text(&piece.text)).collect();
    let search = Search { given, title, office, mainland, begins };
    if let Some(stated) = search.stated() {
        return Some(with_city(stated, &search.title, given.pieces));
    }
    let inferred = of_own_paper(given.publisher, given.pieces).or_else(|| search.inferred())?;
    notes.push(Note { key: "note-inferred-region".into(), args: vec![inferred.clone()] });
    Some(inferred)
}

/// A search for the place of a document.
struct Search<'d> {
    given: &'d Given<'d>,
    /// Title and publisher, folded.
    title: String,
    office: String,
    mainland: bool,
    /// How its first pieces read, folded.
    begins: Vec<String>,
}

impl Search<'_> {
    /// The place that the document names as its own, the surest sign first.
    fn stated(&self) -> Option<String> {
        let Search { title, office, begins, .. } = self;
        let Given { head, publisher, kind, site, pieces, .. } = *self.given;
        // The lines of a headline stay apart.
        let lines: Vec<String> = self.given.title.split([' ', '　']).take(4).map(fold_text).collect();
        head.iter()
            .find_map(|line| of_institution(&fold_text(line)).or_else(|| of_nation(line)))
            .or_else(|| of_institution(title))
            .or_else(|| beginning(title))
            .or_else(|| full_name_in(title))
            .or_else(|| of_nation(title))
            .or_else(|| (kind == Kind::Communique && title.contains(NATION)).then(|| NATION.to_owned()))
            .or_else(|| OF_NATION.iter().any(|words| title.starts_with(words)).then(|| NATION.to_owned()))
            .or_else(|| of_institution(office))
            .or_else(|| of_office(office))
            .or_else(|| of_own_office(office))
            .or_else(|| of_nation(publisher))
            .or_else(|| begins.iter().find_map(|text| of_institution(text)))
            .or_else(|| begins.iter().find_map(|text| of_office(text)))
            .or_else(|| begins.iter().find(|text| text.contains("我代表国务院")).map(|_| NATION.to_owned()))
            .or_else(|| {
                (is_ministry(title) || is_ministry(publisher))
                    .then(|| ministry_of(pieces).filter(|_| !self.mainland).unwrap_or_else(|| NATION.to_owned()))
            })
            .or_else(|| {
                // The mainland had ministries of these names, too.
                let told = |piece: &Piece| tells_republic(&piece.text);
                let named = [office, title].into_iter().chain(begins).find_map(|text| of_own_ministry(text));
                named.filter(|_| pieces.iter().take(12).any(told))
            })
            .or_else(|| of_own_institution(title))
            .or_else(|| head.iter().find_map(|line| of_own_institution(&fold_text(line))))
            .or_else(|| head.iter().find_map(|line| of_official(&fold_text(line))))
            .or_else(|| named_by_form(title, pieces))
            .or_else(|| named_short(title, pieces))
            .or_else(|| county_city(title))
            .or_else(|| short_name_in(title))
            .or_else(|| is_of_council(title, head).then(|| NATION.to_owned()))
            .or_else(|| of_any_office(office))
            .or_else(|| of_institution(&fold_text(site)))
            .or_else(|| of_any_office(fold_text(site).trim_start_matches(|c| !is_han(c))))
            .or_else(|| named_in_full(&lines, office, pieces))
            .or_else(|| held_in(title))
    }

    /// The place that the document is about, by how often and where it is named.
    fn inferred(&self) -> Option<String> {
        let Given { kind, pieces, .. } = *self.given;
        // A digest of news is of many places.
        if is_digest(&self.title) {
            return None;
        }
        most_named(&self.title, kind, pieces)
            .or_else(|| self.speaks_for_nation().then(|| NATION.to_owned()))
            .or_else(|| self.begins.iter().find_map(|text| of_dateline(text)))
            .or_else(|| self.begins.iter().find_map(|text| opening(text)))
            .or_else(|| of_own_signs(pieces).filter(|_| !self.mainland))
    }

    /// 央视网消息：国家税务总局…: whether a ministry speaks first, of the whole country. One that speaks later is one
    /// voice of several.
    fn speaks_for_nation(&self) -> bool {
        const LEAD: usize = 40;
        let Some(first) = self.begins.iter().find(|text| is_running(text)) else { return false };
        // 电(记者张某)国家统计局…
        let national = |part: &str| {
            let reported = part.strip_prefix("(记者").and_then(|rest| rest.split_once(')'));
            is_national(reported.map_or(part, |(_, rest)| rest))
        };
        let speaks = || first_chars(first, LEAD).split([':', '电', '讯']).any(national);
        // From the capital an office of the country speaks of the country.
        let capital = || dateline(first).is_some_and(|line| line.contains("北京"));
        let names = |piece: &Piece| ["全国", "全國", "我国"].iter().any(|word| piece.text.contains(word));
        speaks() && (capital() || self.given.pieces.iter().take(12).any(names))
    }
}

/// Whether a title is that of a digest of news.
fn is_digest(title: &str) -> bool {
    ["快讯", "简讯"].iter().any(|word| title.contains(word))
}

/// The place whose ministries a document tells of by what they have of their own: an island's run surpluses, too.
fn ministry_of(pieces: &[Piece]) -> Option<String> {
    let surplus = || pieces.iter().take(6).any(|piece| fold_text(&piece.text).contains("出超"));
    of_own_signs(pieces).or_else(|| surplus().then(|| "台湾省".to_owned()))
}

/// The place in which a title says that something is held: …论坛在哈尔滨举行.
fn held_in(title: &str) -> Option<String> {
    let held = ["举行", "召开", "开幕", "闭幕", "举办", "启动", "揭牌"];
    held.iter().filter_map(|word| title.find(word)).find_map(|at| {
        let before = &title[..at];
        let (name, place) = FULL.at_end(before).or_else(|| SHORT.at_end(before))?;
        before[..before.len() - name.len()].ends_with('在').then(|| place.name.to_owned())
    })
}

/// The place that a story is written from. From the capital, news of the whole country is.
fn of_dateline(text: &str) -> Option<String> {
    let line = dateline(text)?;
    let named = found(line, &SHORT).map(|(_, place)| place);
    let place = named.min_by_key(|place| std::cmp::Reverse((place.level, place.name.len())))?;
    (place.short != "北京").then(|| place.name.to_owned())
}

/// Whether a name is a part of that of a company, a bank, a school or a meeting: 北京某某有限公司, 北京峰会.
fn is_in_name(after: &str) -> bool {
    // 临汾路 is not in 临汾, 朝阳区 not in 朝阳.
    let part = [("路", "桥演径网政线上"), ("街", "头"), ("区", "域")];
    let goes_on = |word: &str, others: &str| {
        after.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c| others.contains(c)))
    };
    if part.into_iter().any(|(word, others)| goes_on(word, others)) {
        return true;
    }
    const LONGEST: usize = 14;
    let in_name = |c: char| is_han(c) && !"的在市省和与将对了是年月".contains(c);
    let end = after.char_indices().find(|(at, c)| !in_name(*c) || *at >= LONGEST * '某'.len_utf8());
    let name = &after[..end.map_or(after.len(), |(at, _)| at)];
    WORDS.region.in_names.is_in(name)
}

/// The place whose name a title begins with, a year before it or not: 2022年青岚县政府工作报告.
fn beginning(title: &str) -> Option<String> {
    let year = title.trim_start_matches(|c: char| c.is_ascii_digit() || "〇一二三四五六七八九".contains(c));
    let own = year.strip_prefix("年度").or_else(|| year.strip_prefix('年')).unwrap_or(title);
    let own = own.strip_prefix("关于").unwrap_or(own);
    let follows = ["政府", "国民经济", "统计", "经济和社会", "经济运行", "20", "19", "二〇", "第", "\"十", "“十"];
    let end = follows.iter().filter_map(|word| own.find(word)).min();
    end.and_then(|end| name_at_end(&own[..end])).or_else(|| opening(title)).or_else(|| heading(title))
}

/// The place that a title puts before its colon: 青岚市：前三季度外贸增长.
fn heading(title: &str) -> Option<String> {
    let (name, _) = title.split_once(':')?;
    is_own_name(name).then(|| name.to_owned())
}

/// Whether a name is that of a place: of 城市, 强县 and 各省 there are many.
fn is_own_name(name: &str) -> bool {
    let kind = |c: char| "城都强困大小型级线等地县市省各全个股楼超我本该两".contains(c);
    let Some(core) = name.strip_suffix(['省', '市', '县']) else { return false };
    (2..4).contains(&core.chars().count()) && core.chars().all(is_han) && !core.ends_with(kind)
}

/// The place that a text begins with before an indicator, a period before it or not: 6月份，青岚市工业增加值….
fn opening(text: &str) -> Option<String> {
    const NAME: usize = 4;
    let period = |c: char| c.is_ascii_digit() || "年月份第前上下半一二三四季度至到—-–~，, \u{3000}".contains(c);
    let before = &text[..text.len() - text.trim_start_matches(period).len()];
    let ends = |c: char| "年月份度，, \u{3000}".contains(c);
    let own = &text[before.trim_end_matches(|c| !ends(c)).len()..];
    let end =
        own.char_indices().take(NAME + 1).find(|(_, c)| "省市县".contains(*c)).map(|(at, c)| at + c.len_utf8())?;
    let (name, after) = own.split_at(end);
    (is_own_name(name) && WORDS.region.indicators.beginning(after.trim_start_matches("地区")).is_some())
        .then(|| name.to_owned())
}

/// The place whose papers alone have such words at their head or end: 香港時間16時30分.
fn of_own_signs(pieces: &[Piece]) -> Option<String> {
    let signs = [
        ("香港", ["拨款条例草案", "政府统计处", "香港时间", "财政司司长"].as_slice()),
        ("澳门", ["统计暨普查局", "澳门元"].as_slice()),
        ("台湾", ["主计总处", "新台币", "行政院", "立法院"].as_slice()),
    ];
    let mut edges = String::new();
    pieces.iter().take(6).chain(pieces.iter().rev().take(4)).for_each(|piece| fold_into(&piece.text, &mut edges));
    let (place, _) = signs.into_iter().find(|(_, signs)| signs.iter().any(|sign| edges.contains(sign)))?;
    crate::document::reader::gazetteer::place(place).map(|place| place.name.to_owned())
}

/// The place that a title names in full.
fn full_name_in(title: &str) -> Option<String> {
    let named = found(title, &FULL).map(|(_, place)| place);
    named.max_by_key(|place| (place.level, place.name.len())).map(|place| place.name.to_owned())
}

/// The place that a title names by its short name; a prefecture only at the beginning of a clause, where
/// 长治 is no part of 长治久安.
fn short_name_in(title: &str) -> Option<String> {
    // 某省…　某市… tells of both.
    let mut provinces = found(title, &SHORT).filter(|(_, place)| place.level == 1).map(|(_, place)| place.name);
    if provinces.next().is_some_and(|first| provinces.any(|next| next != first)) {
        return None;
    }
    let begins_clause = |at: usize| title[..at].chars().next_back().is_none_or(|c| !is_han(c));
    found(title, &SHORT)
        .filter(|(at, place)| place.level == 1 || begins_clause(*at))
        // 河源县 is not 河源.
        .filter(|(at, place)| !title[at + place.short.len()..].starts_with('县'))
        .min_by_key(|(at, place)| (*at, place.level))
        .map(|(_, place)| place.name.to_owned())
}

/// The places whose names stand in a text by themselves, with where each name begins.
fn found<'t>(text: &'t str, names: &'t Words<&'static Place>) -> impl Iterator<Item = (usize, &'static Place)> {
    text.char_indices().filter(|(_, first)| names.may_begin(*first)).flat_map(move |(at, _)| {
        let named = names.all_at_start(&text[at..]);
        named.filter(move |(name, _)| !is_in_name(&text[at + name.len()..])).map(move |(_, place)| (at, place))
    })
}

/// The place that a text names most, where it leads clearly; a district behind its city's name wins over
/// the city where it is named often.
fn most_named(title: &str, kind: Kind, pieces: &[Piece]) -> Option<String> {
    let running = pieces.iter().filter(|piece| is_running(&piece.text)).take(400);
    let mut text = String::new();
    running.for_each(|piece| fold_into(&piece.text, &mut text));
    let mut times: HashMap<&str, (usize, &Place)> = HashMap::new();
    for (_, place) in found(&text, &SHORT).chain(found(&text, &OWN_WORDS)).chain(found(title, &OWN_WORDS)) {
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

#[cfg(test)]
mod tests {
    use crate::document::read_bytes;

    fn region(text: &str) -> String {
        read_bytes("a.txt", text.as_bytes()).unwrap().remove(0).meta.region
    }

    #[test]
    fn places_that_a_document_tells() {
        for (text, place) in [
            ("产业形势向好\n\n本报南京1月5日讯（记者张某）江苏省统计局公布，产值增长5%。", "江苏省"),
            ("产业形势向好\n\n2024-01-05 来源：湖北省统计局\n\n去年，产值增长5%，势头很好。", "湖北省"),
            ("某某合作论坛在哈尔滨举行\n\n2024-01-05\n\n论坛今日开幕，签约5亿元。", "哈尔滨市"),
            ("全国财政工作座谈会召开\n\n2023-12-21\n\n会议指出，明年继续努力，扩大支出。", "全国"),
            ("外贸形势向好\n\n新华社广州2023年7月18日电 上半年，外贸增长3%，势头很好。", "广州市"),
            ("黄山市屯溪区某某镇2024年政府工作报告\n\n去年，产值增长5%，势头很好。", "屯溪区"),
            ("和平区2024年政府工作报告\n\n沈阳市和平区人民政府\n\n去年，产值增长5%，势头很好。", "沈阳市和平区"),
            ("和平区2024年政府工作报告\n\n去年，产值增长5%，势头很好。", "和平区"),
            ("前三季度全市经济运行情况分析\n\n产值增长5%，势头很好。\n\n青岚市统计局\n2023年10月25日", "青岚市"),
            ("2023年前三季度青岚省经济运行情况\n\n产值增长5%，势头很好。", "青岚省"),
            (
                "中共青岚市委关于就业的决定\n（2024年7月3日中国共产党青岚市第二届委员会第九次全体会议通过）\n\n产值增长，势头很好。",
                "青岚市",
            ),
            ("人大会议开幕\n\n本报讯 青岚市第四届人民代表大会开幕，听取报告。", "青岚市"),
            ("6月份青岚市CPI同比上涨0.3%\n\n昨日公布数据，物价上涨0.3%。", "青岚市"),
            ("2024年三门峡市工业增加值增长5%\n\n昨日公布数据，增长5%。", "三门峡市"),
            ("经济简报\n\n6月份，青岚市工业增加值增长5%，势头很好。", "青岚市"),
            ("行政長官2023年施政報告\n\n過去一年，香港已全面復常，經濟好轉。", "香港特别行政区"),
            ("青岚市：前三季度外贸增长\n\n昨日公布数据，增长5%。", "青岚市"),
            ("就业形势稳定\n\n记者从湖北省政府新闻办获悉，产值增长5%，势头很好。", "湖北省"),
            ("洋县2023年国民经济和社会发展统计公报\n\n去年，产值增长5%，势头很好。", "洋县"),
            ("市委会议召开\n\n2025-01-23 来源：德阳日报\n\n昨日，会议指出，全市订单增长5%。", "德阳市"),
            ("统计数字\n\n政府統計處今日發表數字，失業率為3%。\n\n2025年8月19日\n香港時間16時30分", "香港特别行政区"),
            ("財政部：去年出口成長\n\n昨公布統計，去年出超1,571億美元，優於預測。", "台湾省"),
            ("物价温和回升\n\n國家統計局今日發布，2月份，全國居民消費價格同比上漲0.8%。", "全国"),
            ("用电量增长\n\n国家能源局25日发布数据，用电量增长5%。\n\n夏天，全国负荷将上升。", "全国"),
            ("税收增长\n\n央视网消息（新闻联播）：国家税务总局发布的数据显示，全国税收增长5%。", "全国"),
            ("青岚：今年产值预期增长\n\n昨日，青岚区七届人大会议开幕，产值预期增长6.5%。", "青岚区"),
            ("张某主持召开市政府常务会议\n\n来源：德阳日报\n\n昨日，会议指出，投资增长5%。", "德阳市"),
            ("中共中央政治局召开会议\n\n会议强调，坚持一体化发展，扩大投资。", "全国"),
            ("工作会议召开\n\n2025-12-27来源：青岚区融媒体中心\n\n会议指出，投资增长5%。", "青岚区"),
            ("本地生產總值\n統計暨普查局\n2026-02-28\n\n經濟按年增長7.6%，出口上升。", "澳门特别行政区"),
            ("市政府召开常务会议\n\n来源：德阳日报\n\n昨日，会议指出，订单增长5%。", "德阳市"),
            ("商务部谈对台贸易\n\n今日通报，台湾当局行政院的措施以新台币计，影响3%的贸易。", "全国"),
            ("对台贸易措施\n\n2026-02-03 来源：商务部\n\n今日通报，以新台币计的贸易增长3%，很好。", "全国"),
            ("主計總處：第1季經濟成長6.51%\n\n今日發布數字，成長6.51%，優於預測。", "台湾省"),
        ] {
            assert_eq!(region(text), place, "{text}");
        }
    }

    #[test]
    fn names_of_companies_and_meetings_tell_no_place() {
        for text in [
            "中外合作论坛北京峰会成果丰富\n\n2024-09-05\n\n峰会达成多项共识，签约5亿元。",
            "六家企业受罚\n\n据通报，北京甲乙科技有限公司、北京丙丁食品有限公司、上海某某有限公司受罚，北京甲乙科技有限公司被罚5万元。",
            "要闻\n\n新华社北京1月5日电 去年，外贸增长3%，势头很好。",
            "上半年大中城市居民消费价格上涨\n\n一季度，百强县工业增加值增长5%，房地产市场回暖。",
            "新篇章看重庆 湖北展新貌\n\n去年，产值增长5%，势头很好。",
            "多县产值增长\n\n去年，产值增长5%，势头很好。",
            "会见外宾\n\n国务院总理某某今日会见外宾。\n\n全国人大某某参加，双方交谈。",
            "会议召开\n\n来源：德阳日报\n\n昨日，会议指出，订单增长5%。",
            "行政長官施政報告\n\n過去一年，已全面復常，經濟好轉。",
        ] {
            assert_eq!(region(text), "", "{text}");
        }
    }
}
