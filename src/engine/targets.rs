//! The Ledger view: targets with the outcomes of the same indicator, place and year beside them, unjudged.

use super::api::{TargetGroup, Targets};
use super::facets::with_values;
use super::scene::Scene;
use super::select::FIGURE_FILTERS;
use crate::corpus::Group;
use crate::order;

impl Scene<'_> {
    /// The groups that hold a figure which passes the filters.
    #[inline(never)] // called late, see `engine`
    pub fn targets(&self) -> Targets {
        let corpus = &self.engine.corpus;
        // The ledger names the first of a statement, whichever of its documents passes.
        let mut groups_of: Vec<Vec<usize>> = vec![Vec::new(); corpus.metrics.len()];
        for (at, group) in corpus.ledger.iter().enumerate() {
            for &metric in group.targets.iter().chain(&group.outcomes) {
                groups_of[metric as usize].push(at);
            }
        }
        let groups_of = |metric: usize| groups_of[corpus.first_of(metric)].iter();
        let passing = self.passing("");
        let mut shown: Vec<usize> = Vec::new();
        for &metric in &passing {
            shown.extend(groups_of(metric));
        }
        order::sort_unique(&mut shown);
        let mut groups: Vec<&Group> = shown.into_iter().map(|at| &corpus.ledger[at]).collect();
        // What can be compared comes first.
        order::sort_by(&mut groups, |a, b| a.outcomes.is_empty().cmp(&b.outcomes.is_empty()));
        // A value counts the groups that its link shows.
        let facet = |param: &&str| {
            let own = (!self.view.values(param).is_empty()).then(|| self.passing(param));
            let mut values: Vec<(String, usize)> = Vec::new();
            for &metric in own.as_ref().unwrap_or(&passing) {
                for value in self.values_of(metric, param) {
                    values.extend(groups_of(metric).map(|group| (value.clone(), *group)));
                }
            }
            order::sort_unique(&mut values);
            self.facet(param, values.into_iter().map(|(value, _)| (value, 1)).collect())
        };
        let (page, pages) = self.page(&groups);
        Targets {
            total: groups.len(),
            reading: self.read_as(),
            groups: page.iter().map(|group| self.target_group(group)).collect(),
            facets: with_values(FIGURE_FILTERS.iter().map(facet).collect()),
            pages,
        }
    }

    fn target_group(&self, group: &Group) -> TargetGroup {
        let rows = |metrics: &[u32]| metrics.iter().map(|&m| self.row(m as usize)).collect();
        let corpus = &self.engine.corpus;
        let target = &corpus.metrics[group.targets[0] as usize];
        TargetGroup {
            indicator: self.named(corpus.name_of(target)),
            region: self.named(corpus.region_of(target)),
            period: self.messages.period(target.period.as_deref().unwrap_or_default()),
            targets: rows(&group.targets),
            outcomes: rows(&group.outcomes),
        }
    }
}
