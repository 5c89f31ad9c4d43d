//! The stages in their order, for the figures of one sentence: quantities, what is none of them, clauses, and for each
//! figure its lead, its head, what its sentence told it and what it takes from those before it.

use super::clause::lead::{self, Lead};
use super::clause::{self, Joint, Segment};
use super::exclude;
use super::given::{Before, Sentence};
use super::indicator::Heads;
use super::indicator::memory::Memory;
use super::leaning::{take_run, take_time_of_gap};
use super::quantity::{self, Quantity};
use super::region;
use super::telling::Telling;
use crate::metric::Metric;
use crate::metric::because::Because;

impl Sentence<'_> {
    /// Appends its metrics; gives what the next sentence may lean on.
    pub fn read(&self, metrics: &mut Vec<(Metric, Because)>) -> Before {
        let text = self.folded.text.as_str();
        let all = quantity::scan(text);
        let quotes = exclude::quotes(text);
        let mut figures = Vec::new();
        for at in 0..all.len() {
            if exclude::exclusion(text, &all, at, &quotes).is_none() && !self.is_numbering(&all[at]) {
                figures.push(all[at].clone());
            }
        }
        if figures.is_empty() {
            let place = if self.home.is_empty() { region::anyplace(text) } else { None };
            let place = place.or_else(|| self.before.place.clone());
            return Before { told: self.before.told.clone(), said: self.years(), place };
        }
        let segments = clause::segments(text, &figures, &quotes, &self.gaps());
        self.figures(&figures, &segments, metrics)
    }

    fn figures(&self, figures: &[Quantity], segments: &[Segment], metrics: &mut Vec<(Metric, Because)>) -> Before {
        let text = self.folded.text.as_str();
        let mut heads = Heads::new(self.folded, figures, Memory::new(self.owner, &self.before.told), self.scheme);
        let label = self.label();
        let first = metrics.len();
        let mut telling = Telling::of(self);
        let mut at = 0;
        for (nth, segment) in segments.iter().enumerate() {
            telling.enter(segment);
            if segment.figures.is_empty() {
                heads.pass(segment);
            }
            // Members of a list are read with its first one.
            if !segment.figures.contains(&at) {
                continue;
            }
            let place = telling.place();
            let told = telling.told(segment, place.as_deref(), metrics[first..].last());
            let mut run = None;
            while segment.figures.contains(&at) {
                let mut lead = read_lead(text, &heads, figures, segment, at);
                let end = group_end(text, figures, &segments[nth..], at, lead.each);
                let several = lead.each && end > at + 1;
                let times = if several { self.setting.listed(&text[segment.range.clone()]) } else { None };
                let times = times.filter(|times| times.len() == end - at);
                let phrases = heads.group(&segments[nth..], at..end, &mut lead);
                for (member, (head, rule)) in (at..end).zip(phrases) {
                    let head = match &label {
                        Some(label) if !head.folded.starts_with(&label.folded) => label.clone().then(&head),
                        _ => head,
                    };
                    let own = member_lead(text, figures, &lead, at, member);
                    let told = told.behind(metrics[first..].last());
                    let told = times.as_ref().map_or(told, |times| telling.told_of(segment, &times[member - at], told));
                    let mut read = self.metric(&figures[member], &own, (head, rule), segment, &told);
                    self.lean(&mut read, figures, member, segment, metrics, first);
                    take_time_of_gap(&mut read, &own, metrics[first..].last());
                    take_run(&mut read, &own, &mut run);
                    metrics.push(read);
                }
                at = end;
            }
        }
        let (said, place) = telling.into_told();
        Before { told: heads.memory.into_earlier(), said, place }
    }
}

/// The end of the group that begins with figure `at`: the members of a list that have no words of their own.
/// Behind 分别 they may be of several units: 分别减少6起、4人; 煤、天然气产量分别为7亿吨、3亿立方米.
fn group_end(text: &str, figures: &[Quantity], segments: &[Segment], at: usize, each: bool) -> usize {
    let mut end = at + 1;
    if !segments[0].figures.contains(&(at)) || segments[0].figures.end != end {
        return end;
    }
    for segment in &segments[1..] {
        if segment.joint != Joint::List || segment.figures != (end..end + 1) {
            break;
        }
        let (first, next) = (&figures[at], &figures[end]);
        // 分别下降3.1%和｜增长7.5%
        let moved = || {
            let own = lead::read(text, segment.range.start..next.span.start);
            each && own.rest.is_empty() && own.change.is_some()
        };
        let bare = clause::lead_start(text, segment.range.start, next) == segment.range.start || moved();
        let amounts = || {
            let rate = |figure: &&Quantity| matches!(figure.dimension, "ratio" | "points" | "multiple" | "time");
            each && ![first, next].iter().any(rate)
        };
        // 分别降至9.8/10万和3.6‰
        let kind = |figure: &Quantity| if figure.dimension == "incidence" { "ratio" } else { figure.dimension };
        if !bare || kind(next) != kind(first) && !amounts() || next.form != first.form {
            break;
        }
        end += 1;
    }
    end
}

/// The lead of a member of a group: the first one's verb, and its hedge only where 分别 shares it.
fn member_lead(text: &str, figures: &[Quantity], lead: &Lead, first: usize, member: usize) -> Lead {
    if member == first {
        return lead.clone();
    }
    let own = lead::read(text, clause::tail_end(text, &figures[member - 1])..figures[member].span.start);
    // 分别下降3.1%和｜增长7.5%: its own verb says which way.
    if own.change.is_some() && lead.change.is_some() {
        return own;
    }
    Lead { comparator: own.comparator.or(lead.comparator.filter(|_| lead.each)), ..lead.clone() }
}

/// The lead of a figure, by the words before it.
fn read_lead(text: &str, heads: &Heads, figures: &[Quantity], segment: &Segment, at: usize) -> Lead {
    let mut lead = lead::read(text, heads.before(segment, at));
    if heads.counts(segment, at) && !matches!(figures[at].dimension, "ratio" | "points" | "multiple") {
        lead.give_back();
    }
    lead.count_works(&figures[at]);
    lead.keep_growth(text, &figures[at]);
    lead
}
