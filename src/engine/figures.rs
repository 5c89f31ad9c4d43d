//! The Figures view: a table of metrics with filters, orders and pages.

use std::cmp::Ordering;

use super::api::{Choice, Figures};
use super::scene::Scene;
use crate::order;
use crate::view::{Sort, SortKey, Value as _};

/// The columns by which figures can be ordered.
const COLUMNS: &[SortKey] = &[
    SortKey::Indicator,
    SortKey::Value,
    SortKey::Period,
    SortKey::Region,
    SortKey::Status,
    SortKey::Measure,
    SortKey::Document,
];

impl Scene<'_> {
    /// The figures of the view.
    #[inline(never)] // called late, see `engine`
    pub fn figures(&self) -> Figures {
        let mut selected = self.select("");
        let facets = self.figure_facets(&selected);
        if let Some(sort) = self.view.sort {
            self.order(&mut selected, sort);
        }
        let (page, pages) = self.page(&selected);
        Figures {
            total: selected.len(),
            rows: page.iter().map(|&index| self.row(index)).collect(),
            facets,
            pages,
            sorts: COLUMNS.iter().map(|&key| self.column(key)).collect(),
            chart: !selected.is_empty(),
        }
    }

    /// The order by a column: the first click ascends, the second descends, the third is reading order again.
    fn column(&self, key: SortKey) -> Choice {
        let present = self.view.sort.filter(|sort| sort.key == key);
        let next = match present {
            None => Some(Sort { key, descending: false }),
            Some(Sort { descending: false, .. }) => Some(Sort { key, descending: true }),
            Some(_) => None,
        };
        Choice {
            value: present.unwrap_or(Sort { key, descending: false }).write(),
            label: self.label("sort", key.key()),
            selected: present.is_some(),
            count: None,
            query: next.map_or_else(|| self.without("sort"), |sort| self.with("sort", &sort.write())),
        }
    }

    /// Orders figures; what is equal stays in reading order, what has no value comes last.
    fn order(&self, selected: &mut [usize], sort: Sort) {
        let corpus = &self.engine.corpus;
        let text = |index: usize| -> &str {
            let metric = &corpus.metrics[index];
            match sort.key {
                SortKey::Indicator => corpus.name_of(metric),
                SortKey::Period => metric.period.as_deref().unwrap_or(""),
                SortKey::Region => corpus.region_of(metric),
                SortKey::Status => metric.status.key(),
                SortKey::Measure => metric.measure.key(),
                SortKey::Value => &metric.unit,
                SortKey::Date | SortKey::Document | SortKey::Relevance => "",
            }
        };
        let date = |index: usize| corpus.documents.get(corpus.metrics[index].doc as usize).and_then(|d| d.meta.date);
        let compare = |a: usize, b: usize| -> Ordering {
            let order = match sort.key {
                // Values of different units have no order: units first, then values.
                SortKey::Value => {
                    return text(a)
                        .cmp(text(b))
                        .then(directed(corpus.metrics[a].value.total_cmp(&corpus.metrics[b].value), sort.descending));
                }
                SortKey::Date => date(a).cmp(&date(b)),
                SortKey::Document | SortKey::Relevance => corpus.metrics[a].doc.cmp(&corpus.metrics[b].doc),
                _ => {
                    return text(a)
                        .is_empty()
                        .cmp(&text(b).is_empty())
                        .then(directed(text(a).cmp(text(b)), sort.descending));
                }
            };
            directed(order, sort.descending)
        };
        order::sort_by(selected, |&a, &b| compare(a, b));
    }
}

fn directed(order: Ordering, descending: bool) -> Ordering {
    if descending { order.reverse() } else { order }
}
