//! Announcements: budgets, policy addresses and relief measures, as a government's news tells them.
//!
//! Such a text has no outline of review and plan. What a clause says decides: measures are announced with verbs
//! (寬減, 撥款, 發放, 會), facts reported with words of their own (錄得, 去年, 現時). A fiscal year has begun, runs
//! or is to come on the day of the story.

use std::ops::Range;

use super::super::clause;
use super::super::lexicon::{WORDS, holds};
use super::super::period::calendar::Calendar;
use super::super::period::years;
use super::super::period::{self, Period, Said};
use super::demand::is_demanded;
use super::has_ended;
use crate::document::{Document, Kind};
use crate::metric::Status;
use crate::metric::because::{self, Rule};
use crate::text::{first_chars, fold_text};

/// What a document that announces measures knows of its time.
#[derive(Clone, Debug)]
pub struct Announcement {
    /// The calendar year of the story.
    year: i32,
    /// The month of the story.
    month: u8,
    /// The day of the story; 0 where it is not known.
    day: u8,
    /// The first calendar year of the fiscal year that runs on the day of the story.
    fiscal: i32,
    /// Whether fiscal years begin in April.
    april: bool,
    /// Whether it tells of a budget, whose fiscal year holds where a clause says nothing.
    pub budget: bool,
    /// Whether its headings and lists tell of measures: a budget, a policy address.
    measures: bool,
    /// Whether the paragraph is a heading or an item of a list.
    pub item: bool,
    /// The coming year whose budget the document is, where its title names one: 114年度总预算案.
    pub coming: Option<i32>,
}

impl Announcement {
    /// Of a document that tells of a budget, a policy address or relief; none of another.
    pub fn of(document: &Document, calendar: Calendar) -> Option<Announcement> {
        let date = document.meta.date?;
        let reports =
            matches!(document.meta.kind, Kind::WorkReport | Kind::MeetingReport | Kind::Communique | Kind::Digest);
        let title = fold_text(&document.meta.title);
        let budget = title.contains("预算案");
        let measures = budget || title.contains("施政报告");
        let opening = first_chars(&document.text, 600);
        // 剔除政府一次性纾困措施的影响 announces nothing.
        let opening = fold_text(opening).replace("纾困措施的影响", "");
        let told = holds(&(title + &opening), &["预算案", "施政报告", "纾困", "救市", "宽减措施"]);
        let region = document.meta.region.as_str();
        let elsewhere = !["香港", "澳门", "台湾"].iter().any(|place| fold_text(region).starts_with(place));
        if !budget && (reports || elsewhere || !told) {
            return None;
        }
        let year = i32::from(date.year);
        // Hong Kong's fiscal year begins in April, elsewhere it is the calendar year.
        let april = region.starts_with("香港");
        let spring = april && (1..=3).contains(&date.month);
        let named = years::only_year(&calendar.plain_text(&document.meta.title));
        let coming = named.filter(|named| budget && *named > year);
        Some(Announcement {
            year,
            month: date.month,
            day: date.day,
            fiscal: year - i32::from(spring),
            april,
            budget,
            measures,
            item: false,
            coming,
        })
    }

    /// Whether it tells of a policy address, whose measures have no year of their own.
    pub fn addresses(&self) -> bool {
        self.measures && !self.budget
    }

    /// The fiscal year that a budget told of in spring is for, where it is another than the calendar's.
    pub fn budgeted(&self) -> Option<Period> {
        (self.budget && self.fiscal < self.year).then_some(Period::Fiscal(self.fiscal + 1))
    }

    /// The first months of the fiscal year that runs, where no calendar year stands before them: 首九個月.
    pub fn first_months(&self, clause: &str) -> Option<Said> {
        const APRIL: u8 = 4;
        let (at, months) = period::months_begin(clause).filter(|_| self.april)?;
        let before = &clause[..at];
        let calendar = before.ends_with('年') && !before.ends_with("财年");
        let last = APRIL + u8::try_from(months).ok()? - 1;
        let to = if last > 12 { (self.fiscal + 1, last - 12) } else { (self.fiscal, last) };
        // 首八个月 in September are those of the calendar.
        let over = to <= (self.year, self.month);
        (!calendar && over).then_some(Said { until: false, period: Period::months((self.fiscal, APRIL), to) })
    }

