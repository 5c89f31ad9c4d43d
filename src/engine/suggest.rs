//! Completions while typing.

use super::api::Suggestion;
use super::scene::Scene;
use crate::query::{self, Filters, SuggestionKind};
use crate::view::{Tab, View};

/// More are never offered.
const MOST: usize = 20;

impl Scene<'_> {
    /// Completions of what the search box holds, best first, with how many paragraphs each finds; lists of other things
    /// than paragraphs are not counted. A pasted link is offered as the view it names.
    #[inline(never)] // called late, see `engine`
    pub fn suggestions(&self, text: &str, limit: usize) -> Vec<Suggestion> {
        if let Some(view) = View::from_pasted(text) {
            let title = view.honoured().title(&self.messages);
            let label = self.messages.text("suggestion-link").to_owned();
            return vec![Suggestion { text: title, kind: "link".to_owned(), label, count: 0, query: view.to_query() }];
        }
        let finds = matches!(self.view.tab(), Tab::Home | Tab::Search);
        let filters = if finds { self.paragraph_filters() } else { Filters::default() };
        let found = query::suggest(&self.engine.index, &self.engine.corpus, text, &filters, limit.min(MOST));
        let shown = |suggestion: query::Suggestion| {
            let (kind, key) = match suggestion.kind {
                SuggestionKind::Term => ("term", "suggestion-term"),
                SuggestionKind::Indicator => ("indicator", "suggestion-indicator"),
                SuggestionKind::Region => ("region", "suggestion-region"),
                SuggestionKind::Document => ("document", "suggestion-document"),
            };
            Suggestion {
                query: self.with("q", &suggestion.text),
                text: suggestion.text,
                kind: kind.to_owned(),
                label: self.messages.text(key).to_owned(),
                count: if finds { suggestion.count as usize } else { 0 },
            }
        };
        found.into_iter().map(shown).collect()
    }
}
