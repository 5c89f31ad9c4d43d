//! Statuses: whether a figure has come about or is planned, by what its words say, then by where they stand.

use super::super::clause;
use super::super::lexicon::{WORDS, beginning, holds};
use super::super::period::{Period, Said};
use super::outline::is_so_far;
use super::{Mode, Setting, has_ended};
use crate::metric::Status;
use crate::metric::because::{self, Rule};
use crate::text::find;

impl Setting {
    /// The status of a figure, by what its segment and its sentence say, then by the setting.
    pub fn status(&self, sentence: &str, clause: &str, said: Option<&Said>) -> (Status, &'static Rule) {
        if let Some(announcement) = &self.announcement {
            return announcement.status(sentence, clause, said);
        }
        let year = self.year.unwrap_or(i32::MAX);
        let planned = || WORDS.plans(clause);
        let done = || WORDS.done.is_in(clause) || has_ended(clause) || is_so(clause);
        // 在连续两年增长的基础上: what a plan builds on.
        if self.mode == Mode::Plan && clause.starts_with('在') && clause.ends_with("基础上") {
            return (Status::Outcome, &because::DONE);
        }
        if aims_at(clause) {
            return (Status::Target, &because::PLANNED);
        }
        match said {
            Some(Said { until: true, period }) if period.last_year() >= year && !self.is_over(period) => {
                // 1日至11日共收到议案473件, told on the 11th
                return match self.has_come(period) && !planned() && !clause::foresees(clause) {
                    true => (Status::Outcome, &because::PAST_YEAR),
                    false => (Status::Target, &because::UNTIL),
                };
            }
            // 由2020年的A增加到2025年的B, in a plan of 2026
            Some(Said { until, period })
                if (if *until { period.last_year() < year } else { self.is_over(period) })
                    && (self.year.is_some() || !clause::foresees(clause)) =>
            {
                return (Status::Outcome, &because::PAST_YEAR);
            }
            Some(Said { until: false, period })
                if period.last_year() > year
                    || matches!(period, Period::Months { .. }) && self.comes(period) && !done() =>
            {
                return (Status::Target, &because::COMING_YEAR);
            }
            // 2026年度总预算岁入1786亿元, told in that year
            Some(Said { until: false, period: Period::Year(of) })
                if *of == year && holds(sentence, &["年度总预算", "年度中央政府总预算", "年度预算案"]) && !done() =>
            {
                return (Status::Target, &because::PLANNED);
            }
            _ => {}
        }
        if brings(sentence, clause) && !done() {
            return (Status::Target, &because::PLANNED);
        }
        // 今年以来…，预计全年增长7%, told in December
        if self.is_late() && is_reckoned(clause::through(sentence, clause)) {
            return (Status::Outcome, &because::PAST_YEAR);
        }
        match self.mode {
            Mode::Review if holds(clause, &["力争", "到2030年", "到2035年", "拟"]) && planned() => {
                (Status::Target, &because::PLANNED)
            }
            Mode::Review
                if beginning(clause, &["今年", "明年"]).is_some() && planned()
                    || beginning(clause, &["预计今年", "预计明年", "今年预计", "明年预计"]).is_some() =>
            {
                (Status::Target, &because::PLANNED)
            }
            // 去年建成停车场30个，今年再建50个 in a plan.
            Mode::Review
                if self.interrupted.is_some()
                    && said.is_some_and(|said| said.period == Period::Year(year))
                    && !done() =>
            {
                (Status::Target, &because::PLAN)
            }
            // 今年投资调控目标为2500亿元，投资率为32%: the plan goes on.
            Mode::Review
                if !self.reviews
                    && said.is_some_and(|said| said.period == Period::Year(year))
                    && sentence.contains("今年")
                    && WORDS.plans(sentence)
                    && !done() =>
            {
                (Status::Target, &because::PLANNED)
            }
            Mode::Review => (Status::Outcome, &because::REVIEW),
            Mode::Plan if (done() || is_so_far(sentence)) && !planned() => (Status::Outcome, &because::DONE),
            Mode::Plan => (Status::Target, &because::PLAN),
            Mode::Open if done() => (Status::Outcome, &because::DONE),
            Mode::Open if is_demand(sentence) => (Status::Target, &because::PLANNED),
            // 预计9月达到4%; 预计总资产为 may be an estimate of what is.
            // 入境处预计，假期旅客达110万人次
            Mode::Open if is_foreseen(sentence, clause) && said.is_none() => (Status::Target, &because::PLANNED),
            Mode::Open
                if (clause::foresees(clause)
                    || beginning(sentence, &["预计", "预测"]).is_some()
                    || is_foreseen(sentence, clause)
                        && said.is_none_or(|said| !self.is_over(&said.period) && !said.is_part()))
                    && (said.is_some()
                        || clause.starts_with("预计")
                        || holds(
                            clause,
                            &[
                                "全年",
                                "年内",
                                "今天",
                                "今日",
                                "明天",
                                "可",
                                "将",
                                "惠及",
                                "受益",
                                "带动",
                                "预计达",
                                "料达",
                                "料有",
                            ],
                        )) =>
            {
                (Status::Target, &because::PLANNED)
            }
            Mode::Open
                if !clause.contains("总投资")
                    && said.is_some_and(|said| !said.until && !matches!(said.period, Period::Year(_)))
                    && !(planned() && said.is_some_and(|said| self.comes(&said.period))) =>
            {
                (Status::Outcome, &because::SAID)
            }
            Mode::Open if planned() || clause.contains("总投资") => (Status::Target, &because::PLANNED),
            Mode::Open if holds(clause, &["同比", "比上年", "较上年", "去年"]) => {
                (Status::Outcome, &because::COMPARED)
            }
            Mode::Open if self.ahead && (holds(sentence, &["将", "力争"]) || is_set_to_do(clause)) => {
                (Status::Target, &because::AHEAD)
            }
            Mode::Open => (Status::Outcome, &because::NOTHING),
        }
    }

