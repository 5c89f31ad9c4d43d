//! The words around a figure: its own before the number, what stands behind it, a statement before them.

use std::ops::Range;

use super::super::clause::Segment;
use super::super::lexicon::{WORDS, beginning};
use super::super::region;
use super::Heads;
use super::dependence::is_dependent;
use super::phrase::{Phrase, split_at, without_times};
use crate::metric::because::Rule;

/// A figure's head and the rule that named it.
pub type Named = (Phrase, &'static Rule);

/// The words around a figure, from which it is named.
pub struct Parts {
    /// Its own words before the number.
    pub own: Phrase,
    /// The verb that they begin with.
    pub verb: String,
    /// What the number counts, behind it.
    pub after: Phrase,
    /// A statement before them in the same clause.
    pub stated: Range<usize>,
    /// The clause before, where it has no figure.
    pub topic: Phrase,
    /// Whether the clause says of what whole it tells: 全省贷款余额.
    pub scoped: bool,
}

/// What closes an aside: 在订单下降的｜情况下.
const ASIDES: [&str; 4] = ["情况下", "基础上", "条件下", "前提下"];

impl Heads<'_> {
    /// Whether a figure without words of its own is what has come together up to now: 累计达到｜79个, 总数达｜79个.
    pub fn adds_up(&self, segment: &Segment, at: usize) -> bool {
        let before = self.text().get(self.before(segment, at)).unwrap_or_default();
        beginning(before, &["累计", "总数", "总量"]).is_some() && !before.contains('增')
    }

    /// The words around a figure.
    pub fn parts(&self, segment: &Segment, at: usize, base: Range<usize>) -> Parts {
        let after = self.counted(segment, at, &base);
        let base = if matches!(&self.text()[base.clone()], "至" | "到") { base.end..base.end } else { base };
        let whole = base.clone();
        let base = self.last_statement(base);
        let stated = whole.start..base.start;
        let base = if at > segment.figures.start { self.behind_aside(segment, base) } else { base };
        let own = self.without_examples(base.clone(), !after.is_empty()).unwrap_or_else(|| self.phrase(base));
        let (own, after) = match beginning(&after.folded, &ASIDES) {
            Some(_) if own.folded.contains('在') => {
                let start = own.folded.find('在').map_or(0, |at| at + '在'.len_utf8());
                (split_at(&own, start).1, Phrase::default())
            }
            // 连续两年增长13%｜的基础上
            Some(_) => (own, Phrase::default()),
            None => (own, without_times(after)),
        };
        let own = match self.renamed(whole.end..self.figures[at].span.start) {
            Some(name) if own.folded.contains('占') => name,
            _ => without_times(own),
        };
        let verb = first_verb(&own.folded).to_owned();
        let first = at == segment.figures.start;
        let topic = if first { self.memory.topic.clone() } else { Phrase::default() };
        let clause = &self.text()[segment.range.clone()];
        let scoped = region::is_whole(clause) || clause.contains("公司");
        Parts { own, verb, after, stated, topic, scoped }
    }

    /// The name that a bracket gives to a share: 占常住人口比重｜(城镇化率)｜为.
    fn renamed(&self, range: Range<usize>) -> Option<Phrase> {
        let inner = self.text().get(range.clone())?.strip_prefix('(')?.split_once(')')?.0;
        let start = range.start + '('.len_utf8();
        (inner.ends_with('率') && !inner.contains(is_apart)).then(|| self.phrase(start..start + inner.len()))
    }

    /// 进出口在订单下降3成的情况下｜增长12%: what is told behind an aside is told of what stands before it.
    fn behind_aside(&self, segment: &Segment, base: Range<usize>) -> Range<usize> {
        let text = self.text();
        let aside = beginning(text[base.clone()].trim_start_matches('的'), &ASIDES);
        match aside.and_then(|word| Some((word, text[segment.range.start..base.start].find('在')?))) {
            Some((word, 0)) => base.start + text[base.clone()].find(word).unwrap_or(0) + word.len()..base.end,
            Some((word, at)) if text[base.clone()].ends_with(word) => {
                self.trim_start(segment.range.start..segment.range.start + at)
            }
            _ => base,
        }
    }

    /// Of several statements joined by 、 the last: 实施优育工程、｜新增贸易主体.
    fn last_statement(&self, base: Range<usize>) -> Range<usize> {
        let text = &self.text()[base.clone()];
        let Some(at) = text.rfind('、') else { return base };
        let (left, right) = (&text[..at], &text[at + '、'.len_utf8()..]);
        let verbs_only = left.split('、').all(|part| WORDS.doing.contains(part));
        let quoted = left.matches(['“', '「', '(']).count() > left.matches(['”', '」', ')']).count();
        // 完成改造任务、并｜连续4年
        if right == "并" {
            return base.end..base.end;
        }
        let statement =
            WORDS.doing.beginning(right).is_some_and(|verb| verb.len() < right.len()) || is_dependent(right);
        if statement && !verbs_only && !quoted { base.end - right.len()..base.end } else { base }
    }
}

/// Whether a character parts a statement.
fn is_apart(c: char) -> bool {
    matches!(c, ',' | ';' | ':') || c.is_ascii_digit()
}

/// The verbs that a head begins with, as far as words follow: 新开工改造｜老旧小区.
pub fn first_verb(text: &str) -> &str {
    if text.starts_with("转移支付") {
        return "";
    }
    let mut end = 0;
    // 新 makes a verb of its own of what follows; two others are seldom one.
    let linked = text.starts_with('新');
    while let Some(verb) =
        WORDS.doing.beginning(&text[end..]).filter(|verb| end == 0 || linked && end + verb.len() < text.len())
    {
        // 新增｜上市公司: the second word belongs to the noun.
        if end > 0 && *verb == *"上市" {
            break;
        }
        end += verb.len();
    }
    &text[..end]
}

/// What is new, without saying that it is: 新增示范区, 示范区新增.
pub fn without_new(head: &Phrase) -> Phrase {
    let new = "新增";
    if head.folded.starts_with(new) {
        split_at(head, new.len()).1
    } else if head.folded.ends_with(new) {
        split_at(head, head.folded.len() - new.len()).0
    } else {
        head.clone()
    }
}
