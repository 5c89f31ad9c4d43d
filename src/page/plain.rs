//! What is read without script or wasm: the documents with their first figures, as plain HTML.

use std::fmt::Write as _;

use crate::corpus::Corpus;
use crate::i18n::{Messages, Quantity};
use crate::metric::Status;
use crate::text::escape;

/// More documents are only counted.
const MOST_DOCUMENTS: usize = 200;
/// Figures shown of each document.
const FIGURES: usize = 5;

/// The title of a corpus: that of its only document, or the site's name.
pub(super) fn title(corpus: &Corpus, messages: &Messages) -> String {
    match corpus.documents.as_slice() {
        [only] if !only.meta.title.is_empty() => only.meta.title.clone(),
        _ => messages.text("site-name").to_owned(),
    }
}

/// The list of documents, everything from them escaped.
pub(super) fn list(corpus: &Corpus, messages: &Messages) -> String {
    let mut html = String::from("<ul>\n");
    for (doc, document) in corpus.documents.iter().enumerate().take(MOST_DOCUMENTS) {
        let meta = &document.meta;
        let title = if meta.title.is_empty() { &document.id } else { &meta.title };
        let date = meta.date.map_or(String::new(), |date| messages.date(date));
        let place = corpus.in_language(&meta.region, messages.lang());
        let scope: Vec<&str> = [place, &date].into_iter().filter(|part| !part.is_empty()).collect();
        let _ = writeln!(
            html,
            "<li><strong>{}</strong> {}{}</li>",
            escape(title),
            escape(&scope.join(" · ")),
            figures(corpus, doc, messages)
        );
    }
    html.push_str("</ul>\n");
    if corpus.documents.len() > MOST_DOCUMENTS {
        let count = messages.format("documents-count", &[corpus.documents.len().to_string()]);
        let _ = writeln!(html, "<p>{}</p>", escape(&count));
    }
    html
}

/// The first figures of a document.
fn figures(corpus: &Corpus, doc: usize, messages: &Messages) -> String {
    let known = corpus.metrics[corpus.metrics_of(doc)].iter().filter(|m| !m.indicator.is_empty());
    let item = |m: &crate::metric::Metric| {
        // When it is of, and that it is no outcome: a target is not to be taken for one.
        let name = corpus.in_language(corpus.name_of(m), messages.lang());
        let mut words = vec![format!("{name} {}", messages.figure(&Quantity::from(m), false))];
        words.extend(m.period.as_deref().map(|period| messages.period(period)));
        if m.status != Status::Outcome {
            words.push(messages.text(&format!("status-{}", m.status.key())).to_owned());
        }
        format!("<li>{}</li>", escape(&words.join(" · ")))
    };
    let items: String = known.take(FIGURES).map(item).collect();
    if items.is_empty() { items } else { format!("<ul>{items}</ul>") }
}
