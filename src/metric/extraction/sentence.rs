//! A sentence: its figures, each with its lead, head, status, period and region.

use std::ops::Range;

use super::clause::lead::{self, Lead};
use super::clause::{self, Joint, Segment};
use super::exclude;
use super::indicator::Heads;
use super::indicator::memory::Memory;
use super::indicator::phrase::{Phrase, is_mark};
use super::lexicon::WORDS;
use super::period::years;
use super::period::{self, Period, Said};
use super::quantity::{self, Form, Quantity};
use super::region;
use super::setting::Setting;
use crate::metric::because::{self, Because, Rule};
use crate::metric::{Measure, Metric, Status};
use crate::text::{Folded, Span, fold};

/// A sentence while it is read.
pub struct Sentence<'s> {
    /// Its document's place in the corpus.
    pub doc: u32,
    /// Where it stands in the document.
    pub span: Span,
    /// Its text, folded.
    pub folded: &'s Folded<'s>,
    /// What the document said before it.
    pub setting: &'s Setting,
    /// The place that the sentence is for where a clause names no other, and why.
    pub region: (&'s str, &'static Rule),
    /// What a short sentence before it is about.
    pub owner: &'s Phrase,
    /// What the sentences before it told of.
    pub earlier: &'s Phrase,
    /// The scheme that the paragraph named last.
    pub scheme: &'s Phrase,
    /// The time that the sentence before it told of.
    pub said: Option<&'s Said>,
}

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
    pub last: Option<Measure>,
}

