//! Settings: where in the outline a sentence stands, and so its period where it doesn't say one; `status` is its status.
//!
//! A work report reviews (去年工作回顾) and plans (今年工作安排); a heading or an opening phrase turns from one to
//! the other and names the years. What a sentence says itself comes first: 到2030年, 上半年, 力争.
//!
//! | part | what it does |
//! | --- | --- |
//! | `status` | outcome or target, by the words and by the setting |
//! | `outline` | the headings and opening phrases that turn from one to the other |
//! | `announcement` | budgets and measures in news: announced or reported, and of which fiscal year |
//! | `carry` | the time that goes on from one sentence to the next |
//! | `demand` | what others ask a government for |
//! | `moment` | the day on which a market closed, the month before a story |
//! | `title` | what the title says of the time |

pub mod announcement;
pub mod carry;
pub mod demand;
mod moment;
pub mod outline;
pub mod status;
#[cfg(test)]
mod tests;
mod title;

use std::ops::Range;

use self::announcement::Announcement;
use self::outline::{is_heading, looks_ahead, may_head, turn};
use super::clause;
use super::lexicon::{WORDS, holds};
use super::period::calendar::Calendar;
use super::period::years;
use super::period::{self, Period, Said};
use crate::document::{Document, Kind};
use crate::metric::Status;
use crate::metric::because::{self, Rule};
use crate::text::first_chars;

/// Whether a part of a document looks back or ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// 工作回顾
    Review,
    /// 工作安排
    Plan,
    /// The document doesn't say.
    Open,
}

/// How much of the years that a text speaks of a figure holds for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reach {
    /// All of them.
    Whole,
    /// Their end: a level that was reached.
    End,
    /// Each of them: 年均.
    Yearly,
    /// So many years up to their end: 连续5年.
    Run(f64),
    /// The same, where they are told of by whole years: 两年平均.
    Over(f64),
}

/// Where the reading of a document stands.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The year in which the document speaks.
    pub year: Option<i32>,
    pub mode: Mode,
    pub period: Option<Period>,
    /// Whether the words of the document look ahead rather than back.
    pub ahead: bool,
    /// What a budget or another announcement of measures knows of its time.
    pub announcement: Option<Announcement>,
    /// Whether it is a communiqué or an analysis, which speaks of a year gone by.
    pub reviews: bool,
    /// The years of the plan that the document is.
    pub plan: Option<Period>,
    /// The plan that ends in the year of a story, where it tells of it.
    closing: Option<Period>,
    /// The month in which it speaks.
    pub month: Option<u8>,
    /// The day on which it speaks.
    pub day: Option<u8>,
    /// Whether it is news, where 去年 and 今年 open no part that goes on.
    pub news: bool,
    /// Whether the next sentence opens its paragraph.
    pub fresh: bool,
    /// Where each paragraph of a story begins: in the year past, where the title reviews that, or open.
    titled: (Mode, Option<Period>),
    /// Which part the last heading opened.
    pub headed: Option<Mode>,
    /// The period of the plan that a look back, or an item with a year of its own, interrupts until the next paragraph.
    pub interrupted: Option<Option<Period>>,
    /// Whether it is a work report of the first months of a year, and called one: a story of one may be taken for it.
    reports: bool,
    /// The part of a year of which a release of figures or a company's results tell.
    released: Option<Period>,
    /// Whether it is news of a meeting late in the year, whose plans are for the next one.
    next: bool,
    /// What a paragraph on a five-year plan gone by interrupts.
    pub before_plan: Option<(Mode, Option<Period>)>,
    pub calendar: Calendar,
}

