//! Typed questions: 2023年成都新增了多少国家级专精特新小巨人企业？ And what is no sentence: 成都 2023 就业.
//!
//! The vocabulary cuts the question into [`parts`]; years and places become fields that can be taken off; question words
//! and particles are dropped, in sight; what is left are the words to find.

use super::absence::{LACKING, asks_absence};
use super::comparison::in_words;
use super::cut::cut;
use super::extreme::{self, EXTREMES, PLACES, asks_most};
use super::filters::told_in;
use super::find::stands;
use super::parts::{ASKING, HOLDING, PLANS, Part, RELATIVE, parts};
use super::place::{short, years_of};
use crate::corpus::Corpus;
use crate::index::Index;
use crate::text::{fold_text, joined};

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
    let names: Vec<String> = corpus.regions.iter().map(|region| fold_text(&region.name)).collect();
    let places: Vec<&str> = names.iter().map(|name| short(name)).collect();
    let relative = RELATIVE.map(|(word, _)| word);
    // One character alone is part of many words: 市民.
    let levels: Vec<&str> = PLACES.iter().map(|(word, _)| *word).filter(|word| word.chars().nth(1).is_some()).collect();
    let also = [&ASKING[..], &LACKING, &HOLDING, &EXTREMES, &levels, &relative, &PLANS, &places, &whole].concat();
    let pieces = cut(index, &folded, &also);
    let mut question = Question { asks: folded.ends_with('?') || bounds.is_some(), ..Question::default() };
    question.take(corpus, parts(index, corpus, &pieces));
    // Whether the first of many, or more than elsewhere, is asked for, and of what places or years: 里程最长的省.
    let said = || question.words.iter().chain(&question.dropped);
    let ordered = said().any(|word| asks_most(word).is_some());
    question.asks |= ordered && said().any(|word| extreme::is_time(word) || extreme::level(word).is_some());
    // The places that are compared are no words of the texts: 研发投入强度最高的省份.
    let compares = ordered || asks_absence(&question.dropped);
    if question.asks && compares && question.words.last().is_some_and(|word| extreme::level(word).is_some()) {
        question.dropped.extend(question.words.pop());
    }
    question.read_target();
    question.drop_weak();
    question.read_bare_growth();
    if let Some([before, after]) = bounds {
        question.words = vec![[before, question.words.concat().replace('~', ""), after].concat()];
    }
    question
}

impl Question {
    /// Takes the parts: words to find, fields, and what is left out.
    fn take(&mut self, corpus: &Corpus, parts: Vec<Part<'_>>) {
        let mut years: Vec<i16> = Vec::new();
        // Years back from the newest document's, and the words that said so.
        let (mut back, mut said_back) = (Vec::<i16>::new(), Vec::new());
        let mut regions = Vec::new();
        let mut after_unknown = false;
        for part in parts {
            let unknown = matches!(part, Part::Unknown(_));
            match part {
                Part::Asking(text, counted) => {
                    self.asks = true;
                    self.dropped.push(text.to_owned());
                    self.dropped.extend(Some(counted).filter(|counted| !counted.is_empty()));
                }
                Part::Lacking(text, lacked) => {
                    self.asks = true;
                    self.dropped.push(text.to_owned());
                    self.words.extend(Some(lacked).filter(|lacked| !lacked.is_empty()));
                }
                Part::Holding(text) => self.dropped.push(text.to_owned()),
                Part::Back(text, by) => {
                    self.asks = true;
                    back.extend(by);
                    said_back.push(text.to_owned());
                }
                Part::Years(first, last) => years.extend([first, last]),
                Part::Until(to, year) => {
                    self.dropped.push(to.to_owned());
                    self.words.push(format!("{year}年"));
                }
                Part::Place(place) => regions.push(place),
                Part::Than(words) => self.dropped.push(words),
                Part::Word(word) => self.words.push(word),
                Part::Unknown(text) => match self.words.last_mut() {
                    // Characters that no word covers are one word together.
                    Some(last) if after_unknown => last.push_str(text),
                    _ => self.words.push(text.to_owned()),
                },
                Part::Nothing => {}
            }
            after_unknown = unknown;
        }
        self.fields.extend(regions.iter().map(|place| ["region:", place].concat()));
        if !back.is_empty() {
            match years_of(corpus, regions).flatten().max() {
                Some(newest) => years.extend(back.into_iter().map(|back| newest - back)),
                None => self.dropped.extend(said_back),
            }
        }
        if let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) {
            let (first, last) = told_in(*first, *last);
            self.fields.push(format!("year:{first}..{last}"));
        }
    }

    /// A question for a target is not one for the word, and one for what came of it is for both.
    fn read_target(&mut self) {
        let several = self.words.len() > 1 && (self.asks || !self.fields.is_empty());
        if several && without(&mut self.words, "目标") && !without(&mut self.words, "完成") {
            self.fields.push("status:target".to_owned());
        }
    }

    /// Growth of nothing is that of the economy: 哪些省份的增长目标最高.
    fn read_bare_growth(&mut self) {
        let growth = ["增长", "增速", "增长率", "增幅"];
        if self.asks && matches!(self.words.as_slice(), [word] if growth.contains(&word.as_str())) {
            self.words.insert(0, "gdp".to_owned());
        }
    }

    /// Drops words of one character, which say too little, and what is to be first, which is seen in the figures; each
    /// word that is left stands once.
    fn drop_weak(&mut self) {
        for word in std::mem::take(&mut self.words) {
            let weak = word.chars().nth(1).is_none() || self.asks && asks_most(&word).is_some();
            let list = if weak { &mut self.dropped } else { &mut self.words };
            if !list.contains(&word) {
                list.push(word);
            }
        }
    }
}

/// Takes a word away; whether it was there.
fn without(words: &mut Vec<String>, word: &str) -> bool {
    let at = words.iter().position(|other| other == word);
    at.map(|at| words.remove(at)).is_some()
}

/// Whether a character writes years: 2003年到2007年.
fn is_of_years(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '年' | '到' | '至' | '-')
}
