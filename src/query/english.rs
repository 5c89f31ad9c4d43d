//! Questions in English to texts in Chinese: which province has the highest unemployment, Sichuan GDP 2025. The corpus
//! has English names for its indicators and places; what is in neither is left out, in sight.

use super::extreme::{self, asks_most};
use super::filters::told_in;
use super::names::other_names;
use super::question::Question;
use crate::corpus::Corpus;
use crate::index::Index;
use crate::metric::Indicator;
use crate::text::{fold_text, joined};

/// Words that hold a question together, or a name; what is shorter than the shortest says nothing either: of, in.
const HOLDING: [&str; 34] = [
    "and", "are", "did", "does", "for", "from", "had", "has", "have", "how", "into", "its", "many", "meet", "met",
    "much", "per", "reach", "show", "tell", "than", "that", "the", "their", "there", "this", "was", "were", "what",
    "when", "which", "who", "with", "year",
];
/// See [`HOLDING`].
const SHORTEST: usize = 3;

/// Reads folded words of Latin letters; none where they name no indicator.
#[inline(never)] // called late, see `engine`
pub fn understand_english(index: &Index, corpus: &Corpus, typed: &[&str]) -> Option<Question> {
    let is_latin = |word: &&str| word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.%".contains(&byte));
    if !typed.iter().all(is_latin) {
        return None;
    }
    let mut question = Question { asks: true, ..Question::default() };
    let mut rest = typed.to_vec();
    for region in &corpus.regions {
        let name: Vec<&str> = words(&region.english).collect();
        let is_it =
            |part: &[&str]| part.len() == name.len() && part.iter().zip(&name).all(|(a, b)| a.eq_ignore_ascii_case(b));
        if let Some(at) = rest.windows(name.len().max(1)).position(is_it) {
            rest.drain(at..at + name.len());
            question.fields.push(["region:", &region.name].concat());
        }
    }
    let bound = take_bound(&mut rest);
    let mut grows = false;
    rest.retain(|word| match *word {
        word if asks_most(word).is_some() || extreme::level(word).is_some() => {
            question.dropped.push(word.to_owned());
            false
        }
        "target" | "targets" => {
            question.fields.push("status:target".to_owned());
            false
        }
        "growth" | "grow" | "grew" | "growing" => {
            grows = true;
            false
        }
        word if HOLDING.contains(&word) || word.len() < SHORTEST && !word.starts_with(|c: char| c.is_ascii_digit()) => {
            false
        }
        _ => match word.parse::<u32>().ok().filter(|year| (1949..=2100).contains(year)) {
            Some(year) => {
                let (first, last) = told_in(year as i16, year as i16);
                question.fields.push(format!("year:{first}..{last}"));
                false
            }
            None => true,
        },
    });
    // The indicator that the longest words name, of several the one with the most figures.
    let mut figures = vec![0; corpus.indicators.len()];
    for at in corpus.metrics.iter().filter_map(|metric| metric.canonical) {
        if let Some(count) = figures.get_mut(at as usize) {
            *count += 1;
        }
    }
    let mut best: Option<((usize, usize), usize)> = None;
    for (at, indicator) in corpus.indicators.iter().enumerate() {
        let named = rest.iter().filter(|word| is_named(indicator, word)).map(|word| word.len()).sum::<usize>();
        let fit = (named, figures[at]);
        if named > 0 && best.is_none_or(|(known, _)| fit > known) {
            best = Some((fit, at));
        }
    }
    let indicator = &corpus.indicators[best?.1];
    rest.retain(|word| !is_named(indicator, word));
    question.dropped.extend(rest.into_iter().map(str::to_owned));
    let names = other_names(index, corpus, &fold_text(&indicator.name));
    let change = if grows { "增长" } else { "" };
    if let Some(bound) = bound {
        // A condition looks at figures, whatever name their texts use.
        question.words.push([names.first()?, change, &bound].concat());
        return Some(question);
    }
    question.words.push(joined(&names, " OR "));
    question.words.extend(grows.then(|| change.to_owned()));
    Some(question)
}

/// Takes a bound out of the words: above 5% is `>5%`.
fn take_bound(words: &mut Vec<&str>) -> Option<String> {
    let signs = [("above", ">"), ("over", ">"), ("more", ">"), ("below", "<"), ("under", "<"), ("less", "<")];
    let sign_of = |word: &&str| signs.iter().find(|(known, _)| known == word).map(|(_, sign)| *sign);
    let (at, sign) = words.iter().enumerate().find_map(|(at, word)| Some((at, sign_of(word)?)))?;
    let number = at + 1 + usize::from(words.get(at + 1) == Some(&"than"));
    let bound = words.get(number).filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    let bound = [sign, bound].concat();
    words.drain(at..=number);
    Some(bound)
}

/// Whether a word is one of an indicator's English name, or what texts in Chinese call it in letters: GDP.
fn is_named(indicator: &Indicator, word: &str) -> bool {
    let is_it = |own: &str| own.trim_end_matches('s').eq_ignore_ascii_case(word.trim_end_matches('s'));
    words(&indicator.english).any(is_it) || indicator.forms.iter().any(|form| form.is_ascii() && is_it(form))
}

/// The words of an English name, without the short ones.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() >= SHORTEST)
}