impl Setting {
    /// The setting before the first paragraph.
    pub fn of(document: &Document, calendar: Calendar) -> Setting {
        let mut setting = Setting {
            year: document.meta.date.map(|date| i32::from(date.year)),
            month: document.meta.date.map(|date| date.month).filter(|month| *month > 0),
            day: document.meta.date.map(|date| date.day).filter(|day| *day > 0),
            mode: Mode::Open,
            period: None,
            ahead: looks_ahead(document),
            announcement: Announcement::of(document, calendar),
            reviews: false,
            plan: None,
            closing: None,
            news: document.meta.kind == Kind::News,
            fresh: true,
            titled: (Mode::Open, None),
            headed: None,
            interrupted: None,
            reports: document.meta.kind == Kind::WorkReport
                && ["报告", "報告"].iter().any(|word| document.meta.title.contains(word))
                && document.meta.date.is_some_and(|date| (1..=4).contains(&date.month)),
            released: None,
            next: false,
            before_plan: None,
            calendar,
        };
        let turns: Vec<(usize, Mode, Option<i32>)> = (0..document.paragraphs.len())
            .filter_map(|at| {
                if !may_head(document, at) {
                    return None;
                }
                let text = calendar.plain_text(document.paragraph_text(at));
                let (mode, period) = is_heading(document, at, &text).then(|| turn(&text, None))??;
                Some((at, mode, period.map(|p| p.last_year())))
            })
            .collect();
        if setting.year.is_none() {
            setting.year = turns.iter().find_map(|(_, mode, year)| match mode {
                Mode::Plan => *year,
                _ => year.map(|year| year + 1),
            });
        }
        setting.take_title(document);
        let opening = calendar.plain_text(first_chars(&document.text, 400));
        setting.released = setting.released(document.meta.kind, &calendar.plain_text(&document.meta.title), &opening);
        let tells = setting.news || document.meta.kind == Kind::MeetingReport;
        setting.closing = setting.year.filter(|_| tells).and_then(|year| years::ending_plan(&opening, year));
        // An excerpt that turns to the plan later began in the review.
        if setting.announcement.is_none()
            && setting.plan.is_none()
            && turns.first().is_some_and(|(at, mode, _)| *mode == Mode::Plan && *at > 5)
        {
            setting.mode = Mode::Review;
            setting.period = setting.year.map(|year| Period::Year(year - 1));
        }
        setting
    }

    /// The period of a figure.
    ///
    /// How much of several years it holds for is `reach`.
    pub fn period(&self, said: Option<&Said>, status: Status, reach: Reach) -> (Option<Period>, &'static Rule) {
        let year = |year: i32| Some(Period::Year(year));
        let (period, rule) = match (said, &self.period) {
            (Some(Said { period: Period::Year(_), .. }), Some(whole @ Period::Years(..))) if reach == Reach::Yearly => {
                (Some(*whole), &because::SETTING)
            }
            (Some(said), _) => (Some(said.period), &because::SAID),
            (None, _) if status == Status::Outcome && self.mode == Mode::Plan && (self.announces() || self.news) => {
                (self.year.and_then(year), &because::DOCUMENT)
            }
            (None, plan) if status == Status::Outcome && self.mode == Mode::Plan => {
                // Late in the year the plan is the next one's.
                let next = |this: i32| *plan == Some(Period::Year(this + 1));
                (self.year.and_then(|this| year(this - i32::from(!next(this)))), &because::DONE)
            }
            (None, Some(period)) => (Some(*period), &because::SETTING),
            // A report of spring that no heading parts tells of the year gone by.
            (None, None) if status == Status::Outcome && self.reports => {
                (self.year.and_then(|this| year(this - 1)), &because::DOCUMENT)
            }
            // A policy address looks years ahead.
            (None, None) if status == Status::Target && self.announcement.as_ref().is_some_and(|a| a.addresses()) => {
                (None, &because::NOTHING)
            }
            // 会议部署明年: what it wants done is next year's.
            (None, None) if status == Status::Target && self.next => {
                (self.year.and_then(|this| year(this + 1)), &because::COMING_YEAR)
            }
            (None, None) => (self.year.and_then(year), &because::DOCUMENT),
        };
        let Some(period) = period else { return (None, &because::NOTHING) };
        match (reach, &period) {
            (Reach::Run(years), _) | (Reach::Over(years), Period::Year(_) | Period::Years(..))
                if (1.0..=100.0).contains(&years) =>
            {
                let last = period.last_year();
                (Some(Period::years(last - years as i32 + 1, last)), &because::RUN)
            }
            (Reach::End, Period::Years(_, last))
                if status == Status::Outcome && [because::SETTING.key, because::SAID.key].contains(&rule.key) =>
            {
                (year(*last), &because::END)
            }
            _ => (Some(period), rule),
        }
    }

