//! Dependence: words that say nothing without their owner (化解率98.8%), and where an owner's name ends.

use super::lexicon::WORDS;
use crate::text::first_chars;

/// Where a noun of population ends at the start of what a number counts.
pub fn population(text: &str) -> Option<usize> {
    WORDS.populations.all_in(first_chars(text, 7)).map(|(at, noun)| at + noun.len()).max()
}

/// Where a verb stands inside a head, so that what comes before it is its subject.
pub fn inner_verb(text: &str) -> Option<usize> {
    // A verb that also begins the head has no subject there.
    WORDS.inner_verbs.all_in(text).find(|(at, verb)| *at > 0 && !text.starts_with(verb)).map(|(at, _)| at)
}

/// Where the subject of a statement ends: before its adverb or verb.
pub fn subject_end(text: &str) -> usize {
    let second = first_chars(text, 2).len();
    WORDS.adverbs.all_in(&text[second..]).next().map_or(text.len(), |(at, _)| second + at)
}

/// Whether a word adds up what was named before it: 全市总数.
pub fn is_sum(text: &str) -> bool {
    text.ends_with("总数") || text.ends_with("总数增") || text.ends_with("总量")
}

/// Where the verb stands that a head ends with: 城镇保障性住房｜新开工.
pub fn closing_verb(text: &str) -> Option<usize> {
    let verb = WORDS.doing.ending(text).filter(|verb| verb.chars().count() >= 2)?;
    // 民营企业进出口 is no 出口.
    let subject = Some(&text[..text.len() - verb.len()]).filter(|subject| !subject.ends_with('进'))?;
    let subject = WORDS.manners.ending(subject).map_or(subject, |manner| &subject[..subject.len() - manner.len()]);
    (subject.chars().count() >= 2).then_some(subject.len())
}

pub fn is_dependent(text: &str) -> bool {
    WORDS.dependent.contains(text)
        || text.ends_with("人均") && text.chars().count() <= 5
        || text.starts_with('与') && text.ends_with("之比")
        || text.starts_with("相当于")
        || text.starts_with("下辖")
        || text.starts_with("旗下")
        || text.starts_with('对') && text.ends_with("贡献率")
        || text.starts_with('占') && !text.starts_with("占用") && !text.starts_with("占地")
}
