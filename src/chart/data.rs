//! A view's figures → what is drawn: the comparable group, the kind of chart, the marks.

use std::cmp::Ordering;

use super::axis::Axis;
use super::bars::colour_index;
use super::comparable::{Datum, comparable_groups, of_one_place};
use super::words::Words;
use super::{Bin, ChartData, Lines, Plot, Point, RowOfPoints, Series};
use crate::corpus::Corpus;
use crate::metric::Status;
use crate::order;
use crate::text::joined;
use crate::view::{ChartKind, Interval, Value as _, View, join};

/// A chart of lines draws at most so many places.
const MOST_SERIES: usize = 6;
/// What is drawn of a place or time, in this order.
pub(super) const DRAWN: &[Status] = &[Status::Outcome, Status::Target, Status::Context];
/// A chart of bars or dots draws at most so many rows.
const MOST_ROWS: usize = 40;

/// Where marks lead to.
pub struct Leads<'a> {
    /// The written view that opens a figure.
    pub figure: &'a dyn Fn(u32) -> String,
    /// Which of some of the chart's figures a view lists that restricts the chart's own further.
    pub listed: &'a dyn Fn(&View, &[u32]) -> Vec<u32>,
}

/// The chart of the figures that pass a view's filters. Figures without a period, and facts about others
/// unless the view asks for them, are not drawn.
pub fn data_of(view: &View, corpus: &Corpus, indices: &[u32], leads: &Leads) -> ChartData {
    let context = view.status.contains(&Status::Context);
    let (groups, total) = comparable_groups(corpus, indices, context);
    // One of many that have nothing in common says nothing of them.
    let alone = total > 1 && groups.first().is_some_and(|group| group.len() == 1);
    let groups = groups.into_iter().map(in_order).map(said_once).map(of_one_year);
    let groups: Vec<Vec<Datum>> = groups.collect();
    let group = groups.first().filter(|_| !alone).map_or(&[][..], Vec::as_slice);
    let panels = of_one_place(&groups);
    let words = Words::new(view, corpus, group);
    Chart { words, view, indices, leads, group, panels }.data(total)
}