    /// The period that words name by the day of the story: 來年度, 本財政年度, 去年.
    pub fn said(&self, text: &str, range: Range<usize>) -> Option<Said> {
        const WORDS: [(&str, i32); 23] = [
            ("明年度", 1),
            ("上一财政年度", -1),
            ("上财政年度", -1),
            ("上一年度", -1),
            ("上年度", -1),
            ("去年度", -1),
            ("本财政年度", 0),
            ("本年度", 0),
            ("今年度", 0),
            ("本财年", 0),
            ("下一个财政年度", 1),
            ("下一财政年度", 1),
            ("下财政年度", 1),
            ("新一个财政年度", 1),
            ("新财政年度", 1),
            ("来年度", 1),
            ("下年度", 1),
            ("来年", 1),
            ("去年", -1),
            ("前年", -2),
            ("今年", 0),
            ("明年", 1),
            ("年内", 0),
        ];
        let part = &text[range];
        if let Some(years) = years::fiscal_years_ahead(part) {
            let period = Period::FiscalYears(self.fiscal + 1, self.fiscal + years);
            return Some(Said { until: false, period });
        }
        // 即日起派发2万元
        let at_once = ["即日起", "即时生效", "今日起", "即时起"].iter().any(|word| part.contains(word));
        if at_once && self.day > 0 {
            return Some(Said { until: false, period: Period::Day(self.year, self.month, self.day) });
        }
        let (word, step) = WORDS.iter().find(|(word, _)| {
            part.match_indices(word).any(|(at, _)| !part[..at].ends_with(['比', '较', '按', '近', '与', '同']))
        })?;
        let calendar = matches!(*word, "去年" | "前年" | "今年" | "明年" | "年内");
        let period = if calendar { Period::Year(self.year + step) } else { Period::Fiscal(self.fiscal + step) };
        Some(Said { until: false, period })
    }

    /// Whether a sentence goes on with the year past, or with the accounts of one, that the one before it told of.
    pub fn goes_on(&self, sentence: &str, said: &Said) -> bool {
        let past = match said.period {
            Period::Year(year) => year < self.year,
            Period::Fiscal(year) => year <= self.fiscal && self.fiscal < self.year,
            _ => false,
        };
        past && !said.until && !sentence.starts_with(['「', '“']) && !is_measure(sentence)
    }

    /// The status of a figure, by its clause, then by its sentence.
    pub fn status(&self, sentence: &str, clause: &str, said: Option<&Said>) -> (Status, &'static Rule) {
        if is_supposed(sentence, clause) || is_example(sentence) {
            return (Status::Context, &because::SCOPE);
        }
        if !holds(clause, &["已", "录得", "现时", "目前"]) && is_demanded(sentence, clause) {
            return (Status::Context, &because::DEMANDED);
        }
        if let Some(said) = budgeted(clause) {
            return said;
        }
        let announced = is_announced(clause);
        let told = is_told(clause) || has_ended(clause);
        let measure = announced && !told;
        match said.map(|said| (said.period, said.period.is_fiscal(), said.until)) {
            Some((period, true, _)) if period.last_year() > self.fiscal => return (Status::Target, &because::FISCAL),
            // The running year has just begun, or its measures are told; what it brought is an outcome.
            Some((period, true, _)) => {
                if told && period.last_year() < self.fiscal {
                    return (Status::Outcome, &because::PAST_YEAR);
                }
                // What a government reckons at a year's end stands; what others do is a forecast.
                let upto = clause::through(sentence, clause);
                let closing = self.fiscal < self.year && !WORDS.asking.is_in(upto);
                if period.last_year() >= self.fiscal && reckons(upto) && !told && !closing {
                    return (Status::Target, &because::FISCAL);
                }
                let begun = period.last_year() == self.fiscal && self.fiscal == self.year;
                // 2020/21年度…批出1,104份, told in 2022: no measure is for a year so long past, whatever its sentence says.
                let past = period.last_year() < self.fiscal;
                let ahead = begun && !told || is_measure(clause) || !told && !past && is_measure(sentence);
                return if ahead { (Status::Target, &because::FISCAL) } else { (Status::Outcome, &because::PAST_YEAR) };
            }
            Some((period, false, true)) if period.last_year() >= self.year => return (Status::Target, &because::UNTIL),
            Some((Period::Months { to, .. }, ..)) if to < (self.year, self.month) => {
                return (Status::Outcome, &because::PAST_YEAR);
            }
            Some((period, false, _)) if period.last_year() < self.year => {
                return (Status::Outcome, &because::PAST_YEAR);
            }
            Some((period, false, _)) if period.last_year() > self.year => {
                return (Status::Target, &because::COMING_YEAR);
            }
            // 第三季实施, told in spring
            Some((period, false, false)) if self.month > 0 && period.last_month() > Some(self.month) && !told => {
                return (Status::Target, &because::COMING_YEAR);
            }
            _ => {}
        }
        // 计划累计发放补贴78亿元: what was counted is no plan.
        if COUNTED.iter().any(|word| clause.contains(word)) && !will(clause) && !reckons(clause) {
            return (Status::Outcome, &because::DONE);
        }
        let ahead = measure || will(clause) || WORDS.plans(clause) || holds(clause, &FORECASTS);
        match (ahead, told) {
            (true, _) => (Status::Target, &because::PLANNED),
            (false, true) => (Status::Outcome, &because::DONE),
            (false, false) if self.measures && self.item && !is_told(sentence) => (Status::Target, &because::PLAN),
            (false, false) if self.coming.is_some() => (Status::Target, &because::PLAN),
            (false, false) if is_announced(sentence) && !is_told(sentence) => (Status::Target, &because::AHEAD),
            _ => (Status::Outcome, &because::NOTHING),
        }
    }
}

