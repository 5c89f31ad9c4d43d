//! The query language, ranking, snippets, facets, suggestions.
