//! Memory: what a sentence has said so far, for the numbers that lean on it.

use std::ops::Range;

use super::super::clause::Joint;
use super::super::lexicon::WORDS;
use super::dependence::{closing_verb, inner_verb};
use super::phrase::{Phrase, split_at};
use crate::metric::Direction;
use crate::text::last_chars;

/// How many heads before the last one are kept for 分别.
const RECENT: usize = 6;

/// What the sentence has said so far.
#[derive(Clone, Default)]
pub struct Memory {
    /// The indicator of the last figure.
    pub head: Phrase,
    /// Its subject, where a verb follows it: 国际班列 of 国际班列通达境外108个城市.
    pub subject: Phrase,
    /// Its first verb: 改造 of 改造老旧院落616个.
    pub verb: Phrase,
    /// What comes after that verb.
    pub object: Phrase,
    /// The heads of the last distribution.
    pub heads: Vec<Phrase>,
    /// The last heads, no two neighbours alike: what 分别 may go back to.
    pub recent: Vec<Phrase>,
    /// The last segment without a figure, until a figure comes.
    pub topic: Phrase,
    /// The last segment without a figure that only says for whom or by what, for a number with no other words.
    pub aside: Phrase,
    /// The topic's bytes.
    pub topic_range: Range<usize>,
    /// The measure that the last head ends with: 利润 of 国有控股企业利润.
    pub measure: Phrase,
    /// Whether the last figure was a percentage without a verb: a share.
    pub share: bool,
    /// Whether a clause without a figure led to the last one: what is told goes on with it.
    pub led: bool,
    /// The whole whose parts are counted: 城市中房价 of 城市中房价持平的为4个.
    pub whole: Phrase,
    /// Of whom shares are told: 渔民 of 在全部渔民中，女性占四成.
    pub among: Phrase,
    /// The noun of growth that the last head ended with: 物价涨幅.
    pub growth: Option<Direction>,
    /// The last head that stands on its own, for what depends on it: 参保, 化解率.
    pub owner: Phrase,
    /// The same of the sentence before, for a measure that finds no owner in its own.
    pub earlier: Phrase,
}

impl Memory {
    /// The start of a sentence. `owner` is what a sentence before it was about, `earlier` what the paragraph told of.
    pub fn new(owner: &Phrase, earlier: &Phrase) -> Memory {
        Memory { owner: owner.clone(), earlier: earlier.clone(), ..Memory::default() }
    }

    /// What a later sentence of the paragraph may lean on.
    pub fn into_earlier(self) -> Phrase {
        self.owner.or(&self.earlier)
    }

    /// Notes the heads of a list; `base` is the list itself.
    pub fn list(&mut self, base: Phrase, heads: &[Phrase]) {
        self.head = base.or(&self.head);
        self.heads = heads.to_vec();
        heads.iter().for_each(|head| self.push(head));
        self.topic = Phrase::default();
    }

    /// Notes what a run is told of; what comes after it is told of the same.
    pub fn run(&mut self, own: &Phrase, head: &Phrase) {
        if own.is_empty() && !head.is_empty() {
            self.topic = Phrase::default();
        }
        let told = own.clone().or(head);
        if !told.is_empty() {
            self.head.clone_from(&told);
            self.owner = told;
        }
    }

    /// Notes a figure's head. `own` are its own words, which begin with `verb`; one that `depends` on others owns none,
    /// and of a `share` what it is told of counts.
    pub fn note(&mut self, own: &Phrase, head: &Phrase, verb: &str, joint: Joint, depends: bool, share: bool) {
        self.led = !self.topic.is_empty();
        self.topic = Phrase::default();
        self.share = share;
        if let Some(measure) = WORDS.measure_at_end(&head.folded).filter(|measure| measure.len() < head.folded.len()) {
            // 健康档案建档｜率: one character alone names no measure.
            let more = match measure.chars().count() {
                1 => last_chars(&head.folded, 3).len(),
                _ => measure.len(),
            };
            self.measure = split_at(head, head.folded.len() - more).1;
        } else if !depends && !WORDS.ends_with_member(&head.folded) {
            self.measure = Phrase::default();
        }
        self.head = head.clone();
        self.push(head);
        if depends {
            if self.owner.is_empty() {
                self.owner = head.clone();
            }
            return;
        }
        // 工资补贴以五成工资计算: the share is no part of what the next clause is about.
        self.owner = if share && !own.is_empty() { own.clone() } else { head.clone() };
        if joint == Joint::List && verb.is_empty() {
            return;
        }
        (self.verb, self.object) = split_at(own, verb.len());
        // 法院共收到｜行政诉讼申请: what is then received, heard and closed.
        let received = || ["收到", "接到"].iter().find_map(|verb| own.folded.find(verb).map(|at| at + verb.len()));
        if verb.is_empty()
            && let Some(object) = received().map(|at| split_at(own, at).1).filter(|object| !object.is_empty())
        {
            (self.object, self.subject) = (object, Phrase::default());
        } else if verb.is_empty() {
            let verb = inner_verb(&own.folded).or_else(|| closing_verb(&own.folded));
            self.subject = verb.map_or_else(Phrase::default, |at| split_at(own, at).0);
        } else if joint != Joint::List {
            self.subject = Phrase::default();
        }
    }

    fn push(&mut self, head: &Phrase) {
        if self.recent.last() != Some(head) && !head.is_empty() {
            if self.recent.len() == RECENT {
                self.recent.remove(0);
            }
            self.recent.push(head.clone());
        }
    }

    /// The last `count` heads, for 分别 with no words of its own; none where fewer things were named.
    pub fn last(&self, count: usize) -> Vec<Phrase> {
        self.recent.len().checked_sub(count).map_or_else(Vec::new, |from| self.recent[from..].to_vec())
    }
}
