//! The words that the grammar knows (`assets/lexicon.toml`), as tables that find them in a text.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};

use crate::metric::{Comparator, Direction};
use crate::text::{Words, find, once};

/// The lexicon that ships with the program.
pub static WORDS: LazyLock<Lexicon> = LazyLock::new(|| {
    let shipped = include_str!("../../../assets/lexicon.toml");
    toml::from_str(shipped).expect("a test checks that assets/lexicon.toml parses")
});

/// The tables; the asset says beside each what it holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    pub levels: Words,
    pub whole: Words,
    pub aims: Words,
    pub marks: Words,
    pub fillers: Words,
    pub openings: Words,
    pub doing: Words,
    pub bare_predicates: Words,
    pub predicates: Words,
    pub shared_tails: Words,
    /// One word, and the two things that it names.
    #[serde(deserialize_with = "rows")]
    pub pairs: Vec<[String; 3]>,
    pub dependent: Words,
    pub inner_verbs: Words,
    pub adverbs: Words,
    pub arrivals: Words,
    pub manners: Words,
    pub asides: Words,
    pub alone: Words,
    pub members: Words,
    pub no_members: Words,
    pub unopened: Words,
    pub replaced: Words,
    pub carried_out: Words,
    pub measures: Words,
    pub planned: Words,
    pub populations: Words,
    pub imperatives: Words,
    pub done: Words,
    pub announced: Words,
    pub told: Words,
    pub asking: Words,
    pub governing: Words,
    pub says: Words,
    pub spending: Words,
    pub reaching: Words,
    pub spoken_to: Words,
    /// For each unit what may not follow it.
    pub unit_guards: HashMap<String, Words>,
    pub hedges_before: Words<Comparator>,
    pub hedges_after: Words<Comparator>,
    pub changes: Words<Direction>,
    pub compounds: Words<Direction>,
    pub growth_nouns: Words<Direction>,
    // What one rule of one stage looks for.
    pub quantity: QuantityWords,
    pub exclude: ExcludeWords,
    pub clause: ClauseWords,
    pub indicator: IndicatorWords,
    pub period: PeriodWords,
    pub setting: SettingWords,
    pub region: RegionWords,
    pub table: TableWords,
    pub thesaurus: ThesaurusWords,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuantityWords {
    pub hours: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExcludeWords {
    pub structure: Words,
    pub counted: Words,
    pub works_done: Words,
    pub works: Words,
    pub sizes: Words,
    pub capacity_told: Words,
    pub granted_spans: Words,
    pub told_spans: Words,
    pub named_spans: Words,
    pub ranked: Words,
    pub numbers: Words,
    pub indices: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClauseWords {
    pub statements: Words,
    pub publications: Words,
    pub comparison_bases: Words,
    pub gap_bases: Words,
    pub times_bases: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorWords {
    pub fates: Words,
    pub records: Words,
    pub not_counted: Words,
    pub passing: Words,
    pub states: Words,
    pub after_years: Words,
    pub told_of_years: Words,
    pub before_dates: Words,
    pub date_units: Words,
    pub after_dates: Words,
    #[serde(deserialize_with = "in_order")]
    pub inner_times: Vec<String>,
    pub times_go_on: Words,
    pub speakers: Words,
    pub speaker_verbs: Words,
    pub asker_verbs: Words,
    pub spender_verbs: Words,
    pub before_schemes: Words,
    pub ranking: Words,
    pub ranked_places: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeriodWords {
    pub year_spans: Words,
    pub after_months: Words,
    pub year_bases: Words,
    pub date_bases: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingWords {
    pub reviews: Words,
    pub plans: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegionWords {
    pub zones: Words,
    pub whole: Words,
    pub nations: Words,
    pub national: Words,
    pub after_in: Words,
    pub companies: Words,
    pub before_names: Words,
    /// A name that a clause may begin with, and the place.
    #[serde(deserialize_with = "rows")]
    pub joint: Vec<[String; 2]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableWords {
    pub plain_heads: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThesaurusWords {
    pub scopes: Words,
    pub no_places: Words,
}

impl Lexicon {
    /// Whether a text plans: a word of `planned`, where 要 is no part of another (主要, 重要, 要素).
    pub fn plans(&self, text: &str) -> bool {
        const BEFORE: [char; 8] = ['主', '重', '首', '纪', '摘', '概', '扼', '机'];
        const AFTER: [char; 9] = ['素', '闻', '点', '件', '塞', '道', '害', '领', '义'];
        self.planned.all_in(text).any(|(at, word)| {
            word != "要" || !text[..at].ends_with(BEFORE) && !text[at + word.len()..].starts_with(AFTER)
        })
    }

    /// Whether a text ends with what a measure is told of, member by member.
    pub fn ends_with_member(&self, text: &str) -> bool {
        self.members.ending(text).is_some() && self.no_members.ending(text).is_none()
    }

    /// The measure that a text ends with: 利润 of 国有控股企业利润.
    pub fn measure_at_end(&self, text: &str) -> Option<&str> {
        [self.alone.ending(text), self.measures.ending(text)].into_iter().flatten().max_by_key(|word| word.len())
    }
}

/// Words in the order in which they are looked for.
fn in_order<'de, D: Deserializer<'de>>(source: D) -> Result<Vec<String>, D::Error> {
    let words = Vec::deserialize(source)?;
    once(words.iter())?;
    Ok(words)
}

/// Words, each with what belongs to it.
fn rows<'de, D: Deserializer<'de>, const N: usize>(source: D) -> Result<Vec<[String; N]>, D::Error>
where
    [String; N]: Deserialize<'de>,
{
    let rows = Vec::<[String; N]>::deserialize(source)?;
    once(rows.iter().map(|row| &row[0]))?;
    Ok(rows)
}

/// A table of lists, one for each meaning.
fn by_meaning<'de, V: Deserialize<'de> + Copy + Eq + Hash, D: Deserializer<'de>>(
    source: D,
) -> Result<Words<V>, D::Error> {
    let lists = HashMap::<V, Vec<String>>::deserialize(source)?;
    once(lists.values().flatten())?;
    Ok(lists.into_iter().flat_map(|(meaning, words)| words.into_iter().map(move |word| (word, meaning))).collect())
}

impl<'de> Deserialize<'de> for Words<Comparator> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        by_meaning(source)
    }
}

impl<'de> Deserialize<'de> for Words<Direction> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        by_meaning(source)
    }
}

/// Whether a character is a Han character, letter or digit, so that a word may go on with it.
pub fn is_word(c: char) -> bool {
    crate::text::is_han(c) || c.is_ascii_alphanumeric()
}

/// The longest of a few words that `text` ends with.
pub fn ending<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    words.iter().copied().filter(|word| text.ends_with(word)).max_by_key(|word| word.len())
}

/// The longest of a few words that `text` begins with.
pub fn beginning<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    words.iter().copied().filter(|word| text.starts_with(word)).max_by_key(|word| word.len())
}

/// The last clause of the text before a number.
pub fn before_clause(before: &str) -> &str {
    before.rsplit([',', ';', '。', ':', '!']).next().unwrap_or(before)
}

/// Whether `text` holds one of a few words.
pub fn holds(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| find(text, word).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_lexicon_parses() {
        let lexicon: Lexicon = toml::from_str(include_str!("../../../assets/lexicon.toml")).unwrap();
        assert_eq!(lexicon.levels.ending("利用外资提高到"), Some("提高到"));
        assert_eq!(lexicon.hedges_before.at_end("同比增长不低于"), Some(("不低于", Comparator::AtLeast)));
        assert!(lexicon.unit_guards["人"].beginning("口密度").is_some());
        assert!(lexicon.planned.is_in("我们力争再创佳绩") && !lexicon.doing.contains("新增就业"));
    }

    #[test]
    fn a_word_stands_once_in_a_table() {
        let shipped = include_str!("../../../assets/lexicon.toml");
        let error = |broken: &str| toml::from_str::<Lexicon>(broken).err().map(|error| error.to_string());
        let twice = error(&shipped.replacen("levels = [", "levels = [\"高达\",", 1)).unwrap();
        assert!(twice.contains("高达 stands twice") && twice.contains("levels"), "{twice}");
        // Of two meanings as well.
        let both = error(&shipped.replacen("[changes]\nup = [", "[changes]\nup = [\"下降\",", 1)).unwrap();
        assert!(both.contains("下降 stands twice"), "{both}");
        assert_eq!(error(shipped), None);
    }
}