impl Sentence<'_> {
    /// Appends its metrics; gives what the next sentence may lean on: what it told of, and of which time.
    pub fn read(&self, metrics: &mut Vec<(Metric, Because)>) -> (Phrase, Option<Said>) {
        let text = self.folded.text.as_str();
        let all = quantity::scan(text);
        if all.is_empty() {
            return (self.earlier.clone(), self.years(text));
        }
        let quotes = exclude::quotes(text);
        let mut figures = Vec::new();
        for at in 0..all.len() {
            if exclude::exclusion(text, &all, at, &quotes).is_none() && !self.is_numbering(&all[at]) {
                figures.push(all[at].clone());
            }
        }
        if figures.is_empty() {
            return (self.earlier.clone(), self.years(text));
        }
        let segments = clause::segments(text, &figures, &quotes, &self.gaps());
        self.figures(&figures, &segments, metrics)
    }

    /// The years or the part of one that a sentence without figures tells of: “十三五”时期，空气质量持续好转。
    fn years(&self, text: &str) -> Option<Said> {
        self.setting.said(text, 0..text.len()).filter(|said| !said.is_day() && !said.until)
    }

    /// What a bracket after a label tells of: 教育:(经常开支预算为…).
    fn label(&self) -> Option<Phrase> {
        let (label, rest) = self.folded.text.split_once(':')?;
        let named = (1..=8).contains(&label.chars().count()) && label.chars().all(crate::text::is_han);
        let told = rest
            .strip_prefix('(')
            .is_some_and(|inner| !inner.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(')'));
        (named && told).then(|| Phrase::of(self.folded, 0..label.len()))
    }

    /// Where a headline parts its statements with a wide blank, which folding leaves out.
    fn gaps(&self) -> Vec<usize> {
        const LONGEST: usize = 240;
        let source = self.folded.source.trim();
        if source.len() > LONGEST || self.folded.text.contains('。') {
            return Vec::new();
        }
        let shift = self.folded.source.find(source).unwrap_or(0);
        let parts = |at: usize, blank: &str| {
            let (before, after) = (&source[..at], &source[at + blank.len()..]);
            // 經濟增長1.8% 失業率2.8%: behind a figure any blank does.
            let told = before.rsplit([' ', '　']).next().is_some_and(holds_figure);
            blank == "　"
                || told && after.starts_with(crate::text::is_han) && !before.ends_with(|c: char| c.is_ascii_digit())
        };
        let blanks = source.match_indices([' ', '　']).filter(|(at, blank)| parts(*at, blank));
        blanks.map(|(at, _)| self.folded.folded_offset((shift + at) as u32)).collect()
    }

    /// ①, ² and the like fold to digits but count nothing.
    fn is_numbering(&self, quantity: &Quantity) -> bool {
        let written = self.folded.source_span(quantity.span.clone()).of(self.folded.source);
        written.contains(is_mark)
    }

    fn figures(
        &self,
        figures: &[Quantity],
        segments: &[Segment],
        metrics: &mut Vec<(Metric, Because)>,
    ) -> (Phrase, Option<Said>) {
        let text = self.folded.text.as_str();
        let mut heads = Heads::new(self.folded, figures, Memory::new(self.owner, self.earlier), self.scheme);
        let label = self.label();
        let first = metrics.len();
        let goes_on = |said: &&Said| {
            clause::breaks_down(text) || clause::is_of_same_time(text) || self.setting.goes_on(text, said)
        };
        let mut said = self.said.filter(goes_on).cloned();
        // 1—10月增长6%，其中10月份增长5%: what is told of a part of it ends with the statement.
        let mut whole: Option<Option<Said>> = None;
        let mut base = None;
        let mut zone: Option<String> = None;
        let (mut at, mut statement) = (0, 0);
        for (nth, segment) in segments.iter().enumerate() {
            // A day says more than the quarter that a later clause names.
            let next = self
                .setting
                .said(text, segment.range.clone())
                .or_else(|| period::relative(&text[segment.range.clone()], self.setting.now()));
            let dated = said.as_ref().is_some_and(|said| said.period.is_one_day());
            let vaguer = dated && next.as_ref().is_some_and(Said::is_part);
            // 下半年…，全年增长9%: the whole year ends what was told of its part.
            let clause = &text[segment.range.clone()];
            let of_year = next.is_none() && period::is_whole_year(clause);
            if segment.joint == Joint::Stop
                && let Some(outer) = whole.take()
            {
                said = outer;
            }
            base = base.filter(|_| segment.joint != Joint::Stop);
            let said_before = match said {
                Some(said) if of_year && (said.is_part() || said.is_day()) => self.whole_of(&said),
                said => said,
            };
            if clause.starts_with("其中") && nth > 0 && next.is_some() {
                whole = Some(said_before.clone());
            }
            base = years::base_year(clause).or(base);
            said = if vaguer { said_before } else { next.or(said_before) };
            // 统计局10月20日发布数据，｜前三季度…: the day is that of the news.
            if segment.figures.is_empty() && said.as_ref().is_some_and(Said::is_day) && clause::publishes(clause) {
                said = None;
            }
            if segment.joint != Joint::List {
                statement = segment.range.start;
            }
            if segment.figures.is_empty() {
                heads.pass(segment);
            }
            let subject = region::subject(clause);
            zone = region::carried(zone, clause, subject.as_ref());
            if self.setting.news && region::of_nation(clause) {
                zone = Some("全国".to_owned());
            }
            // Members of a list are read with its first one.
            if !segment.figures.contains(&at) {
                continue;
            }
            let place = subject.or_else(|| region::cities(clause, self.region.0)).or_else(|| zone.clone());
            let told = Told {
                status: match metrics.get(first..).and_then(<[_]>::last) {
                    // 老年人口已达2.5亿，占比23%: the share of a standing fact stands too.
                    Some((told, why)) if clause.starts_with('占') && *why.status == because::DONE => {
                        (told.status, why.status)
                    }
                    // 计划减负30亿元，新增企业60家: the plan goes on.
                    Some((told, why))
                        if segment.joint == Joint::Comma
                            && *why.status == because::PLANNED
                            && WORDS.doing.beginning(clause).is_some_and(|verb| verb != "增") =>
                    {
                        let own = self.status(statement..segment.range.end, said.as_ref());
                        if *own.1 == because::NOTHING { (told.status, why.status) } else { own }
                    }
                    _ => self.status(statement..segment.range.end, said.as_ref()),
                },
                said: said.as_ref(),
                base,
                place: place.as_deref(),
                last: metrics.get(first..).and_then(<[_]>::last).map(|(last, _)| last.measure),
            };
            let mut run = None;
            while segment.figures.contains(&at) {
                let mut lead = lead::read(text, heads.before(segment, at));
                if heads.counts(segment, at) && !matches!(figures[at].dimension, "ratio" | "points" | "multiple") {
                    lead.give_back();
                }
                lead.count_works(&figures[at]);
                lead.keep_growth(text, &figures[at]);
                let end = group_end(text, figures, &segments[nth..], at);
                let years = if lead.each && end > at + 1 {
                    years::years_listed(&text[segment.range.clone()]).filter(|years| years.len() == end - at)
                } else {
                    None
                };
                let phrases = heads.group(&segments[nth..], at..end, &mut lead);
                for (member, (head, rule)) in (at..end).zip(phrases) {
                    let head = match &label {
                        Some(label) if !head.folded.starts_with(&label.folded) => label.clone().then(&head),
                        _ => head,
                    };
                    let own = member_lead(text, figures, &lead, at, member);
                    let told = years.as_ref().map_or(told, |years| {
                        let said = Some(&years[member - at]);
                        let status = self.status(statement..segment.range.end, said);
                        Told { status, said, ..told }
                    });
                    let (mut metric, mut because) = self.metric(&figures[member], &own, (head, rule), segment, &told);
                    if let Some((again, why)) = self.again(&figures[member], segment, metrics) {
                        metric =
                            Metric { surface: metric.surface, context: metric.context, region: metric.region, ..again };
                        because = Because { unit: because.unit, region: because.region, ..why };
                    }
                    // 新增确诊病例30例（湖北21例）, 债务占比为4%，新加坡则达168%: a place alone tells of the same there.
                    if let Some((told, _)) = metrics.get(first..).and_then(<[_]>::last)
                        && told.unit == metric.unit
                        && told.measure == metric.measure
                        && let Some(place) = region::named(&fold(&metric.indicator).text)
                        && let Some(same) = region::anywhere(&told.indicator)
                    {
                        metric.region = Some(place.to_owned());
                        metric.indicator = same;
                        (because.indicator, because.region) = (&because::AGAIN, &because::SUBJECT);
                        if self.setting.announces() {
                            (metric.status, because.status) = (Status::Context, &because::SCOPE);
                        }
                    }
                    // 东部地区生产总值…，增长5%: the growth is of the same place.
                    if *because.indicator == because::AGAIN
                        && *because.region != because::SUBJECT
                        && let Some((told, why)) = metrics.get(first..).and_then(<[_]>::last)
                        && told.region.as_ref().is_some_and(|region| metric.indicator.starts_with(region.as_str()))
                    {
                        metric.region.clone_from(&told.region);
                        because.region = why.region;
                    }
                    // 由…调整为13.2∶53.0∶33.8: the members of a ratio are of one time.
                    if figures[member].form == Form::Ratio
                        && let Some(earlier) = member.checked_sub(1).map(|earlier| &figures[earlier])
                        && earlier.form == Form::Ratio
                        && figures[member].span.start.saturating_sub(earlier.span.end) <= '∶'.len_utf8()
                        && let Some((told, why)) = metrics.get(first..).and_then(<[_]>::last)
                    {
                        metric.period.clone_from(&told.period);
                        because.period = why.period;
                    }
                    // 连续3年…第1名: the value takes the run's years.
                    if own.run {
                        run.clone_from(&metric.period);
                    } else if run.is_some() {
                        metric.period.clone_from(&run);
                        because.period = &because::RUN;
                    }
                    metrics.push((metric, because));
                }
                at = end;
            }
        }
        (heads.memory.into_earlier(), whole.unwrap_or(said))
    }

    /// The year of a part of it that is over: 2023年第四季…，｜全年.
    fn whole_of(&self, part: &Said) -> Option<Said> {
        let year = part.period.last_year();
        (self.setting.year() != Some(year)).then_some(Said { until: false, period: Period::Year(year) })
    }

    /// The status of the figures of a statement, by what is said near it.
    fn status(&self, statement: Range<usize>, said: Option<&Said>) -> (Status, &'static Rule) {
        let text = self.folded.text.as_str();
        self.setting.status(&text[clause::around(text, statement.clone())], &text[statement], said)
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
}