/// Words of what has been counted.
const COUNTED: [&str; 6] = ["累计", "共收到", "接获", "上次", "访问了", "翻查"];

/// Words of what may come, which no word of a fact (收缩) takes back.
const FORECASTS: [&str; 8] = ["预测", "预料", "料全年", "料年底", "年底或", "或升", "或跌", "恐升"];

/// Whether words reckon with what is not known yet: 预测, 料.
fn reckons(text: &str) -> bool {
    const MATTER: &str = "资材燃原饲物颜肥照不意史饮面";
    let reckoned = text.match_indices('料').any(|(at, _)| !text[..at].ends_with(|c| MATTER.contains(c)));
    reckoned || holds(text, &["预测", "预料", "预计", "估计"])
}

/// A year's accounts as they were planned at first, or as they stand at its end.
fn budgeted(clause: &str) -> Option<(Status, &'static Rule)> {
    const AT_FIRST: [&str; 7] = ["原来预算", "原定预算", "原先预算", "原先估计", "原本估计", "原来估计", "原先预计"];
    if clause.contains(['较', '比']) {
        None
    } else if holds(clause, &AT_FIRST) {
        Some((Status::Target, &because::PLANNED))
    } else {
        clause.contains("修订预算").then_some((Status::Outcome, &because::DONE))
    }
}

/// Whether words announce: a measure's verb, or what will be.
fn is_announced(text: &str) -> bool {
    WORDS.announced.is_in(&text.replace("消费开支", "消费")) || will(text)
}

/// Whether words report; what a change is told from (由现时, 较去年) reports nothing.
fn is_told(text: &str) -> bool {
    const BASES: [&str; 9] = ["已婚", "由现时", "从现时", "由目前", "较去年", "比去年", "较上年", "比上年", "与去年"];
    BASES
        .iter()
        .fold(text.to_owned(), |text, base| text.replace(base, ""))
        .split(',')
        .any(|part| WORDS.told.is_in(part))
}

/// Whether a sentence tells of one reader's purse: 王女士月入14,500元.
fn is_example(sentence: &str) -> bool {
    holds(sentence, &["女士", "先生", "太太"]) && holds(sentence, &["月入", "月薪", "每月", "年薪", "时薪"])
}

/// Whether a clause reckons with a case: 假設一名漁民月入1萬元.
fn is_supposed(sentence: &str, clause: &str) -> bool {
    const CASES: [&str; 6] = ["假设", "假如", "如果", "倘若", "如入息", "若一"];
    let upto = clause::through(sentence, clause);
    let case = CASES.iter().filter_map(|word| upto.find(word)).min();
    // 如果措施全数落实，将令赤字扩大: what will come of it is no case.
    case.is_some_and(|at| !will(&upto[at..]) && !WORDS.plans(&upto[at..]))
}

/// Whether words tell of a measure itself and not of the accounts of its year.
fn is_measure(text: &str) -> bool {
    const ACCOUNTS: [&str; 6] = ["盈余", "赤字", "财赤", "储备", "总收入", "总开支"];
    WORDS.announced.is_in(&text.replace("消费开支", "消费")) && !holds(text, &ACCOUNTS)
}

/// Whether 會 stands for what will be, and not in a word (社會, 會議).
fn will(text: &str) -> bool {
    const BEFORE: &str = "社机议员法协工公商总大学展年联国晚都委省人座教宴峰盛博才理事董基";
    const AFTER: &str = "议计员见上后面场长籍展所晤同费";
    text.match_indices('会').any(|(at, word)| {
        let before = text[..at].chars().next_back().is_some_and(|c| BEFORE.contains(c));
        let after = text[at + word.len()..].chars().next().is_some_and(|c| AFTER.contains(c));
        !before && !after
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn will_is_no_society() {
        assert!(will("政府会协助商户"));
        assert!(!will("社会福利开支"));
        assert!(!will("立法会会议"));
    }
}
