//! Text as runs: a stretch of a document, cut where a mark, a figure or the place asked for begins or ends.

use super::api::Run;
use crate::order;
use crate::text::Span;

/// What is set off in a text. Marks and figures are each in order and do not overlap.
#[derive(Default)]
pub(super) struct Layers<'a> {
    /// Where the query matched.
    pub marks: &'a [Span],
    /// Figures with their anchors.
    pub figures: &'a [(Span, String)],
    /// The sentence or figure that was asked for.
    pub target: Option<Span>,
}

/// The runs of a stretch; together they are its whole text.
pub(super) fn runs(text: &str, stretch: Span, layers: &Layers<'_>) -> Vec<Run> {
    let spans = layers.marks.iter().chain(layers.figures.iter().map(|(span, _)| span)).chain(&layers.target);
    let mut cuts = vec![stretch.start, stretch.end];
    for span in spans {
        cuts.extend([span.start, span.end]);
    }
    cuts.retain(|cut| (stretch.start..=stretch.end).contains(cut));
    order::sort_unique(&mut cuts);
    let piece = |pair: &[u32]| {
        let span = Span { start: pair[0], end: pair[1] };
        let within = |spans: &[Span]| {
            let next = spans.partition_point(|s| s.end <= span.start);
            spans.get(next).is_some_and(|s| s.contains(span))
        };
        let next = layers.figures.partition_point(|(s, _)| s.end <= span.start);
        let figure = layers.figures.get(next).filter(|(s, _)| s.contains(span));
        Run {
            text: span.of(text).to_owned(),
            mark: within(layers.marks),
            figure: figure.map_or(String::new(), |(_, anchor)| anchor.clone()),
            target: layers.target.is_some_and(|t| t.contains(span)),
        }
    };
    cuts.windows(2).map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_the_whole_text_and_layers_may_cross() {
        let text = "新增就业5万人，增长3%。";
        let span = |part: &str| {
            let start = text.find(part).unwrap();
            Span::new(start, start + part.len())
        };
        let figures = [(span("5万人"), "a~12345678~5万人".to_owned())];
        let layers =
            Layers { marks: &[span("就业5万")], figures: &figures, target: Some(span("5万人，增长3%")) };
        let runs = runs(text, Span::new(0, text.len()), &layers);
        let parts: Vec<&str> = runs.iter().map(|r| r.text.as_str()).collect();
        assert_eq!(parts, ["新增", "就业", "5万", "人", "，增长3%", "。"]);
        assert_eq!(runs.iter().map(|r| r.mark).collect::<Vec<_>>(), [false, true, true, false, false, false]);
        assert_eq!(runs.iter().map(|r| r.target).collect::<Vec<_>>(), [false, false, true, true, true, false]);
        assert!(runs[2].figure == runs[3].figure && !runs[2].figure.is_empty() && runs[1].figure.is_empty());
    }
}