/// Whether a word of a headline holds a number that is no date: 1.8%, 62个项目.
fn holds_figure(word: &str) -> bool {
    word.match_indices(|c: char| c.is_ascii_digit()).any(|(at, digit)| {
        let rest = &word[at + digit.len()..];
        let fraction = rest.strip_prefix('.').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let next = fraction.unwrap_or(rest).chars().next();
        next.is_some_and(|c| !c.is_ascii_digit() && !".、)）年月日届".contains(c))
    })
}

/// The end of the group that begins with figure `at`: the members of a list that have no words of their own.
fn group_end(text: &str, figures: &[Quantity], segments: &[Segment], at: usize) -> usize {
    let mut end = at + 1;
    if !segments[0].figures.contains(&(at)) || segments[0].figures.end != end {
        return end;
    }
    for segment in &segments[1..] {
        if segment.joint != Joint::List || segment.figures != (end..end + 1) {
            break;
        }
        let (first, next) = (&figures[at], &figures[end]);
        let bare = clause::lead_start(text, segment.range.start, next) == segment.range.start;
        if !bare || next.dimension != first.dimension || next.form != first.form {
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
    let start = clause::lead_start(text, figures[member - 1].span.end, &figures[member]);
    let own = lead::read(text, start..figures[member].span.start).comparator;
    Lead { comparator: own.or(lead.comparator.filter(|_| lead.each)), ..lead.clone() }
}
