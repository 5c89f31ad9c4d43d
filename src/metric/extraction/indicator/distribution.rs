//! Distribution: the heads that several numbers in a row are told of.

use std::ops::Range;

use super::super::clause::Segment;
use super::super::clause::lead::Lead;
use super::super::lexicon::WORDS;
use super::Heads;
use super::dependence::{is_dependent, subject_end};
use super::list::{self, Piece};
use super::phrase::Phrase;

impl Heads<'_> {
    /// The heads that a list of numbers is distributed over; another number of heads where it can't be told.
    pub fn distributed(
        &self,
        segment: &Segment,
        members: Range<usize>,
        base: Range<usize>,
        lead: &Lead,
    ) -> Vec<Phrase> {
        let count = members.len();
        let split = self.split(base.clone(), count);
        if !split.is_empty() {
            return split;
        }
        if base.is_empty() && self.memory.heads.len() == count {
            return self.memory.heads.clone();
        }
        // 出口、进口分别增长5%、3%，增幅居全省第2位和第4位
        if !base.is_empty() && self.memory.heads.len() == count {
            let own = self.phrase(base.clone());
            if WORDS.growth_nouns.at_start(&own.folded).is_some_and(|(noun, _)| noun == own.folded) {
                return self.memory.heads.iter().map(|head| head.clone().then(&own)).collect();
            }
        }
        if !lead.each || self.counts(segment, members.start) {
            return Vec::new();
        }
        let listed = self.listed_in_topic(base.clone(), count);
        if listed.is_empty() && base.is_empty() { self.memory.last(count) } else { listed }
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