    /// Whether a period is over when the document speaks; a day only dates what is told.
    fn is_over(&self, period: &Period) -> bool {
        let past = || self.month_of(period).is_some_and(|(last, now)| last < now) && period.day().is_none();
        period.last_year() < self.year.unwrap_or(i32::MAX) || past()
    }

    /// Whether a day has come when the document speaks.
    fn has_come(&self, period: &Period) -> bool {
        let day = || self.month_of(period).is_some_and(|(last, now)| last == now) && period.day() <= self.day;
        self.day.is_some() && period.day().is_some() && (self.is_over(period) || day())
    }

    /// Whether it ends in a later month of the year.
    fn comes(&self, period: &Period) -> bool {
        self.month_of(period).is_some_and(|(last, now)| last > now)
    }

    /// The last month of a period of this year, and the one in which the document speaks.
    fn month_of(&self, period: &Period) -> Option<(u8, u8)> {
        period.last_month().zip(self.month).filter(|_| Some(period.last_year()) == self.year)
    }
}

/// Whether a clause names an aim, also one of a year gone by: 粮食增长目标6%，｜实际5.8%; 未能实现增长6%的目标; not 超过目标2%,
/// 实现翻两番的目标.
fn aims_at(clause: &str) -> bool {
    const HELD_AGAINST: [&str; 12] =
        ["超", "高于", "低于", "大于", "小于", "优于", "快于", "好于", "比", "较", "完成", "占"];
    const SET: [&str; 9] = ["为", "是", "定为", "设为", "设定为", "定在", "确定为", "约", "约为"];
    const FAILED: [&str; 9] =
        ["未能", "未完成", "未实现", "未达到", "没有完成", "没有实现", "没能", "没有达到", "原定"];
    let set = |(at, aim): (usize, &str)| {
        let after = &clause[at + aim.len()..];
        let after = &after[beginning(after, &SET).map_or(0, str::len)..];
        after.starts_with(|c: char| c.is_ascii_digit()) && !holds(&clause[..at], &HELD_AGAINST)
    };
    clause.match_indices("目标").any(set) || clause.contains("的目标") && holds(clause, &FAILED)
}

