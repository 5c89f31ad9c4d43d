//! What may answer a query for figures.

/// A metric that a query names. What is less in order answers better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamedFigure {
    /// Its place where values are compared; what is not compared has none.
    pub order: i64,
    /// How many clauses name something else: of other names for one thing, one is enough.
    pub clauses: usize,
    /// Whether its status is another one than is asked for, or it is a level where a change is.
    pub other_kind: bool,
    /// How many years it is from those asked for, with one more where it is not of their period.
    pub years_off: u16,
    /// Whether it is a change over several years: one is asked for over one.
    pub is_long: bool,
    /// Whether it is not of the very place asked for.
    pub other_place: bool,
    /// Whether no word is its whole name: 服务业增加值占地区生产总值比重 for 地区生产总值.
    pub other_name: bool,
    /// How many words name something else.
    pub words: usize,
    /// Whether it is a change where none is asked for: the size of a thing says more.
    pub is_change: bool,
    /// Whether it was not reported: of what is told and what is aimed at, the former answers.
    pub is_unreported: bool,
    /// Its last year, below zero: the newest comes first.
    pub age: i16,
    pub rank: usize,
    /// Its index in [`Corpus::metrics`].
    pub at: u32,
}
