//! Which figures pass the filters of a view.

use super::Engine;
use super::scene::Scene;
use crate::metric::Metric;
use crate::order;
use crate::query::{Query, ReadingKind, Selection, select};
use crate::view::{Check, Years};

/// The parameters that restrict figures, in the order of their facets.
pub(super) const FIGURE_FILTERS: &[&str] =
    &["region", "year", "status", "ind", "measure", "unit", "sec", "doc", "check"];

/// What holds all places.
const NATION: &str = "全国";

impl Scene<'_> {
    /// The figures that pass all filters but `except` (a parameter, or empty), in reading order; of a statement that
    /// several documents make, the first that passes.
    pub fn select(&self, except: &str) -> Vec<usize> {
        let mut passing = self.passing(except);
        let mut stated = vec![false; self.engine.corpus.metrics.len()];
        passing.retain(|&index| !std::mem::replace(&mut stated[self.engine.corpus.first_of(index)], true));
        passing
    }

    /// The same with each metric of a statement.
    pub fn passing(&self, except: &str) -> Vec<usize> {
        let asked = self.asked();
        let filters = self.figure_filters(except);
        let passes =
            |index: &usize| self.passes(*index, &filters) && asked.as_ref().is_none_or(|asked| asked.metrics[*index]);
        (0..self.engine.corpus.metrics.len()).filter(passes).collect()
    }

    /// The parameters but `except` that restrict figures, with their values.
    pub fn figure_filters(&self, except: &str) -> Vec<(&'static str, Vec<String>)> {
        let mut filters = Vec::new();
        for &param in FIGURE_FILTERS {
            let values = if param == "region" { self.regions() } else { self.view.values(param) };
            if param != except && !values.is_empty() {
                filters.push((param, values));
            }
        }
        filters
    }

    /// Whether a figure passes filters and has a value that the view takes; what the search box asks for is left aside.
    pub fn passes(&self, index: usize, filters: &[(&str, Vec<String>)]) -> bool {
        filters.iter().all(|(param, values)| self.has_any(index, param, values))
            && self.view.val.is_none_or(|val| val.contains(self.engine.corpus.metrics[index].signed()))
    }

    /// The chosen places, with all that they hold where the view says so (含下级).
    pub fn regions(&self) -> Vec<String> {
        let chosen = &self.view.region;
        if !self.view.sub || chosen.is_empty() {
            return chosen.clone();
        }
        let mut regions: Vec<String> = self.below().into_iter().map(str::to_owned).collect();
        regions.extend_from_slice(chosen);
        regions
    }

    /// The places of the corpus that lie in a chosen one.
    pub fn below(&self) -> Vec<&str> {
        let regions = &self.engine.corpus.regions;
        let parent = |name: &str| self.engine.corpus.region(name).map(|region| region.parent.as_str());
        let inside = |name: &&str| {
            let mut at = *name;
            // Chains are short; the bound is against a bundle that runs in circles.
            (0..8).any(|_| {
                at = parent(at).unwrap_or_default();
                let above = if at.is_empty() { NATION } else { at };
                *name != NATION && self.view.region.iter().any(|chosen| chosen == above)
            })
        };
        regions.iter().map(|region| region.name.as_str()).filter(inside).collect()
    }

    fn has_any(&self, index: usize, param: &str, values: &[String]) -> bool {
        if param == "year" {
            let metric = &self.engine.corpus.metrics[index];
            let Some((first, last)) = metric.years() else { return false };
            return self.view.year.iter().any(|years: &Years| years.touches(first, last));
        }
        if let Some(has) = self.value_of(index, param) {
            return values.iter().any(|value| value == has);
        }
        let has = self.values_of(index, param);
        values.iter().any(|value| has.iter().any(|v| v == value))
    }

    /// The one value that a figure has of a parameter, empty where it is not known; none where it may have several.
    fn value_of(&self, index: usize, param: &str) -> Option<&str> {
        let corpus = &self.engine.corpus;
        let metric = &corpus.metrics[index];
        Some(match param {
            "doc" => corpus.documents.get(metric.doc as usize).map_or("", |d| d.id.as_str()),
            "region" => corpus.region_of(metric),
            "ind" => corpus.name_of(metric),
            "status" => metric.status.key(),
            "measure" => metric.measure.key(),
            "unit" => &metric.unit,
            _ => return None,
        })
    }

    /// The values that a figure has of a parameter, as the words of links.
    pub fn values_of(&self, index: usize, param: &str) -> Vec<String> {
        let corpus = &self.engine.corpus;
        let metric = &corpus.metrics[index];
        if let Some(value) = self.value_of(index, param) {
            return if value.is_empty() { Vec::new() } else { vec![value.to_owned()] };
        }
        match param {
            "year" => {
                let mut years = Vec::new();
                if let Some((first, last)) = metric.years() {
                    for year in first..=last {
                        years.push(year.to_string());
                    }
                }
                years
            }
            "check" => {
                let doubtful = metric.doubt.is_some().then_some(Check::Doubt);
                let corrected = corpus.correction_of(index).map(|_| Check::Corrected);
                [doubtful, corrected].iter().flatten().map(|check| check.key().to_owned()).collect()
            }
            "sec" => corpus.section_path_of(metric).into_iter().map(str::to_owned).collect(),
            _ => Vec::new(),
        }
    }

    /// How the search box was read, in words; empty where it is taken as typed.
    pub fn read_as(&self) -> String {
        let reading = self.asked().as_ref().and_then(|asked| asked.reading.as_ref());
        reading.filter(|reading| reading.kind != ReadingKind::Literal).map_or(String::new(), |r| self.reading(r, true))
    }

    /// Brings those figures to the front that answer best what the search box was read as.
    pub fn bring_first(&self, selected: &mut [usize]) {
        let first = self.asked().as_ref().map_or(&[][..], |asked| &asked.first);
        if first.is_empty() {
            return;
        }
        let mut places = vec![usize::MAX; self.engine.corpus.metrics.len()];
        for (place, at) in first.iter().enumerate().rev() {
            places[*at as usize] = place;
        }
        order::sort_by(selected, |&a, &b| places[a].cmp(&places[b]));
    }

    /// Which figures the search box asks for; none where it is empty.
    fn asked(&self) -> &Option<Selection> {
        let Engine { index, corpus, .. } = self.engine;
        let asked = || Some(Query::parse(&self.view.q)).filter(|q| !q.is_empty()).map(|q| select(index, corpus, &q));
        self.asked.get_or_init(asked)
    }
}

/// The year in which the period of a metric begins: what charts and groups go by.
pub(super) fn first_year(metric: &Metric) -> Option<i16> {
    metric.years().map(|(first, _)| first)
}