    /// The year that 今年 means; none in a text that reviews a year gone by.
    pub fn now(&self) -> Option<i32> {
        self.year.filter(|_| !self.reviews || self.news || self.reviews_now())
    }

    /// Whether the document tells of a budget.
    fn budget(&self) -> bool {
        self.announcement.as_ref().is_some_and(|announcement| announcement.budget)
    }

    /// Whether the document announces measures.
    pub fn announces(&self) -> bool {
        self.announcement.is_some()
    }

    /// The period that a segment names, by its date or by the day of the story.
    pub fn said(&self, text: &str, segment: Range<usize>) -> Option<Said> {
        let begun =
            self.announcement.as_ref().and_then(|announcement| announcement.first_months(&text[segment.clone()]));
        let dated = begun.or_else(|| period::said(text, segment.clone(), self.year, self.reviewed()));
        let dated = match dated {
            Some(said) if said.is_part() || self.is_of_last_year(&said) => self.part(said, text, segment.clone()),
            dated => dated,
        };
        if let (None, Mode::Review, Some(year), true) =
            (&dated, self.mode, self.year, years::sums_five_years(&text[segment.clone()]))
        {
            return Some(Said { until: false, period: Period::Years(year - 5, year - 1) });
        }
        // 2003年以来: up to the end of what is reviewed.
        if let (None, Mode::Review, Some(last)) = (&dated, self.mode, self.period.map(Period::last_year))
            && let Some(from) = years::since(&text[segment.clone()]).filter(|from| *from < last)
        {
            return Some(Said { until: false, period: Period::Years(from, last) });
        }
        let clause = &text[segment.clone()];
        let dated = dated.or_else(|| self.years_to_come(clause)).or_else(|| self.since_plan(clause));
        let dated = dated
            .or_else(|| years::came_since(&text[segment.clone()], self.year?).filter(|_| self.sums(text, &segment)));
        // 五年来, in the last year of the plan that a story tells of
        let five = |said: &Said| matches!((&said.period, self.year), (Period::Years(from, to), Some(year)) if from + 5 == year && to + 1 == year);
        let dated = match &self.closing {
            Some(plan) if dated.as_ref().is_some_and(five) => Some(Said { until: false, period: *plan }),
            _ => dated,
        };
        match &self.announcement {
            Some(announcement) => dated.or_else(|| announcement.said(text, segment)),
            None => dated
                .or_else(|| self.market_day(clause))
                .or_else(|| self.last_month(clause))
                .or_else(|| self.whole_year_past(text, segment)),
        }
    }

    /// The times that a clause lists for its figures: 一季度、上半年分别增长….
    pub fn listed(&self, clause: &str) -> Option<Vec<Said>> {
        let times = period::listed(clause, self.year, self.reviewed())?;
        let time = |said: Said| if said.is_part() { self.part(said, clause, 0..clause.len()) } else { Some(said) };
        times.into_iter().map(time).collect()
    }

    /// “十四五”以来: up to the end of what is reviewed, or to now.
    fn since_plan(&self, clause: &str) -> Option<Said> {
        let last = match (self.mode, &self.period) {
            (Mode::Review, Some(period)) => period.last_year(),
            (Mode::Plan, _) => self.year? - 1,
            _ => self.year?,
        };
        Some(Said { until: false, period: years::since_plan(clause, last)? })
    }

    /// The years of a yearly growth that has an end (到2030年…，年均增长6%) or a base (由2020年的…增至…，年均增长6%).
    pub fn yearly(&self, base: Option<i32>, said: Option<&Said>) -> Option<Period> {
        let (first, last) = match (said, &self.period) {
            (_, Some(Period::Years(..))) => return None,
            (Some(Said { period: Period::Year(last), until: true }), _) => (self.year?, *last),
            (Some(Said { period: Period::Year(last), .. }), _) | (None, Some(Period::Year(last))) => (base? + 1, *last),
            (None, None) => (base? + 1, self.year?),
            _ => return None,
        };
        (first < last).then_some(Period::Years(first, last))
    }

