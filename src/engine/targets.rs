//! The Ledger view: targets with the outcomes of the same indicator, place and year beside them, unjudged.

use super::api::{TargetGroup, Targets};
use super::scene::Scene;
use crate::ledger::Group;
use crate::order;

impl Scene<'_> {
    /// The groups that hold a figure which passes the filters.
    #[inline(never)] // called late, see `engine`
    pub fn targets(&self) -> Targets {
        // The ledger names the first of a statement, whichever of its documents passes.
        let mut selected: Vec<usize> =
            self.passing("").into_iter().map(|metric| self.engine.corpus.first_of(metric)).collect();
        order::sort_unique(&mut selected);
        let passes = |group: &&Group| {
            group.targets.iter().chain(&group.outcomes).any(|&m| selected.binary_search(&(m as usize)).is_ok())
        };
        let mut groups: Vec<&Group> = self.engine.corpus.ledger.iter().filter(passes).collect();
        // What can be compared comes first.
        order::sort_by(&mut groups, |a, b| a.outcomes.is_empty().cmp(&b.outcomes.is_empty()));
        let mut members: Vec<usize> = Vec::new();
        for group in &groups {
            members.extend(group.targets.iter().chain(&group.outcomes).map(|&metric| metric as usize));
        }
        order::sort_unique(&mut members);
        let (page, pages) = self.page(&groups);
        Targets {
            total: groups.len(),
            groups: page.iter().map(|group| self.target_group(group)).collect(),
            facets: self.figure_facets(&members),
            pages,
        }
    }

    fn target_group(&self, group: &Group) -> TargetGroup {
        let rows = |metrics: &[u32]| metrics.iter().map(|&m| self.row(m as usize)).collect();
        TargetGroup {
            indicator: group.indicator.clone(),
            region: group.region.clone(),
            period: self.messages.period(&group.period),
            targets: rows(&group.targets),
            outcomes: rows(&group.outcomes),
        }
    }
}