/// Without what grew in several years (比2002年增长), which does not stand among growths of one, unless it stands alone.
fn of_one_year(mut group: Vec<Datum<'_>>) -> Vec<Datum<'_>> {
    let is_single = |datum: &Datum| datum.metric.distant_base().is_none();
    if group.iter().any(is_single) {
        group.retain(is_single);
    }
    group
}

/// By place and time, and of one moment by when it was told: the last report of it stands last.
fn in_order(mut group: Vec<Datum<'_>>) -> Vec<Datum<'_>> {
    order::sort_by(&mut group, |a, b| {
        let key = |d: &Datum<'_>| (d.time.to_bits(), d.told, d.metric.doc, d.metric.surface);
        a.region.cmp(b.region).then(key(a).cmp(&key(b)))
    });
    group
}

/// The same figure said again (in another document, or twice in one) is one mark, as late as it was said last.
fn said_once(group: Vec<Datum<'_>>) -> Vec<Datum<'_>> {
    let mut kept: Vec<Datum> = Vec::new();
    for datum in group {
        // Sorted by place and time: what is the same lies near.
        let near = kept.iter().rev().take_while(|k| k.region == datum.region && k.time == datum.time).count();
        let same = |other: &Datum| {
            other.metric.status == datum.metric.status
                && (other.value, other.value_max, other.comparator) == (datum.value, datum.value_max, datum.comparator)
        };
        let from = kept.len() - near;
        match kept[from..].iter().position(same) {
            Some(at) => {
                let again = kept.remove(from + at);
                kept.push(again);
            }
            None => kept.push(datum),
        }
    }
    kept
}

pub(super) struct Chart<'g, 'a> {
    pub words: Words<'a>,
    pub view: &'a View,
    /// The figures that pass the view's filters.
    indices: &'a [u32],
    leads: &'a Leads<'a>,
    /// The largest group of comparable figures.
    pub group: &'g [Datum<'a>],
    /// The indicators of the place of which most can be seen over time.
    pub panels: Vec<&'g [Datum<'a>]>,
}

impl<'a> Chart<'_, 'a> {
    fn data(&mut self, total: usize) -> ChartData {
        let kinds = self.kinds();
        let usual = self.usual_kind();
        let kind = self.view.chart.filter(|kind| kinds.contains(kind)).unwrap_or(usual);
        if kind == ChartKind::Multiples {
            return self.multiples(kinds, total);
        }
        let (plot, drawn, left_out) = match kind {
            ChartKind::Line => self.lines(),
            ChartKind::Histogram => self.bins(),
            _ => self.rows(kind == ChartKind::Dots),
        };
        let plot = if drawn.is_empty() { Plot::Nothing } else { plot };
        let table = self.words.table(&drawn);
        ChartData {
            key: self.view.to_query(),
            kind,
            kinds,
            title: self.words.title(kind, &drawn),
            description: self.words.description(kind, &drawn),
            message: self.words.message([drawn.len(), self.group.len(), total], left_out),
            source: self.words.source(&drawn),
            plot,
            table,
        }
    }

    /// The kinds that tell something of this group.
    fn kinds(&self) -> Vec<ChartKind> {
        let both = |status| self.group.iter().any(|datum| datum.metric.status == status);
        let allowed = |kind: &ChartKind| match kind {
            ChartKind::Line => self.times() > 1,
            ChartKind::Multiples => self.small_charts().len() > 1,
            ChartKind::Bars => !self.group.is_empty(),
            ChartKind::Dots => both(Status::Target) && both(Status::Outcome),
            ChartKind::Histogram => self.group.len() >= 6,
            ChartKind::Trends => false,
        };
        ChartKind::ALL.iter().copied().filter(allowed).collect()
    }

    /// Lines where there is time to see, one small chart each where they would be many; else places compared,
    /// target against outcome where both are there.
    fn usual_kind(&self) -> ChartKind {
        if self.tell_more() {
            return ChartKind::Multiples;
        }
        let (times, places) = (self.times(), self.places());
        if times > 1 && (places == 1 || (places <= MOST_SERIES && self.group.len() >= 2 * places)) {
            return ChartKind::Line;
        }
        let rows = self.row_data();
        let paired = rows.iter().filter(|(_, data)| has_both(data)).count();
        if paired > 0 && paired * 2 >= rows.len() { ChartKind::Dots } else { ChartKind::Bars }
    }

    fn times(&self) -> usize {
        grouped(self.group.iter().collect(), by_time).len()
    }

    fn places(&self) -> usize {
        grouped(self.group.iter().collect(), by_region).len()
    }

    fn lines(&self) -> (Plot, Vec<Datum<'a>>, usize) {
        let mut places = grouped(self.group.iter().collect(), by_region);
        order::sort_by(&mut places, |a, b| b.len().cmp(&a.len()));
        let left_out = places.len().saturating_sub(MOST_SERIES);
        places.truncate(MOST_SERIES);
        let one = places.len() == 1;
        let mut lines = Lines::default();
        let mut drawn: Vec<Datum> = Vec::new();
        for (at, data) in places.into_iter().enumerate() {
            for status in DRAWN {
                let of_status: Vec<&Datum> = data.iter().copied().filter(|d| d.metric.status == *status).collect();
                if of_status.is_empty() {
                    continue;
                }
                let colour = if one { colour_index(*status) } else { at };
                let points = of_status.iter().map(|datum| self.point(datum)).collect();
                lines.series.push(Series {
                    name: self.words.series(data[0].region, *status, one),
                    status: *status,
                    colour,
                    points,
                });
                drawn.extend(of_status.into_iter().cloned());
            }
        }
        lines.labels = self.time_labels(&drawn);
        (Plot::Lines(lines), drawn, left_out)
    }

    /// The labels of the axis of time.
    pub fn time_labels(&self, drawn: &[Datum<'a>]) -> Vec<(f64, String)> {
        let mut labels: Vec<(f64, String)> = drawn.iter().map(|d| (d.time, self.words.tick(d.period))).collect();
        order::sort_by(&mut labels, |a, b| a.0.total_cmp(&b.0));
        labels.dedup_by(|a, b| a.0 == b.0);
        every_year(labels)
    }

    /// The data of each row: places at the time that has most of them, else the times of the one place.
    fn row_data(&self) -> Vec<(String, Vec<&Datum<'a>>)> {
        let times = grouped(self.group.iter().collect(), by_time);
        if self.places() < 2 {
            return times.into_iter().map(|data| (self.words.period(data[0].period), data)).collect();
        }
        let places = times.into_iter().map(|data| grouped(data, by_region));
        let best = places.max_by_key(Vec::len).unwrap_or_default();
        best.into_iter().map(|data| (self.words.region(data[0].region), data)).collect()
    }

    fn rows(&self, dots: bool) -> (Plot, Vec<Datum<'a>>, usize) {
        let mut rows: Vec<(String, Vec<Datum>)> = Vec::new();
        for (label, data) in self.row_data() {
            // The latest report of each status; bars show the outcome where there is one.
            let mut chosen: Vec<Datum> = Vec::new();
            for status in DRAWN {
                chosen.extend(
                    data.iter().rev().find(|datum| datum.metric.status == *status).map(|datum| (*datum).clone()),
                );
            }
            if !dots {
                chosen.truncate(1);
            }
            rows.push((label, chosen));
        }
        if self.places() > 1 {
            let greatest = |row: &(String, Vec<Datum>)| row.1.first().map_or(0.0, |datum| datum.value);
            order::sort_by(&mut rows, |a, b| greatest(b).total_cmp(&greatest(a)).then(a.0.cmp(&b.0)));
        }
        let left_out = rows.len().saturating_sub(MOST_ROWS);
        rows.truncate(MOST_ROWS);
        let points = |data: &[Datum]| data.iter().map(|datum| self.point(datum)).collect();
        let plot =
            rows.iter().map(|(label, data)| RowOfPoints { label: label.clone(), points: points(data) }).collect();
        let mut drawn = Vec::new();
        for (_, data) in rows {
            drawn.extend(data);
        }
        (Plot::Rows(plot), drawn, left_out)
    }

    fn bins(&self) -> (Plot, Vec<Datum<'a>>, usize) {
        let values: Vec<f64> = self.group.iter().map(|datum| datum.value).collect();
        // Steps are rounded up to whole ones: somewhat more are asked for than come.
        let wanted = (1.5 * (self.group.len() as f64).sqrt()).clamp(5.0, 14.0) as usize;
        let axis = Axis::of_values(&values, wanted, false, self.view.lang());
        let last = axis.ticks.len().saturating_sub(2);
        let group: Vec<&Datum> = self.group.iter().collect();
        let kin = self.kin();
        let like = (self.leads.listed)(&kin, self.indices);
        let bins = axis.ticks.windows(2).enumerate().map(|(at, edges)| {
            let interval = Interval { from: rounded(edges[0].0), to: rounded(edges[1].0), open: at < last };
            let mut inside = group.clone();
            inside.retain(|datum| interval.contains(datum.value));
            let (query, listed) = self.only(&inside, interval, &kin, &like);
            let label = self.words.bin(&edges[0].1, &edges[1].1, inside.len(), listed);
            Bin { from: interval.from, to: interval.to, count: inside.len(), label, query }
        });
        (Plot::Bins(bins.collect()), self.group.to_vec(), 0)
    }

    /// The view of all figures that are measured as the drawn group is.
    fn kin(&self) -> View {
        let Some(Datum { metric, .. }) = self.group.first() else { return self.view.clone() };
        let corpus = self.words.corpus();
        let names = listing(self.group.iter().map(|datum| corpus.name_of(datum.metric).to_owned()));
        let view = self.view.with("chart", None).with("ind", Some(&names)).with("unit", Some(&join(&metric.unit)));
        view.with("measure", Some(metric.measure.key()))
    }

    /// The view that lists the figures of an interval, as nearly as its parameters can say; with how many it lists where
    /// these are not those figures alone. `like` are the figures that `kin` lists.
    fn only(&self, data: &[&Datum<'a>], interval: Interval, kin: &View, like: &[u32]) -> (String, Option<usize>) {
        let interval = self.view.val.map_or(interval, |chosen| interval.within(chosen));
        let mut view = kin.with("val", Some(&interval.write()));
        let mut listed = (self.leads.listed)(&view, like);
        let mut figures: Vec<u32> = data.iter().map(|datum| datum.index).collect();
        order::sort_unique(&mut figures);
        let words = |word: &dyn Fn(&Datum<'a>) -> String| listing(data.iter().map(|datum| word(datum)));
        // What else they have in common is said as far as the list holds others.
        for (param, words) in [
            ("status", words(&|datum| datum.metric.status.key().to_owned())),
            ("year", words(&|datum| (datum.time as u16).to_string())),
            ("region", words(&|datum| datum.region.to_owned())),
        ] {
            // A place that is not known has no name.
            if listed == figures || words.split(',').any(str::is_empty) {
                continue;
            }
            let mut narrower = view.with(param, Some(&words));
            if param == "region" {
                // All are named, also those below.
                narrower = narrower.with("sub", None);
            }
            let left = (self.leads.listed)(&narrower, &listed);
            if left.len() < listed.len() {
                (view, listed) = (narrower, left);
            }
        }
        (view.to_query(), (listed != figures).then_some(listed.len()))
    }

    pub fn point(&self, datum: &Datum) -> Point {
        Point {
            x: datum.time,
            value: datum.value,
            value_max: datum.value_max,
            comparator: datum.comparator,
            status: datum.metric.status,
            text: self.words.beside(datum),
            label: self.words.label(datum),
            query: (self.leads.figure)(datum.index),
        }
    }
}

/// Where the labels are years, the years between them too, so that an axis counts evenly.
fn every_year(labels: Vec<(f64, String)>) -> Vec<(f64, String)> {
    let years: Option<Vec<u32>> = labels.iter().map(|(_, label)| label.parse().ok()).collect();
    match years.as_deref() {
        Some([first, .., last]) if last - first < 200 => {
            let mut every = Vec::new();
            for year in *first..=*last {
                every.push((f64::from(year), year.to_string()));
            }
            every
        }
        _ => labels,
    }
}

/// Different words as the value of a list parameter.
fn listing(words: impl Iterator<Item = String>) -> String {
    let mut words: Vec<String> = words.map(|word| join(&word)).collect();
    order::sort_unique(&mut words);
    joined(&words, ",")
}

/// Without the noise of a sum of steps, as it stands in a link.
fn rounded(edge: f64) -> f64 {
    (edge * 1e6).round() / 1e6
}

fn by_time(a: &Datum, b: &Datum) -> Ordering {
    a.time.total_cmp(&b.time)
}

fn by_region(a: &Datum, b: &Datum) -> Ordering {
    a.region.cmp(b.region)
}

/// Data of the same place or time together, in order.
fn grouped<'d, 'a>(data: Vec<&'d Datum<'a>>, by: fn(&Datum, &Datum) -> Ordering) -> Vec<Vec<&'d Datum<'a>>> {
    order::grouped(data, |a, b| by(a, b))
}

fn has_both(data: &[&Datum]) -> bool {
    let has = |status| data.iter().any(|datum| datum.metric.status == status);
    has(Status::Target) && has(Status::Outcome)
}
