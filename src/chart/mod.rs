//! Charts: a view's data → plotters → SVG.
