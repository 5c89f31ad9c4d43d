//! Words as the texts write them: 就業 where folding says 就业.

use super::Query;
use crate::corpus::Corpus;
use crate::index::Index;
use crate::text::fold;

/// The places that are looked at.
const PLACES: usize = 20;

/// A query with its plain terms as the texts write them.
pub fn as_written(index: &Index, corpus: &Corpus, query: &Query) -> String {
    let mut query = query.clone();
    for term in query.plain_terms() {
        term.text = written(index, corpus, &term.folded);
    }
    query.to_string()
}

/// A folded word as the texts write it: as folded where one of the first places writes it so, else as in
/// the first.
pub fn written(index: &Index, corpus: &Corpus, folded: &str) -> String {
    let found = index.find(folded);
    let mut forms = found.iter().take(PLACES).filter_map(|found| {
        let (doc, paragraph) = index.paragraphs.place(found.paragraph);
        let document = corpus.documents.get(doc as usize)?;
        let text = fold(document.paragraph_text(paragraph as usize));
        let span = text.source_span(found.at as usize..found.at as usize + folded.len());
        Some(span.of(text.source).split_whitespace().collect::<String>())
    });
    let Some(first) = forms.next().filter(|first| first != folded) else { return folded.to_owned() };
    if forms.any(|form| form == folded) { folded.to_owned() } else { first }
}
