//! Other readings of a query: what else may have been meant. Each is a query text of its own, so that it
//! can be shown, changed and linked.

use std::ops::ControlFlow;

use super::comparison::{in_words, is_comparison};
use super::english::understand_english;
use super::extreme::asks_order;
use super::find::stands;
use super::names::{is_name, other_names};
use super::quantity::{changed, told};
use super::question::{Question, understand};
use super::sound::pinyin_candidates;
use super::typo::corrections;
use super::{Clause, Quantity, Query, Term};
use crate::corpus::Corpus;
use crate::index::Index;
use crate::text::joined;

/// What a reading does to the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReadingKind {
    /// As typed.
    Literal,
    /// Quotation marks, 《》 and · inside words are passed over (专精特新小巨人 → 专精特新“小巨人”).
    Unquoted,
    /// A condition on figures that is written in words (失业率低于5% → 失业率<5%).
    Condition,
    /// A typed question: years and places become filters, question words are dropped.
    Question,
    /// Cut into words that need not stand together.
    Words,
    /// Paragraphs that hold some of the words; those with the most and rarest first.
    AnyWord,
    /// An indicator by the names that the texts use for it (CPI → 居民消费价格).
    OtherName,
    /// Without the places and years asked for, where these leave nothing.
    Elsewhere,
    /// Pinyin or initials for Han characters (jiuye → 就业).
    Pinyin,
    /// A likely typing error set right (就夜 → 就业).
    DidYouMean,
}

/// A reading of what was typed, as a query of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What it does.
    pub kind: ReadingKind,
    /// The query text that says it outright, for the search box and for links.
    pub query: String,
    /// How many paragraphs it finds.
    pub total: usize,
    /// Words of the question that it leaves out.
    pub dropped: Vec<String>,
}

/// Literal hits from which on nothing else can have been meant.
const ENOUGH: usize = 50;
/// Literal hits from which on a text is no typing error and needs no cutting.
const FEW: usize = 5;
/// A text of more characters that stands somewhere is no typing error.
const SHORT: usize = 3;
/// In a query of more terms nothing is guessed.
const MOST_TERMS: usize = 8;
/// A question in English has so many words.
const MOST_WORDS: usize = 20;
/// Offers of one kind.
const OFFERS: usize = 3;

/// Tells other readings of a query of which the literal one finds `hits` paragraphs, best first, not yet counted,
/// until `take` has enough of them. What is never asked for costs nothing.
pub fn readings(
    index: &Index,
    corpus: &Corpus,
    query: &Query,
    hits: usize,
    take: &mut dyn FnMut(Reading) -> ControlFlow<()>,
) -> ControlFlow<()> {
    // What is typed as one text and stands in many places is no question.
    let is_one = query.clauses.len() < 2;
    if hits >= ENOUGH && is_one || !query.terms().into_iter().any(Term::is_plain) {
        return ControlFlow::Break(());
    }
    let mut readings = Readings { query, told: vec![query.to_string(), String::new()], take };
    if hits < ENOUGH {
        readings.unquoted()?;
        let condition = readings.replaced(|term| condition(&term.folded));
        readings.offer(ReadingKind::Condition, condition, &[])?;
    }
    if hits == 0
        && query.clauses.len() <= MOST_WORDS
        && let Some(question) = understand_english(index, corpus, &query.words())
    {
        readings.question(index, corpus, &question)?;
    }
    if query.clauses.len() > MOST_TERMS || hits >= FEW && is_one {
        return ControlFlow::Break(());
    }
    if hits == 0 {
        readings.names(index, corpus)?;
        readings.pinyin(index)?;
    }
    let mut question = understand(index, corpus, &query.words());
    if hits < FEW && !question.asks {
        // What is made of words that stand is no typing error (房价调控).
        let is_word =
            |word: &String| word.chars().nth(1).is_some() && index.words.get(word).is_some_and(|w| w.count > 0);
        let whole = question.fields.is_empty() && question.dropped.is_empty();
        if is_one && whole && question.words.len() > 1 && question.words.iter().all(is_word) {
            let query = readings.written(&question.words, " ", &[]);
            readings.offer(ReadingKind::Words, query, &[])?;
        }
        readings.typos(index, hits)?;
    }
    if hits >= FEW && question.fields.is_empty() {
        return ControlFlow::Break(());
    }
    // 去年失业率: where nothing else helps, without what was left out.
    question.asks |= hits == 0 && question.dropped.iter().any(|word| word.chars().nth(1).is_some());
    let asked = question.asks || !question.fields.is_empty();
    let ordered = asks_order(&question.dropped);
    for word in &mut question.words {
        // What letters abbreviate (GDP) most texts write out; where places are compared, any name will do; what grows (居民
        // 收入增长) is told by the full name of what does.
        if asked && (word.is_ascii() || ordered || changed(word).is_some()) && stands(index, word) {
            *word = renamed(index, corpus, word);
        } else if let Some(known) = named(index, corpus, word).or_else(|| spoken(index, word)) {
            *word = known;
        }
    }
    readings.question(index, corpus, &question)
}

