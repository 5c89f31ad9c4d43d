//! Counties and districts that no table knows, by the form of their names: what a title begins with and the text speaks of.

use crate::document::reader::gazetteer::{FULL, SHORT, county_city_at_start};
use crate::document::reader::lexicon::WORDS;
use crate::document::reader::piece::Piece;
use crate::text::{fold_text, is_han};

/// The place that a title begins with, a name by its form only, where the text speaks of it or for it: 石泉县召开会议.
pub fn named_by_form(title: &str, pieces: &[Piece]) -> Option<String> {
    const SHORTEST: usize = 3;
    const LONGEST: usize = 5;
    let own = title.rsplit(['：', '丨', '｜', '|', '】']).find(|part| part.chars().count() > LONGEST).unwrap_or(title);
    let own = own.trim_start_matches(|c: char| c.is_ascii_digit() || "〇一二三四五六七八九年关于，　 ".contains(c));
    // 湖州长兴县
    let city = FULL.at_start(own).or_else(|| SHORT.at_start(own)).map_or(0, |(city, _)| city.len());
    let own = Some(&own[city..]).filter(|rest| !rest.starts_with(['市', '县', '区', '旗'])).unwrap_or(own);
    let ends = own.char_indices().take(LONGEST).skip(SHORTEST - 1).filter(|(_, c)| "市县区旗".contains(*c));
    let name = ends.map(|(at, c)| &own[..at + c.len_utf8()]).find(|name| is_name_by_form(name, &own[name.len()..]))?;
    let last = name.chars().next_back()?;
    let speaks = [format!("全{last}"), format!("我{last}"), format!("{last}委"), format!("{last}政府")];
    let text: String = pieces.iter().take(16).map(|piece| fold_text(&piece.text) + "\n").collect();
    // The title is one of the pieces, or not.
    let beyond_title = text.matches(name).count() > usize::from(text.lines().any(|line| line == title));
    (beyond_title || speaks.iter().any(|word| text.contains(word))).then(|| name.to_owned())
}

/// The district or county that a title names short before a colon and the text in full: 青岚：…, 青岚区.
pub fn named_short(title: &str, pieces: &[Piece]) -> Option<String> {
    const TEXT: usize = 12;
    let (short, _) = title.split_once(':')?;
    if !(2..=3).contains(&short.chars().count()) || !short.chars().all(is_han) {
        return None;
    }
    pieces.iter().take(TEXT).find_map(|piece| {
        let text = fold_text(&piece.text);
        text.match_indices(short).find_map(|(at, _)| {
            let after = &text[at + short.len()..];
            let last = after.chars().next().filter(|c| "区县市旗".contains(*c))?;
            let name = format!("{short}{last}");
            is_name_by_form(&name, &after[last.len_utf8()..]).then_some(name)
        })
    })
}

/// The county or city that a title begins with, or a newspaper is named after, by two characters, and the text names
/// in full: 青岚上半年…, 青岚日报, 青岚市.
pub fn named_in_full(title: &[String], publisher: &str, pieces: &[Piece]) -> Option<String> {
    const TEXT: usize = 12;
    let two = |text: &str| text.char_indices().nth(2).map(|(end, _)| text[..end].to_owned());
    let papers = ["日报", "晚报", "报", "发布", "融媒", "新闻网"];
    let own = two(publisher).filter(|own| papers.iter().any(|paper| publisher[own.len()..].starts_with(paper)));
    let begins = title.iter().filter_map(|line| two(line));
    let texts: Vec<String> = pieces.iter().take(TEXT).map(|piece| fold_text(&piece.text)).collect();
    begins.chain(own).filter(|short| short.chars().all(is_han) && SHORT.at_start(short).is_none()).find_map(|short| {
        texts.iter().find_map(|text| {
            text.match_indices(&short).find_map(|(at, _)| {
                let after = &text[at + short.len()..];
                let last = after.chars().next().filter(|c| "区县市旗".contains(*c))?;
                // 某市某区; 主产区 is none.
                let of_city = last != '区' || text[..at].ends_with('市');
                let name = format!("{short}{last}");
                (of_city && is_name_by_form(&name, &after[last.len_utf8()..])).then_some(name)
            })
        })
    })
}

