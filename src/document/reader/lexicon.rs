//! The words that the reader knows (`assets/reader.toml`), as tables that find them in a text.
//!
//! Lists that one rule asks for a handful of words stand beside the rule.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::Words;

/// The words that ship with the program.
pub(super) static WORDS: LazyLock<Lexicon> = LazyLock::new(|| {
    let shipped = include_str!("../../../assets/reader.toml");
    toml::from_str(shipped).expect("a test checks that assets/reader.toml parses")
});

/// The tables; the asset says beside each what it holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lexicon {
    pub site: SiteWords,
    pub newspaper: NewspaperWords,
    pub header: HeaderWords,
    pub title: TitleWords,
    pub story: StoryWords,
    pub region: RegionWords,
    pub events: BTreeMap<String, i16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SiteWords {
    pub whole: Words,
    pub beside_numbers: Words,
    pub begins: Words,
    pub contains: Words,
    pub checked: Words,
    pub tokens: Words,
    pub menu: Words,
    pub contact: Words,
    pub counters: Words,
    pub switches: Words,
    pub heads_of_links: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NewspaperWords {
    pub parts: Words,
    pub names: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeaderWords {
    pub other_keys: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TitleWords {
    pub documents: Words,
    pub counted: Words,
    pub comments: Words,
    pub sessions: Words,
    pub congress_papers: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoryWords {
    pub signs: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RegionWords {
    pub ministries: Words,
    pub shared_districts: Words,
    pub common_words: Words,
    pub indicators: Words,
    pub in_names: Words,
    pub no_name_begins: Words,
    pub no_name_ends: Words,
    /// The short names of places, each with its words.
    pub own_words: BTreeMap<String, Vec<String>>,
}

#[cfg(test)]
mod tests {
    use super::WORDS;

    #[test]
    fn the_shipped_words_parse() {
        assert!(WORDS.site.whole.contains("首页") && WORDS.events["党的二十大"] == 2022);
    }
}