struct Readings<'a> {
    query: &'a Query,
    /// Query texts that are no news.
    told: Vec<String>,
    take: &'a mut dyn FnMut(Reading) -> ControlFlow<()>,
}

impl Readings<'_> {
    fn offer(&mut self, kind: ReadingKind, query: String, dropped: &[String]) -> ControlFlow<()> {
        if self.told.contains(&query) {
            return ControlFlow::Continue(());
        }
        self.told.push(query.clone());
        (self.take)(Reading { kind, query, total: 0, dropped: dropped.to_vec() })
    }

    /// The query with each plain term replaced where `replace` knows something better.
    fn replaced(&self, mut replace: impl FnMut(&Term) -> Option<String>) -> String {
        let mut query = self.query.clone();
        for term in query.plain_terms() {
            if let Some(text) = replace(term) {
                term.text = text;
            }
        }
        query.to_string()
    }

    fn unquoted(&mut self) -> ControlFlow<()> {
        let query = self.replaced(|term| (term.folded.chars().count() > 2).then(|| format!("~{}", term.folded)));
        self.offer(ReadingKind::Unquoted, query, &[])
    }

    #[inline(never)] // called late, see `engine`
    fn names(&mut self, index: &Index, corpus: &Corpus) -> ControlFlow<()> {
        let query = self.replaced(|term| named(index, corpus, &term.folded));
        self.offer(ReadingKind::OtherName, query, &[])
    }

    #[inline(never)] // called late, see `engine`
    fn pinyin(&mut self, index: &Index) -> ControlFlow<()> {
        // jiu ye: letters with blanks between are heard as one word first.
        let terms = self.query.terms();
        if terms.len() > 1 && terms.iter().all(|term| term.is_plain() && term.folded.is_ascii()) {
            let together: String = terms.iter().map(|term| term.folded.as_str()).collect();
            for word in pinyin_candidates(index, &together, OFFERS) {
                let query = Query { clauses: vec![clause(&word)], ..self.query.clone() };
                self.offer(ReadingKind::Pinyin, query.to_string(), &[])?;
            }
        }
        self.offer_each(ReadingKind::Pinyin, |term| {
            if stands(index, &term.folded) { Vec::new() } else { pinyin_candidates(index, &term.folded, OFFERS) }
        })
    }

    /// Offers the query with each plain term replaced by the first thing that may have been meant, then by the second
    /// where there is one, and so on.
    fn offer_each(&mut self, kind: ReadingKind, mut meant: impl FnMut(&Term) -> Vec<String>) -> ControlFlow<()> {
        let mut offers: Vec<Vec<String>> = Vec::new();
        self.replaced(|term| {
            offers.push(meant(term));
            None
        });
        for nth in 0..OFFERS {
            let mut terms = offers.iter();
            let query = self.replaced(|_| terms.next().and_then(|list| list.get(nth).or(list.first()).cloned()));
            self.offer(kind, query, &[])?;
        }
        ControlFlow::Continue(())
    }

    #[inline(never)] // called late, see `engine`
    fn question(&mut self, index: &Index, corpus: &Corpus, understood: &Question) -> ControlFlow<()> {
        let Question { words, fields, dropped, asks } = understood;
        if words.is_empty() {
            return ControlFlow::Continue(());
        }
        let several = words.len() > 1;
        let asked = *asks || !fields.is_empty();
        let kind = if asked { ReadingKind::Question } else { ReadingKind::Words };
        if several || asked {
            self.offer(kind, self.written(words, " ", fields), dropped)?;
        }
        let names: Vec<String> = words.iter().map(|word| renamed(index, corpus, word)).collect();
        if names != *words {
            self.offer(ReadingKind::OtherName, self.written(&names, " ", fields), dropped)?;
        }
        // 军费增长: what else grows is no answer.
        let mut things = names.clone();
        things.retain(|names| {
            let typed = names.split(" OR ").next().unwrap_or(names);
            changed(typed).is_none_or(|(stem, _)| !stem.is_empty())
        });
        let any = several && !things.is_empty();
        if any {
            self.offer(ReadingKind::AnyWord, self.written(&things, " OR ", fields), dropped)?;
        }
        if !fields.is_empty() {
            self.offer(ReadingKind::Elsewhere, self.written(words, " ", &[]), dropped)?;
            self.offer(ReadingKind::Elsewhere, self.written(&names, " ", &[]), dropped)?;
        }
        if any && asked {
            let dropped = [&dropped[..], fields].concat();
            self.offer(ReadingKind::AnyWord, self.written(&things, " OR ", &[]), &dropped)?;
        }
        ControlFlow::Continue(())
    }

    /// Words and fields with what else the query says: what it leaves out, and its own fields. Years that stand in a field
    /// of its own are no others' alternatives.
    fn written(&self, words: &[String], between: &str, fields: &[String]) -> String {
        let mut fields = fields.to_vec();
        fields.retain(|field| self.query.filters.years.is_empty() || !field.starts_with("year:"));
        let rest = Query { clauses: Vec::new(), ..self.query.clone() }.to_string();
        let mut parts = vec![joined(words, between), joined(&fields, " "), rest];
        parts.retain(|part| !part.is_empty());
        joined(&parts, " ")
    }

    #[inline(never)] // called late, see `engine`
    fn typos(&mut self, index: &Index, hits: usize) -> ControlFlow<()> {
        self.offer_each(ReadingKind::DidYouMean, |term| {
            let likely = index.words.get(&term.folded).is_some() || term.folded.chars().count() > SHORT;
            let is_number = term.folded.contains(|c: char| c.is_ascii_digit());
            // What the thesaurus knows is spelt right, if the texts have nothing of it (失业率).
            let is_right = is_number
                || is_name(index, &term.folded)
                || if hits > 0 { likely } else { stands(index, &term.folded) };
            if is_right { Vec::new() } else { corrections(index, &term.folded, OFFERS) }
        })
    }
}

