//! Segments: the pieces of a sentence that say one thing of one number.
//!
//! A sentence is cut at commas, stops and colons, and at 、 和 及 与 where they stand beside a figure:
//! 改造老旧院落616个｜、城中村3236户. Names in quotes stay whole.
//!
//! | part | what it does |
//! | --- | --- |
//! | `lead` | the words before a number: comparator, direction, measure |
//! | `bound` | how those words, and those behind, bound the number |
//! | `compare` | what it compares with, a gap from, a multiple or a share of |

pub mod bound;
pub mod compare;
pub mod lead;

use std::ops::Range;

use super::indicator::list::holds_word;
use super::indicator::mark;
use super::lexicon::{WORDS, beginning, ending, holds};
use super::quantity::Quantity;
use crate::text::{find, first_chars, last_chars};

/// How a segment is bound to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// The first one, or after 。；：
    Stop,
    /// After a comma.
    Comma,
    /// A member of a list.
    List,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Its bytes in the folded sentence.
    pub range: Range<usize>,
    /// How it is bound to the one before.
    pub joint: Joint,
    /// Its figures, as a range of the figures of the sentence.
    pub figures: Range<usize>,
}

/// The end of a figure with the hedge after it, or the mark that it is or counts: 20家以上, 3万亿元新台阶, 4个｜万亿元台阶.
pub fn tail_end(text: &str, figure: &Quantity) -> usize {
    let mut end = figure.span.end;
    while let Some((word, _)) = WORDS.hedges_after.at_start(&text[end..]) {
        end += word.len();
    }
    end + mark::behind(&text[end..])
}

/// Where the hedges before a figure begin: 超|5.8万亿元.
pub fn lead_start(text: &str, from: usize, figure: &Quantity) -> usize {
    let mut start = figure.span.start;
    while let Some((word, _)) = WORDS.hedges_before.at_end(&text[from..start]) {
        start -= word.len();
    }
    start
}

/// Cuts a folded sentence. `figures` are its metrics' quantities in order, `quotes` its names in quotes.
///
/// `gaps` are where a headline leaves a wide blank between its statements.
pub fn segments(text: &str, figures: &[Quantity], quotes: &[Range<usize>], gaps: &[usize]) -> Vec<Segment> {
    let mut cuts = cuts(text, figures, quotes);
    cuts.extend(gaps.iter().map(|&gap| (gap..gap, Joint::Stop)));
    cuts.sort_by_key(|(gap, _)| gap.start);
    let mut segments = Vec::new();
    let (mut start, mut joint, mut next) = (0, Joint::Stop, 0);
    for (gap, then) in cuts.into_iter().chain([(text.len()..text.len(), Joint::Stop)]) {
        if gap.start < start {
            continue;
        }
        let first = next;
        while figures.get(next).is_some_and(|figure| figure.span.start < gap.start) {
            next += 1;
        }
        segments.extend(parted(text, figures, Segment { range: start..gap.start, joint, figures: first..next }));
        start = gap.end;
        joint = then;
    }
    segments
}

/// No prose has a clause of so many bytes. A text without a stop is cut, or each of its figures would look through all
/// of it, and have all of it as its context.
pub const LONGEST: usize = 3_000;

/// A segment, where it is overlong in parts. None ends inside a figure, or shortly before one.
fn parted(text: &str, figures: &[Quantity], segment: Segment) -> Vec<Segment> {
    let Segment { range, figures: own, .. } = segment.clone();
    let mut parts = Vec::new();
    let mut rest = segment;
    let mut last = range.start;
    let ends = own.clone().map(|nth| (nth, figures[nth].span.clone()));
    for (next, span) in ends.chain([(own.end, range.end..range.end)]) {
        while span.end > rest.range.start + LONGEST {
            let latest = last.max(rest.range.start) + LONGEST;
            let at = text.floor_char_boundary(last.max(span.start.saturating_sub(LONGEST / 2)).min(latest));
            if at <= rest.range.start {
                break;
            }
            let (before, after) = (rest.range.start..at, at..rest.range.end);
            parts.push(Segment { range: before, joint: rest.joint, figures: rest.figures.start..next });
            rest = Segment { range: after, joint: Joint::Stop, figures: next..own.end };
        }
        last = span.end;
    }
    parts.push(rest);
    parts
}

