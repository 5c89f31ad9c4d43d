//! Bounds: how the words around a number bound it (不低于, 约, 以内, 最多可).

use super::super::lexicon::beginning;
use super::super::quantity::{Form, Quantity};
use super::lead::{Lead, comparator_after};
use super::{Segment, tail_end};
use crate::metric::because::{self, Rule};
use crate::metric::numeral::Script;
use crate::metric::{Comparator, Measure};
use crate::text::last_chars;

/// The comparator of a figure, and the rule that gave it.
pub fn comparator(
    text: &str,
    segment: &Segment,
    figure: &Quantity,
    lead: &Lead,
    measure: Measure,
) -> (Comparator, &'static Rule) {
    let before = &text[segment.range.start..figure.span.start];
    match (comparator_after(text, figure), lead.comparator) {
        (Some(after), _) => (after, &because::HEDGE_AFTER),
        (None, Some(Comparator::Above | Comparator::Below))
            if measure == Measure::Change && lead.compares && figure.dimension == "points" =>
        {
            (Comparator::Equal, &because::DIFFERENCE)
        }
        (None, Some(before)) => (before, &because::HEDGE_BEFORE),
        (None, None) if figure.form == Form::Rank && text[figure.span.start..].starts_with('前') => {
            (Comparator::AtMost, &because::FORM)
        }
        // 约占销售总额的｜86%
        (None, None) if last_chars(before, 20).contains("约占") => (Comparator::About, &because::HEDGE_BEFORE),
        // 至少要投放5亿元
        (None, None) if floored(before) => (Comparator::AtLeast, &because::HEDGE_BEFORE),
        (None, None) if figure.open => (Comparator::Above, &because::OPEN),
        // 最多可借8万元
        (None, None) if capped(before) => (Comparator::AtMost, &because::HEDGE_BEFORE),
        // 过万亿
        (None, None) if figure.script == Script::Bare && text[..figure.span.start].ends_with('过') => {
            (Comparator::Above, &because::HEDGE_BEFORE)
        }
        (None, None) => (Comparator::Equal, &because::NOTHING),
    }
}

/// Whether a number is named as an aim: 8%｜的预定目标.
pub fn is_aim(text: &str, figure: &Quantity) -> bool {
    let after = text[tail_end(text, figure)..].strip_prefix('的');
    after.is_some_and(|after| beginning(after, &["目标", "预定目标", "预期目标", "计划目标"]).is_some())
}

/// Whether a verb stands between a number and the floor set before it: 至少要投放｜5亿元.
fn floored(before: &str) -> bool {
    verb_after(before, "至少").is_some()
}

/// Whether what one may get is capped: 最多可借｜8万元.
fn capped(before: &str) -> bool {
    ["最多", "最高", "至多"]
        .iter()
        .filter_map(|word| verb_after(before, word))
        .any(|verb| verb.starts_with(['可', '能', '获', '借', '领']))
}

/// The few Han characters between a bound and the number that it bounds.
fn verb_after<'t>(before: &'t str, bound: &str) -> Option<&'t str> {
    const FARTHEST: usize = 5;
    // Members of a long list all begin where the first does: only the nearest words are looked at.
    let before = last_chars(before, FARTHEST + bound.chars().count());
    let verb = before.rfind(bound).map(|at| &before[at + bound.len()..])?;
    ((1..=FARTHEST).contains(&verb.chars().count()) && verb.chars().all(crate::text::is_han)).then_some(verb)
}
