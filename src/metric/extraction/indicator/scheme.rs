//! Heads of announced measures: a sum and what it is spent on, a scheme with its length, cost and reach.
//!
//! Each stage names a figure, with the rule it went by, or leaves it to the next one, like those in `borrowed`.

use super::super::clause::lead;
use super::super::clause::{Joint, Segment};
use super::super::lexicon::{WORDS, beginning, is_word};
use super::Heads;
use super::dependence::subject_end;
use super::parts::{Named, Parts};
use super::phrase::{Phrase, shorten, split_at};
use crate::metric::because;
use crate::text::{Folded, last_chars};

impl Heads<'_> {
    /// What a sum is spent on: 撥款3億元，｜成立…中心; 動用2億元｜為…提供援助. The verb stands before it.
    pub fn spent(&self, parts: &Parts, segment: &Segment, next: Option<&Segment>, at: usize) -> Option<Named> {
        // 某人建议｜额外拨款: who speaks is no part of it.
        let Parts { own, after, topic, .. } = parts;
        let verb = WORDS.spending.ending(&own.folded).filter(|_| self.figures[at].dimension.starts_with("money"))?;
        let (speaker, own) = &split_at(own, own.folded.len() - verb.len());
        let pays = speaker.folded.ends_with("财政") && matches!(verb, "下达" | "拨付");
        let spends = pays || WORDS.indicator.spender_verbs.ending(&speaker.folded).is_some();
        // 某某工程已投入80亿元: what it cost, not who spends.
        let work = ["工程已", "项目已", "工程共", "项目共"].iter().any(|work| speaker.folded.ends_with(work));
        if !speaker.is_empty() && (!spends || work) {
            return None;
        }
        let joined = self.figures.len() > at + 1 && segment.figures.contains(&(at + 1));
        if joined && WORDS.doing.contains(&after.folded) {
            // 预留65亿元创造约3万个｜职位
            return Some((own.clone().then(after).then(&self.counted(segment, at + 1, &(0..0))), &because::WORK));
        }
        // 投入300万元对4条｜道路实施改造
        if joined && self.text()[self.after(segment, at)].starts_with('对') {
            return Some((own.clone().then(&self.counted(segment, at + 1, &(0..0))), &because::WORK));
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
            beginning(&self.text()[purpose.clone()], &["用于", "用作", "对", "作为", "以", "供", "来", "推动", "加强"]);
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
            return (!topic.is_empty()).then(|| (topic.clone().then(own), &because::BEFORE));
        }
        let end = text.char_indices().nth(24).map_or(text.len(), |(at, _)| at);
        Some((own.clone().then(&self.phrase(purpose.start..purpose.start + end)).then(&object), &because::WORK))
    }

    /// What a number that opens its clause is said to be: 1.8萬元是｜工資中位數.
    pub fn defined(&self, parts: &Parts, segment: &Segment, at: usize) -> Option<Named> {
        let range = self.after(segment, at);
        let verb = beginning(&self.text()[range.clone()], &["是", "为"]).filter(|_| parts.own.is_empty())?;
        let named = self.trim_start(range.start + verb.len()..range.end);
        let quantified = self.figures.get(at + 1).is_some_and(|next| next.span.start <= range.end);
        (!named.is_empty() && !quantified).then(|| (self.phrase(named), &because::OWN))
    }

    /// What a bound in a bracket bounds: 有时限性(不超过12个月)的｜职位.
    pub fn bracketed(&self, segment: &Segment, at: usize) -> Option<Named> {
        let figure = &self.figures[at];
        let open = self.text()[segment.range.start..figure.span.start].rfind('(')? + segment.range.start;
        let inside = lead::read(self.text(), open + 1..figure.span.start).rest.is_empty();
        let after = self.text()[figure.span.end..segment.range.end.max(figure.span.end)].strip_prefix(")的")?;
        let start = figure.span.end + ")的".len();
        let earlier = at.checked_sub(1).filter(|earlier| segment.figures.contains(earlier));
        let from = earlier.map_or(segment.range.start, |earlier| self.figures[earlier].span.end).min(open);
        inside.then(|| (self.phrase(from..open).then(&self.phrase(start..start + after.len())), &because::OWN))
    }

    /// What only says something of a scheme: whom it reaches, what it costs, how long it lasts or is put off.
    pub fn of_scheme(&self, parts: &Parts, segment: &Segment, at: usize) -> Option<Named> {
        let Parts { own, after, topic, .. } = parts;
        let memory = &self.memory;
        let cost = |text: &str| matches!(text, "开支" | "支出" | "费用" | "成本" | "资金" | "款项");
        let costs = cost(&after.folded) && own.is_empty()
            || cost(&own.folded) && after.is_empty() && self.text()[segment.range.start..].starts_with('涉');
        // 改造小区216个，惠及居民｜2万户
        let people =
            || beginning(&own.folded, &["惠及", "受惠", "受益"]).is_some_and(|verb| verb.len() < own.folded.len());
        let reaches = WORDS.reaching.beginning(&own.folded).is_some() && (!after.is_empty() || people());
        let lasts = own.is_empty() && after.is_empty() && self.text()[..self.figures[at].span.start].ends_with("为期");
        let head = if reaches || costs {
            let subject = split_at(topic, subject_end(&topic.folded)).0;
            let named =
                if costs { memory.owner.clone().or(&memory.subject) } else { memory.subject.clone().or(&memory.owner) };
            let subject = subject.or(&named).or(&self.last_scheme(at));
            shorten(&subject).then(own).then(after)
        } else if lasts {
            self.last_scheme(at).or(topic).or(&memory.owner)
        } else if postpones(&own.folded) && !topic.is_empty() {
            topic.clone().then(own)
        } else {
            return None;
        };
        Some((head, if topic.is_empty() { &because::OWNER } else { &because::BEFORE }))
    }

    /// The scheme last named before a figure, in its sentence or before it in the paragraph: 失业支援计划.
    fn last_scheme(&self, at: usize) -> Phrase {
        let here = scheme_in(self.folded, self.figures[at].span.start);
        here.unwrap_or_else(|| self.scheme.clone())
    }
}

/// Whether a clause only says that a time is put off.
fn postpones(text: &str) -> bool {
    ["顺延", "延期", "延长", "押后", "延后"].iter().any(|verb| text.ends_with(verb)) && text.chars().count() <= 4
}

/// The last name of a scheme in the first bytes of a sentence: 失业支援计划, 工资补贴.
pub fn scheme_in(folded: &Folded, upto: usize) -> Option<Phrase> {
    const KINDS: [&str; 6] = ["计划", "基金", "津贴", "补贴", "消费券", "资助"];
    let text = &folded.text[..upto];
    let (at, kind) = KINDS.iter().filter_map(|kind| text.rfind(kind).map(|at| (at, *kind))).max()?;
    let near = at - last_chars(&text[..at], 12).len();
    let verbs = WORDS.indicator.before_schemes.words();
    let from = verbs.filter_map(|verb| text[near..at].rfind(verb).map(|at| near + at + verb.len())).max();
    let sign = text[near..at]
        .rfind(|c: char| !is_word(c))
        .map(|sign| near + sign + text[near + sign..].chars().next().map_or(0, char::len_utf8));
    let from = from.max(sign).unwrap_or(near);
    (from < at).then(|| Phrase::of(folded, from..at + kind.len()))
}
