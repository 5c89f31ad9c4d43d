//! Lists: the members that words name before several numbers (第一、第二、第三产业增加值分别增长…).
//!
//! Members share what only the last or the first one says: the noun at the end (产业增加值), the scope at the
//! beginning (规模以上), the owner of a measure (生产安全事故起数、死亡人数).

use std::ops::Range;

use super::super::lexicon::{WORDS, beginning, holds};

/// A piece of a member's name.
#[derive(Debug, PartialEq)]
pub enum Piece<'w> {
    /// Bytes of the text.
    Text(Range<usize>),
    /// A word that the text only implies: 存款 of 存贷款.
    Word(&'w str),
}

/// The names of a list's `count` members; none where the text names another number of things.
pub fn members(text: &str, count: usize) -> Option<Vec<Vec<Piece<'static>>>> {
    // 对东盟、欧盟｜分别｜进出口
    if let Some((named, measure)) = text
        .split_once("分别")
        .filter(|(named, measure)| !named.is_empty() && !measure.is_empty() && !measure.starts_with('比'))
    {
        let mut told = members(named, count)?;
        told.iter_mut().for_each(|member| member.push(Piece::Text(text.len() - measure.len()..text.len())));
        return Some(told);
    }
    let listed = || text.contains('、') && parts(text, &['、', '和', '及', '与']).len() == count;
    if count == 2
        && !listed()
        && let Some((at, pair)) = WORDS.pairs.iter().find_map(|[word, one, two]| {
            text.find(word.as_str()).map(|at| (at..at + word.len(), [one.as_str(), two.as_str()]))
        })
    {
        let around = |word| vec![Piece::Text(0..at.start), Piece::Word(word), Piece::Text(at.end..text.len())];
        return Some(pair.map(around).into());
    }
    // 计算机及办公设备制造业、新材料制造业: a name may hold 及.
    let parts = [&['、', '和', '及', '与'][..], &['、']].map(|signs| parts(text, signs));
    let parts = parts.into_iter().find(|parts| parts.len() == count)?;
    let last = &text[parts[count - 1].clone()];
    let tail = shared_tail(last);
    let is_told = |own: &str| WORDS.measures.ending(own).or(WORDS.dependent.ending(own)).is_some();
    let scope = ["规模以上", "规上", "限额以上", "限上"].iter().find(|scope| text.starts_with(**scope));
    let opens = OPENERS
        .iter()
        .find(|word| text.starts_with(**word) && parts[1..].iter().all(|part| !text[part.clone()].starts_with(**word)));
    let opens = opens.filter(|word| **word != "第" || parts.iter().all(|part| ordinal(&text[part.clone()])));
    let owner = owner(&text[parts[0].clone()]).filter(|_| is_measure(last));
    let member = |(nth, part): (usize, &Range<usize>)| {
        let own = &text[part.clone()];
        let mut pieces = Vec::new();
        if let Some(word) = opens.filter(|word| !own.starts_with(**word)) {
            pieces.push(Piece::Text(0..word.len()));
        }
        if let Some(scope) = scope.filter(|scope| !own.starts_with(**scope) && !own.contains("以上")) {
            pieces.push(Piece::Text(0..scope.len()));
        }
        if let Some(owner) = owner.filter(|_| nth > 0 && is_measure(own)) {
            pieces.push(Piece::Text(parts[0].start..parts[0].start + owner));
        }
        pieces.push(Piece::Text(part.clone()));
        if tail > 0
            && tail < last.len()
            && (shared_tail(own) == 0 || is_told(last) && !is_told(own) && !same_end(own, last))
        {
            // 通用设备制造业、专用设备｜制造业增加值: the kind is said of each.
            let kind = beginning(&text[text.len() - tail..], &["制造业", "服务业", "产业", "企业", "工业"]);
            let said = kind.filter(|_| own.ends_with('业')).map_or(0, str::len);
            pieces.push(Piece::Text(text.len() - tail + said..text.len()));
        }
        pieces
    };
    Some(parts.iter().enumerate().map(member).collect())
}

/// What a list says once for all its members: 对东盟、欧盟; 第一、二产业.
const OPENERS: [&str; 3] = ["对", "向", "第"];

/// Whether a member begins with its number: 第一, 二产业.
fn ordinal(text: &str) -> bool {
    text.trim_start_matches('第').starts_with(|c| "一二三四五六七八九十".contains(c))
}

