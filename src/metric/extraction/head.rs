//! Heads: what a number measures, in the words of the text.
//!
//! The head is what is left of the words before the number, with the noun after it (新增｜2家｜国家智能制造示范工厂).
//! A list shares its verb or its noun; 分别 gives each number its own head; a number with no words of its own
//! measures again what was measured before it (突破1.3万家、增长13%).

use std::ops::Range;

use super::clause::{Joint, Segment, tail_end};
use super::dependence::{closing_verb, inner_verb, is_dependent, is_sum, population, subject_end};
use super::lead::{self, Lead};
use super::lexicon::{WORDS, beginning, ending, is_word};
use super::list::{self, Piece};
use super::opening::opening;
use super::period;
use super::phrase::{LONGEST_HEAD, Phrase, shorten, split_at, without_brackets};
use super::quantity::{self, Form, Quantity};
use crate::metric::Direction;
use crate::text::Folded;

/// What the sentence has said so far.
#[derive(Default)]
pub(super) struct Memory {
    /// The indicator of the last figure.
    pub(super) head: Phrase,
    /// Its subject, where a verb follows it: 国际班列 of 国际班列通达境外108个城市.
    pub(super) subject: Phrase,
    /// Its first verb: 改造 of 改造老旧院落616个.
    pub(super) verb: Phrase,
    /// What comes after that verb.
    pub(super) object: Phrase,
    /// The heads of the last distribution.
    pub(super) heads: Vec<Phrase>,
    /// The last segment without a figure, until a figure comes.
    pub(super) topic: Phrase,
    /// Its bytes.
    pub(super) topic_range: Range<usize>,
    /// The measure that the last head ends with: 利润 of 国有控股企业利润.
    pub(super) measure: Phrase,
    /// The last head that stands on its own, for what depends on it: 参保, 化解率.
    pub(super) owner: Phrase,
}

/// Finds the heads of one sentence's figures, in order.
pub struct Heads<'s> {
    folded: &'s Folded<'s>,
    /// The scheme that the paragraph named last before this sentence.
    scheme: &'s Phrase,
    pub(super) figures: &'s [Quantity],
    pub(super) memory: Memory,
}

/// The longest stretch of text before or after a number that is looked at, in bytes.
const REACH: usize = 240;

impl<'s> Heads<'s> {
    /// Starts a sentence. `owner` is what a sentence before it was about, for measures that depend on it.
    pub fn new(folded: &'s Folded<'s>, figures: &'s [Quantity], owner: &Phrase, scheme: &'s Phrase) -> Self {
        Heads { folded, scheme, figures, memory: Memory { owner: owner.clone(), ..Memory::default() } }
    }

