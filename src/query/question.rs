//! Typed questions: 2023年成都新增了多少国家级专精特新小巨人企业？ And what is no sentence: 成都 2023 就业.
//!
//! The vocabulary cuts the question; years and places become fields that can be taken off; question words
//! and particles are dropped, in sight; what is left are the words to find.

use super::Filters;
use super::comparison::{in_words, is_more};
use super::cut::{Piece, cut};
use super::extreme::{self, EXTREMES, asks_most};
use super::find::stands;
use crate::corpus::{Corpus, Region};
use crate::index::Index;
use crate::metric::unit;
use crate::text::{fold, is_sign, joined};

/// Words that ask.
const ASKING: [&str; 36] = [
    "哪一年",
    "哪几年",
    "第几",
    "历年",
    "每年",
    "各省",
    "各市",
    "各县",
    "各区",
    "各地",
    "多少",
    "几个",
    "几家",
    "几次",
    "什么",
    "哪些",
    "哪个",
    "哪里",
    "哪年",
    "哪几",
    "如何",
    "怎么",
    "怎么样",
    "怎样",
    "为什么",
    "为何",
    "是否",
    "有没有",
    "是不是",
    "能否",
    "请问",
    "多大",
    "多高",
    "多长",
    "吗",
    "呢",
];
/// Words that only hold a sentence together.
const HOLDING: [&str; 42] = [
    "的",
    "了",
    "是",
    "有",
    "在",
    "和",
    "与",
    "及",
    "对",
    "把",
    "被",
    "将",
    "到",
    "为",
    "从",
    "向",
    "中",
    "里",
    "我",
    "都",
    "也",
    "就",
    "着",
    "过",
    "其",
    "这",
    "那",
    "我们",
    "比",
    "一共",
    "总共",
    "达到",
    "情况",
    "方面",
    "关于",
    "期间",
    "时期",
    "比较",
    "对比",
    "年份",
    "一年",
    "控制在",
];

/// Years by the newest document's, from the next one back.
pub const RELATIVE: [&str; 4] = ["明年", "今年", "去年", "前年"];
/// The five years before the newest document's, as reports at the end of a term have it.
const FIVE_YEARS: [&str; 6] = ["过去五年", "近五年", "五年来", "过去5年", "近5年", "5年来"];
/// The five-year plans from 1991 on, where 期间 or 时期 follows.
const PLANS: [&str; 8] = ["八五", "九五", "十五", "十一五", "十二五", "十三五", "十四五", "十五五"];

/// A question as understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The words to find.
    pub words: Vec<String>,
    /// Fields, as the query language writes them.
    pub fields: Vec<String>,
    /// What was left out.
    pub dropped: Vec<String>,
    /// Whether it asks at all.
    pub asks: bool,
}

