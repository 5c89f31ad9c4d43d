//! Members: parts of a whole that leave out the measure which was told of it (国有控股企业利润…；股份制企业｜56166亿元).

use super::super::exclude::unhedged;
use super::super::lexicon::{WORDS, beginning};
use super::super::quantity::{Form, Quantity};
use super::dependence::is_dependent;
use super::phrase::{Phrase, split_at};
use super::{Heads, REACH};
use crate::text::{first_chars, last_chars};

impl Heads<'_> {
    /// The measure that a list of members leaves out: 国有控股企业利润…；股份制企业｜56166亿元.
    pub fn measure_of_members(&self, own: &Phrase, after: &Phrase, at: usize) -> Phrase {
        let Some(earlier) = at.checked_sub(1) else { return self.measure_before(own, after, at) };
        let measure = &self.memory.measure;
        let member = after.is_empty() && (WORDS.ends_with_member(&own.folded) || self.is_part(own, at));
        let same = [Some(earlier), earlier.checked_sub(1)]
            .into_iter()
            .flatten()
            .map(|earlier| &self.figures[earlier])
            // 上升到第三位 counts nothing.
            .any(|earlier| earlier.form != Form::Rank && earlier.dimension == self.figures[at].dimension);
        let share = ["率", "比重", "占比"].iter().any(|noun| measure.folded.ends_with(noun));
        let fits = !share || matches!(self.figures[at].dimension, "ratio" | "points");
        if member && same && fits && !measure.is_empty() { measure.clone() } else { Phrase::default() }
    }

    /// The measure of the sentence before, which one that breaks it down leaves out: 播种面积 of 其中，稻谷｜4亿亩.
    fn measure_before(&self, own: &Phrase, after: &Phrase, at: usize) -> Phrase {
        let (told, figure) = (&self.memory.earlier, &self.figures[at]);
        let parted =
            beginning(self.text(), &["其中,", "当中,"]).is_some() && after.is_empty() && is_part_name(&own.folded);
        let fits = |measure: &&str| match figure.dimension {
            "area" => measure.ends_with("面积"),
            "mass" => measure.ends_with("产量"),
            // 居民消费价格上涨1.2%。其中，城市上涨1%
            "ratio" => WORDS.changes.at_end(unhedged(&self.text()[..figure.span.start])).is_some(),
            _ => false,
        };
        let Some(measure) = WORDS.measure_at_end(&told.folded).filter(fits).filter(|_| parted) else {
            return Phrase::default();
        };
        let measure = if told.folded.ends_with("播种面积") { "播种面积" } else { measure };
        // 用水量增长3%。其中，生活用水｜增长2%
        let said = first_chars(measure, 2);
        let measure = if own.folded.ends_with(said) { &measure[said.len()..] } else { measure };
        split_at(told, told.folded.len() - measure.len()).1
    }

    /// Whether a figure tells of a part of what was told in the same unit: 货运量500万吨，其中水路｜90万吨.
    fn is_part(&self, own: &Phrase, at: usize) -> bool {
        let figure = &self.figures[at];
        let near = last_chars(&self.text()[..figure.span.start], REACH / 4);
        let Some(parted) = near.rfind("其中").map(|parted| figure.span.start - near.len() + parted) else {
            return false;
        };
        let unit = figure.unit_name(self.text());
        let before = self.figures[..at].partition_point(|earlier| earlier.span.end <= parted);
        // 货运量500万吨，增长3%，其中…
        let same = |whole: &Quantity| whole.unit_name(self.text()) == unit && whole.dimension != "ratio";
        let parted = self.figures[..before].iter().rev().take(2).any(same);
        parted && is_part_name(&own.folded)
    }
}

/// Whether a noun names a part of a whole and no measure: 水路, 稻谷.
fn is_part_name(noun: &str) -> bool {
    const LONGEST: usize = 6;
    (2..=LONGEST).contains(&noun.chars().count())
        && noun.chars().all(crate::text::is_han)
        && WORDS.doing.beginning(noun).is_none()
        && WORDS.measure_at_end(noun).is_none()
        && !is_dependent(noun)
        && !noun.ends_with(['金', '税', '费', '款', '额', '值', '率', '量'])
        && !noun.ends_with("出口")
        && !noun.ends_with("进口")
}