    pub(super) fn text(&self) -> &'s str {
        &self.folded.text
    }

    pub(super) fn phrase(&self, range: Range<usize>) -> Phrase {
        // 寬減2016/17年度薪俸稅: the year is no part of the name.
        let text = &self.text()[range.clone()];
        let year = text.char_indices().find_map(|(at, c)| {
            let fresh = c.is_ascii_digit() && !text[..at].ends_with(|c: char| c.is_ascii_digit());
            let dated = fresh.then(|| period::fiscal_year_at(&text[at..])).flatten().map(|(_, len)| len);
            let len = dated.or_else(|| Some(beginning(&text[at..], &period::FISCAL_WORDS)?.len()))?;
            Some((range.start + at, range.start + at + len))
        });
        match year {
            Some((start, end)) => {
                let end = if self.text()[end..range.end].starts_with('的') { end + '的'.len_utf8() } else { end };
                Phrase::of(self.folded, range.start..start).then(&self.phrase(end..range.end))
            }
            None => Phrase::of(self.folded, range),
        }
    }

    /// Where the words before a figure begin: at its segment, or behind the figure before it.
    pub fn before(&self, segment: &Segment, at: usize) -> Range<usize> {
        let figure = &self.figures[at];
        let start = match at.checked_sub(1).filter(|earlier| segment.figures.contains(earlier)) {
            Some(earlier) => {
                let scope = self.scope(segment, earlier).map(|(_, end)| end);
                scope.unwrap_or(tail_end(self.text(), &self.figures[earlier])).min(figure.span.start)
            }
            None => segment.range.start,
        };
        let near = figure.span.start.saturating_sub(REACH);
        let near = (near..=figure.span.start).find(|&at| self.text().is_char_boundary(at)).unwrap_or(start);
        start.max(near)..figure.span.start
    }

    /// The noun and predicate after a figure.
    fn after(&self, segment: &Segment, at: usize) -> Range<usize> {
        let start = tail_end(self.text(), &self.figures[at]);
        let end = match self.figures.get(at + 1).filter(|_| segment.figures.contains(&(at + 1))) {
            Some(next) => next.span.start,
            None => segment.range.end,
        };
        let far = (start + REACH / 2).min(end.max(start));
        let far = (start..=far).rev().find(|&at| self.text().is_char_boundary(at)).unwrap_or(start);
        start..far
    }

    /// Notes a segment that holds no figure.
    pub fn pass(&mut self, segment: &Segment) {
        let near = segment.range.end.saturating_sub(REACH).max(segment.range.start);
        let near = (near..=segment.range.end).find(|&at| self.text().is_char_boundary(at)).unwrap_or(segment.range.end);
        let lead = lead::read(self.text(), near..segment.range.end);
        let mut range = self.trim_start(lead.rest);
        // 其月薪｜由現時43.4萬元: where a level comes from is no part of its name.
        let origin = self.text()[range.clone()]
            .find(['由', '从'])
            .filter(|&at| at > 0 && self.text()[range.start + at..range.end].contains(|c: char| c.is_ascii_digit()));
        if let Some(at) = origin {
            range = lead::read(self.text(), range.start..range.start + at).rest;
        }
        let aside = beginning(
            &self.text()[range.clone()],
            &[
                "在", "以", "按", "对", "为", "随着", "通过", "围绕", "根据", "经过", "由于", "面对", "针对", "从",
                "由", "经",
            ],
        )
        .is_some();
        // 取得了较好的效果 says nothing of what comes.
        let predicate = WORDS.adverbs.beginning(&self.text()[range.clone()]).is_some();
        if !range.is_empty() && !aside && !predicate {
            let topic = self.phrase(range.clone());
            // 會向三個行業的僱主，｜提供支援: whom the verb is for.
            let whom = WORDS.spoken_to.beginning(&self.memory.topic.folded).is_some()
                && WORDS.announced.beginning(&topic.folded).is_some();
            self.memory.topic = if whom { self.memory.topic.then(&topic) } else { topic };
            self.memory.topic_range = range;
        }
    }

    /// The heads of a group of figures: one alone, or the members of a list that have no words of their own.
    pub fn group(&mut self, segments: &[Segment], members: Range<usize>, lead: &mut Lead) -> Vec<Phrase> {
        let segment = &segments[0];
        let first = &self.figures[members.start];
        let base = match first.form {
            Form::Rank => self.ranked(segment, members.start),
            _ => lead.rest.clone(),
        };
        let base = self.before_origin(base, lead);
        let base = self.trim_start(base);
        let base = if first.form == Form::Streak { self.before_reaching(base) } else { base };
        if !self.counts(segment, members.start) {
            lead.look_ahead(&self.text()[base.clone()]);
        }
        let count = members.len();
        if count > 1 {
            let heads = self.split(base.clone(), count);
            let heads = if !heads.is_empty() {
                heads
            } else if base.is_empty() && self.memory.heads.len() == count {
                self.memory.heads.clone()
            } else if lead.each && !self.counts(segment, members.start) {
                self.listed_in_topic(base.clone(), count)
            } else {
                Vec::new()
            };
            if heads.len() == count {
                self.memory.head = self.phrase(base).or(&self.memory.head);
                self.memory.heads.clone_from(&heads);
                self.memory.topic = Phrase::default();
                return heads;
            }
        }
        members
            .enumerate()
            .map(|(nth, at)| {
                let segment = segments.get(nth).unwrap_or(segment);
                let joint = if nth == 0 { segment.joint } else { Joint::List };
                self.one(segment, segments.get(nth + 1), at, base.clone(), joint, lead)
            })
            .collect()
    }

    /// The members of a list that stands in the clause before: 养老金、低保标准和工资再次提高，月人均分别提高…
    fn listed_in_topic(&self, base: Range<usize>, count: usize) -> Vec<Phrase> {
        let own = self.phrase(base);
        let topic = &self.memory.topic;
        if topic.is_empty() || !(own.is_empty() || is_dependent(&own.folded)) {
            return Vec::new();
        }
        let range = self.memory.topic_range.clone();
        let subject = subject_end(&self.text()[range.clone()]);
        let heads = self.split(range.start..range.start + subject, count);
        heads.into_iter().map(|head| head.then(&own)).collect()
    }

    /// Whether the thing counted follows the figure.
    pub fn counts(&self, segment: &Segment, at: usize) -> bool {
        let start = tail_end(self.text(), &self.figures[at]);
        start < segment.range.end
            && !self.text()[start..].starts_with(['至', '到'])
            && self.text()[start..].chars().next().is_some_and(|c| is_word(c) || matches!(c, '“' | '「'))
    }

    /// 人口自然增长率｜由1990年的14.39‰下降到: where the level came from is no part of its name.
    fn before_origin(&self, base: Range<usize>, lead: &mut Lead) -> Range<usize> {
        let text = &self.text()[base.clone()];
        let from = text.rfind(['由', '从']).filter(|&at| text[at..].contains(|c: char| c.is_ascii_digit()));
        // 票价上限｜2300元增至2500元
        let bare = || quantity::scan(text).pop().filter(|last| last.span.end == text.len()).map(|last| last.span.start);
        let Some(at) = from.or_else(|| lead.level.then(bare).flatten()) else { return base };
        let before = lead::read(self.text(), base.start..base.start + at);
        if before.growth_noun.is_some() {
            lead.growth_noun = before.growth_noun;
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
    ) -> Phrase {
        if let Some(scope) = self.within(segment, at) {
            return scope;
        }
        if let Some((begins, ends)) = self.scope(segment, at) {
            return self.scoped(segment, at, begins, ends);
        }
        let after = self.counted(segment, at, &base);
        let base = if matches!(&self.text()[base.clone()], "至" | "到") { base.end..base.end } else { base };
        let whole = base.clone();
        let base = self.last_statement(base);
        let stated = whole.start..base.start;
        let own = self.without_examples(base.clone(), !after.is_empty()).unwrap_or_else(|| self.phrase(base));
        let verb = WORDS.doing.beginning(&own.folded).unwrap_or("").to_owned();
        let memory = &self.memory;
        let first = at == segment.figures.start;
        let topic = if first { memory.topic.clone() } else { Phrase::default() };
        let mut depends = true;
        let cost = |text: &str| matches!(text, "开支" | "支出" | "费用" | "成本" | "资金" | "款项");
        let costs = cost(&after.folded) && own.is_empty()
            || cost(&own.folded) && after.is_empty() && self.text()[segment.range.start..].starts_with('涉');
        let reaches = WORDS.reaching.beginning(&own.folded).is_some() && !after.is_empty();
        let mut head = if let Some(spent) = self.spent(&own, &after, segment, next, at) {
            spent
        } else if let Some(defined) = self.defined(&own, segment, at) {
            depends = false;
            defined
        } else if let Some(bracketed) = self.bracketed(segment, at) {
            bracketed
        } else if reaches || costs {
            let subject = self.subject_of(&topic).or(&memory.subject).or(&memory.owner).or(&self.scheme(at));
            shorten(&subject).then(&own).then(&after)
        } else if own.is_empty() && after.is_empty() && self.text()[..self.figures[at].span.start].ends_with("为期") {
            self.scheme(at).or(&topic).or(&memory.owner)
        } else if postpones(&own.folded) && !topic.is_empty() {
            topic.then(&own)
        } else if let Some(work) = self.invested(&own, segment, at) {
            depends = false;
            work.then(&own)
        } else if lead.run {
            let rest = self.rest_of(segment, at);
            let compared = own.is_empty() && WORDS.changes.at_start(&rest.folded).is_some();
            let own = if compared { self.subject_of(&topic) } else { own.clone() };
            own.then(&rest).or(&memory.head)
        } else if own.is_empty() && after.is_empty() {
            topic.or(&memory.head)
        } else if own.is_empty() && !topic.is_empty() && self.text()[segment.range.start..].starts_with(['由', '从'])
        {
            // 扣除年期，由15个课税年度增至20个课税年度: the noun after the number only counts.
            topic
        } else if own.is_empty()
            && beginning(&after.folded, &["在", "用于", "来自", "被", "属于", "属", "由", "以"]).is_some()
        {
            topic.or(&memory.head).then(&after)
        } else if own.is_empty() && WORDS.bare_predicates.beginning(&after.folded).is_some() {
            // 625万人享受低保，3362万人享受…: the same is said of others.
            let again = WORDS.bare_predicates.beginning(&after.folded).is_some_and(|p| memory.owner.folded.contains(p));
            if again { after.clone() } else { topic.or(&memory.owner).then(&after) }
        } else if is_dependent(&own.folded) && after.is_empty() {
            let owner = self.owner_in(stated, &own.folded).or(&topic);
            // 涉款 tells of the whole measure.
            let whole = if own.folded.starts_with('涉') { memory.owner.clone() } else { Phrase::default() };
            let owner = owner.or(&whole).or(&memory.subject).or(&memory.object).or(&memory.owner);
            if owner.folded.ends_with(&own.folded) || is_sum(&own.folded) && !owner.is_empty() {
                owner
            } else {
                // 普通本专科招生…，在校生…: one measure takes the place of the other.
                let measure = WORDS.replaced.ending(&owner.folded).map_or(0, str::len);
                let measure = if WORDS.replaced.contains(&own.folded) { measure } else { 0 };
                split_at(&owner, owner.folded.len() - measure).0.then(&own)
            }
        } else if let Some(owner) = self.trader(&own, &topic).filter(|_| after.is_empty()) {
            owner.then(&own)
        } else if !verb.is_empty() && verb == own.folded && after.is_empty() {
            let owner = memory.subject.clone().or(&topic);
            // 植树造林 stands alone.
            let alone = own.folded.chars().count() >= 4;
            if alone { owner.then(&own) } else { owner.or(&memory.object).or(&memory.owner).then(&own) }
        } else {
            depends = false;
            let shared = if joint != Joint::List {
                Phrase::default()
            } else if verb.is_empty()
                && !lead.level
                && lead.change.is_none()
                && WORDS.alone.ending(&own.folded).is_none()
            {
                memory.verb.clone()
            } else if !verb.is_empty() {
                memory.subject.clone()
            } else {
                Phrase::default()
            };
            shared.then(&own).then(&after).then(&self.measure_of_members(&own, &after, at))
        };
        if head.is_empty()
            && self.figures.get(at + 1).is_some_and(|next| next.span.start == tail_end(self.text(), &self.figures[at]))
        {
            // 12类45件民生实事: two counts of one thing.
            head = self.counted(segment, at + 1, &(0..0));
        }
        if head.written.chars().count() > LONGEST_HEAD {
            head = shorten(&without_brackets(&head));
        }
        if lead.run && !own.is_empty() {
            self.memory.head.clone_from(&own);
            self.memory.owner = own;
        } else if lead.run && !head.is_empty() {
            self.memory.topic = Phrase::default();
            self.memory.head.clone_from(&head);
            self.memory.owner.clone_from(&head);
        } else {
            let share = self.figures[at].dimension == "ratio" && verb.is_empty();
            self.remember(&own, &head, &verb, joint, depends, share);
        }
        head
    }

    /// What a sum is spent on: 撥款3億元，｜成立…中心; 動用2億元｜為…提供援助. The verb stands before it.
    fn spent(
        &self,
        own: &Phrase,
        after: &Phrase,
        segment: &Segment,
        next: Option<&Segment>,
        at: usize,
    ) -> Option<Phrase> {
        let money = self.figures[at].dimension.starts_with("money");
        // 某人建议｜额外拨款: who speaks is no part of it.
        const MODALS: [&str; 11] = ["建议", "决定", "会", "将", "可", "已", "再", "仅", "共", "拟", "亦"];
        let verb = WORDS.spending.ending(&own.folded)?;
        let (speaker, own) = &split_at(own, own.folded.len() - verb.len());
        if !money || !speaker.is_empty() && ending(&speaker.folded, &MODALS).is_none() {
            return None;
        }
        let joined = self.figures.len() > at + 1 && segment.figures.contains(&(at + 1));
        if joined && WORDS.doing.contains(&after.folded) {
            // 预留65亿元创造约3万个｜职位
            return Some(own.then(after).then(&self.counted(segment, at + 1, &(0..0))));
        }
        if !after.is_empty() {
            return None;
        }
        let mut purpose = self.after(segment, at);
        let mut object = Phrase::default();
        let same_clause = !purpose.is_empty();
        if let Some(next) = next.filter(|next| !same_clause && next.joint == Joint::Comma) {
            purpose = next.range.clone();
            if next.figures.contains(&(at + 1)) {
                // 投放60亿元，创造3万个｜职位
                purpose = lead::read(self.text(), next.range.start..self.figures[at + 1].span.start).rest;
                object = self.counted(next, at + 1, &(0..0));
            }
        }
        let begun =
            beginning(&self.text()[purpose.clone()], &["用于", "用作", "作为", "以", "供", "来", "推动", "加强"]);
        let trimmed = self.trim_start(purpose);
        let begun_at = begun.filter(|word| self.text()[trimmed.clone()].starts_with(*word)).map_or(0, str::len);
        let purpose = trimmed.start + begun_at..trimmed.end;
        let text = &self.text()[purpose.clone()];
        let begins = begun.is_some()
            || same_clause
            || WORDS.doing.beginning(text).is_some()
            || WORDS.announced.beginning(text).is_some()
            || beginning(text, &["为", "协助", "鼓励", "购买", "应对"]).is_some();
        if !begins || text.is_empty() {
            let topic = &self.memory.topic;
            return (!topic.is_empty()).then(|| topic.then(own));
        }
        let end = text.char_indices().nth(24).map_or(text.len(), |(at, _)| at);
        Some(own.then(&self.phrase(purpose.start..purpose.start + end)).then(&object))
    }

    /// What a bound in a bracket bounds: 有时限性(不超过12个月)的｜职位.
    fn bracketed(&self, segment: &Segment, at: usize) -> Option<Phrase> {
        let figure = &self.figures[at];
        let open = self.text()[segment.range.start..figure.span.start].rfind('(')? + segment.range.start;
        let inside = lead::read(self.text(), open + 1..figure.span.start).rest.is_empty();
        let after = self.text()[figure.span.end..segment.range.end.max(figure.span.end)].strip_prefix(")的")?;
        let start = figure.span.end + ")的".len();
        let earlier = at.checked_sub(1).filter(|earlier| segment.figures.contains(earlier));
        let from = earlier.map_or(segment.range.start, |earlier| self.figures[earlier].span.end).min(open);
        inside.then(|| self.phrase(from..open).then(&self.phrase(start..start + after.len())))
    }

    /// The scheme last named before a figure, in its sentence or before it in the paragraph: 失业支援计划.
    fn scheme(&self, at: usize) -> Phrase {
        let here = scheme_in(self.folded, self.figures[at].span.start);
        here.unwrap_or_else(|| self.scheme.clone())
    }

    /// What a number that opens its clause is said to be: 1.8萬元是｜工資中位數.
    fn defined(&self, own: &Phrase, segment: &Segment, at: usize) -> Option<Phrase> {
        let range = self.after(segment, at);
        let verb = beginning(&self.text()[range.clone()], &["是", "为"]).filter(|_| own.is_empty())?;
        let named = self.trim_start(range.start + verb.len()..range.end);
        let quantified = self.figures.get(at + 1).is_some_and(|next| next.span.start <= range.end);
        (!named.is_empty() && !quantified).then(|| self.phrase(named))
    }

    /// Whose 出口 or 进口 is told after 货物进出口总额: 货物.
    fn trader(&self, own: &Phrase, topic: &Phrase) -> Option<Phrase> {
        if !matches!(own.folded.as_str(), "出口" | "进口") {
            return None;
        }
        let owner = if topic.is_empty() { &self.memory.owner } else { topic };
        let at = ["进出口", "出口", "进口"].iter().filter_map(|word| owner.folded.find(word)).min();
        Some(at.map_or_else(Phrase::default, |at| split_at(owner, at).0))
    }

    /// The measure that a list of members leaves out: 国有控股企业利润…；股份制企业｜56166亿元.
    fn measure_of_members(&self, own: &Phrase, after: &Phrase, at: usize) -> Phrase {
        let Some(earlier) = at.checked_sub(1) else { return Phrase::default() };
        let measure = &self.memory.measure;
        let member = after.is_empty() && WORDS.members.ending(&own.folded).is_some();
        let same = [Some(earlier), earlier.checked_sub(1)]
            .into_iter()
            .flatten()
            .any(|earlier| self.figures[earlier].dimension == self.figures[at].dimension);
        if member && same && !measure.is_empty() { measure.clone() } else { Phrase::default() }
    }

    /// The work that a total investment is of: 总投资30亿元的｜某某综合体项目.
    fn invested(&self, own: &Phrase, segment: &Segment, at: usize) -> Option<Phrase> {
        if !matches!(own.folded.as_str(), "总投资" | "计划总投资") {
            return None;
        }
        let range = self.after(segment, at);
        let work = self.text()[range.clone()].strip_prefix('的')?;
        let end = ["项目", "工程"].iter().filter_map(|word| work.find(word).map(|at| at + word.len())).min()?;
        let start = range.start + '的'.len_utf8();
        Some(self.phrase(start..start + end))
    }

    /// What a statement before 、 is about, for a measure that depends on it: 粮食生产 of 粮食生产再获丰收、产量;
    /// for a sum the thing that was got: 获批国家生态文明建设示范区、全市总数.
    fn owner_in(&self, statement: Range<usize>, measure: &str) -> Phrase {
        let text = self.text()[statement.clone()].trim_end_matches('、');
        let end = statement.start + text.len();
        if is_sum(measure) {
            let verb = text.char_indices().find_map(|(at, _)| Some(at + WORDS.doing.beginning(&text[at..])?.len()));
            return verb.map_or_else(Phrase::default, |at| self.phrase(statement.start + at..end));
        }
        self.phrase(statement.start..statement.start + subject_end(text))
    }

    /// The subject of a topic: 实际增速 of 实际增速为1985年以来最高.
    fn subject_of(&self, topic: &Phrase) -> Phrase {
        split_at(topic, subject_end(&topic.folded)).0
    }

    /// What follows a run to the end of its segment: 连续5年｜获评“最佳引才城市”.
    fn rest_of(&self, segment: &Segment, at: usize) -> Phrase {
        let start = tail_end(self.text(), &self.figures[at]);
        let next = self.figures.get(at + 1).map_or(segment.range.end, |next| next.span.start);
        let hedged = next < segment.range.end && lead::read(self.text(), start.min(next)..next).rest.is_empty();
        if hedged {
            return Phrase::default();
        }
        let far = (start + REACH / 2).min(segment.range.end.max(start));
        let end = (start..=far).rev().find(|&at| self.text().is_char_boundary(at)).unwrap_or(start);
        self.phrase(self.trim_start(start..end))
    }

    /// Of several statements joined by 、 the last: 实施优育工程、｜新增贸易主体.
    fn last_statement(&self, base: Range<usize>) -> Range<usize> {
        let text = &self.text()[base.clone()];
        let Some(at) = text.rfind('、') else { return base };
        let (left, right) = (&text[..at], &text[at + '、'.len_utf8()..]);
        let verbs_only = left.split('、').all(|part| WORDS.doing.contains(part));
        let quoted = left.matches(['“', '「', '(']).count() > left.matches(['”', '」', ')']).count();
        let statement =
            WORDS.doing.beginning(right).is_some_and(|verb| verb.len() < right.len()) || is_dependent(right);
        if statement && !verbs_only && !quoted { base.end - right.len()..base.end } else { base }
    }

    fn remember(&mut self, own: &Phrase, head: &Phrase, verb: &str, joint: Joint, depends: bool, share: bool) {
        let memory = &mut self.memory;
        memory.topic = Phrase::default();
        if let Some(measure) = WORDS.measures.ending(&head.folded).filter(|measure| measure.len() < head.folded.len()) {
            memory.measure = split_at(head, head.folded.len() - measure.len()).1;
        } else if !depends && WORDS.members.ending(&head.folded).is_none() {
            memory.measure = Phrase::default();
        }
        memory.head = head.clone();
        if depends {
            if memory.owner.is_empty() {
                memory.owner = head.clone();
            }
            return;
        }
        // 工资补贴以五成工资计算: the share is no part of what the next clause is about.
        memory.owner = if share && !own.is_empty() { own.clone() } else { head.clone() };
        if joint == Joint::List && verb.is_empty() {
            return;
        }
        (memory.verb, memory.object) = split_at(own, verb.len());
        if verb.is_empty() {
            let verb = inner_verb(&own.folded).or_else(|| closing_verb(&own.folded));
            memory.subject = verb.map_or_else(Phrase::default, |at| split_at(own, at).0);
        } else if joint != Joint::List {
            memory.subject = Phrase::default();
        }
    }

    /// The noun after a number, its predicate taken off; empty where nothing is counted there.
    pub(super) fn counted(&self, segment: &Segment, at: usize, base: &Range<usize>) -> Phrase {
        let range = self.after(segment, at);
        let mut end = range.end;
        let mut start = range.start;
        let text = self.text();
        for skip in ["长的", "的", "(含)"] {
            if text[start..end].starts_with(skip) {
                start += skip.len();
            }
        }
        end = start + end_of_name(&text[start..end]);
        if self.growth_behind(segment, at).is_some() {
            return Phrase::default();
        }
        if !text[start..end].chars().next().is_some_and(|c| is_word(c) || matches!(c, '“' | '「' | '《')) {
            return Phrase::default();
        }
        // 3万个有时限性(不超过12个月)的职位: the noun goes on behind the bracket.
        if let Some(open) = text[start..end].find('(')
            && let Some(close) = text[start + open..segment.range.end].find(")的")
            && start + open + close > range.end
        {
            let on = start + open + close + ")的".len();
            return self.phrase(start..start + open).then(&self.phrase(on..segment.range.end));
        }
        if let Some(cut) = list::end_of_first(&text[start..end]) {
            end = start + cut;
        }
        let share = self.figures[at].dimension == "ratio";
        if let Some(people) = population(&text[start..end]).filter(|_| !share) {
            end = start + people;
        } else if let Some(predicate) = WORDS.predicates.ending(&text[start..end]) {
            end -= predicate.len();
            while let Some(manner) = WORDS.manners.ending(&text[start..end]) {
                end -= manner.len();
            }
        }
        if text[start..end].starts_with(['至', '到']) {
            return Phrase::default();
        }
        let lead = if self.figures.get(at + 1).is_some_and(|next| next.span.start == range.end) {
            lead::read(text, start..end).rest
        } else {
            start..end
        };
        if !base.is_empty()
            && beginning(&text[lead.clone()], &["为", "是", "在", "用于", "居", "比", "高于", "低于", "来自"]).is_some()
        {
            return Phrase::default();
        }
        self.phrase(lead)
    }

    /// The noun of growth right behind a figure that ends its clause: 8%的跌幅.
    pub fn growth_behind(&self, segment: &Segment, at: usize) -> Option<Direction> {
        let rest = &self.text()[self.after(segment, at)];
        let rest = rest.strip_prefix('的').unwrap_or(rest);
        WORDS.growth_nouns.at_start(rest).filter(|(noun, _)| noun.len() == rest.len()).map(|(_, direction)| direction)
    }

    /// Leaves out what only opens a head.
    pub(super) fn trim_start(&self, range: Range<usize>) -> Range<usize> {
        range.start + opening(&self.text()[range.clone()])..range.end
    }

    /// 举办糖酒会、国际车展等重大展会 → 举办重大展会; none where there are no examples.
    fn without_examples(&self, range: Range<usize>, counted: bool) -> Option<Phrase> {
        let text = &self.text()[range.clone()];
        let at = text.rfind('等').filter(|&at| {
            !text[..at].ends_with(['高', '平', '中', '优', '均', '同', '一', '二', '三', '特', '相', '不', '初'])
        })?;
        let after = &text[at + '等'.len_utf8()..];
        if after.starts_with(['级', '于', '次', '奖', '额', '值', '候']) {
            return None;
        }
        let verb = WORDS.doing.beginning(text).map_or(0, str::len);
        let tail = range.start + at + '等'.len_utf8()..range.end;
        if WORDS.doing.beginning(after).is_some() {
            Some(self.phrase(tail))
        } else if verb > 0 && (!after.is_empty() || counted) || after.is_empty() && counted {
            Some(self.phrase(range.start..range.start + verb).then(&self.phrase(tail)))
        } else {
            None
        }
    }

    /// The heads of a list, as many as there are numbers; empty where the words name another number of things.
    fn split(&self, base: Range<usize>, count: usize) -> Vec<Phrase> {
        let piece = |piece: Piece| match piece {
            Piece::Text(range) => self.phrase(base.start + range.start..base.start + range.end),
            Piece::Word(word) => Phrase::word(word),
        };
        let members = list::members(&self.text()[base.clone()], count).unwrap_or_default();
        let join = |pieces: Vec<Piece>| pieces.into_iter().map(piece).fold(Phrase::default(), |all, p| all.then(&p));
        members.into_iter().map(join).collect()
    }
}

