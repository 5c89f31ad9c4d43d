//! Facets: the values of a filter with counts, so that nobody chooses into the void.
//!
//! A facet counts what all other filters leave, so that several of its values can be chosen.

use std::collections::BTreeMap;

use super::api::{Choice, Facet};
use super::scene::Scene;
use super::select::FIGURE_FILTERS;

/// A facet offers at most so many values; chosen ones always.
const MOST_VALUES: usize = 60;

impl Scene<'_> {
    /// The facets of figures. `selected` holds the figures that pass all filters.
    pub fn figure_facets(&self, selected: &[usize]) -> Vec<Facet> {
        let facet = |param: &&str| {
            // Only a chosen filter makes a difference to its own facet.
            let own = (!self.view.values(param).is_empty()).then(|| self.select(param));
            let mut counts = BTreeMap::<String, usize>::new();
            for &index in own.as_deref().unwrap_or(selected) {
                let mut values = self.values_of(index, param);
                values.sort_unstable();
                values.dedup();
                for value in values {
                    *counts.entry(value).or_default() += 1;
                }
            }
            self.facet(param, counts)
        };
        FIGURE_FILTERS.iter().map(facet).filter(|facet| !facet.values.is_empty()).collect()
    }

    /// A facet from its counts: most frequent first, years newest first; chosen values that nothing has
    /// any more stay, so that they can be taken off.
    pub fn facet(&self, param: &str, mut counts: BTreeMap<String, usize>) -> Facet {
        for chosen in self.view.values(param) {
            counts.entry(chosen).or_default();
        }
        let mut counted: Vec<(String, usize)> = counts.into_iter().collect();
        if param == "year" {
            counted.sort_by(|a, b| b.0.cmp(&a.0));
        } else {
            counted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        }
        let values: Vec<Choice> = counted.iter().map(|(value, count)| self.toggle(param, value, *count)).collect();
        let values = values.into_iter().enumerate().filter(|(rank, v)| *rank < MOST_VALUES || v.selected);
        Facet {
            param: param.to_owned(),
            label: self.messages.text(&format!("facet-{param}")).to_owned(),
            values: values.map(|(_, choice)| choice).collect(),
        }
    }
}
