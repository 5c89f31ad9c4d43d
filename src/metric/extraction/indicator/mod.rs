//! Heads: what a number measures, in the words of the text.
//!
//! The head is what is left of the words before the number, with the noun after it (新增｜2家｜国家智能制造示范工厂).
//! A list shares its verb or its noun; 分别 gives each number its own head; a number with no words of its own
//! measures again what was measured before it (突破1.3万家、增长13%).
//!
//! | part | what it does |
//! | --- | --- |
//! | `mark` | round numbers that something passes, and how many |
//! | `parts` | the words around a figure |
//! | `counted` | the thing counted behind a number |
//! | `distribution` | the heads of several numbers in a row |
//! | `members` | the measure that parts of a whole leave out |
//! | `borrowed`, `memory` | what an indicator takes from the words before its clause |
//! | `phrase` | stretches of a sentence, joined to what an indicator is called |
//! | `opening`, `preamble` | what stands before an indicator and is no part of it |
//! | `dependence` | words that say nothing without their owner |
//! | `rank` | ranks and the scopes they are told in |
//! | `list` | the members that words name before several numbers |
//! | `scheme` | the scheme whose parts a story tells of |

pub mod borrowed;
pub mod counted;
pub mod dependence;
pub mod distribution;
pub mod list;
pub mod mark;
pub mod members;
pub mod memory;
pub mod opening;
pub mod parts;
pub mod phrase;
pub mod preamble;
pub mod rank;
pub mod scheme;

use std::ops::Range;

use self::memory::Memory;
use self::opening::opening;
use self::parts::Named;
use self::phrase::{LONGEST_HEAD, Phrase, shorten, without_brackets};
use super::clause::lead::{self, Lead};
use super::clause::{self, Joint, Segment, tail_end};
use super::lexicon::WORDS;
use super::period::years;
use super::quantity::{self, Form, Quantity};
use crate::metric::because;
use crate::text::Folded;

/// Finds the heads of one sentence's figures, in order.
pub struct Heads<'s> {
    pub folded: &'s Folded<'s>,
    /// The scheme that the paragraph named last before this sentence.
    pub scheme: &'s Phrase,
    pub figures: &'s [Quantity],
    /// Where it names fiscal years.
    years: Vec<Range<usize>>,
    pub memory: Memory,
    /// How far brackets have been counted, how many are open there, and what was told before the first of them.
    brackets: (usize, i32, Option<Memory>),
}

/// The longest stretch of text before or after a number that is looked at, in bytes.
pub const REACH: usize = 240;

impl<'s> Heads<'s> {
    /// Starts a sentence with what those before it told of.
    pub fn new(folded: &'s Folded<'s>, figures: &'s [Quantity], memory: Memory, scheme: &'s Phrase) -> Self {
        Heads { folded, scheme, figures, years: years::fiscal_years(&folded.text), memory, brackets: (0, 0, None) }
    }

