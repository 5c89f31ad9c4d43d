//! The parts of a question: the pieces that the vocabulary cut, as what they mean.

use super::absence::is_lacking;
use super::comparison::is_more;
use super::cut::Piece;
use super::extreme;
use super::find::stands;
use super::place::place;
use crate::corpus::Corpus;
use crate::index::Index;
use crate::metric::unit;
use crate::text::is_sign;

/// Words that ask.
pub const ASKING: [&str; 37] = [
    "哪一年",
    "哪几年",
    "第几",
    "谁",
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
pub const HOLDING: [&str; 45] = [
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
    "提出",
    "提到",
    "写到",
];

/// Years by the newest document's, so many back; five years are those before it, as reports at the end of a term have it.
pub const RELATIVE: [(&str, &[i16]); 10] = [
    ("明年", &[-1]),
    ("今年", &[0]),
    ("去年", &[1]),
    ("前年", &[2]),
    ("过去五年", &[5, 1]),
    ("近五年", &[5, 1]),
    ("五年来", &[5, 1]),
    ("过去5年", &[5, 1]),
    ("近5年", &[5, 1]),
    ("5年来", &[5, 1]),
];
/// The five-year plans from 1991 on, where 期间 or 时期 follows.
pub const PLANS: [&str; 8] = ["八五", "九五", "十五", "十一五", "十二五", "十三五", "十四五", "十五五"];

/// What some pieces of a question mean.
#[derive(Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// It asks: 多少, and the measure word of what is counted, 家.
    Asking(&'a str, String),
    /// It asks who says nothing of what follows, which is one word however it was cut: 没有提到, 低空经济.
    Lacking(&'a str, String),
    /// It holds the sentence together: 的.
    Holding(&'a str),
    /// Years by the newest document's, so many back: 去年.
    Back(&'a str, &'static [i16]),
    /// From a year to a year: 2003年到2007年, “十三五”期间.
    Years(i16, i16),
    /// What is aimed at for a year: 到2025年.
    Until(&'a str, i16),
    /// A place by its full name.
    Place(String),
    /// A place to be surpassed: 比四川高.
    Than(String),
    /// To be found, as the query language writes it: words, or a name that the texts write with quotation marks.
    Word(String),
    /// Characters that no word covers.
    Unknown(&'a str),
    /// A sign.
    Nothing,
}

/// The parts of a question that was cut into pieces.
pub fn parts<'a>(index: &Index, corpus: &Corpus, mut pieces: &[Piece<'a>]) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    while let Some((part, taken)) = first_part(index, corpus, pieces) {
        parts.push(part);
        pieces = &pieces[taken..];
    }
    parts
}

/// The first part, and how many pieces it takes.
fn first_part<'a>(index: &Index, corpus: &Corpus, pieces: &[Piece<'a>]) -> Option<(Part<'a>, usize)> {
    let (piece, rest) = pieces.split_first()?;
    let text = piece.text;
    let found = if is_lacking(text) {
        let lacked = rest.iter().take_while(|piece| is_word(piece) && extreme::level(piece.text).is_none());
        let lacked: Vec<&str> = lacked.map(|piece| piece.text).collect();
        (Part::Lacking(text, lacked.concat()), 1 + lacked.len())
    } else if ASKING.contains(&text) {
        let (counted, taken) = measure_word(rest);
        (Part::Asking(text, counted), 1 + taken)
    } else if let Some(found) = surpassed(corpus, pieces).or_else(|| until(pieces)) {
        found
    } else if HOLDING.contains(&text) {
        (Part::Holding(text), 1)
    } else if let Some((_, back)) = RELATIVE.iter().find(|(word, _)| *word == text) {
        (Part::Back(text, back), 1)
    } else if let Some(found) = years(pieces) {
        found
    } else if let Some(place) = place(corpus, text) {
        (Part::Place(place), 1)
    } else if let Some((taken, name)) = quoted_name(index, pieces) {
        // The language's way to write it: quotation marks are passed over.
        (Part::Word(["~", &name].concat()), taken)
    } else if text.chars().all(is_sign) {
        (Part::Nothing, 1)
    } else if piece.kinds.is_none() {
        (Part::Unknown(text), 1)
    } else {
        (Part::Word(text.to_owned()), 1)
    };
    Some(found)
}

