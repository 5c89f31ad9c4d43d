//! What a sentence tells its figures, clause by clause: the time, the place, the base year, where its statement begins.

use std::ops::Range;

use super::clause::{self, Joint, Segment};
use super::given::Sentence;
use super::lexicon::{WORDS, beginning};
use super::period::years;
use super::period::{self, Period, Said};
use super::region;
use crate::metric::because::{self, Because, Rule};
use crate::metric::{Direction, Measure, Metric, Status};

/// What a sentence has said up to a figure.
#[derive(Clone, Copy)]
pub struct Told<'t> {
    /// Whether its segment, from where its list begins, tells of a plan or an outcome.
    pub status: (Status, &'static Rule),
    /// The time that it names.
    pub said: Option<&'t Said>,
    /// The year that its sentence compares with.
    pub base: Option<i32>,
    /// The place that its segment is about, or that it goes on telling of.
    pub place: Option<&'t str>,
    /// The measure of the figure before it.
    pub last: Option<(Measure, Option<Direction>)>,
}

impl Told<'_> {
    /// The same behind another figure of the segment.
    pub fn behind(self, last: Option<&(Metric, Because)>) -> Self {
        Told { last: last.map(|(last, _)| (last.measure, last.direction)), ..self }
    }
}

/// What a sentence has told up to one of its clauses.
pub struct Telling<'s> {
    sentence: &'s Sentence<'s>,
    said: Option<Said>,
    /// 1—10月增长6%，其中10月份增长5%: the time that a statement goes back to when what is told of a part of it ends.
    whole: Option<Option<Said>>,
    base: Option<i32>,
    /// The place that the present clause is about, and the one that earlier clauses named.
    subject: Option<String>,
    zone: Option<String>,
    /// The one that the statement goes back to behind 其中.
    outer: Option<Option<String>>,
    /// The region that an earlier clause told of as growing together, and whether a clause after it told its economy.
    union: Option<(String, bool)>,
    /// Where the present list began.
    statement: usize,
    /// The present clause.
    clause: &'s str,
    begun: bool,
    /// Whether it, or a clause before it on the same time, is a forecast.
    foreseen: bool,
}

impl<'s> Telling<'s> {
    /// What the sentences before it told goes on where it breaks that down.
    pub fn of(sentence: &'s Sentence<'s>) -> Self {
        let text = sentence.folded.text.as_str();
        let goes_on = |said: &&Said| {
            clause::breaks_down(text) || clause::is_of_same_time(text) || sentence.setting.goes_on(text, said)
        };
        Telling {
            sentence,
            said: sentence
                .before
                .said
                .as_ref()
                .filter(goes_on)
                .cloned()
                .or_else(|| sentence.setting.goes_on_release(text)),
            whole: None,
            base: None,
            subject: None,
            zone: sentence.before.place.clone(),
            outer: None,
            union: None,
            statement: 0,
            clause: "",
            begun: false,
            foreseen: false,
        }
    }

    /// Goes on to a clause.
    pub fn enter(&mut self, segment: &Segment) {
        self.clause = &self.sentence.folded.text[segment.range.clone()];
        let before = self.said.clone();
        self.take_time(segment);
        let goes_on = self.foreseen && segment.joint != Joint::Stop && before == self.said;
        self.foreseen = goes_on || clause::foresees(self.clause);
        self.take_place(segment);
        self.take_union(segment);
        // A list that goes on for longer than any clause begins anew, or each member would look through all of it.
        if segment.joint != Joint::List || segment.range.end - self.statement > clause::LONGEST {
            self.statement = segment.range.start;
        }
        self.begun = true;
    }

    fn take_time(&mut self, segment: &Segment) {
        let Sentence { setting, folded, .. } = self.sentence;
        let clause = self.clause;
        let next = setting.said(&folded.text, segment.range.clone());
        let next = next.or_else(|| period::relative(clause, setting.now()));
        // A day says more than the quarter that a later clause names.
        let dated = self.said.as_ref().is_some_and(|said| said.period.day().is_some());
        let vaguer = dated && next.as_ref().is_some_and(Said::is_part);
        if segment.joint == Joint::Stop {
            self.base = None;
            if let Some(outer) = self.whole.take() {
                self.said = outer;
            }
        }
        // 下半年…，全年增长9%: the whole year ends what was told of its part.
        let of_year = next.is_none() && period::is_whole_year(clause);
        let before = match self.said.take() {
            Some(said) if of_year && (said.is_part() || said.is_day()) => self.whole_of(&said),
            said => said,
        };
        if clause.starts_with("其中") && self.begun && next.is_some() {
            self.whole = Some(before.clone());
        }
        self.base = years::base_year(clause).or(self.base);
        let next = next.or_else(|| before.as_ref().and_then(|said| years::first_of(clause, &said.period)));
        self.said = if vaguer { before } else { next.or(before) };
        // 统计局10月20日发布数据，｜前三季度…: the day is that of the news.
        if segment.figures.is_empty() && self.said.as_ref().is_some_and(Said::is_day) && clause::publishes(clause) {
            self.said = None;
        }
    }

