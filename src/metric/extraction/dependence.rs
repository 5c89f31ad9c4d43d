//! Dependence: words that say nothing without their owner (化解率98.8%), and where an owner's name ends.

use super::lexicon::WORDS;

/// Where a noun of population ends at the start of what a number counts.
pub fn population(text: &str) -> Option<usize> {
    let near = text.char_indices().nth(7).map_or(text.len(), |(at, _)| at);
    let ends = text[..near]
        .char_indices()
        .filter_map(|(at, _)| Some(at + WORDS.populations.beginning(&text[at..near])?.len()));
    ends.max()
}

/// Where a verb stands inside a head, so that what comes before it is its subject.
pub fn inner_verb(text: &str) -> Option<usize> {
    const VERBS: &[&str] = &[
        "服务", "通达", "兑付", "覆盖", "惠及", "聚集", "吸纳", "带动", "接待", "开行", "实施", "开展", "参保", "累计",
    ];
    VERBS.iter().filter_map(|verb| text.find(verb)).filter(|&at| at > 0).min()
}

/// Where the subject of a statement ends: before its adverb or verb.
pub fn subject_end(text: &str) -> usize {
    let second = text.char_indices().nth(2).map_or(text.len(), |(at, _)| at);
    let verb = text[second..].char_indices().find(|(at, _)| WORDS.adverbs.beginning(&text[second + at..]).is_some());
    verb.map_or(text.len(), |(at, _)| second + at)
}

/// Whether a word adds up what was named before it: 全市总数.
pub fn is_sum(text: &str) -> bool {
    text.ends_with("总数") || text.ends_with("总数增") || text.ends_with("总量")
}

/// Where the verb stands that a head ends with: 城镇保障性住房｜新开工.
pub fn closing_verb(text: &str) -> Option<usize> {
    let verb = WORDS.doing.ending(text).filter(|verb| verb.chars().count() >= 2)?;
    let subject = &text[..text.len() - verb.len()];
    let subject = WORDS.manners.ending(subject).map_or(subject, |manner| &subject[..subject.len() - manner.len()]);
    (subject.chars().count() >= 2).then_some(subject.len())
}

pub fn is_dependent(text: &str) -> bool {
    WORDS.dependent.contains(text)
        || text.ends_with("人均") && text.chars().count() <= 5
        || text.starts_with('与') && text.ends_with("之比")
        || text.starts_with("相当于")
        || text.starts_with('对') && text.ends_with("贡献率")
        || text.starts_with('占') && !text.starts_with("占用") && !text.starts_with("占地")
}