/// Whether the comma at this place stands between the digits of one number.
fn parts_thousands(text: &str, at: usize) -> bool {
    let digits = |bytes: &mut dyn Iterator<Item = &u8>| bytes.take_while(|b| b.is_ascii_digit()).count();
    let bytes = text.as_bytes();
    (1..=3).contains(&digits(&mut bytes[..at].iter().rev())) && digits(&mut bytes[at + 1..].iter()) == 3
}

/// Whether the colon at this place stands in a ratio: 50:50.
fn parts_ratio(text: &str, at: usize) -> bool {
    text[..at].ends_with(|c: char| c.is_ascii_digit()) && text[at + 1..].starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the comma at this place stands in a short bracket without a number: (人民币,下同).
fn in_bracket(text: &str, at: usize) -> bool {
    const REACH: usize = 12;
    let (before, after) = (last_chars(&text[..at], REACH), first_chars(&text[at..], REACH));
    let Some(before) = before.rfind(['(', ')']).map(|open| &before[open..]) else { return false };
    let Some((inner, _)) = after.split_once(')') else { return false };
    let told = |c: char| c.is_ascii_digit() || c == '(';
    before.starts_with('(') && !before[1..].contains(told) && !inner.contains(told)
}

type Cut = (Range<usize>, Joint);

fn cuts(text: &str, figures: &[Quantity], quotes: &[Range<usize>]) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let (mut figure, mut quote, mut last) = (0, 0, 0);
    for (at, c) in text.char_indices() {
        let joint = match c {
            ',' if !parts_thousands(text, at) && !in_bracket(text, at) => Joint::Comma,
            ':' if parts_ratio(text, at) => continue,
            ';' | ':' | '。' | '!' | '?' | '…' | '】' => Joint::Stop,
            '、' => Joint::List,
            _ => continue,
        };
        while figures.get(figure).is_some_and(|f| f.span.end <= at) {
            figure += 1;
        }
        while quotes.get(quote).is_some_and(|q| q.end <= at) {
            quote += 1;
        }
        let inside = figures.get(figure).is_some_and(|f| f.span.contains(&at))
            || quotes.get(quote).is_some_and(|q| q.contains(&at));
        // 、 parts statements only where a figure stands before it and a verb after it.
        let statement = joint != Joint::List
            || figure > 0
                && figures[figure - 1].span.end > last
                && (WORDS.doing.beginning(&text[at + c.len_utf8()..]).is_some()
                    || WORDS.clause.statements.beginning(&text[at + c.len_utf8()..]).is_some());
        if !inside && statement {
            cuts.push((at..at + c.len_utf8(), joint));
            last = at;
        }
    }
    let mut from = 0;
    for (nth, figure) in figures.iter().enumerate() {
        let start = lead_start(text, from, figure);
        if let Some(word) = ["以及", "、", "和", "及", "与"].iter().find(|word| text[from..start].ends_with(**word))
            && !holds_word(text, start - word.len())
        {
            cuts.push((start - word.len()..start, Joint::List));
        }
        let end = tail_end(text, figure);
        if let Some(word) = ["、", "以及", "和", "及", "与"].iter().find(|word| text[end..].starts_with(**word))
            && !holds_word(text, end)
        {
            cuts.push((end..end + word.len(), Joint::List));
        }
        // 3亿元拨款和某计划的5亿元: the words before 和 belong to the sum before them.
        let next = figures.get(nth + 1).filter(|next| next.dimension.starts_with("money"));
        if let Some(between) = next.and_then(|next| text.get(end..next.span.start))
            && figure.dimension.starts_with("money")
            && !between.contains([',', ';', '。', ':', '、'])
            && let Some((at, word)) = joint_word(between)
            && !quotes.iter().any(|quote| quote.contains(&(end + at)))
        {
            cuts.push((end + at..end + at + word.len(), Joint::List));
        }
        // 3个百亿产业集群｜和造船、养殖等11个十亿产业集群, 40项审批｜和清理规范的28项收费
        let next = figures.get(nth + 1).filter(|next| next.dimension == "count" && figure.dimension == "count");
        if let Some(between) = next.and_then(|next| text.get(end..lead_start(text, end, next)))
            && !between.contains([',', ';', '。', ':', '(', '“'])
            && let Some((at, word)) = joint_word(between)
            && leads_on(&between[at + word.len()..])
            && !quotes.iter().any(|quote| quote.contains(&(end + at)))
        {
            cuts.push((end + at..end + at + word.len(), Joint::List));
        }
        // 创造13亿元产值及｜新增6300个岗位
        if let Some(next) = figures.get(nth + 1)
            && let Some(between) = text.get(end..lead_start(text, end, next))
            && let Some((at, word)) =
                ["以及", "及", "和"].iter().find_map(|word| between.rfind(word).map(|at| (at, *word)))
            && at > 0
            && !between.contains([',', ';', '。', ':', '(', '“', '、'])
            && WORDS.doing.contains(&between[at + word.len()..])
        {
            cuts.push((end + at..end + at + word.len(), Joint::List));
        }
        from = figure.span.end;
    }
    cuts
}