/// Whether a clause says what to do, this year where it says when: 新建学校3所, 年内启动改造12处.
fn is_set_to_do(clause: &str) -> bool {
    let when = beginning(clause, &["年内", "全年", "年底前"]).map_or(0, str::len);
    WORDS.imperatives.beginning(&clause[when..]).is_some() || when > 0 && clause[when..].starts_with("安排")
}

/// Whether words reckon what this year has brought.
fn is_reckoned(upto: &str) -> bool {
    upto.contains("今年")
        && holds(upto, &["预计全年", "全年预计", "全年预期"])
        && !holds(upto, &["明年", "力争", "确保"])
}

/// Whether the words before a clause expect what it tells: 管理层预期，｜全年开支不超过5亿元.
fn is_foreseen(sentence: &str, clause: &str) -> bool {
    let before = clause::through(sentence, clause).strip_suffix(clause).unwrap_or("");
    // 强度小于预期，浪高1米 compares.
    let told = before.trim_end_matches([',', ':']);
    let compared = ["于预期", "过预期", "超预期", "合预期", "出预期"].iter().any(|word| told.ends_with(word));
    !compared && ["预期,", "预计,", "预估,", "预期:", "预计:"].iter().any(|word| before.ends_with(word))
}

/// Whether a work still to be done is to bring what a clause tells: 全部达产后，预计年产值8亿元、｜税收1亿元.
fn brings(sentence: &str, clause: &str) -> bool {
    const DONE: [&str; 9] = ["达产后", "投产后", "建成后", "投用后", "投运后", "竣工后", "完工后", "落成后", "通车后"];
    const ABLE: [&str; 4] = ["再", "持", "支", "比"];
    let upto = clause::through(sentence, clause);
    let Some(at) = DONE.iter().filter_map(|word| find(upto, word)).min() else { return false };
    let then = &upto[at..];
    let able = || then.match_indices('可').any(|(at, can)| beginning(&then[at + can.len()..], &ABLE).is_none());
    then.starts_with("达产后") || holds(then, &["预计", "将", "能够", "有望"]) || able()
}

/// Whether a sentence says what is demanded: 会议要求，汛前加固水库3座.
fn is_demand(sentence: &str) -> bool {
    let mut clauses = sentence.split([',', ':']);
    let first = clauses.next().unwrap_or("");
    // 会议强调，2022年要完成造林2万亩，新建公路12公里
    let meets = ["会议强调", "会议提出", "会议明确"].contains(&first);
    if meets && clauses.next().is_some_and(|second| WORDS.plans(second)) {
        return true;
    }
    // 下一步，将推进改造，今年再建30座
    if beginning(first, &["下一步", "下阶段", "接下来"]).is_some() {
        return true;
    }
    // 要培育特色产业，新认定园区30个
    if first.strip_prefix('要').is_some_and(|verb| {
        !verb.starts_with(['求', '素', '点', '闻', '价', '约', '害', '不', '知', '说', '是', '想', '看'])
    }) {
        return true;
    }
    let met = beginning(first, &["为", "按", "根据", "满足", "落实", "贯彻", "适应"]).is_some();
    !met && first.ends_with("要求") && first.chars().count() <= 12
}

/// Whether 已 says that something is so, with no plan behind it: 已投产, 已将费率调低; not 已决定将投产, 已编制预算, 已婚.
fn is_so(clause: &str) -> bool {
    const NAMES: [&str; 6] = ["婚", "知", "故", "有之", "久", "定"];
    clause.match_indices('已').any(|(at, word)| {
        let after = &clause[at + word.len()..];
        let after = beginning(after, &["将", "经将"]).map_or(after, |word| &after[word.len()..]);
        beginning(after, &NAMES).is_none() && !WORDS.plans(after) && !holds(after, &["要求", "编制"])
    })
}
