//! Who speaks for a place: the institutions, offices, officials and newspapers that a head, a title or a publisher names.

use super::by_form::is_name_by_form;
use crate::document::reader::gazetteer::{FULL, NATION, SHORT, county_city_at_start, places};
use crate::document::reader::lexicon::WORDS;
use crate::document::reader::naming::is_office;
use crate::document::reader::piece::Piece;
use crate::text::{first_chars, fold_text, is_han};

/// The place whose institution a text names first: 河北省人民政府, 海拉尔区第十三届人民代表大会,
/// 成都市委十三届十次全会.
pub fn of_institution(text: &str) -> Option<String> {
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

/// The place whose office a text names near its beginning: 湖北省统计局, 江苏省统计局发布….
pub fn of_office(text: &str) -> Option<String> {
    const NEAR: usize = 60;
    let offices =
        ["统计局", "财政局", "财政厅", "商务局", "商务厅", "发展和改革委员会", "发展改革委", "发改委", "政府新闻办"];
    let start = first_chars(text, NEAR);
    let at = offices.iter().filter_map(|office| crate::text::find(start, office)).min()?;
    FULL.at_end(&start[..at]).map(|(name, _)| name.to_owned())
}

/// The place of a statistical office or a newsroom that publishes a text, also where the table does not know it: 青岚县统计局.
pub fn of_own_office(publisher: &str) -> Option<String> {
    let own = ["统计局", "财政局", "融媒体中心"];
    name_at_end(own.iter().find_map(|office| publisher.strip_suffix(office))?)
}

/// Whether the information office of the State Council speaks, by the title or the line of the place: 地点：国新办新闻发布厅.
pub fn is_of_council(title: &str, head: &[String]) -> bool {
    let office = "国新办";
    title.contains(office) || head.iter().any(|line| line.starts_with("地点") && line.contains(office))
}

/// The place that the name of an office begins with: 石泉县应急管理局, 澳門特別行政區政府統計暨普查局.
pub fn of_any_office(publisher: &str) -> Option<String> {
    if let Some((name, _)) = FULL.at_start(publisher) {
        return Some(name.to_owned());
    }
    if !is_office(publisher) {
        return None;
    }
    if let Some(city) = county_city_at_start(publisher).filter(|city| publisher.starts_with(city)) {
        return Some(city.to_owned());
    }
    let end = publisher.char_indices().skip(2).find(|(_, c)| "市县区旗".contains(*c))?;
    let name = &publisher[..end.0 + end.1.len_utf8()];
    (is_name_by_form(name, &publisher[name.len()..])).then(|| name.to_owned())
}

/// The place whose official a line of a head names: 安平市委书记　郑某, 湖口市市长.
pub fn of_official(line: &str) -> Option<String> {
    const LONGEST: usize = 30;
    if line.chars().count() > LONGEST {
        return None;
    }
    let offices = ["委书记", "委副书记", "市长", "县长", "区长", "旗长"];
    let at = offices.iter().filter_map(|office| line.find(office)).min()?;
    name_at_end(line[..at].trim_end_matches('副'))
}

/// The place of a newspaper whose story speaks of it as its own: 德阳日报, 全市.
pub fn of_own_paper(publisher: &str, pieces: &[Piece]) -> Option<String> {
    let paper = fold_text(publisher);
    let (name, place) = FULL.at_start(&paper).or_else(|| SHORT.at_start(&paper))?;
    if !["日报", "晚报", "晨报", "都市报", "商报"].contains(&&paper[name.len()..]) {
        return None;
    }
    let kind = if place.name.ends_with(['省', '区']) && place.level == 1 {
        ["全省", "我省", "省委", "省政府"]
    } else {
        ["全市", "我市", "市委", "市政府"]
    };
    let speaks = |piece: &Piece| kind.iter().any(|own| piece.text.contains(own));
    pieces.iter().take(12).any(speaks).then(|| place.name.to_owned())
}

/// Whether a line of a head or a name is that of the whole country.
pub fn of_nation(line: &str) -> Option<String> {
    let nation = ["国务院", "国家统计局", "全国人民代表大会", "中华人民共和国"];
    // 国家统计局某市调查队 speaks for its city.
    let local = line.contains("调查队") || line.contains("调查总队");
    (line.chars().count() <= 40 && !local && nation.iter().any(|word| line.contains(word))).then(|| NATION.to_owned())
}

/// Whether a text begins with the name of a ministry.
pub fn is_ministry(text: &str) -> bool {
    WORDS.region.ministries.beginning(text).is_some()
}

/// Whether a text begins with the name of an office of the whole country: 国家能源局.
pub fn is_national(text: &str) -> bool {
    const NAME: usize = 12;
    let name = first_chars(text, NAME);
    let office = name.starts_with("国家") && name.contains(['局', '委', '署']);
    // Whom 国务院总理 receives is no matter of the country.
    let person = ["总理", "主席", "委员"].iter().any(|person| name.contains(person));
    (office || name.starts_with("国务院")) && !person || is_ministry(text)
}

/// Whether a text begins with the name of an office of the whole country of which an island has none of the same name.
pub fn is_of_mainland(text: &str) -> bool {
    let shared = ["财政部", "教育部"].iter().any(|name| text.starts_with(name));
    is_national(text) && !shared || text.starts_with("中华人民共和国")
}

/// The place whose ministry alone has such a name, as publisher or where a title begins: 經濟部統計處.
pub fn of_own_ministry(office: &str) -> Option<String> {
    let names = [
        "经济部",
        "劳动部",
        "内政部",
        "卫生福利部",
        "数位发展部",
        "行政院",
        "金融监督管理委员会",
        "国家发展委员会",
        "公平交易委员会",
    ];
    // 经济部门 is none.
    let begins = |name: &str| office.strip_prefix(name).is_some_and(|rest| !rest.starts_with('门'));
    crate::document::reader::gazetteer::place("台湾")
        .filter(|_| names.into_iter().any(begins))
        .map(|place| place.name.to_owned())
}

/// The place that has an institution of which a title tells and no other place has one.
pub fn of_own_institution(title: &str) -> Option<String> {
    let island = ["主计总处", "行政院"].iter().any(|name| title.contains(name));
    crate::document::reader::gazetteer::place("台湾").filter(|_| island).map(|place| place.name.to_owned())
}

/// The full name of a place that a text ends with.
pub fn name_at_end(text: &str) -> Option<String> {
    if let Some((name, _)) = FULL.at_end(text) {
        return Some(name.to_owned());
    }
    // A town is told by its county: 某市某区某镇.
    if text.ends_with(['镇', '乡']) || text.ends_with("街道") {
        let end = text.rfind(['区', '县', '市', '旗'])? + '区'.len_utf8();
        return name_at_end(&text[..end]);
    }
    let last = text.chars().next_back().filter(|c| "省市区县州旗".contains(*c))?;
    // Of these there are several: 各省、自治区、直辖市人民政府.
    if ["直辖市", "自治区", "自治州", "自治县"].iter().any(|kind| text == *kind || text.ends_with(&format!("、{kind}")))
    {
        return None;
    }
    let head = &text[..text.len() - last.len_utf8()];
    // 上半年全市, 全国各省 name no place.
    if head.ends_with(['全', '各', '我', '本', '该', '两']) {
        return None;
    }
    // What precedes a name: 在, a date, a mark, a party, a period, or the place above.
    let words = [
        "中共",
        "共产党",
        "办公室",
        "办公厅",
        "本报讯",
        "主持",
        "召开",
        "出席",
        "参加",
        "季度",
        "半年",
        "年度",
        "月份",
    ];
    let start = head
        .char_indices()
        .rev()
        .find(|(_, c)| !is_han(*c) || "在日表向年月于号，丨".contains(*c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let start = words.iter().filter_map(|word| Some(head.rfind(word)? + word.len())).fold(start, usize::max);
    let above =
        places().iter().filter_map(|place| head[start..].strip_prefix(place.name)).min_by_key(|rest| rest.len());
    let own = above.unwrap_or(&head[start..]);
    // 本市, 我省, 全区 name no place; of one character are only counties: 洋县.
    let least = if last == '县' && own.len() == head.len() && !"外多邻某每数几强大小属贫".contains(own) {
        1
    } else {
        2
    };
    (least..=9).contains(&own.chars().count()).then(|| format!("{own}{last}"))
}