/// Where the thing counted ends: before a bracket that closes what was opened earlier, before 時 and 後.
fn end_of_name(text: &str) -> usize {
    let mut depth = 0i32;
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if depth < 0 {
            end = at;
            break;
        }
    }
    let said = ["时表示", "时指", "时说", "时称"].iter().filter_map(|word| text[..end].find(word)).min().unwrap_or(end);
    if matches!(&text[..said], "后" | "时" | "等" | "不等") { 0 } else { said }
}

/// Whether a clause only says that a time is put off.
fn postpones(text: &str) -> bool {
    ["顺延", "延期", "延长", "押后", "延后"].iter().any(|verb| text.ends_with(verb)) && text.chars().count() <= 4
}

/// The last name of a scheme in the first bytes of a sentence: 失业支援计划, 工资补贴.
pub fn scheme_in(folded: &Folded, upto: usize) -> Option<Phrase> {
    const KINDS: [&str; 6] = ["计划", "基金", "津贴", "补贴", "消费券", "资助"];
    const BEFORE: [&str; 18] = [
        "提供", "推出", "设立", "成立", "透过", "宣布", "申请", "申领", "发放", "实施", "延长", "向", "为", "把", "将",
        "及", "和", "的",
    ];
    let text = &folded.text[..upto];
    let (at, kind) = KINDS.iter().filter_map(|kind| text.rfind(kind).map(|at| (at, *kind))).max()?;
    let near = text[..at].char_indices().rev().nth(11).map_or(0, |(from, _)| from);
    let from = BEFORE.iter().filter_map(|word| text[near..at].rfind(word).map(|at| near + at + word.len())).max();
    let sign = text[near..at]
        .rfind(|c: char| !is_word(c))
        .map(|sign| near + sign + text[near + sign..].chars().next().map_or(0, char::len_utf8));
    let from = from.max(sign).unwrap_or(near);
    (from < at).then(|| Phrase::of(folded, from..at + kind.len()))
}
