//! What a figure takes from the figures before it: itself, what it measures, its place, its time.

use super::clause::Segment;
use super::clause::lead::Lead;
use super::given::Sentence;
use super::quantity::{Form, Quantity};
use super::region;
use crate::metric::because::{self, Because};
use crate::metric::{Metric, Status};
use crate::shared::Str;
use crate::text::fold_text;

type Read = (Metric, Because);

impl Sentence<'_> {
    /// Sets a figure right by those before it; from `first` on they are of its own sentence.
    pub fn lean(
        &self,
        read: &mut Read,
        figures: &[Quantity],
        member: usize,
        segment: &Segment,
        metrics: &[Read],
        first: usize,
    ) {
        if let Some(again) = self.again(&figures[member], segment, metrics) {
            let (own, why) = std::mem::replace(read, again);
            (read.0.surface, read.0.context, read.0.region) = (own.surface, own.context, own.region);
            (read.1.unit, read.1.region) = (why.unit, why.region);
        }
        let Some(last) = metrics[first..].last() else { return };
        self.take_same_elsewhere(read, last);
        take_same_place(read, last);
        take_same_status(read, last);
        if is_of_one_ratio(figures, member) {
            read.0.period.clone_from(&last.0.period);
            read.1.period = last.1.period;
        }
    }

    /// The figure that a quotation or 這 takes up again: 「9.5%的赤字會令人關注」.
    fn again(&self, figure: &Quantity, segment: &Segment, metrics: &[(Metric, Because)]) -> Option<(Metric, Because)> {
        let text = self.folded.text.as_str();
        let before = text[segment.range.start..figure.span.start].trim_start_matches(['“', '「']);
        let quoted = before.is_empty() && text[..figure.span.start].ends_with(['“', '「']);
        let taken_up = matches!(before, "这" | "该" | "上述") || quoted;
        if !self.setting.announces() || !taken_up {
            return None;
        }
        let unit = figure.unit_name(text);
        let same = |earlier: &&(Metric, Because)| {
            earlier.0.value == figure.value && crate::text::fold(&earlier.0.unit).text == unit
        };
        metrics.iter().rev().take(8).find(same).cloned()
    }

    /// 新增确诊病例30例（湖北21例）, 债务占比为4%，新加坡则达168%: a place alone tells of the same there.
    fn take_same_elsewhere(&self, (metric, because): &mut Read, (last, _): &Read) {
        if last.unit == metric.unit
            && last.measure == metric.measure
            && let Some(place) = region::named(&fold_text(&metric.indicator))
            && let Some(same) = region::anywhere(&last.indicator)
        {
            metric.region = Some(place.into());
            metric.indicator = same.into();
            (because.indicator, because.region) = (&because::AGAIN, &because::SUBJECT);
            if self.setting.announces() {
                (metric.status, because.status) = (Status::Context, &because::SCOPE);
            }
        }
    }
}

/// 东部地区生产总值…，增长5%: the growth is of the same place.
fn take_same_place((metric, because): &mut Read, (last, why): &Read) {
    if *because.indicator == because::AGAIN
        && *because.region != because::SUBJECT
        && (*why.region == because::SUBJECT
            || last.region.as_deref().is_some_and(|region| metric.indicator.starts_with(region)))
    {
        metric.region.clone_from(&last.region);
        because.region = why.region;
    }
}

/// 预计2023年销量达到30万吨，同比增长3%: the growth to come of what is to come.
fn take_same_status((metric, because): &mut Read, (last, why): &Read) {
    if *because.indicator == because::AGAIN
        && *because.status == because::COMPARED
        && last.status == Status::Target
        && last.period == metric.period
    {
        (metric.status, because.status) = (last.status, why.status);
    }
}

/// 由…调整为13.2∶53.0∶33.8: the members of a ratio are of one time.
fn is_of_one_ratio(figures: &[Quantity], member: usize) -> bool {
    let Some(earlier) = member.checked_sub(1).map(|earlier| &figures[earlier]) else { return false };
    figures[member].form == Form::Ratio
        && earlier.form == Form::Ratio
        && figures[member].span.start.saturating_sub(earlier.span.end) <= '∶'.len_utf8()
}

/// 增速为5%，高于全国0.3个百分点: a gap is of the time of what it is measured from.
pub fn take_time_of_gap((metric, because): &mut Read, lead: &Lead, last: Option<&Read>) {
    if let Some((last, why)) = last.filter(|_| lead.gap.is_some() && *because.indicator == because::AGAIN) {
        metric.period.clone_from(&last.period);
        because.period = why.period;
    }
}

/// 连续3年…第1名: the value takes the run's years.
pub fn take_run((metric, because): &mut Read, lead: &Lead, run: &mut Option<Str>) {
    if lead.run {
        run.clone_from(&metric.period);
    } else if run.is_some() {
        metric.period.clone_from(run);
        because.period = &because::RUN;
    }
}