    fn take_place(&mut self, segment: &Segment) {
        self.subject = region::subject(self.clause);
        // In a document of no place 全省 is that of the province named before.
        let part = |place: &String| !region::is_nation(place);
        let same = self.sentence.home.is_empty()
            && self.zone.as_ref().is_some_and(part)
            && region::is_whole(self.clause)
            && !region::of_nation(self.clause);
        if !same {
            self.zone = region::carried(self.zone.take(), self.clause, self.subject.as_ref());
        }
        if self.clause.starts_with("其中") && self.outer.is_none() {
            self.outer = Some(self.zone.clone());
        }
        let news = self.sentence.setting.news;
        let named = match self.sentence.home {
            "" => region::anyplace(self.clause),
            _ if news && region::of_nation(self.clause) => Some("全国".to_owned()),
            "全国" if news => region::nation(self.clause).or_else(|| self.province(segment)),
            _ => None,
        };
        self.zone = named.or(self.zone.take());
    }

    /// The province that a clause is about; one in front of a colon only says who speaks.
    fn province(&self, segment: &Segment) -> Option<String> {
        let speaks = self.sentence.folded.text[segment.range.end..].starts_with(':');
        if speaks { None } else { region::province(self.clause) }
    }

    /// 成渝地区双城经济圈建设走深走实，｜经济总量达到…，占…: the economy is that of the region.
    fn take_union(&mut self, segment: &Segment) {
        // 全市 is not the region's.
        if segment.joint == Joint::Stop || region::is_whole(self.clause) {
            self.union = None;
        }
        if segment.figures.is_empty() {
            self.union = region::union(self.clause).map(|place| (place, false)).or(self.union.take());
        } else if let Some((_, told)) = &mut self.union {
            *told |= region::tells_economy(self.clause);
        }
    }

    /// The place that the present clause is for, where it or an earlier one names one.
    pub fn place(&self) -> Option<String> {
        let subject = self.subject.clone();
        let home = self.sentence.home;
        let province = || if home == "全国" { region::province(self.clause) } else { None };
        let named = subject.or_else(|| region::cities(self.clause, home)).or_else(province);
        let union = || self.union.as_ref().filter(|(_, told)| *told).map(|(place, _)| place.clone());
        named.or_else(union).or_else(|| self.zone.clone())
    }

    /// What the figures of the present clause are told; `last` is the figure of the sentence before them.
    pub fn told<'t>(&'t self, segment: &Segment, place: Option<&'t str>, last: Option<&(Metric, Because)>) -> Told<'t> {
        Told {
            status: self.status(segment, last),
            said: self.said.as_ref(),
            base: self.base,
            place,
            last: last.map(|(last, _)| (last.measure, last.direction)),
        }
    }

    /// The same for a figure with a time of its own.
    pub fn told_of<'t>(&self, segment: &Segment, said: &'t Said, told: Told<'t>) -> Told<'t> {
        let status = self.sentence.status(self.statement..segment.range.end, Some(said));
        Told { status, said: Some(said), ..told }
    }

    fn status(&self, segment: &Segment, last: Option<&(Metric, Because)>) -> (Status, &'static Rule) {
        let own = || self.sentence.status(self.statement..segment.range.end, self.said.as_ref());
        match last {
            // 老年人口已达2.5亿，占比23%: the share of a standing fact stands too.
            Some((last, why)) if self.clause.starts_with('占') && *why.status == because::DONE => {
                (last.status, why.status)
            }
            // 计划减负30亿元，新增企业60家: the plan goes on.
            Some((last, why))
                if segment.joint == Joint::Comma
                    && *why.status == because::PLANNED
                    && (WORDS.doing.beginning(self.clause).is_some_and(|verb| verb != "增")
                        || WORDS.imperatives.beginning(self.clause).is_some()
                        || self.clause.starts_with("提供")
                        || beginning(self.clause, &["占地", "用地", "建筑面积", "总建筑面积"]).is_some()) =>
            {
                let own = own();
                if *own.1 == because::NOTHING { (last.status, why.status) } else { own }
            }
            // 预测明年出口增长5%，消费增长2%: the forecast goes on.
            Some((last, why)) if segment.joint == Joint::Comma && self.foreseen && *why.status == because::PLANNED => {
                let own = own();
                if [&because::NOTHING, &because::COMPARED].contains(&own.1) { (last.status, why.status) } else { own }
            }
            _ => own(),
        }
    }

    /// The time and the place that the next sentence may lean on.
    pub fn into_told(self) -> (Option<Said>, Option<String>) {
        let place = self.outer.unwrap_or(self.zone).filter(|_| self.sentence.home.is_empty());
        (self.whole.unwrap_or(self.said), place)
    }

    /// The year of a part of it that is over: 2023年第四季…，｜全年.
    fn whole_of(&self, part: &Said) -> Option<Said> {
        let year = part.period.last_year();
        (self.sentence.setting.year() != Some(year)).then_some(Said { until: false, period: Period::Year(year) })
    }
}

impl Sentence<'_> {
    /// The status of the figures of a statement, by what is said near it.
    pub fn status(&self, statement: Range<usize>, said: Option<&Said>) -> (Status, &'static Rule) {
        let text = self.folded.text.as_str();
        self.setting.status(&text[clause::around(text, statement.clone())], &text[statement], said)
    }
}
