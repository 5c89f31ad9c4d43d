//! Search: from what was typed to what was found.
//!
//! ```text
//! text ──▶ Query (parse) ──▶ matched paragraphs (find) ──▶ ranked hits, facets (rank, facets) ──▶ Answer
//!            ▲                                                                                     │
//!            └──── readings: words, questions, pinyin, typos, each a query text of its own ◀───────┘
//! ```
//! What was typed is first taken literally; where that finds something it stands first, and other readings
//! are offered beside it. Where it finds nothing the best other reading is answered and named.
//! A question (`question`, in English `english`) is read in `parts`; what asks for the first of many (`extreme`), for what
//! compares (`comparison`, `quantity`) or for who says nothing (`absence`) is answered by figures or places.
//! Everything is exact and the same on every machine: scores are integers, ties go by document and paragraph.

mod absence;
mod candidates;
mod comparison;
mod cut;
mod english;
mod extreme;
mod facets;
mod figures;
mod filters;
mod find;
mod model;
mod named_figure;
mod names;
mod parse;
mod parts;
mod pieces;
mod place;
mod quantity;
mod question;
mod rank;
mod readings;
mod search;
mod selection;
mod snippet;
mod sound;
mod suggest;
#[cfg(all(test, feature = "native"))]
mod tests;
mod trends;
mod typo;
mod written;

pub use absence::{asks_absence, lacking};
pub use facets::Facets;
pub use filters::Filters;
pub use find::absent;
pub use model::{Clause, Field, Query, Term};
pub use parse::MOST_CHARACTERS;
pub use parts::RELATIVE;
pub use quantity::Quantity;
pub use readings::{Reading, ReadingKind};
pub use search::{Answer, Hit, facets_of, hits, search};
pub use selection::{Selection, select};
pub use snippet::{Snippet, marks, snippet};
pub use suggest::{Suggestion, SuggestionKind, suggest};
pub use trends::{Grouping, TermCounts, TrendRow, collocates, keyness, trends};
