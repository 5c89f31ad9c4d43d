//! Phrases of comparison before a number: what it is compared with (比2009年), what a gap is measured from (高于全国),
//! what it is a multiple or a share of, until when it is told. Each is found at the end of a text.

use super::super::lexicon::WORDS;
use super::super::period::integer;
use super::super::quantity;
use crate::metric::{Comparator, Direction};
use crate::text::find;

/// The year that the words before a number compare it with: 比2002年, 较2020年末, or 与2002年相比 earlier in its sentence.
pub fn base_year(before: &str, clause: &str) -> Option<u16> {
    for (at, sign) in clause.rmatch_indices(['比', '较']) {
        let base = &clause[at + sign.len()..];
        if let Some((year, _)) = year_at_start(base) {
            return Some(year);
        }
        // 比上年; 占比 and 较快 compare with nothing.
        if base.starts_with(['上', '去', '前', '同']) {
            return None;
        }
    }
    [clause, before].into_iter().find_map(|text| {
        let signs = text.rmatch_indices(['与', '和', '同']);
        let mut bases = signs.filter_map(|(at, sign)| year_at_start(&text[at + sign.len()..]));
        bases.find(|(_, rest)| rest.trim_start_matches(['底', '末']).starts_with("相比")).map(|(year, _)| year)
    })
}

fn year_at_start(words: &str) -> Option<(u16, &str)> {
    let (year, rest) = integer(words)?;
    let year = u16::try_from(year).ok().filter(|year| (1900..=2100).contains(year))?;
    Some((year, rest.strip_prefix('年')?))
}

/// 比2009年, 较2020年末, 比全国平均水平: the base of a comparison at the end of `part`.
pub fn comparison(part: &str) -> Option<&str> {
    let near = last_bytes(part, 60);
    // 与2014年相比
    if let Some(based) = near.strip_suffix("相比").or_else(|| near.strip_suffix("相比较")) {
        let within = |at: usize| ["同期", "同月", "同季"].iter().any(|word| based[at..].starts_with(word));
        let (at, _) = based.rmatch_indices(['与', '和', '同']).find(|(at, _)| !within(*at))?;
        let phrase = &near[at..];
        return (!phrase.contains([',', '、', ';'])).then_some(phrase);
    }
    let found = near.rfind(['比', '较'])?;
    // 同比2019年, 环比上个航季, but no 合同比上年, no 同比增速
    let rate = near[..found].ends_with(['同', '环']) && !near[..found].ends_with("合同");
    let timed = near[found + '比'.len_utf8()..].starts_with(|c: char| c.is_ascii_digit() || "上去前".contains(c));
    if rate && !timed {
        return None;
    }
    let at = part.len() - near.len() + found - if rate { '同'.len_utf8() } else { 0 };
    let phrase = &part[at..];
    let noun = ["比重", "比例", "比率", "比较", "比值", "比价"].iter().any(|noun| phrase.starts_with(noun))
        || part[..at].ends_with(['占', '对', '配', '相', '之', '均']);
    // 较“十三五”末的9323亿元｜增加
    let valued = || {
        !phrase.contains(['由', '从'])
            && quantity::scan(phrase).last().is_some_and(|last| last.span.end == phrase.len())
    };
    let ended = WORDS.clause.comparison_bases.ending(phrase).is_some() || valued();
    (!noun && ended && !phrase.contains([',', '、', ';'])).then_some(phrase)
}

/// 高于全国, 低于全省平均水平, 高于年度目标 at the end of `part`: what a gap is measured from. The gap is a level of
/// its own.
pub fn gap(part: &str) -> Option<&str> {
    // 第三产业比重高于｜第二产业, 利润增速快于｜全部投资
    const LONGEST: usize = 8;
    let near = last_bytes(part, 33);
    let last = || ["高于", "快于", "低于", "慢于", "高出"].iter().filter_map(|verb| near.rfind(verb)).max();
    let over = if near.contains(['于', '出']) { last() } else { None };
    if let Some(other) = over.filter(|&at| !near[..at].ends_with('不')).map(|at| &near[at + "高于".len()..])
        && (3..=LONGEST).contains(&other.chars().count())
        && other.chars().all(crate::text::is_han)
        && !other.contains(['年', '期', '月', '季', '的', '了', '目', '预', '标', '平', '计', '每'])
    {
        return over.map(|at| &near[at..]);
    }
    let place = ["水平", "增速", "水准"].iter().find_map(|noun| part.strip_suffix(noun)).unwrap_or(part);
    let place = place.strip_suffix("平均").unwrap_or(place);
    let base = WORDS.clause.gap_bases.ending(place)?;
    let rest = place.strip_suffix(base)?;
    // 超过年度目标30万人; 超过全国三分之一 bounds a share.
    let verbs: &[&str] = match base.ends_with("目标") {
        true => &["高于", "快于", "高出", "低于", "慢于", "超过", "超出", "超"],
        false => &["高于", "快于", "高出", "低于", "慢于"],
    };
    let verb = verbs.iter().find(|verb| rest.ends_with(**verb))?;
    Some(&part[rest.len() - verb.len()..])
}