/// Takes folded texts apart. Of several one that stands as typed is a word.
#[inline(never)] // called late, see `engine`
pub fn understand(index: &Index, corpus: &Corpus, typed: &[&str]) -> Question {
    let mut folded = joined(typed, " ");
    // 失业率超过5%的省: what is left are the words of a question.
    let bounds = in_words(&folded).map(|(rest, bounds)| {
        folded = rest;
        bounds
    });
    let is_word = |text: &&str| typed.len() > 1 && !text.chars().all(is_of_years) && stands(index, text);
    let whole = typed.iter().copied().filter(is_word).collect::<Vec<_>>();
    let names: Vec<String> = corpus.regions.iter().map(|region| fold(&region.name).text).collect();
    let places: Vec<&str> = names.iter().map(|name| short(name)).collect();
    let also = [&ASKING[..], &HOLDING, &EXTREMES, &RELATIVE, &FIVE_YEARS, &PLANS, &places, &whole].concat();
    let mut question = Question { asks: folded.ends_with('?') || bounds.is_some(), ..Question::default() };
    let pieces = cut(index, &folded, &also);
    let mut at = 0;
    let mut after_unknown = false;
    let mut from_year = None;
    let mut years: Vec<i16> = Vec::new();
    // Years back from the newest document's, and the words that said so.
    let mut by_the_newest: Vec<i16> = Vec::new();
    let mut by_time = Vec::new();
    let mut regions = Vec::new();
    // Whether the first of many, or more than elsewhere, is asked for, and of what places or years.
    let (mut ordered, mut of_many) = (false, false);
    while let Some(piece) = pieces.get(at) {
        at += 1;
        let text = piece.text;
        of_many |= extreme::is_time(text);
        if ASKING.contains(&text) {
            question.asks = true;
            question.dropped.push(text.to_owned());
            // 多少家首店: what is counted follows its measure word; 哪个省.
            let measures = |next: &&Piece<'_>| {
                let text = next.text.trim_start_matches(['万', '亿']);
                text.is_empty() || unit::lookup(text).is_some() || extreme::level(text).is_some()
            };
            let mut counted = String::new();
            while let Some(measure) = pieces.get(at).filter(measures) {
                counted.push_str(measure.text);
                at += 1;
            }
            question.dropped.extend((!counted.is_empty()).then_some(counted));
        } else if HOLDING.contains(&text) {
            question.dropped.push(text.to_owned());
        } else if let Some(back) = RELATIVE.iter().position(|word| *word == text) {
            by_the_newest.push(back as i16 - 1);
            by_time.push(text.to_owned());
            question.asks = true;
        } else if FIVE_YEARS.contains(&text) {
            by_the_newest.extend([5, 1]);
            by_time.push(text.to_owned());
            question.asks = true;
        } else if let Some(plan) = plan(&pieces[at - 1..]) {
            years.extend([1991 + 5 * plan, 1995 + 5 * plan]);
        } else if let Some(year) = year(text, pieces.get(at)) {
            let until = at.checked_sub(2).filter(|before| pieces[*before].text == "到");
            at += usize::from(pieces.get(at).is_some_and(|next| next.text == "年"));
            // What is aimed at for a year is told years before; 2003年到2007年 is a time.
            if until.is_some() && until != from_year {
                question.words.push(format!("{year}年"));
            } else {
                years.push(year);
            }
            from_year = Some(at);
        } else if let Some(place) = place(corpus, text) {
            let than = pieces.get(at).filter(|next| next.text.starts_with(|c| is_more(c).is_some()));
            if question.dropped.last().is_some_and(|last| last == "比")
                && let Some(more) = than
            {
                // 比四川高: the place is to be surpassed.
                question.dropped.pop();
                question.dropped.push(["比", text, more.text].concat());
                at += 1;
                ordered = true;
            } else {
                regions.push(place);
            }
        } else if let Some((count, name)) = quoted_name(index, &pieces[at - 1..]) {
            // The language's way to write it: quotation marks are passed over.
            question.words.push(format!("~{name}"));
            at += count - 1;
        } else if !text.chars().all(is_sign) {
            let unknown = piece.kinds.is_none();
            ordered |= asks_most(text).is_some();
            of_many |= extreme::level(text).is_some();
            match question.words.last_mut() {
                // Characters that no word covers are one word together.
                Some(last) if unknown && after_unknown => last.push_str(text),
                _ => question.words.push(text.to_owned()),
            }
            after_unknown = unknown;
            continue;
        }
        after_unknown = false;
    }
    for place in &regions {
        question.fields.push(["region:", place].concat());
    }
    if !by_the_newest.is_empty() {
        match years_of(corpus, regions).flatten().max() {
            Some(newest) => years.extend(by_the_newest.into_iter().map(|back| newest - back)),
            None => question.dropped.extend(by_time),
        }
    }
    if let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) {
        // What a year brought is reported in it or in the next one.
        question.fields.push(format!("year:{first}..{}", last + 1));
    }
    // 里程最长的省
    question.asks |= ordered && of_many;
    let several = question.words.len() > 1 && (question.asks || !question.fields.is_empty());
    // A question for a target is not one for the word, and one for what came of it is for both.
    if several && without(&mut question.words, "目标") && !without(&mut question.words, "完成") {
        question.fields.push("status:target".to_owned());
    }
    for word in std::mem::take(&mut question.words) {
        // One character says too little by itself; what is to be first is seen in the figures.
        let list = if word.chars().nth(1).is_none() || question.asks && asks_most(&word).is_some() {
            &mut question.dropped
        } else {
            &mut question.words
        };
        if !list.contains(&word) {
            list.push(word);
        }
    }
    if let Some([before, after]) = bounds {
        question.words = vec![[before, question.words.concat().replace('~', ""), after].concat()];
    }
    question
}