/// 多少家首店: what is counted follows its measure word; 哪个省.
fn measure_word(pieces: &[Piece<'_>]) -> (String, usize) {
    let measures = |piece: &&Piece<'_>| {
        let text = piece.text.trim_start_matches(['万', '亿']);
        text.is_empty() || unit::lookup(text).is_some() || extreme::level(text).is_some()
    };
    let taken = pieces.iter().take_while(measures).count();
    (pieces[..taken].iter().map(|piece| piece.text).collect(), taken)
}

/// 比四川高
fn surpassed<'a>(corpus: &Corpus, pieces: &[Piece<'a>]) -> Option<(Part<'a>, usize)> {
    let [than, named, more, ..] = pieces else { return None };
    let surpassed =
        than.text == "比" && more.text.starts_with(|c| is_more(c).is_some()) && place(corpus, named.text).is_some();
    surpassed.then(|| (Part::Than([than.text, named.text, more.text].concat()), 3))
}

/// 到2025年
fn until<'a>(pieces: &[Piece<'a>]) -> Option<(Part<'a>, usize)> {
    let (to, rest) = pieces.split_first().filter(|(to, _)| to.text == "到")?;
    let (year, taken) = year(rest)?;
    Some((Part::Until(to.text, year), 1 + taken))
}

/// A year, or from one to another.
fn years<'a>(pieces: &[Piece<'a>]) -> Option<(Part<'a>, usize)> {
    if let Some(found) = plan(pieces) {
        return Some(found);
    }
    let (first, taken) = year(pieces)?;
    // A year that is aimed at is told years before; 2003年到2007年 is a time.
    match until(&pieces[taken..]) {
        Some((Part::Until(_, last), more)) => Some((Part::Years(first, last), taken + more)),
        _ => Some((Part::Years(first, first), taken)),
    }
}

/// The years of a plan where its time is spoken of: “十三五”期间.
fn plan<'a>(pieces: &[Piece<'a>]) -> Option<(Part<'a>, usize)> {
    let (plan, rest) = pieces.split_first()?;
    let nth = PLANS.iter().position(|known| *known == plan.text)? as i16;
    let next = rest.iter().find(|piece| !piece.text.chars().all(is_sign))?;
    let spoken_of = matches!(next.text, "期间" | "时期");
    spoken_of.then_some((Part::Years(1991 + 5 * nth, 1995 + 5 * nth), 1))
}

/// A year where 年 follows, or the text ends with it, or it is a number of that size that counts nothing.
fn year(pieces: &[Piece<'_>]) -> Option<(i16, usize)> {
    let (piece, rest) = pieces.split_first()?;
    let next = rest.first();
    let counts = |next: &Piece<'_>| unit::longest(next.text).is_some() || next.text.starts_with(MORE);
    let digits = piece.text.strip_suffix('年').unwrap_or(piece.text);
    let named = next.is_some_and(|next| next.text == "年");
    let is_count = digits.len() == piece.text.len() && !named && next.is_some_and(counts);
    let year = digits.parse::<u32>().ok().filter(|year| !is_count && (1949..=2100).contains(year))?;
    Some((year as i16, 1 + usize::from(named)))
}

/// What goes on with a number.
const MORE: [char; 8] = ['万', '亿', '千', '百', '多', '余', '.', ','];

/// More pieces are not tried as one name.
const MOST_PIECES: usize = 8;

/// The longest run of words from here on that the texts write with quotation marks inside and nowhere without: of how
/// many pieces, and its text (专精特新小巨人企业 for 专精特新“小巨人”企业).
fn quoted_name(index: &Index, pieces: &[Piece<'_>]) -> Option<(usize, String)> {
    let most = pieces.iter().take(MOST_PIECES).take_while(|piece| is_word(piece)).count();
    (2..=most).rev().find_map(|count| {
        let name: String = pieces[..count].iter().map(|piece| piece.text).collect();
        let quoted = !stands(index, &name) && !index.find_unquoted(&name).0.is_empty();
        quoted.then_some((count, name))
    })
}

fn is_word(piece: &Piece<'_>) -> bool {
    !ASKING.contains(&piece.text) && !HOLDING.contains(&piece.text) && !piece.text.chars().all(is_sign)
}