/// Whether what ends with 市, 县, 区 or 旗 is a name and not 城市, 农村市|场, 工业区.
pub fn is_name_by_form(name: &str, after: &str) -> bool {
    let Some(last) = name.chars().next_back() else { return false };
    let core = &name[..name.len() - last.len_utf8()];
    let goes_on = match last {
        '市' => "场民容政值长区级辖直内外域属价面",
        '县' => "域城级长区内直里市",
        '区' => "域间块分别位县级内长",
        _ if ["左", "右", "中", "前", "后"].iter().any(|side| core.ends_with(side)) => "帜下舰",
        _ => return false,
    };
    // 老区, 滩区, 深水区
    let is_area = last == '区' && core.ends_with(['老', '滩', '水', '贸', '湾', '港']);
    let named_new = last == '区' && core.chars().count() == 3 && core.ends_with('新') && !core.starts_with("国家");
    // 县乡两级, but 青岚县乡村振兴
    let both = last == '县' && after.starts_with('乡') && !after.starts_with("乡村");
    !is_area
        && !both
        && core.chars().count() >= 2
        && core.chars().all(is_han)
        // 某县市场监督管理局, but 县市
        && (!after.starts_with(|c: char| goes_on.contains(c)) || last == '县' && after.starts_with("市场监"))
        && WORDS.region.no_name_begins.beginning(core).is_none()
        && (named_new || WORDS.region.no_name_ends.ending(core).is_none())
}

/// The city of county level that a title begins with or names behind a mark: 义乌外贸增长, 昆山：增长5%.
pub fn county_city(title: &str) -> Option<String> {
    let starts = title
        .char_indices()
        .filter(|(at, _)| title[..*at].chars().next_back().is_none_or(|c| !is_han(c) && !c.is_ascii_digit()));
    starts.map(|(at, _)| &title[at..]).find_map(county_city_at_start).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use crate::document::read_bytes;

    fn region(name: &str, text: &str) -> String {
        read_bytes(name, text.as_bytes()).unwrap().remove(0).meta.region
    }

    #[test]
    fn counties_and_their_cities_by_title_office_and_official() {
        for (text, place) in [
            ("义乌外贸增长一成\n\n上半年，义乌市出口增长10.3%，很快。", "义乌市"),
            ("青岚县召开防汛会议\n\n昨日，青岚县召开会议，部署防汛。", "青岚县"),
            ("青岚县乡村振兴工作方案\n\n为推进全县工作，制定本方案。", "青岚县"),
            ("一图读懂丨青岚区民生实事\n\n今年，青岚区办好实事，投资15亿元。", "青岚区"),
            ("湖州青岚县：扩大就业\n\n去年，青岚县新增就业，增长5%。", "青岚县"),
            ("攻坚克难 青岚上半年投资增长5%\n\n今年以来，青岚市扩大投资，成效很好。", "青岚市"),
            ("夜经济点亮新消费\n2023-04-22　来源：青岚日报\n\n夜幕降临，青岚县老街人头攒动。", "青岚县"),
            ("113年10月外銷訂單統計\n\n發布單位：經濟部統計處\n\n本月接單增加，情況很好。", "台湾省"),
            ("就业工作简报\n\n庐山市人力资源和社会保障局　2023年8月25日\n\n今年，新增就业4万人，形势很好。", "庐山市"),
            ("青岚县“十四五”就业促进规划\n\n为促进就业，制定本规划。", "青岚县"),
            (
                "（经济观察）市场恢复\n\n新华社北京12月15日电（记者谢某）国家统计局15日发布数据，零售增长7.2%，很好。",
                "全国",
            ),
            ("关于建设情况的报告\n\n现报告如下，请审阅。\n\n石門縣市場監督管理局\n2024年1月15日", "石门县"),
            ("減班休息統計\n\n發布單位：就業平等司\n\n勞動部今（2）日公布，113年12月企業有278家。", "台湾省"),
            ("减班休息统计\n\n劳动部公布，去年企业有278家，情况很好。", ""),
            ("关于名单的公告\n\n现将名单公布，共126家。\n\n青岚市科学技术局\n2024年12月2日", "青岚市"),
            ("在大会上的讲话\n青岚市委书记　郑某\n（2024年2月19日）\n\n同志们，营商环境就是生产力。", "青岚市"),
            ("2023年国民经济运行情况新闻发布会答记者问\n地点：国新办新闻发布厅\n\n大家好！请提问，谢谢。", "全国"),
            ("第一季本地生產總值\n澳門特別行政區政府統計暨普查局\n\n經濟按年增長25.7%，出口上升。", "澳门特别行政区"),
        ] {
            assert_eq!(region("a.txt", text), place, "{text}");
        }
        let page =
            "<title>市政府召开会议-青岚市人民政府</title><h1>市政府召开会议</h1><p>昨日，会议部署就业，扩大内需。</p>";
        assert_eq!(region("a.html", page), "青岚市");
    }

    #[test]
    fn words_that_look_like_names_are_none() {
        for title in [
            "农村市场扩大",
            "超大城市加快建设",
            "发展县域经济",
            "弘扬老区精神",
            "三大自贸区启动",
            "同升一面旗",
            "江山如此多娇",
            "河源县推进建设",
            "确保市场供应",
            "主产区收购有序",
            "弘扬“上海精神”",
            "上海合作组织峰会举行",
            "老旧小区改造加快",
        ] {
            let text = format!("{title}\n\n今年以来，各项工作继续推进，{title}。\n");
            let read = region("a.txt", &text);
            assert!(matches!(read.as_str(), "" | "河源县"), "{title}: {read}");
        }
    }
}
