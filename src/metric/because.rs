//! Why a figure reads as it does: for each field the rule that decided (`mingcha extract --explain`). Native
//! only, beside the metric and never in a bundle.

use serde::{Serialize, Serializer};

use super::Metric;

/// A rule of the grammar.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rule {
    /// Its short name.
    pub key: &'static str,
    /// What it goes by.
    pub meaning: &'static str,
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key)
    }
}

/// The rule behind each field of a metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "named like the fields of a metric")]
pub struct Because {
    pub unit: &'static Rule,
    pub comparator: &'static Rule,
    pub direction: &'static Rule,
    pub measure: &'static Rule,
    pub indicator: &'static Rule,
    pub status: &'static Rule,
    pub period: &'static Rule,
    pub region: &'static Rule,
}

impl Because {
    /// The same for a metric that was `read` and then corrected to `now`.
    pub fn corrected(self, read: &Metric, now: &Metric) -> Because {
        let rule = |same: bool, rule: &'static Rule| if same { rule } else { &CORRECTED };
        Because {
            unit: rule(read.unit == now.unit, self.unit),
            comparator: rule(read.comparator == now.comparator, self.comparator),
            direction: rule(read.direction == now.direction, self.direction),
            measure: rule(read.measure == now.measure, self.measure),
            indicator: rule(read.indicator == now.indicator, self.indicator),
            status: rule(read.status == now.status, self.status),
            period: rule(read.period == now.period, self.period),
            region: rule(read.region == now.region, self.region),
        }
    }

    /// The fields by name, in order.
    pub fn fields(&self) -> [(&'static str, &'static Rule); 8] {
        [
            ("unit", self.unit),
            ("comparator", self.comparator),
            ("direction", self.direction),
            ("measure", self.measure),
            ("indicator", self.indicator),
            ("status", self.status),
            ("period", self.period),
            ("region", self.region),
        ]
    }
}

macro_rules! rules {
    ($($(#[$field:meta])* $name:ident = $key:literal, $meaning:literal;)+) => {
        $($(#[$field])* pub static $name: Rule = Rule { key: $key, meaning: $meaning };)+
    };
}

rules! {
    /// Any field.
    NOTHING = "nothing", "no word says it";
    /// Any field.
    CORRECTED = "corrected", "a correction in mingcha.toml";
    /// Unit.
    WRITTEN = "written", "stands behind the number";
    /// Unit.
    IMPLIED = "implied", "the form of the number implies it: 第…, 翻番, …分之…, 成";
    /// Unit and indicator of a cell.
    ROW = "row", "the row's name says it";
    /// Unit, indicator, measure and period of a cell.
    COLUMN = "column", "the column's head says it";
    /// Comparator.
    HEDGE_BEFORE = "hedge-before", "a hedge stands before the number: 超, 近, 约, 不低于";
    /// Comparator.
    HEDGE_AFTER = "hedge-after", "a hedge stands behind the number: 以上, 左右, 以内";
    /// Comparator.
    OPEN = "open", "the number itself is open: 多, 余";
    /// Comparator, measure and direction.
    DIFFERENCE = "difference", "高于, 低于 with points give a difference, no bound";
    /// Measure and direction.
    FORM = "form", "the form of the number says it: a rank, 翻番, 减半, a ratio, a run";
    /// Measure and direction.
    GROWTH = "growth", "a word of growth leads to the number: 增速, 涨幅, 增长";
    /// Measure and direction.
    CHANGE = "change", "a verb of change leads to the number: 增长, 下降, 提高, 减少";
    /// Measure.
    BOUND = "bound", "高于, 低于 bound a level";
    /// Measure.
    LEVEL = "level", "no word of change leads to the number";
    /// Indicator.
    OWN = "own", "its own words stand beside the number";
    /// Indicator.
    LIST = "list", "a list names several things with a number each";
    /// Indicator.
    SHARED = "shared", "a list shares the verb or the measure of its first member";
    /// Indicator.
    BEFORE = "before", "the clause before names it";
    /// Indicator.
    AGAIN = "again", "it has no words of its own: the figure before is told of the same";
    /// Indicator.
    OWNER = "owner", "its words say nothing alone and take their owner from before";
    /// Indicator.
    WORK = "work", "an investment is that of the work behind it";
    /// Status.
    UNTIL = "until", "到…年: a year to come";
    /// Status.
    FISCAL = "fiscal", "a budget names the fiscal year";
    /// Status.
    PAST_YEAR = "past-year", "the named period is over when the document speaks";
    /// Status.
    COMING_YEAR = "coming-year", "the named period is still to come";
    /// Status and period.
    REVIEW = "review", "the section looks back";
    /// Status.
    PLAN = "plan", "the section looks ahead";
    /// Status.
    PLANNED = "planned", "a word of planning stands in the clause: 力争, 计划, 目标";
    /// Status; and then the period is the year before.
    DONE = "done", "a word tells that it is done: 了, 已, 完成";
    /// Status.
    COMPARED = "compared", "a comparison with the past: 同比, 比上年";
    /// Status.
    AHEAD = "ahead", "the whole document looks ahead, and the sentence with it: 将, 力争";
    /// Status and indicator.
    SCOPE = "scope", "the number is a scope, a limit or what a place is one of";
    /// Status.
    DEMANDED = "demanded", "others ask for it: a party, a union, a scholar";
    /// Period.
    SAID = "said", "the sentence names it";
    /// Period.
    SETTING = "setting", "the section or an opening before names it";
    /// Period and region.
    DOCUMENT = "document", "the document's own";
    /// Period.
    RUN = "run", "a run of years ends with the period: 连续16年";
    /// Period.
    END = "end", "a level that was reached stands for the end of the years";
    /// Period.
    INVESTMENT = "investment", "the investment in a whole work has no year";
    /// Region.
    NATION = "nation", "全国 before a rank or one of several";
    /// Region.
    SUBJECT = "subject", "the clause's subject is a place";
    /// Region.
    TOPIC = "topic", "the sentence or the heading above it is about a place";
}