    pub fn text(&self) -> &'s str {
        &self.folded.text
    }

    /// A range of the sentence without the fiscal years in it: 寬減2016/17年度薪俸稅 is told of 薪俸稅.
    pub fn phrase(&self, range: Range<usize>) -> Phrase {
        let first = self.years.partition_point(|year| year.start < range.start);
        let within = self.years[first..].iter().take_while(|year| year.end <= range.end);
        let mut phrase = Phrase::default();
        let mut start = range.start;
        for year in within {
            phrase = phrase.then(&Phrase::of(self.folded, start..year.start));
            let bound = self.text()[year.end..range.end].starts_with('的');
            start = year.end + if bound { '的'.len_utf8() } else { 0 };
        }
        let last = Phrase::of(self.folded, start..range.end);
        if phrase.is_empty() { last } else { phrase.then(&last) }
    }

    /// Where the words before a figure begin: at its segment, or behind the figure before it.
    pub fn before(&self, segment: &Segment, at: usize) -> Range<usize> {
        let figure = &self.figures[at];
        let start = match at.checked_sub(1).filter(|earlier| segment.figures.contains(earlier)) {
            Some(earlier) => {
                let scope = self.scope(segment, earlier).map(|(_, end)| end);
                scope
                    .or_else(|| self.time_given(earlier))
                    .unwrap_or(tail_end(self.text(), &self.figures[earlier]))
                    .min(figure.span.start)
            }
            None => segment.range.start,
        };
        let near = self.text().ceil_char_boundary(figure.span.start.saturating_sub(REACH));
        start.max(near)..figure.span.start
    }

    /// Notes a segment that holds no figure.
    pub fn pass(&mut self, segment: &Segment) {
        let near = segment.range.end.saturating_sub(REACH).max(segment.range.start);
        let near = self.text().ceil_char_boundary(near);
        let lead = lead::read(self.text(), near..segment.range.end);
        let mut range = self.trim_start(lead.rest);
        // 其月薪｜由現時43.4萬元: where a level comes from is no part of its name.
        let origin = self.text()[range.clone()]
            .find(['由', '从'])
            .filter(|&at| at > 0 && self.text()[range.start + at..range.end].contains(|c: char| c.is_ascii_digit()));
        let mut growth = lead.growth_noun;
        if let Some(at) = origin {
            let before = lead::read(self.text(), range.start..range.start + at);
            (range, growth) = (before.rest, before.growth_noun);
        }
        let said = &self.text()[range.clone()];
        let aside = WORDS.asides.beginning(said).is_some();
        // 分季度看 only says how it is told, 某某集团发布三季报 by whom.
        let aside = aside || said.starts_with('与') && (said.ends_with("相比") || said.ends_with("相较"));
        let aside = aside || said.starts_with('分') && said.ends_with('看') || clause::publishes(said);
        // 财政收入首次突破百亿大关，｜达到102亿元
        range.end = range.start + mark::name_end(&self.text()[range.clone()], false);
        // 取得了较好的效果 says nothing of what comes.
        let said = &self.text()[range.clone()];
        let predicate = WORDS.adverbs.beginning(said).is_some()
            || WORDS.indicator.records.beginning(said).is_some()
            || said == "实施"
            || said.starts_with("超额完成")
            || ["网消息", "电视台消息", "本报讯"].iter().any(|paper| said.ends_with(paper));
        // 在全部渔民中，｜女性占四成
        if let Some(whole) = said.strip_prefix('在').and_then(|said| said.strip_suffix('中')) {
            let start = range.start + '在'.len_utf8() + if whole.starts_with("全部") { "全部".len() } else { 0 };
            self.memory.among = self.phrase(start..range.end - '中'.len_utf8());
        }
        if self.text()[range.clone()].starts_with('为') {
            self.memory.aside = self.phrase(range.clone());
        }
        if !range.is_empty() && !aside && !predicate {
            let topic = self.phrase(range.clone());
            // 會向三個行業的僱主，｜提供支援: whom the verb is for.
            let whom = WORDS.spoken_to.beginning(&self.memory.topic.folded).is_some()
                && WORDS.announced.beginning(&topic.folded).is_some();
            self.memory.topic = if whom { std::mem::take(&mut self.memory.topic).then(&topic) } else { topic };
            self.memory.topic_range = range;
            self.memory.growth = growth;
        }
    }

    /// The heads of a group of figures: one alone, or the members of a list that have no words of their own.
    pub fn group(&mut self, segments: &[Segment], members: Range<usize>, lead: &mut Lead) -> Vec<Named> {
        let segment = &segments[0];
        let first = &self.figures[members.start];
        self.bracket(first.span.start);
        // 连续跨越4个｜万亿元台阶 is a run of no years, and no bound.
        if mark::are_counted(&self.text()[first.span.end..tail_end(self.text(), first)]) {
            (lead.run, lead.comparator) = (false, None);
        }
        let base = match first.form {
            Form::Rank => self.ranked(segment, members.start),
            _ => lead.rest.clone(),
        };
        let base = self.before_origin(base, lead);
        let base = self.trim_start(base);
        let marked =
            self.figures[members.clone()].last().is_some_and(|last| mark::behind(&self.text()[last.span.end..]) > 0);
        let base = base.start..base.start + mark::name_end(&self.text()[base.clone()], marked);
        let base = if first.form == Form::Streak { self.before_reaching(base) } else { base };
        if !self.counts(segment, members.start) {
            lead.look_ahead(&self.text()[base.clone()]);
        }
        self.take_growth(segment, members.start, base.is_empty(), lead);
        let count = members.len();
        if count > 1 {
            let heads = self.distributed(segment, members.clone(), base.clone(), lead);
            if heads.len() == count {
                let measured = |head: Phrase| {
                    let measure = self.measure_of_members(&head, &Phrase::default(), members.start);
                    head.then(&measure)
                };
                // 渔业产值增长5%，总量、增速｜分别居第2、第3
                let owner = match heads.iter().all(|head| dependence::is_dependent(&head.folded)) {
                    true => self.memory.topic.clone().or(&self.memory.owner),
                    false => Phrase::default(),
                };
                let heads: Vec<Phrase> =
                    heads.into_iter().map(measured).map(|head| owner.clone().then(&head)).collect();
                self.memory.list(self.phrase(base), &heads);
                return heads.into_iter().map(|head| (head, &because::LIST)).collect();
            }
        }
        let shares_verb = segment.joint == Joint::List
            && !base.is_empty()
            && !self.counts(segment, members.start)
            && parts::first_verb(&self.text()[base.clone()]).is_empty();
        let verb = self.memory.verb.clone();
        let heads = members
            .enumerate()
            .map(|(nth, at)| {
                let segment = segments.get(nth).unwrap_or(segment);
                let joint = if nth == 0 { segment.joint } else { Joint::List };
                self.one(segment, segments.get(nth + 1), at, base.clone(), joint, lead)
            })
            .collect();
        // 压减时间58%、｜材料52%
        if shares_verb {
            lead.look_ahead(&verb.folded);
        }
        heads
    }

    /// 民用汽车保有量(包括低速货车694万辆)，｜增加1651万辆: what a bracket told of ends with it.
    fn bracket(&mut self, upto: usize) {
        let (from, open, before) = &mut self.brackets;
        let was = *open;
        for c in self.folded.text[*from..upto].chars() {
            *open = (*open + i32::from(c == '(') - i32::from(c == ')')).max(0);
        }
        *from = upto;
        if was == 0 && *open > 0 {
            *before = Some(self.memory.clone());
        } else if was > 0
            && *open == 0
            && let Some(before) = before.take()
        {
            self.memory = Memory { topic: std::mem::take(&mut self.memory.topic), ..before };
        }
    }

    /// A noun of growth that stands elsewhere than before the number: 7%的增长速度, 涨幅要降到10%，实际回落到6%.
    fn take_growth(&mut self, segment: &Segment, at: usize, unnamed: bool, lead: &mut Lead) {
        if let Some(direction) = self.growth_behind(segment, at) {
            lead.growth_noun = lead.growth_noun.or(Some(direction));
        } else if unnamed
            && lead.level
            && lead.change.is_none()
            && self.text()[segment.range.start..self.figures[at].span.start].contains(['落', '降', '升', '点'])
        {
            lead.growth_noun = lead.growth_noun.or(self.memory.growth);
        }
        // 增速上调0.5个百分点｜至5%
        let moved = || {
            let noun = self.text().get(..lead.growth_end).filter(|_| self.figures[at].dimension == "points");
            noun.and_then(|noun| WORDS.growth_nouns.at_end(noun)).map(|(_, direction)| direction)
        };
        self.memory.growth = lead.growth_noun.or_else(moved);
    }

    /// 人口自然增长率｜由1990年的14.39‰下降到: where the level came from is no part of its name.
    fn before_origin(&self, base: Range<usize>, lead: &mut Lead) -> Range<usize> {
        let text = &self.text()[base.clone()];
        let from = text
            .rfind(['由', '从'])
            .filter(|&at| text[at..].contains(|c: char| c.is_ascii_digit()) || text[at..].contains("分之"))
            // 将从15日起｜降准 names what holds from then on.
            .filter(|&at| {
                opening::begins_time(&text[at..]).is_none_or(|len| text[at + len..].trim_start_matches('在').is_empty())
            });
        // 票价上限｜2300元增至2500元; 首九个月｜只得 tells when.
        let bare = || {
            let last = quantity::scan(text).pop().filter(|last| last.span.end == text.len())?;
            (!text[..last.span.start].ends_with(['首', '前', '头'])).then_some(last.span.start)
        };
        let Some(at) = from.or_else(|| lead.level.then(bare).flatten()) else { return base };
        let before = lead::read(self.text(), base.start..base.start + at);
        // 增速由增长2%｜转为下降1%: it is the verb that says which way.
        if lead.change.is_none() {
            lead.growth_noun = before.growth_noun.or(lead.growth_noun);
        }
        before.rest
    }

    /// 粮食总产量｜实现了历史罕见的“八连增”
    fn before_reaching(&self, base: Range<usize>) -> Range<usize> {
        let verb =
            ["实现", "取得", "获得", "赢得"].iter().filter_map(|verb| self.text()[base.clone()].find(verb)).min();
        base.start..verb.map_or(base.end, |at| base.start + at)
    }

    /// The head of one figure. `base` is what stands before it.
    fn one(
        &mut self,
        segment: &Segment,
        next: Option<&Segment>,
        at: usize,
        base: Range<usize>,
        joint: Joint,
        lead: &Lead,
    ) -> Named {
        if let Some(scope) = self.within(segment, at) {
            return (scope, &because::SCOPE);
        }
        if let Some((begins, ends)) = self.scope(segment, at) {
            return (self.scoped(segment, at, begins, ends), &because::SCOPE);
        }
        let parts = self.parts(segment, at, base);
        // What is to be done in a span is told of later numbers by itself.
        if let Some(taken) = self.takes(&parts, at) {
            return taken;
        }
        let spent = self.spent(&parts, segment, next, at);
        let work = if spent.is_some() {
            None
        } else {
            self.defined(&parts, segment, at).or_else(|| self.work(&parts, segment, at))
        };
        let own = work.is_some();
        let leaning = spent
            .or(work)
            .or_else(|| self.nominal(&parts, lead))
            .or_else(|| self.bracketed(segment, at))
            .or_else(|| self.of_scheme(&parts, segment, at))
            .or_else(|| self.run(&parts, segment, at, lead))
            .or_else(|| self.shared_out(&parts, at, lead))
            .or_else(|| self.same_share(&parts, segment, at))
            .or_else(|| self.unnamed(&parts, segment, at))
            .or_else(|| self.dependent(&parts));
        let depends = leaning.is_some() && !own;
        let (mut head, rule) = leaning.unwrap_or_else(|| self.named(&parts, at, joint, lead));
        let of_one = |first: usize| {
            let next = self.figures.get(first + 1);
            next.is_some_and(|next| next.span.start == tail_end(self.text(), &self.figures[first]))
        };
        // 12类45件民生实事, 派出14批160名船医: two counts of one thing. 让13万户46万群众 counts who gained from another.
        let counted = || !self.figures[at + 1].dimension.is_empty() && parts.verb == parts.own.folded;
        if of_one(at) && (head.is_empty() || counted()) {
            head = parts.own.clone().then(&self.counted(segment, at + 1, &(0..0)));
        } else if at > segment.figures.start
            && of_one(at - 1)
            && parts.own.is_empty()
            && !parts.after.is_empty()
            && self.memory.head.folded.ends_with(&parts.after.folded)
        {
            head = self.memory.head.clone();
        }
        // 全省生产总值创新高。｜初步核算达到1万亿元: what the sentence before told of.
        if head.is_empty() && at == 0 && parts.after.is_empty() && (lead.change.is_some() || lead.reached) {
            head = self.memory.earlier.clone();
        }
        // 为考生代缴考试费，｜涉1.5亿
        if head.is_empty() && at == 0 && parts.after.is_empty() && self.figures[at].dimension != "ratio" {
            head = self.memory.aside.clone();
        }
        // 新增示范区9个，累计达79个: the sum is of the things themselves.
        if parts.own.is_empty() && self.adds_up(segment, at) {
            head = parts::without_new(&head);
        }
        // The growth of nothing named is the economy's: 实现7%左右的增长速度.
        if head.is_empty() && self.figures[at].dimension == "ratio" && self.growth_behind(segment, at).is_some() {
            head = Phrase::word("经济");
        }
        if head.written().chars().count() > LONGEST_HEAD || holds_aside(&head.folded) {
            head = without_brackets(&head);
        }
        if head.written().chars().count() > LONGEST_HEAD {
            head = shorten(&head);
        }
        if lead.run {
            let (told, _) = self.what_runs(&parts, segment, at, lead);
            // 在连续两年增长13%的基础上: a bound alone is told of nothing.
            if !(told.is_empty() && self.rest_of(segment, at).1) {
                self.memory.run(&told, &head);
            }
        } else {
            let share = self.figures[at].dimension == "ratio" && parts.verb.is_empty();
            self.memory.note(&parts.own, &head, &parts.verb, joint, depends, share);
        }
        let rule = if head.is_empty() { &because::NOTHING } else { rule };
        let gap = lead.gap.clone().map_or_else(Phrase::default, |gap| self.phrase(gap));
        let share = lead.share.clone().map(|base| Phrase::word("占").then(&self.phrase(base))).unwrap_or_default();
        (head.then(&gap).then(&share), rule)
    }

    /// Leaves out what only opens a head.
    pub fn trim_start(&self, range: Range<usize>) -> Range<usize> {
        let start = range.start + opening(&self.text()[range.clone()]);
        // 全国共有｜公共图书馆
        let nation = if self.text()[start..range.end].starts_with("全国共有") { "全国共有".len() } else { 0 };
        start + nation..range.end
    }
}

/// Whether a bracket in a head holds more than a name or a bound.
fn holds_aside(head: &str) -> bool {
    const LONGEST: usize = 10;
    let inner = head.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or("", |(inner, _)| inner);
    inner.chars().count() > LONGEST
}
