//! Pieces → paragraphs: what a page or a site adds is taken out, lines are joined, blanks inside words removed, several
//! documents of one file parted, bodies that stand twice counted once. `file` calls them in this order:
//! `furniture` (with `other_pages`, `page_break`), `title_block`, `join` (with `foot`, `linked`, `ragged`, `wrap`), `spacing`, `parts`,
//! `duplicate`.

mod bare_page;
pub mod duplicate;
mod foot;
pub mod furniture;
mod inside;
pub mod join;
mod linked;
mod other_pages;
mod page_break;
mod page_number;
pub mod parts;
mod ragged;
mod site_words;
pub mod spacing;
pub mod title_block;
mod wrap;