    /// Whether a text looks back on whole years: a report does, a story where it adds up (3年来，累计…).
    fn sums(&self, text: &str, segment: &Range<usize>) -> bool {
        let congress = || text[segment.clone()].contains("大以来");
        !self.news
            || congress()
            || text[segment.clone()].starts_with("过去")
            || holds(&text[clause::around(text, segment.clone())], &["累计", "年均"])
    }

    /// 全年 in news of the first months: the year just past, where nothing speaks ahead.
    fn whole_year_past(&self, text: &str, segment: Range<usize>) -> Option<Said> {
        const FIRST_MONTHS: u8 = 3;
        let (year, month) = (self.year?, self.month?);
        let past = self.released.is_some_and(|period| period.last_year() < year);
        let open = (self.news || past) && self.mode == Mode::Open && month <= FIRST_MONTHS;
        let opens = open && text[segment.clone()].starts_with("全年");
        let ahead = || speaks_ahead(&text[clause::around(text, segment)]);
        (opens && !ahead()).then_some(Said { until: false, period: Period::Year(year - 1) })
    }

    /// A half or a quarter of a year as a story means it.
    fn part(&self, said: Said, text: &str, segment: Range<usize>) -> Option<Said> {
        let near = &text[clause::around(text, segment.clone())];
        // 差饷宽减四季，首季每户上限…: quarters in which rates are paid, none of the calendar.
        if self.announces() && near.contains("差饷") && !matches!(said.period, Period::Months { .. }) {
            return None;
        }
        // One that the year of the story has not seen yet is the last year's, where it is told of as done; so are the
        // first months of a year up to one that it has not seen.
        let unseen = match said.period {
            Period::Months { from, to } => from == (to.0, 1) && Some(to.1) > self.month,
            _ => self.news && said.period.first_month() > self.month,
        };
        let year = said.period.first_year();
        let told = Some(year) == self.year && !speaks_ahead(&text[segment]) && !near.contains(&year.to_string());
        let period = if unseen && told && self.month.is_some() { said.period.of_year(year - 1) } else { said.period };
        Some(Said { period, ..said })
    }

    /// Whether a month that news tells of is most likely the last year's: 12月出口, told in January.
    fn is_of_last_year(&self, said: &Said) -> bool {
        const FAR: u8 = 6;
        let month = matches!(said.period, Period::Month(..)) && !said.until;
        month && self.news && self.mode == Mode::Open && said.period.first_month() > self.month.map(|now| now + FAR)
    }

    /// The year gone by that the text reviews: its 上半年 and 7月 are of that year.
    fn reviewed(&self) -> Option<i32> {
        match (self.mode, &self.period, self.year) {
            (Mode::Review, Some(Period::Year(past)), Some(now)) if *past < now => Some(*past),
            _ => self.year,
        }
    }

    /// The first year of a span that was decided on in the year that a text names, or that begins now.
    pub fn begins(&self, said: Option<&Said>) -> Option<i32> {
        let now = self.year?;
        Some(said.map(|said| said.period.last_year() + 1).filter(|&year| year < now).unwrap_or(now))
    }

    /// The year in which the document speaks.
    pub fn year(&self) -> Option<i32> {
        self.year
    }
}

/// Whether words speak of what will be.
fn speaks_ahead(text: &str) -> bool {
    // 社会, 资料 are words of their own.
    let will = |(at, word): (usize, &str)| WORDS.whole.ending(&text[..at + word.len()]).is_none();
    WORDS.plans(text) || text.match_indices(['会', '料']).any(will) || holds(text, &["预计", "预料", "起", "今年"])
}

/// Whether 了 says that something is done: 建立了, not 为了.
pub fn has_ended(clause: &str) -> bool {
    clause.match_indices('了').any(|(at, _)| !clause[..at].ends_with(['为', '除', '到', '不', '明', '罢']))
}
