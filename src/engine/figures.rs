//! The Figures view: a table of metrics with filters, orders and pages.

use std::cmp::Ordering;

use super::api::{Choice, Figures, Heading};
use super::scene::Scene;
use super::select::first_year;
use crate::order;
use crate::view::{Group, Numbers, Sort, SortKey, Value};

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

/// What figures can be gathered by.
const GROUPS: &[Option<Group>] =
    &[None, Some(Group::Indicator), Some(Group::Region), Some(Group::Year), Some(Group::Section)];

impl Scene<'_> {
    /// The figures of the view.
    #[inline(never)] // called late, see `engine`
    pub fn figures(&self) -> Figures {
        let mut selected = self.select("");
        let facets = self.figure_facets(&selected);
        match self.view.sort {
            Some(sort) => self.order(&mut selected, sort),
            None => self.bring_first(&mut selected),
        }
        let gathered = self.view.group.map_or(Vec::new(), |group| self.gather(&mut selected, group));
        let (page, pages) = self.page(&selected);
        Figures {
            total: selected.len(),
            reading: self.read_as(),
            rows: page.iter().map(|&index| self.row(index)).collect(),
            facets,
            sorts: COLUMNS.iter().map(|&key| self.column(key)).collect(),
            groups: self.group_choices(GROUPS, self.view.group),
            headings: self.headings(&gathered, (pages.page - 1) * self.page_rows, page.len()),
            numbers: Numbers::ALL.iter().map(|&numbers| self.number_choice(numbers)).collect(),
            pages,
            chart: !selected.is_empty(),
        }
    }

    /// Brings figures of a group together, in their order: the groups' keys with how many they have, the largest first,
    /// of years the newest; what belongs nowhere last.
    fn gather(&self, selected: &mut Vec<usize>, group: Group) -> Vec<(String, usize)> {
        let corpus = &self.engine.corpus;
        let key = |index: usize| {
            let metric = &corpus.metrics[index];
            match group {
                Group::Indicator => corpus.name_of(metric).to_owned(),
                Group::Region => corpus.region_of(metric).to_owned(),
                Group::Year => first_year(metric).map_or(String::new(), |year| year.to_string()),
                Group::Section => {
                    corpus.section_path_of(metric).first().map_or(String::new(), |title| (*title).to_owned())
                }
                Group::Document => corpus.documents[metric.doc as usize].id.clone(),
            }
        };
        let keyed: Vec<(String, usize)> = selected.iter().map(|&index| (key(index), index)).collect();
        let mut groups = order::grouped(keyed, |a, b| a.0.cmp(&b.0));
        order::sort_by(&mut groups, |a, b| {
            let (named, other) = (&a[0].0, &b[0].0);
            let order =
                if group == Group::Year { other.cmp(named) } else { b.len().cmp(&a.len()).then(named.cmp(other)) };
            named.is_empty().cmp(&other.is_empty()).then(order)
        });
        *selected = groups.iter().flatten().map(|(_, index)| *index).collect();
        groups.iter().map(|figures| (figures[0].0.clone(), figures.len())).collect()
    }

    /// The groups that stand on a page of some rows from `start` on.
    fn headings(&self, groups: &[(String, usize)], start: usize, rows: usize) -> Vec<Heading> {
        let label = |key: &str| match self.view.group {
            Some(Group::Document) => self.document_title(key),
            Some(Group::Indicator | Group::Region) => self.named(key),
            _ => key.to_owned(),
        };
        let mut first = 0;
        let mut headings = Vec::new();
        for (key, count) in groups {
            let (begin, end) = (first, first + count);
            first = end;
            if end > start && begin < start + rows {
                headings.push(Heading { row: begin.saturating_sub(start), label: label(key), count: *count });
            }
        }
        headings
    }

    fn number_choice(&self, numbers: Numbers) -> Choice {
        Choice {
            value: numbers.key().to_owned(),
            label: self.label("num", numbers.key()),
            selected: numbers == self.view.num.unwrap_or(Numbers::Grouped),
            count: None,
            query: if numbers == Numbers::Grouped { self.without("num") } else { self.with("num", numbers.key()) },
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
                    return text(a).cmp(text(b)).then(directed(
                        corpus.metrics[a].signed().total_cmp(&corpus.metrics[b].signed()),
                        sort.descending,
                    ));
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
