//! The words of a chart of figures: title, description, labels, table, source.

use super::Table;
use super::comparable::Datum;
use crate::corpus::Corpus;
use crate::document::Kind;
use crate::i18n::{Messages, Quantity, written};
use crate::metric::{Measure, Period, Status};
use crate::order;
use crate::text::joined;
use crate::view::{ChartKind, Numbers, View};

/// So many rows of one value are named.
const NAMED: usize = 3;

/// Writes everything that a chart of one group says.
pub struct Words<'a> {
    messages: Messages,
    corpus: &'a Corpus,
    plain: bool,
    /// Whether several indicators are drawn, so that marks and rows name theirs.
    pub several: bool,
    /// Indicator, with the measure where it is no level, and the place where there is only one.
    subject: String,
    unit: String,
}

impl<'a> Words<'a> {
    /// The words for a group of comparable figures.
    pub fn new(view: &View, corpus: &'a Corpus, group: &[Datum<'a>]) -> Self {
        let messages = Messages::of(view.lang());
        let mut words = Words {
            messages,
            corpus,
            plain: view.num == Some(Numbers::Plain),
            several: false,
            subject: String::new(),
            unit: String::new(),
        };
        if let Some(first) = group.first() {
            let mut parts = Vec::new();
            if group.iter().all(|datum| datum.region == first.region) && !first.region.is_empty() {
                parts.push(words.region(first.region));
            }
            let measured = words.indicator_and_measure(first);
            parts.push(if parts.is_empty() { measured } else { words.begun(measured) });
            words.subject = joined(&parts, " · ");
            words.unit = messages.unit(&first.metric.unit).trim().to_owned();
        }
        words
    }

    /// The corpus that is spoken of.
    pub fn corpus(&self) -> &'a Corpus {
        self.corpus
    }

    fn indicator(&self, datum: &Datum) -> String {
        self.corpus.in_language(self.corpus.name_of(datum.metric), self.messages.lang()).to_owned()
    }

    fn indicator_and_measure(&self, datum: &Datum) -> String {
        let (name, measure) = (self.indicator(datum), datum.metric.measure);
        if measure == Measure::Level {
            return name;
        }
        format!("{name} · {}", self.messages.text(&format!("measure-{}", measure.key())))
    }

    /// What a figure measures, with its unit.
    pub fn measured(&self, datum: &Datum) -> String {
        let name = self.begun(self.indicator_and_measure(datum));
        let unit = self.messages.unit(&datum.metric.unit);
        if unit.trim().is_empty() { name } else { self.messages.format("chart-title-unit", &[&name, unit.trim()]) }
    }

    /// As a line begins: English names of indicators are written small.
    fn begun(&self, mut text: String) -> String {
        if let Some(first) = text.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        text
    }

    /// A figure with its time, and its status where it is no outcome: 2012年 · 7.8%.
    pub fn latest(&self, datum: &Datum) -> String {
        let mut parts = vec![self.period(datum.period), self.figure(datum)];
        if datum.metric.status != Status::Outcome {
            parts.insert(1, self.status(datum));
        }
        joined(&parts, " · ")
    }

    /// The title of several indicators of a place.
    pub fn title_of_indicators(&self, drawn: &[Datum], count: usize) -> String {
        let place = drawn.first().map_or(String::new(), |datum| self.region(datum.region));
        self.messages.format("chart-title-multiples", &[place, count.to_string()])
    }

    /// What small charts show: so many places or indicators, from when to when.
    pub fn describe_multiples(&self, drawn: &[Datum], count: usize) -> String {
        let mut in_time: Vec<&Datum> = drawn.iter().collect();
        order::sort_by(&mut in_time, |a, b| a.time.total_cmp(&b.time));
        let (Some(first), Some(last)) = (in_time.first(), in_time.last()) else { return String::new() };
        let key = if self.several { "chart-describe-indicators" } else { "chart-describe-places" };
        let place = self.region(first.region);
        let subject = if self.several { &place } else { &self.subject };
        let ends = [self.period(first.period), self.period(last.period)];
        self.messages.format(key, &[subject, &count.to_string(), &ends[0], &ends[1]])
    }

    /// The title of what is drawn.
    pub fn title(&self, kind: ChartKind, drawn: &[Datum]) -> String {
        let Some(first) = drawn.first() else { return self.messages.text("chart").to_owned() };
        let same_time = drawn.iter().all(|datum| datum.period == first.period);
        let mut subject = match kind {
            ChartKind::Histogram => self.messages.format("chart-title-histogram", &[&self.subject]),
            _ => self.subject.clone(),
        };
        if same_time && matches!(kind, ChartKind::Bars | ChartKind::Dots) {
            subject = format!("{subject} · {}", self.period(first.period));
        }
        // Without outcomes there is no legend to say what the marks are.
        if drawn.iter().all(|datum| datum.metric.status == Status::Target) {
            subject = format!("{subject} · {}", self.messages.text("status-target"));
        }
        let subject = self.begun(subject);
        if self.unit.is_empty() { subject } else { self.messages.format("chart-title-unit", &[&subject, &self.unit]) }
    }

    /// One sentence that says what is to be seen.
    pub fn description(&self, kind: ChartKind, drawn: &[Datum]) -> String {
        let say = |key: &str, args: &[&str]| self.messages.format(key, args);
        let mut by_value: Vec<&Datum> = drawn.iter().collect();
        order::sort_by(&mut by_value, |a, b| a.value.total_cmp(&b.value));
        let (Some(least), Some(most)) = (by_value.first(), by_value.last()) else {
            return self.messages.text("chart-none").to_owned();
        };
        let (count, low, high) = (drawn.len().to_string(), self.figure(least), self.figure(most));
        match kind {
            _ if drawn.len() == 1 => say("chart-describe-one", &[&self.subject, &self.period(least.period), &high]),
            ChartKind::Histogram => {
                let middle = by_value.get(drawn.len() / 2).map_or(String::new(), |datum| self.figure(datum));
                say("chart-describe-histogram", &[&self.subject, &count, &low, &high, &middle])
            }
            ChartKind::Line => self.describe_line(drawn),
            _ => say(
                "chart-describe-bars",
                &[&self.subject, &count, &high, &self.names_of(most, drawn), &low, &self.names_of(least, drawn)],
            ),
        }
    }

    /// First and last value of what was reported, else of what was planned.
    fn describe_line(&self, drawn: &[Datum]) -> String {
        let reported: Vec<&Datum> = drawn.iter().filter(|d| d.metric.status == Status::Outcome).collect();
        let mut told = if reported.is_empty() { drawn.iter().collect() } else { reported };
        order::sort_by(&mut told, |a, b| a.time.total_cmp(&b.time));
        let (Some(first), Some(last)) = (told.first(), told.last()) else { return String::new() };
        let ends = [self.period(first.period), self.period(last.period), self.figure(first), self.figure(last)];
        self.messages.format("chart-describe-line", &[&self.subject, &ends[0], &ends[1], &ends[2], &ends[3]])
    }

    /// The names of all rows that have the value of one; of many the first ones.
    fn names_of(&self, datum: &Datum, drawn: &[Datum]) -> String {
        let mut names: Vec<String> = Vec::new();
        for other in drawn.iter().filter(|other| other.value == datum.value) {
            let name = self.row_name(other, drawn);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let all = names.len();
        names.truncate(NAMED);
        let comma = self.messages.text("list-comma");
        let told = joined(&names, comma);
        if all > NAMED { self.messages.format("chart-and-others", &[&told, &all.to_string()]) } else { told }
    }

    fn row_name(&self, datum: &Datum, drawn: &[Datum]) -> String {
        let one_place = drawn.iter().all(|other| other.region == datum.region);
        if one_place { self.period(datum.period) } else { self.region(datum.region) }
    }

    /// What is not drawn, and why: how many figures are, how many could be drawn together, and of how many.
    pub fn message(&self, [drawn, comparable, total]: [usize; 3], left_out: usize) -> String {
        if comparable == 0 {
            let key = if total == 0 { "chart-none" } else { "chart-none-alike" };
            return self.messages.format(key, &[total.to_string()]);
        }
        let mut parts = Vec::new();
        if comparable < total {
            let [drawn, total] = [drawn, total].map(|count| count.to_string());
            let key = if self.several { "chart-chosen-place" } else { "chart-chosen" };
            parts.push(self.messages.format(key, &[&self.subject, &drawn, &total]));
        }
        if left_out > 0 {
            parts.push(self.messages.format("chart-left-out", &[left_out.to_string()]));
        }
        joined(&parts, " ")
    }

    /// The figure in short.
    pub fn figure(&self, datum: &Datum) -> String {
        self.messages.figure(&Quantity::from(datum.metric), self.plain)
    }

    /// The words beside a mark: without the unit, which the title says once for all. A per cent sign is short enough to stay.
    pub fn beside(&self, datum: &Datum) -> String {
        let quantity = Quantity::from(datum.metric);
        let unit = if matches!(quantity.unit, "%" | "‰") { quantity.unit } else { "" };
        self.messages.figure(&Quantity { unit, ..quantity }, self.plain)
    }

    fn status(&self, datum: &Datum) -> String {
        self.messages.text(&format!("status-{}", datum.metric.status.key())).to_owned()
    }

    /// Everything about a mark: 2023年 · 成都市 · 目标 · ≥ 5%.
    pub fn label(&self, datum: &Datum) -> String {
        let parts = [self.period(datum.period), self.region(datum.region), self.status(datum), self.figure(datum)];
        let said = joined(&parts, " · ");
        if self.several { format!("{} · {said}", self.indicator_and_measure(datum)) } else { said }
    }

    /// A series' name in the legend.
    pub fn series(&self, region: &str, status: Status, one_place: bool) -> String {
        let status = self.messages.text(&format!("status-{}", status.key())).to_owned();
        if one_place { status } else { format!("{} · {status}", self.region(region)) }
    }

    /// A bin's label: how many figures it has, and how many its link lists where these are others.
    pub fn bin(&self, from: &str, to: &str, count: usize, listed: Option<usize>) -> String {
        let interval = self.messages.format("chart-interval", &[from, to]);
        let count = count.to_string();
        let count = match listed {
            None => self.messages.format("figures-count", &[count]),
            Some(listed) => self.messages.format("figures-of-list", &[count, listed.to_string()]),
        };
        self.messages.format("label-value", &[interval, count])
    }

    /// A period in words.
    pub fn period(&self, period: &str) -> String {
        self.messages.period(period)
    }

    /// A period as it stands on an axis: a year is its digits, 2023 or 2017/18.
    pub fn tick(&self, period: &str) -> String {
        match Period::parse(period) {
            Some(Period::Year(_) | Period::Fiscal(_)) => period.to_owned(),
            _ => self.period(period),
        }
    }

    /// A place, in words where it is unknown.
    pub fn region(&self, region: &str) -> String {
        let named = self.corpus.in_language(region, self.messages.lang());
        if region.is_empty() { self.messages.text("region-unknown") } else { named }.to_owned()
    }

    /// The data of the drawn marks as a table, the numbers once more as a program reads them in the last columns.
    pub fn table(&self, drawn: &[Datum]) -> Table {
        let mut columns = vec!["column-region", "column-period", "column-status", "column-value", "column-document"];
        if self.several {
            columns.insert(0, "column-indicator");
        }
        let shown = columns.len();
        columns.extend(["column-number", "column-most", "facet-unit"]);
        let row = |datum: &Datum| {
            let mut cells = vec![
                self.region(datum.region),
                self.period(datum.period),
                self.status(datum),
                self.figure(datum),
                self.document(datum).map_or(String::new(), |document| document.meta.title.clone()),
                written(datum.value),
                datum.value_max.map_or(String::new(), written),
                datum.metric.unit.to_string(),
            ];
            if self.several {
                cells.insert(0, self.indicator_and_measure(datum));
            }
            cells
        };
        let heads = columns.iter().map(|column| self.messages.text(column).to_owned());
        Table { columns: heads.collect(), shown, rows: drawn.iter().map(row).collect() }
    }

    fn document(&self, datum: &Datum) -> Option<&'a crate::document::Document> {
        self.corpus.documents.get(datum.metric.doc as usize)
    }

    /// The source line; a digest is named as one.
    pub fn source(&self, drawn: &[Datum]) -> String {
        let mut documents: Vec<u32> = drawn.iter().map(|datum| datum.metric.doc).collect();
        order::sort_unique(&mut documents);
        let all: Vec<_> = documents.iter().filter_map(|at| self.corpus.documents.get(*at as usize)).collect();
        let name = |document: &crate::document::Document| match document.meta.title.as_str() {
            "" => document.id.clone(),
            title => title.to_owned(),
        };
        let source = match all.as_slice() {
            [] => return String::new(),
            [one] => self.messages.format("chart-source", &[name(one)]),
            [first, ..] => self.messages.format("chart-source-more", &[name(first), all.len().to_string()]),
        };
        let digest = all.iter().any(|d| d.meta.kind == Kind::Digest || !d.meta.digest_of.is_empty());
        if digest { format!("{source} · {}", self.messages.text("digest")) } else { source }
    }
}
