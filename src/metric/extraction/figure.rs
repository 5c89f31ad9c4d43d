//! A figure with its fields, from its lead, its head and what its sentence has told.

use std::ops::Range;

use super::clause::bound;
use super::clause::lead::{self, Lead};
use super::clause::{self, Segment};
use super::exclude;
use super::given::Sentence;
use super::indicator::dependence::population;
use super::indicator::parts::Named;
use super::indicator::phrase::Phrase;
use super::indicator::rank;
use super::lexicon::holds;
use super::period::Period;
use super::period::reach;
use super::quantity::{Form, Quantity, UnitText};
use super::region;
use super::setting::Reach;
use super::telling::Told;
use crate::metric::because::{self, Because, Rule};
use crate::metric::{Comparator, Direction, Measure, Metric, Status};
use crate::text::Span;

impl Sentence<'_> {
    /// One figure of the sentence, and the rules that gave its fields.
    pub fn metric(
        &self,
        figure: &Quantity,
        lead: &Lead,
        (head, head_rule): Named,
        segment: &Segment,
        told: &Told,
    ) -> (Metric, Because) {
        let around = Around::of(&self.folded.text, figure, lead, segment);
        let mut size = around.size(told.last);
        if improves_by_falling(lead, &head.folded) {
            size.direction = size.direction.map(|_| Direction::Down);
        }
        let (status, status_rule) = self.status_of(&around, &size, &head, told.status);
        let (period, period_rule) = match is_invested(&head.folded, status, figure) {
            true => (None, &because::INVESTMENT),
            false => self.period_of(&around, &head.folded, size.measure, status, told),
        };
        let (unit, unit_rule) = self.unit_of(figure);
        let nation = around.is_scope && around.before.ends_with("全国")
            || self.region.0.is_empty() && region::of_nation(around.clause);
        let (region, region_rule) = self.region(told.place, nation);
        let because = Because {
            unit: unit_rule,
            comparator: size.comparator_rule,
            direction: if size.direction.is_some() { size.measure_rule } else { &because::NOTHING },
            measure: size.measure_rule,
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
            unit: unit.into(),
            comparator: size.comparator,
            direction: size.direction,
            measure: size.measure,
            doubt: head.is_empty().then(|| "doubt-indicator".into()),
            indicator: head.into_written().into(),
            canonical: None,
            status,
            period: period.map(|period| period.to_string().into()),
            base_year: None,
            region: region.map(Into::into),
        };
        (metric, because)
    }

    /// What the words around a figure make of the status that its statement has.
    fn status_of(
        &self,
        around: &Around,
        size: &Size,
        head: &Phrase,
        told: (Status, &'static Rule),
    ) -> (Status, &'static Rule) {
        let Around { text, segment, figure, lead, clause, before, after, .. } = *around;
        // 面积不得少于8平方米, 进口价高于200元的部分
        let capped = || before.contains('每') && after.starts_with("为上限");
        let ruled = self.setting.announces()
            && (holds(before, &["不得少于", "不得超过", "不得高于", "不得低于", "须不少于", "须为"])
                || after.starts_with("的部分")
                || capped());
        let bracketed = ["(不超过", "(不多于", "(不少于"].iter().any(|bound| before.ends_with(bound));
        let limits =
            |word: &&str| head.folded.ends_with(*word) && (figure.dimension != "time" || clause.contains(*word));
        let bound = size.measure == Measure::Level
            && figure.dimension != "points"
            && !(lead.reached && self.setting.announces())
            && (bracketed || ruled || ["上限", "下限", "限额", "警戒线"].iter().any(limits));
        let within = rank::is_within(text, segment.range.clone(), figure).is_some();
        if around.is_scope || bound || within {
            (Status::Context, &because::SCOPE)
        } else if size.missed || around.is_given_time() {
            (Status::Target, &because::PLANNED)
        } else {
            told
        }
    }

    /// The time that a figure is for.
    fn period_of(
        &self,
        around: &Around,
        head: &str,
        measure: Measure,
        status: Status,
        told: &Told,
    ) -> (Option<Period>, &'static Rule) {
        let Around { text, figure, lead, clause, before, after, .. } = *around;
        let is_time = figure.dimension == "time";
        let unit = figure.unit_name(text);
        let counts_years =
            matches!(unit, "年" | "个年度" | "个财政年度" | "个月" | "个季度") || figure.form == Form::Streak;
        // 即日起实施，为期三年，每年涉款8亿元: what it takes and how long begins there.
        let begun = told.said.is_some_and(|said| said.period.day().is_some()) && self.setting.announces();
        if begun && (is_time || clause.contains("每年") || status == Status::Context) {
            return (None, &because::NOTHING);
        }
        // 额外发放两个月津贴: in the year of the budget.
        let granted = || {
            matches!(unit, "个月" | "季") && holds(clause, &["额外", "获发", "多发", "代缴", "免租", "宽免", "宽减"])
        };
        if is_time && told.said.is_none() && self.setting.announces() && !granted() {
            return (None, &because::NOTHING);
        }
        let years = years_touched(figure, unit);
        if around.is_given_time()
            && counts_years
            && (1.0..=100.0).contains(&years)
            && let Some(from) = self.setting.begins(told.said)
        {
            return (Some(Period::years(from, from + years as i32 - 1)), &because::RUN);
        }
        // a duration set by a rule
        if is_time && after.starts_with("不变") {
            return (None, &because::NOTHING);
        }
        let runs = (lead.run || figure.form == Form::Streak || after.starts_with("改革")) && counts_years;
        if runs && figure.open {
            return (None, &because::RUN);
        }
        let sums = status == Status::Outcome && !matches!(told.said.map(|said| said.period), Some(Period::Years(..)));
        let run = runs.then_some(years).or_else(|| if sums { reach::years_summed(clause) } else { None });
        // 连续18个月, told of a month
        if let (true, "个月", Some(Period::Month(year, month))) = (runs, unit, told.said.map(|said| said.period)) {
            let first = year * 12 + i32::from(month) - figure.value as i32;
            let from = (first.div_euclid(12), (first.rem_euclid(12) + 1) as u8);
            return (Some(Period::months(from, (year, month))), &because::RUN);
        }
        let sentence = &text[..figure.span.start];
        let reach = reach::reach(figure, lead, measure, &reach::Around { clause, before, sentence, head }, run);
        let grows = reach == Reach::Yearly && measure == Measure::Growth;
        match grows.then(|| self.setting.yearly(told.base, told.said)).flatten() {
            Some(years) => (Some(years), &because::SAID),
            None => self.setting.period(told.said, status, reach),
        }
    }

    fn unit_of(&self, figure: &Quantity) -> (String, &'static Rule) {
        match &figure.unit {
            UnitText::Written(range) => (one_name(self.written(range.clone())), &because::WRITTEN),
            UnitText::Implied("") => (String::new(), &because::NOTHING),
            UnitText::Implied(name) => ((*name).to_owned(), &because::IMPLIED),
        }
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

/// PM2.5浓度｜改善5%: some measures get better by falling.
fn improves_by_falling(lead: &Lead, head: &str) -> bool {
    lead.verb.is_some_and(|(verb, _)| verb == "改善") && holds(head, &["浓度", "综合指数", "pm2.5", "pm10"])
}

/// A figure and the words around it.
struct Around<'t> {
    /// The sentence, folded.
    text: &'t str,
    figure: &'t Quantity,
    lead: &'t Lead,
    segment: &'t Segment,
    /// Its segment's text.
    clause: &'t str,
    /// The segment up to the number, and the sentence behind it.
    before: &'t str,
    after: &'t str,
    /// Whether it only says whom or what the statement is about: 14亿中国人, 全国60个城市之一.
    is_scope: bool,
}

/// What a figure's number says.
struct Size {
    measure: Measure,
    direction: Option<Direction>,
    measure_rule: &'static Rule,
    comparator: Comparator,
    comparator_rule: &'static Rule,
    /// Whether it was aimed at and not reached, or surpassed.
    missed: bool,
}

impl<'t> Around<'t> {
    fn of(text: &'t str, figure: &'t Quantity, lead: &'t Lead, segment: &'t Segment) -> Self {
        let clause = &text[segment.range.clone()];
        let before = &text[segment.range.start..figure.span.start];
        let tail = clause::tail_end(text, figure);
        let people = || {
            figure.scaled
                && figure.dimension.is_empty()
                && population(&text[tail..segment.range.end.max(tail)]).is_some()
        };
        let among =
            || before.ends_with("全国") && figure.form == Form::Amount && holds(clause, &["之一", "排名", "位居"]);
        let is_scope = people() || among();
        Around { text, figure, lead, segment, clause, before, after: &text[figure.span.end..], is_scope }
    }

    /// 用三年时间完成: a span from now on.
    fn is_given_time(&self) -> bool {
        let before = exclude::unhedged(&self.text[..self.figure.span.start]);
        self.figure.dimension == "time"
            // 机组利用3119小时 is measured.
            && before.ends_with('用') && !before.ends_with("利用")
            && !self.after.contains('了')
    }

    /// What the number says, `last` being the measure and the direction of the figure before it.
    fn size(&self, last: Option<(Measure, Option<Direction>)>) -> Size {
        let Around { text, figure, lead, segment, .. } = *self;
        let (measure, direction, measure_rule) = lead::measure(figure, lead);
        let (comparator, comparator_rule) = bound::comparator(text, segment, figure, lead, measure);
        let (last, towards) = last.map_or((None, None), |(measure, direction)| (Some(measure), direction));
        let missed = lead.verb.is_some_and(|(verb, _)| matches!(verb, "低于" | "高于")) && bound::is_aim(text, figure);
        let mut size = Size { measure, direction, measure_rule, comparator, comparator_rule, missed };
        let growth = (Measure::Growth, Some(Direction::Up));
        // 增长7%，低于8%的预定目标: what was aimed at is growth where growth was told, or 增速 is.
        if missed && figure.dimension == "ratio" {
            let grows = lead.growth_end > 0 || last == Some(Measure::Growth);
            (size.measure, size.direction) = if grows { growth } else { (Measure::Level, None) };
            (size.comparator, size.comparator_rule) = (Comparator::Equal, &because::DIFFERENCE);
        }
        // 增加11.4%，即74亿元: the same growth in other terms.
        let amount = figure.dimension.starts_with("money") || matches!(figure.dimension, "count" | "persons");
        if last == Some(Measure::Growth)
            && amount
            && size.measure == Measure::Level
            && exclude::unhedged(self.before) == "即"
        {
            (size.measure, size.direction) = (Measure::Change, towards);
        }
        // 减少2亿元或44%: the same change in other terms.
        if last == Some(Measure::Change) && figure.dimension == "ratio" && size.measure == Measure::Level {
            let other = exclude::unhedged(self.before).strip_suffix('或');
            if other.is_some_and(|before| before.ends_with(['元', '名', '人', '个', '吨', '点'])) {
                (size.measure, size.direction) = (Measure::Growth, towards);
            }
        }
        // 增长6.5%，力争7%: the same growth again.
        if last == Some(Measure::Growth) && size.direction.is_none() && is_hoped_for(text, segment, figure) {
            (size.measure, size.direction) = growth;
        }
        size
    }
}

/// Whether a figure is what is to be invested in a project, in whatever year: 总投资20亿元.
fn is_invested(head: &str, status: Status, figure: &Quantity) -> bool {
    let total = head.contains("总投资") && !head.ends_with("项目总投资");
    status == Status::Target && (total || head.ends_with("总投资") && figure.dimension == "money")
}

/// How many years a run of a figure touches: 连续30个月 three; 0 where it has no end or is no number.
fn years_touched(figure: &Quantity, unit: &str) -> f64 {
    let value = match figure.form {
        Form::Amount | Form::Ordinal | Form::Streak if !figure.open => figure.value,
        _ => 0.0,
    };
    let in_a_year = match unit {
        "个月" => 12.0,
        "个季度" => 4.0,
        _ => 1.0,
    };
    (value / in_a_year).ceil()
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
