//! A figure with its fields, from its lead, its head and what its sentence has told.

use std::ops::Range;

use super::borrowed::Named;
use super::bound;
use super::clause::{self, Segment};
use super::dependence::population;
use super::exclude;
use super::lead::{self, Lead};
use super::lexicon::holds;
use super::period::Period;
use super::quantity::{Form, Quantity, UnitText};
use super::rank;
use super::reach;
use super::region;
use super::sentence::{Sentence, Told};
use super::setting::Reach;
use crate::metric::because::{self, Because, Rule};
use crate::metric::{Comparator, Direction, Measure, Metric, Status};
use crate::text::Span;

impl Sentence<'_> {
    /// One figure of the sentence, and the rules that gave its fields.
    pub(super) fn metric(
        &self,
        figure: &Quantity,
        lead: &Lead,
        (head, head_rule): Named,
        segment: &Segment,
        told: &Told,
    ) -> (Metric, Because) {
        let Told { status, said, place, .. } = *told;
        let text = self.folded.text.as_str();
        let (mut measure, mut direction, measure_rule) = lead::measure(figure, lead);
        // 用三年时间完成: a span from now on.
        let spends = figure.dimension == "time"
            && exclude::unhedged(&text[..figure.span.start]).ends_with('用')
            && !text[figure.span.end..].contains('了');
        // 增长7%，低于8%的预定目标: what was aimed at is growth where growth was told, or 增速 is.
        let missed = lead.verb.is_some_and(|(verb, _)| matches!(verb, "低于" | "高于")) && bound::is_aim(text, figure);
        let (mut comparator, mut comparator_rule) = bound::comparator(text, segment, figure, lead, measure);
        if missed && figure.dimension == "ratio" {
            let grows = lead.growth_end > 0 || told.last == Some(Measure::Growth);
            (measure, direction) = if grows { (Measure::Growth, Some(Direction::Up)) } else { (Measure::Level, None) };
            (comparator, comparator_rule) = (Comparator::Equal, &because::DIFFERENCE);
        }
        // 增长6.5%，力争7%: the same growth again.
        if told.last == Some(Measure::Growth) && direction.is_none() && is_hoped_for(text, segment, figure) {
            (measure, direction) = (Measure::Growth, Some(Direction::Up));
        }
        let clause = &text[segment.range.clone()];
        let before = &text[segment.range.start..figure.span.start];
        let scope =
            population(&text[clause::tail_end(text, figure)..segment.range.end.max(clause::tail_end(text, figure))])
                .is_some()
                && figure.scaled
                && figure.dimension.is_empty()
                || before.ends_with("全国")
                    && figure.form == Form::Amount
                    && (clause.contains("之一") || clause.contains("排名") || clause.contains("位居"));
        // 面积不得少于8平方米, 进口价高于200元的部分
        let capped = || before.contains('每') && text[figure.span.end..].starts_with("为上限");
        let ruled = self.setting.announces()
            && (holds(before, &["不得少于", "不得超过", "不得高于", "不得低于", "须不少于", "须为"])
                || text[figure.span.end..].starts_with("的部分")
                || capped());
        let bracketed = before.ends_with("(不超过") || before.ends_with("(不多于") || before.ends_with("(不少于");
        let bound = measure == Measure::Level
            && !(lead.reached && self.setting.announces())
            && (bracketed
                || ruled
                || ["上限", "下限", "限额", "警戒线"]
                    .iter()
                    .any(|word| head.folded.ends_with(word) && (figure.dimension != "time" || clause.contains(word))));
        let within = rank::is_within(text, segment.range.clone(), figure).is_some();
        let (status, status_rule) = if scope || bound || within {
            (Status::Context, &because::SCOPE)
        } else if missed || spends {
            (Status::Target, &because::PLANNED)
        } else {
            status
        };
        let invested =
            head.folded.contains("总投资") && !head.folded.ends_with("项目总投资") && status == Status::Target
                || head.folded.ends_with("总投资") && status == Status::Target && figure.dimension == "money";
        let years = match figure.form {
            Form::Amount | Form::Ordinal | Form::Streak if !figure.open => figure.value,
            _ => 0.0,
        };
        // 连续30个月 touches three years.
        let part_of_year = match figure.unit_name(text) {
            "个月" => 12.0,
            "个季度" => 4.0,
            _ => 1.0,
        };
        let years = (years / part_of_year).ceil();
        let counts_years = matches!(figure.unit_name(text), "年" | "个月" | "个季度") || figure.form == Form::Streak;
        let after = &text[figure.span.end..];
        let run = (lead.run || figure.form == Form::Streak || after.starts_with("改革")) && counts_years;
        let (period, period_rule) = if invested {
            (None, &because::INVESTMENT)
        } else if figure.dimension == "time" && said.is_none() && self.setting.announces() {
            (None, &because::NOTHING)
        } else if let (true, Some(from)) = (spends && counts_years && !figure.open, self.setting.begins(said)) {
            (Some(Period::Years(from, from + figure.value as i32 - 1)), &because::RUN)
        } else if figure.dimension == "time" && after.starts_with("不变") {
            // a duration set by a rule
            (None, &because::NOTHING)
        } else if run && figure.open {
            (None, &because::RUN)
        } else {
            let run = run.then_some(years);
            let reach = reach::reach(figure, lead, measure, clause, before, run);
            let grows = reach == Reach::Yearly && measure == Measure::Growth;
            match grows.then(|| self.setting.yearly(told.base, said)).flatten() {
                Some(years) => (Some(years), &because::SAID),
                None => self.setting.period(said, status, reach),
            }
        };
        let (unit, unit_rule) = match &figure.unit {
            UnitText::Written(range) => (one_name(self.written(range.clone())), &because::WRITTEN),
            UnitText::Implied("") => (String::new(), &because::NOTHING),
            UnitText::Implied(name) => ((*name).to_owned(), &because::IMPLIED),
        };
        let nation = scope && before.ends_with("全国") || self.region.0.is_empty() && region::of_nation(clause);
        let (region, region_rule) = self.region(place, nation);
        let because = Because {
            unit: unit_rule,
            comparator: comparator_rule,
            direction: if direction.is_some() { measure_rule } else { &because::NOTHING },
            measure: measure_rule,
            indicator: head_rule,
            status: status_rule,
            period: period_rule,
            region: region_rule,
        };
        let metric = Metric {
            doc: self.doc,
            surface: self.place(figure.span.clone()),
            context: self.place(segment.range.clone()),
            value: figure.value,
            value_max: figure.max,
            unit,
            comparator,
            direction,
            measure,
            doubt: head.is_empty().then(|| "doubt-indicator".to_owned()),
            indicator: head.into_written(),
            canonical: None,
            status,
            period: period.map(|period| period.to_string()),
            base_year: None,
            region,
        };
        (metric, because)
    }

    fn region(&self, place: Option<&str>, nation: bool) -> (Option<String>, &'static Rule) {
        let (named, rule) = match (nation, place) {
            (true, _) => ("全国", &because::NATION),
            (false, Some(place)) => (place, &because::SUBJECT),
            (false, None) => self.region,
        };
        if named.is_empty() { (None, &because::NOTHING) } else { (Some(named.to_owned()), rule) }
    }

    /// A range of the folded sentence as bytes of the document's text.
    fn place(&self, range: Range<usize>) -> Span {
        let span = self.folded.source_span(range);
        Span { start: self.span.start + span.start, end: self.span.start + span.end }
    }

    fn written(&self, range: Range<usize>) -> String {
        self.folded.source_span(range).of(self.folded.source).split_whitespace().collect()
    }
}

/// Whether nothing but a hope stands between a percentage and the figure before it: 增长6.5%，力争｜7%.
fn is_hoped_for(text: &str, segment: &Segment, figure: &Quantity) -> bool {
    let before =
        &text[segment.range.start..exclude::unhedged(&text[..figure.span.start]).len().max(segment.range.start)];
    let ends = text[clause::tail_end(text, figure)..].chars().next().is_none_or(|c| !crate::text::is_han(c));
    figure.unit_name(text) == "%"
        && ends
        && matches!(
            before,
            "力争" | "争取" | "确保" | "力争达到" | "争取达到" | "努力实现" | "力争实现" | "并力争" | "奋斗目标"
        )
}

/// A unit by one name and in one width, since charts and ledger compare units: 亿元人民币 counts 元.
fn one_name(unit: String) -> String {
    let unit = unit.replace('％', "%");
    match ["人民币", "人民幣"].iter().find_map(|nation| unit.strip_suffix(nation)).filter(|unit| !unit.is_empty())
    {
        Some(yuan) => yuan.to_owned(),
        None => unit,
    }
}
