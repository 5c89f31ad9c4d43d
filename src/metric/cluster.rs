//! Clusters (native): indicators that the thesaurus does not name, brought together by their words.
//!
//! 城镇新增就业 and 新增城镇就业 are made of the same words, 旅游收入 and 旅游的收入 too but for one that says nothing: such
//! wordings measure one thing, and the most frequent of them names it. A verb counts: what is built (新建码头) is not
//! what stands (码头); but 实施, 开展 say no more than that a thing is done. A cluster is an [`Indicator`] without a theme, its other wordings are its forms.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use super::extraction::lexicon::WORDS;
use super::thesaurus::bare;
use super::{Indicator, Metric};
use crate::text::{Words, words_of};

/// Words that do not tell what is measured.
static UNSAYING: LazyLock<[&Words; 3]> = LazyLock::new(|| [&WORDS.fillers, &WORDS.levels, &WORDS.carried_out]);

/// Brings the metrics together that have no canonical name, and gives the clusters. Their numbers go on from `first`.
pub fn link(metrics: &mut [Metric], first: u32) -> Vec<Indicator> {
    // For each wording how often it stands and what it is made of.
    let mut wordings: BTreeMap<String, usize> = BTreeMap::new();
    for metric in metrics.iter().filter(|metric| metric.canonical.is_none() && !metric.indicator.is_empty()) {
        *wordings.entry(metric.indicator.to_string()).or_default() += 1;
    }
    // The segmenter is asked only for wordings that may be alike: in a few documents mostly none are, and its dictionary
    // takes longer to load than these to read.
    let unsaying: HashSet<char> = UNSAYING.iter().flat_map(|words| words.words()).flat_map(str::chars).collect();
    let mut possible: BTreeMap<Vec<char>, Vec<(usize, String)>> = BTreeMap::new();
    for (wording, count) in wordings {
        possible.entry(telling_chars(&wording, &unsaying)).or_default().push((count, wording));
    }
    let mut alike: BTreeMap<Vec<String>, Vec<(usize, String)>> = BTreeMap::new();
    for (count, wording) in possible.into_values().filter(|wordings| wordings.len() > 1).flatten() {
        let key = key_of(&wording);
        // 投资 alone may be one in anything.
        if key.concat().chars().nth(2).is_some() {
            alike.entry(key).or_default().push((count, wording));
        }
    }
    let mut clusters = Vec::new();
    let mut number_of: BTreeMap<String, u32> = BTreeMap::new();
    for mut wordings in alike.into_values().filter(|wordings| wordings.len() > 1) {
        // The most frequent first, of equals the shortest.
        wordings.sort_by_key(|(count, wording)| (std::cmp::Reverse(*count), wording.len(), wording.clone()));
        let number = first + clusters.len() as u32;
        let mut forms: Vec<String> = wordings.into_iter().map(|(_, wording)| wording).collect();
        number_of.extend(forms.iter().map(|wording| (wording.clone(), number)));
        let name = forms.remove(0);
        clusters.push(Indicator { name, forms, ..Indicator::default() });
    }
    for metric in metrics.iter_mut().filter(|metric| metric.canonical.is_none()) {
        metric.canonical = number_of.get(&*metric.indicator).copied();
    }
    clusters
}

/// The characters of an indicator, sorted, without those of words that say nothing: indicators of the same words have
/// them in common.
fn telling_chars(indicator: &str, unsaying: &HashSet<char>) -> Vec<char> {
    let mut chars: Vec<char> = bare(indicator).chars().filter(|c| !unsaying.contains(c)).collect();
    chars.sort_unstable();
    chars
}

/// The words of an indicator that say what it measures, sorted: without scope (全市), adverbs and light verbs (累计, 达,
/// 实施).
fn key_of(indicator: &str) -> Vec<String> {
    let bare = bare(indicator);
    let says = |word: &&str| !UNSAYING.iter().any(|words| words.contains(word));
    let mut words: Vec<String> = words_of(&bare).filter(says).map(str::to_owned).collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_one_cluster_and_a_verb_parts() {
        let indicators = [
            "渔港就业新增",
            "新增渔港就业",
            "新增渔港就业",
            "全市新增渔港的就业",
            "渔港就业",
            "新建码头",
            "码头",
            "新增漁港就業",
            "管网改造",
            "集中实施了管网改造",
            "投资",
            "全面投资",
        ];
        let mut metrics = indicators.map(|indicator| Metric { indicator: indicator.into(), ..Metric::default() });
        metrics[6].canonical = Some(2);
        let clusters = link(&mut metrics, 7);
        let names: Vec<&str> = clusters.iter().map(|cluster| cluster.name.as_str()).collect();
        assert_eq!(names, ["新增渔港就业", "管网改造"]);
        assert_eq!(clusters[0].forms, ["新增漁港就業", "渔港就业新增", "全市新增渔港的就业"]);
        let found = metrics.map(|metric| metric.canonical);
        assert_eq!(
            found,
            [Some(7), Some(7), Some(7), Some(7), None, None, Some(2), Some(7), Some(8), Some(8), None, None]
        );
    }
}