/// 比全省平均水平高, 比上年预算低 at the end of `part`; with the verb and its direction where it compares with another time.
pub fn compared(part: &str) -> Option<(&str, Option<(&'static str, Direction)>)> {
    const VERBS: [(&str, Direction); 4] =
        [("高", Direction::Up), ("低", Direction::Down), ("快", Direction::Up), ("慢", Direction::Down)];
    let (verb, direction) = VERBS.into_iter().find(|(verb, _)| part.ends_with(verb))?;
    let base = comparison(&part[..part.len() - verb.len()])?;
    let earlier = base.contains(['年', '季', '轮', '届']) || base.contains("预算") || base.contains("计划");
    let phrase = &part[part.len() - verb.len() - base.len()..];
    Some((phrase, earlier.then_some((verb, direction))))
}

/// 是2010年的, 相当于上年的, 完成年度目标的: what a multiple or a share is taken of.
pub fn times(part: &str) -> Option<&str> {
    const VERBS: [&str; 8] = ["是", "为", "相当于", "恢复到", "恢复至", "完成", "达到", "占"];
    let near = last_bytes(part.ends_with('的').then_some(part)?, 60);
    let at = VERBS.iter().filter_map(|verb| near.rfind(verb)).max()?;
    let phrase = &near[at..];
    let based = WORDS.clause.times_bases.ending(phrase).is_some();
    (based && !phrase.starts_with("占比") && !phrase.contains([',', '、', ';', '从', '由'])).then_some(phrase)
}

/// 到2000年, 至2025年底 at the end of `part`; after a verb of change it is where that arrives (增加到2015年的).
pub fn until(part: &str) -> Option<&str> {
    let undated = part.strip_suffix('的').unwrap_or(part);
    let rest = undated.strip_suffix(['末', '底']).unwrap_or(undated);
    // 到2022年3月底
    let month = rest.strip_suffix('月').map(|rest| rest.trim_end_matches(|c: char| c.is_ascii_digit()));
    let dated = month.unwrap_or(rest);
    // 截至今年3月底
    let near = ["今年", "去年", "明年"].iter().find_map(|year| dated.strip_suffix(year)).filter(|_| month.is_some());
    if let Some(rest) = near {
        let before = rest.strip_suffix("截至").or_else(|| rest.strip_suffix(['到', '至', '于', '在']))?;
        return Some(&part[before.len()..]);
    }
    let rest = dated.strip_suffix('年')?;
    let digits = rest.bytes().rev().take_while(u8::is_ascii_digit).count();
    let before = rest[..rest.len() - digits].strip_suffix(['到', '至', '在', '于'])?;
    let before = before.strip_suffix('截').filter(|_| month.is_some()).unwrap_or(before);
    (digits == 4).then(|| &part[before.len()..])
}

/// What is left out at the end of `part`: 民间投资｜扣除房地产开发后.
pub fn left_out(part: &str) -> Option<&str> {
    const LONGEST: usize = 14;
    let inner = part.strip_suffix('后')?;
    let at = ["扣除", "剔除"].iter().filter_map(|word| inner.rfind(word)).max().filter(|&at| at > 0)?;
    let short =
        inner[at..].chars().count() <= LONGEST && inner[at..].chars().all(|c| crate::text::is_han(c) || c == '、');
    short.then_some(&part[at..])
}

/// 每人每年, 平均每50公斤: the base of a rate at the end of `part`.
pub fn base(part: &str) -> Option<&str> {
    let near = last_bytes(part, 36);
    let each = near.find('每')?;
    let at = find(near, "平均每").unwrap_or(each);
    let phrase = &near[at..];
    let short = phrase.chars().all(|c| {
        "平均每人年季月天日次户亩吨个名百千万公斤小时村平方米立套户头只件生孩床辆台份顷".contains(c)
            || c.is_ascii_digit()
    });
    short.then_some(phrase)
}

/// 不低于渔业产值的, 约占盐业产值的: a bound before what a share is taken of. Gives the bound, the bytes
/// that it all takes, and the base.
pub fn bound_share(part: &str) -> Option<(Comparator, usize, &str)> {
    const LONGEST: usize = 12;
    let near = last_bytes(part.strip_suffix('的')?, 60);
    if near.contains([',', '、', ';', ':', '。']) {
        return None;
    }
    let found = near.char_indices().find_map(|(at, _)| {
        let (word, comparator) = WORDS.hedges_before.at_start(&near[at..])?;
        // 高于全省平均水平的 compares.
        let bounds = word.starts_with(['不', '至', '约', '最']) || word == "超过";
        bounds.then_some((at, word.len(), comparator))
    });
    let (at, hedge, comparator) = found?;
    let base = &near[at + hedge..];
    let base = base.strip_prefix('占').unwrap_or(base);
    let noun = (2..=LONGEST).contains(&base.chars().count()) && base.chars().all(crate::text::is_han);
    let other = ["平均", "水平", "目标", "规定", "预期", "全国", "全省", "全市"].iter().any(|word| base.contains(word));
    (noun && !other && !base.ends_with(['年', '末', '期'])).then_some((
        comparator,
        near.len() - at + '的'.len_utf8(),
        base,
    ))
}

/// The end of `text` that is at most `bytes` long.
fn last_bytes(text: &str, bytes: usize) -> &str {
    let from = text.len().saturating_sub(bytes);
    (from..=text.len()).find_map(|at| text.get(at..)).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::base_year;

    #[test]
    fn a_change_is_told_against_the_year_that_words_name() {
        for (before, clause, base) in [
            ("", "产值比2002年增长", Some(2002)),
            ("", "产值较2002年末增长", Some(2002)),
            ("", "产值同比2019年增长", Some(2019)),
            ("", "2007年与2002年相比,占比提高", Some(2002)),
            ("与2002年底相比,", "产值较快增长", Some(2002)),
            ("与2002年相比,", "产值比上年增长", None),
            ("", "产值比3年前增长", None),
            ("", "产值比65535年增长", None),
            ("", "产值增长", None),
            ("与2002年签订的合同,", "产值增长", None),
        ] {
            assert_eq!(base_year(before, clause), base, "{before}{clause}");
        }
    }
}