/// A condition in words in the language's signs (失业率低于5% → 失业率<5%), or one on figures that equal a number with its
/// unit, however they are written (1.81万亿 → =1.81万亿, 不低于5% → =5%).
fn condition(folded: &str) -> Option<String> {
    let condition = match in_words(folded) {
        Some((words, [before, after])) if !words.is_empty() => [before, words, after].concat(),
        Some((_, [_, after])) => ["=", after.trim_start_matches(is_comparison)].concat(),
        None if folded.ends_with(|c: char| c.is_ascii_digit()) => return None,
        None => ["=", folded].concat(),
    };
    Quantity::parse(&condition).is_some().then_some(condition)
}

/// An indicator that the texts do not name so, by the names that they do use.
fn named(index: &Index, corpus: &Corpus, word: &str) -> Option<String> {
    let names =
        if word.starts_with('~') || stands(index, word) { Vec::new() } else { other_names(index, corpus, word) };
    (!names.is_empty()).then(|| joined(&names, " OR "))
}

/// The same where they may use that name, too; a change (增速) by its verb, too.
fn renamed(index: &Index, corpus: &Corpus, word: &str) -> String {
    let mut names = other_names(index, corpus, word);
    if let Some((stem, _)) = changed(word)
        && names.is_empty()
    {
        names = other_names(index, corpus, stem);
    }
    // Where a shorter one stands, so does this one.
    if !names.iter().any(|name| word.contains(name.as_str())) {
        names.insert(0, word.to_owned());
    }
    names.extend(told(word).map(str::to_owned));
    joined(&names, " OR ")
}

/// Letters among words by what they spell.
fn spoken(index: &Index, word: &str) -> Option<String> {
    let spells = word.bytes().all(|b| b.is_ascii_alphabetic()) && !stands(index, word);
    spells.then(|| pinyin_candidates(index, word, 1).pop()).flatten()
}

fn clause(text: &str) -> Clause {
    Clause { terms: Term::of(text, false).into_iter().collect() }
}