/// Whether two members end with measures of one kind: 诉求解决率、满意率.
fn same_end(one: &str, other: &str) -> bool {
    one.chars().next_back() == other.chars().next_back()
}

/// Whether a word measures something that another word must name: 死亡人数.
fn is_measure(text: &str) -> bool {
    WORDS.dependent.contains(text)
}

/// How many bytes of 生产安全事故起数 name what is measured.
fn owner(text: &str) -> Option<usize> {
    let measure = WORDS.dependent.ending(text)?;
    // 营业总收入 is one word.
    Some(text.len() - measure.len()).filter(|owner| *owner > 0 && !text[..*owner].ends_with('总'))
}

/// Where a list in a counted noun ends: 片区更新｜、TOD综合开发等项目建设.
pub fn end_of_first(text: &str) -> Option<usize> {
    let at = text.find('、')?;
    let quoted = text[..at].matches(['“', '「', '(']).count() > text[..at].matches(['”', '」', ')']).count();
    (!quoted && at > 6).then_some(at)
}

/// The members of a list, parted by signs (、 和 及 与) outside quotes and brackets.
fn parts(text: &str, signs: &[char]) -> Vec<Range<usize>> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0i32);
    for (at, c) in text.char_indices() {
        match c {
            '“' | '(' | '「' | '《' => depth += 1,
            '”' | ')' | '」' | '》' => depth -= 1,
            c if signs.contains(&c) && depth <= 0 && at > start && !holds_word(text, at) => {
                parts.push(start..at);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(start..text.len());
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether 和, 及 or 与 at this place belongs to a word: 共和国, 涉及, 参与.
pub fn holds_word(text: &str, at: usize) -> bool {
    const WORDS: [(&str, &str); 10] = [
        ("", "和美"),
        ("国家", "和地区"),
        ("共", "和国"),
        ("", "和谐"),
        ("", "和平"),
        ("涉", "及"),
        ("普", "及"),
        ("惠", "及"),
        ("参", "与"),
        ("", "及其"),
    ];
    WORDS.iter().any(|(left, right)| text[..at].ends_with(left) && text[at..].starts_with(right))
}

/// How many bytes at the end of a list's member are a noun that all members share.
fn shared_tail(text: &str) -> usize {
    let mut end = text.len();
    // 制造业增加值: a member needs words of its own.
    // 化学需氧量｜排放量: one character before a tail belongs to the name.
    let tail = |word: &&str, end| word.len() < end && (end == text.len() || word.chars().count() > 1);
    while let Some(word) = WORDS.shared_tails.ending(&text[..end]).filter(|word| tail(word, end)) {
        end -= word.len();
    }
    if holds(text, &["人均"]) { text.len() - end.min(text.len()) } else { text.len() - end }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, count: usize) -> Vec<String> {
        let piece = |piece: &Piece| match piece {
            Piece::Text(range) => text[range.clone()].to_owned(),
            Piece::Word(word) => (*word).to_owned(),
        };
        members(text, count).unwrap_or_default().iter().map(|pieces| pieces.iter().map(piece).collect()).collect()
    }

    #[test]
    fn members_share_nouns_scopes_and_owners() {
        assert_eq!(names("第一、第二和第三产业增加值", 3), ["第一产业增加值", "第二产业增加值", "第三产业增加值"]);
        assert_eq!(names("存贷款余额", 2), ["存款余额", "贷款余额"]);
        assert_eq!(names("交通事故起数、死亡人数", 2), ["交通事故起数", "交通事故死亡人数"]);
        assert_eq!(names("规模以上工业、服务业增加值", 2)[1], "规模以上服务业增加值");
        assert_eq!(names("来信办结率、回访满意率", 2), ["来信办结率", "回访满意率"]);
        assert_eq!(names("第一、二产业增加值", 2), ["第一产业增加值", "第二产业增加值"]);
        assert_eq!(names("对东盟、欧盟分别进出口", 2), ["对东盟进出口", "对欧盟进出口"]);
        assert_eq!(names("金融业、信息服务业增加值", 2)[0], "金融业增加值");
        assert_eq!(names("仪器及设备制造业、造船业", 2), ["仪器及设备制造业", "造船业"]);
        assert!(names("财政收入", 2).is_empty());
    }
}
