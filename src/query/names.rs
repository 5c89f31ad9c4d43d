//! Other names of an indicator, where the texts do not use the one typed: CPI is 居民消费价格.

use super::quantity::is_called;
use crate::corpus::Corpus;
use crate::index::{Index, Kinds};
use crate::metric::Indicator;
use crate::order;
use crate::text::fold_text;

/// More names make no better query.
const MOST: usize = 3;

/// Whether a folded name is an indicator's own, or another name of it. What letters abbreviate, longer names do too:
/// 地区GDP is a GDP.
pub fn is_name_of(indicator: &Indicator, name: &str) -> bool {
    indicator.names().any(|own| {
        let own = fold_text(own);
        own == name || name.is_ascii() && own.ends_with(name) && is_called(&own, name)
    })
}

/// Whether a folded text is a name of an indicator, whether the texts use it or not: the dictionary knows all names.
pub fn is_name(index: &Index, text: &str) -> bool {
    index.words.get(text).is_some_and(|word| word.kinds.has(Kinds::INDICATOR))
}

/// The names under which the texts speak of the indicator with a folded name: its own, then the more frequent ones. One
/// that holds another one is found with it; what is shorter than a name (经济) says too little.
#[inline(never)] // called late, see `engine`
pub fn other_names(index: &Index, corpus: &Corpus, name: &str) -> Vec<String> {
    if !is_name(index, name) {
        return Vec::new();
    }
    let count = |form: &str| index.words.get(form).map_or(0, |word| word.count as usize);
    let mut names: Vec<(usize, String)> = Vec::new();
    for indicator in &corpus.indicators {
        if is_name_of(indicator, name) {
            let own = fold_text(&indicator.name);
            let forms = indicator.forms.iter().map(|form| fold_text(form));
            names.extend(forms.map(|form| (count(&form), form)));
            names.push((if count(&own) > 0 { usize::MAX } else { 0 }, own));
        }
    }
    names.retain(|(count, name)| *count > 0 && name.chars().count() > 2);
    order::sort_by(&mut names, |a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let mut chosen: Vec<String> = Vec::new();
    for (_, name) in names {
        if chosen.len() < MOST && !chosen.iter().any(|other| name.contains(other.as_str())) {
            chosen.push(name);
        }
    }
    chosen
}