/// Whether words after 和 lead on to a number of their own: 造船、养殖｜等, 清理规范｜的.
fn leads_on(words: &str) -> bool {
    words.ends_with('等') || words.ends_with('的') && WORDS.doing.beginning(words).is_some()
}

/// Where a word joins two things that are both named.
fn joint_word(between: &str) -> Option<(usize, &'static str)> {
    let word = ["以及", "和", "及", "与"].into_iter().find_map(|word| between.find(word).map(|at| (at, word)));
    word.filter(|&(at, word)| at > 0 && at + word.len() < between.len() && !holds_word(between, at))
}

/// A sentence up to the end of one of its clauses.
pub fn through<'t>(sentence: &'t str, clause: &str) -> &'t str {
    &sentence[..sentence.find(clause).map_or(sentence.len(), |at| at + clause.len())]
}

/// A range with the words around it: as much of a sentence as its status hangs on, since a sentence may have no end.
pub fn around(text: &str, range: Range<usize>) -> Range<usize> {
    const REACH: usize = 900;
    text.ceil_char_boundary(range.start.saturating_sub(REACH))..text.ceil_char_boundary(range.end + REACH)
}

/// Whether a sentence breaks down what the one before it told of: 其中, 分产业看.
pub fn breaks_down(text: &str) -> bool {
    let sorted =
        || text.starts_with(['分', '从', '按']) && holds(first_chars(text, 10), &["看,", "看:", "分,", "分析,"]);
    beginning(text, &["其中", "当中", "当日"]).is_some() || sorted()
}

/// Whether a sentence goes on telling of the time that the one before it named: 期内, 同期.
pub fn is_of_same_time(text: &str) -> bool {
    ["期内", "同期"]
        .iter()
        .any(|word| text.match_indices(word).any(|(at, _)| at == 0 || text[..at].ends_with([',', ';', ':'])))
}

/// Whether a clause only says that somebody publishes what follows: 统计局10月20日发布数据.
pub fn publishes(clause: &str) -> bool {
    let verb =
        ["发布", "公布", "披露", "通报"].iter().filter_map(|verb| find(clause, verb).map(|at| at + verb.len())).min();
    verb.is_some_and(|at| clause.len() == at || WORDS.clause.publications.ending(clause).is_some())
        || ending(clause, &["获悉", "介绍", "表示", "透露", "了解到", "强调", "指出", "宣布"]).is_some()
}

/// Whether a clause tells what is expected, not of a forecast itself (预测模型, 产量预测).
pub fn foresees(clause: &str) -> bool {
    const ITSELF: [&str; 6] = ["值", "模型", "系统", "能力", "精度", "预"];
    let forecast = |(at, word): (usize, &str)| {
        let after = &clause[at + word.len()..];
        !after.is_empty() && beginning(after, &ITSELF).is_none()
    };
    holds(clause, &["预计", "预料", "预估", "有望", "可望"]) || clause.match_indices("预测").any(forecast)
}
