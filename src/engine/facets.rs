//! Facets: the values of a filter with counts, so that nobody chooses into the void.
//!
//! A facet counts what all other filters leave, so that several of its values can be chosen.

use super::api::{Choice, Facet};
use super::scene::Scene;
use super::select::FIGURE_FILTERS;
use crate::order;

/// A facet offers at most so many values; chosen ones always.
const MOST_VALUES: usize = 40;

impl Scene<'_> {
    /// The facets of figures. `selected` holds the figures that pass all filters.
    pub fn figure_facets(&self, selected: &[usize]) -> Vec<Facet> {
        let facet = |param: &&str| {
            // Only a chosen filter makes a difference to its own facet.
            let own = (!self.view.values(param).is_empty()).then(|| self.select(param));
            let counted = own.as_deref().unwrap_or(selected).iter();
            // A statement counts in each of its documents, and once where they agree.
            let mut values: Vec<(String, usize)> = Vec::new();
            for &index in counted {
                let mut own: Vec<String> = self.values_of(index, param);
                for source in self.engine.corpus.sources_of(index) {
                    own.extend(self.values_of(source, param));
                }
                order::sort_unique(&mut own);
                values.extend(own.into_iter().map(|value| (value, 1)));
            }
            self.facet(param, values)
        };
        with_values(FIGURE_FILTERS.iter().map(facet).collect())
    }

    /// A facet from its values with counts, which are summed: most frequent first, years newest first; chosen values that nothing has
    /// any more stay, so that they can be taken off.
    pub fn facet(&self, param: &str, mut counts: Vec<(String, usize)>) -> Facet {
        counts.extend(self.view.values(param).into_iter().map(|chosen| (chosen, 0)));
        let mut counted = order::weighed(counts);
        if param == "year" {
            counted.reverse();
        } else {
            order::sort_by(&mut counted, order::by_count);
        }
        let values: Vec<Choice> = counted.iter().map(|(value, count)| self.toggle(param, value, *count)).collect();
        let values = values.into_iter().enumerate().filter(|(rank, v)| *rank < MOST_VALUES || v.selected);
        Facet {
            param: param.to_owned(),
            label: self.messages.text(&format!("facet-{param}")).to_owned(),
            values: values.map(|(_, choice)| choice).collect(),
            switch: (param == "region" && !self.below().is_empty()).then(|| self.switch("sub", self.view.sub)),
        }
    }
}

/// The facets that offer something.
pub(super) fn with_values(mut facets: Vec<Facet>) -> Vec<Facet> {
    facets.retain(|facet| !facet.values.is_empty());
    facets
}
