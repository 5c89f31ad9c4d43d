//! What restricts an answer beside its words.

use crate::corpus::Corpus;
use crate::document::{Document, unnumbered};
use crate::metric::Status;
use crate::text::fold_text;

/// Restrictions; an empty list restricts nothing, several values of a list are alternatives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Document ids.
    pub docs: Vec<String>,
    /// Words of document titles.
    pub titles: Vec<String>,
    /// Places, full names or their beginnings (成都 for 成都市). A place stands for what lies in it, too.
    pub regions: Vec<String>,
    /// Places, full names, each without what lies in it: what a facet names.
    pub regions_alone: Vec<String>,
    /// First and last years of publication.
    pub years: Vec<(i16, i16)>,
    /// Words of section titles, any level.
    pub section_words: Vec<String>,
    /// Whole section titles, any level, with or without their numbers: what a facet names.
    pub sections: Vec<String>,
    /// Only paragraphs with a figure of such a status.
    pub statuses: Vec<Status>,
}

impl Filters {
    /// Whether nothing is restricted.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a document passes, as far as that follows from the document alone.
    pub fn admits(&self, corpus: &Corpus, document: &Document) -> bool {
        let any = |values: &[String], test: &dyn Fn(&str) -> bool| values.is_empty() || values.iter().any(|v| test(v));
        let year = document.meta.date.map(|date| date.year);
        any(&self.docs, &|id| document.id == id)
            && any(&self.titles, &|words| holds(&document.meta.title, words))
            && any(&self.regions, &|place| lies_in(corpus, &document.meta.region, place))
            && any(&self.regions_alone, &|place| document.meta.region == place)
            && (self.years.is_empty()
                || year.is_some_and(|year| self.years.iter().any(|(first, last)| (first..=last).contains(&&year))))
    }

    /// Whether a paragraph of a document that passes stands in a section asked for.
    pub fn admits_section(&self, document: &Document, paragraph: usize) -> bool {
        let path = document.section_path(paragraph);
        let any = |values: &[String], test: &dyn Fn(&str, &str) -> bool| {
            values.is_empty() || path.iter().any(|title| values.iter().any(|value| test(title, value)))
        };
        any(&self.section_words, &holds)
            && any(&self.sections, &|title, value| title == value || unnumbered(title) == value)
    }

    /// Whether a look at single paragraphs is needed.
    pub fn looks_at_paragraphs(&self) -> bool {
        !self.section_words.is_empty() || !self.sections.is_empty() || !self.statuses.is_empty()
    }
}

/// First and last years of publication in which years are told of: what a year brought is reported in it or in the next
/// one.
pub fn told_in(first: i16, last: i16) -> (i16, i16) {
    (first, last.saturating_add(1))
}

/// The years that first and last years of publication tell of, by [`told_in`].
pub fn tells_of((first, last): (i16, i16)) -> (i16, i16) {
    (first, last.saturating_sub(1).max(first))
}

fn holds(title: &str, words: &str) -> bool {
    fold_text(title).contains(fold_text(words).as_str())
}

/// Whether the place `region` is `place` or lies in it.
fn lies_in(corpus: &Corpus, region: &str, place: &str) -> bool {
    let mut at = region;
    // As many steps as there are levels: a damaged list of places cannot make a circle.
    for _ in 0..4 {
        if at.is_empty() {
            return false;
        }
        if at.starts_with(place) {
            return true;
        }
        at = corpus.region(at).map_or("", |r| r.parent.as_str());
    }
    false
}