/// The number of a plan among [`PLANS`] where its time is spoken of: “十三五”期间.
fn plan(pieces: &[Piece<'_>]) -> Option<i16> {
    let plan = PLANS.iter().position(|plan| *plan == pieces[0].text)?;
    let next = pieces[1..].iter().find(|piece| !piece.text.chars().all(is_sign))?;
    matches!(next.text, "期间" | "时期").then_some(plan as i16)
}

/// Takes a word away; whether it was there.
fn without(words: &mut Vec<String>, word: &str) -> bool {
    let at = words.iter().position(|other| other == word);
    at.map(|at| words.remove(at)).is_some()
}

/// The years of the documents that speak for one of some places or for a place in one.
fn years_of(corpus: &Corpus, regions: Vec<String>) -> impl Iterator<Item = Option<i16>> {
    let filters = Filters { regions, ..Filters::default() };
    let fitting = corpus.documents.iter().filter(move |document| filters.admits(corpus, document));
    fitting.map(|document| document.meta.date.map(|date| date.year))
}

/// More pieces are not tried as one name.
const MOST_PIECES: usize = 8;

/// The longest run of words from here on that the texts write with quotation marks inside and nowhere without: of how
/// many pieces, and its text (专精特新小巨人企业 for 专精特新“小巨人”企业).
fn quoted_name(index: &Index, pieces: &[Piece<'_>]) -> Option<(usize, String)> {
    let is_word = |piece: &&Piece<'_>| {
        !ASKING.contains(&piece.text) && !HOLDING.contains(&piece.text) && !piece.text.chars().all(is_sign)
    };
    let most = pieces.iter().take(MOST_PIECES).take_while(is_word).count();
    (2..=most).rev().find_map(|count| {
        let name: String = pieces[..count].iter().map(|piece| piece.text).collect();
        let quoted = !stands(index, &name) && !index.find_unquoted(&name).0.is_empty();
        quoted.then_some((count, name))
    })
}

/// A year where 年 follows, or the text ends with it, or it is a number of that size that counts nothing.
fn year(text: &str, next: Option<&Piece<'_>>) -> Option<i16> {
    let counts = |next: &Piece<'_>| unit::longest(next.text).is_some() || next.text.starts_with(MORE);
    let digits = text.strip_suffix('年').unwrap_or(text);
    let is_count = digits.len() == text.len() && next.is_some_and(|next| next.text != "年" && counts(next));
    digits.parse().ok().filter(|year| !is_count && (1949..=2100).contains(year))
}

/// Whether a character writes years: 2003年到2007年.
fn is_of_years(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '年' | '到' | '至' | '-')
}

/// What goes on with a number.
const MORE: [char; 8] = ['万', '亿', '千', '百', '多', '余', '.', ','];

/// The place of a name, with or without 省, 市, 区, if a document speaks for it or for a place in it.
fn place(corpus: &Corpus, text: &str) -> Option<String> {
    let named = |name: &str| name == text || short(name) == text;
    let is_named = |region: &&Region| named(&fold(&region.name).text);
    let region = corpus.regions.iter().filter(is_named).min_by_key(|region| region.level)?;
    years_of(corpus, vec![region.name.clone()]).next().map(|_| region.name.clone())
}

/// What follows the name of a place in its full name.
const KINDS_OF_PLACE: [&str; 13] = [
    "特别行政区",
    "壮族自治区",
    "回族自治区",
    "维吾尔自治区",
    "自治区",
    "自治州",
    "自治县",
    "新区",
    "省",
    "市",
    "区",
    "县",
    "旗",
];

/// The short name of a place, of two characters at least: 成都市 → 成都.
fn short(name: &str) -> &str {
    let stem = KINDS_OF_PLACE.iter().find_map(|kind| name.strip_suffix(kind));
    stem.filter(|stem| stem.chars().count() > 1).unwrap_or(name)
}
