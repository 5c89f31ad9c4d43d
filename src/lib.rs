//! Mingcha 明察 reads policy documents and leaves behind one offline page.
//!
//! Data flows one way; each module uses only what stands above it:
//!
//! | module | what lives there |
//! | --- | --- |
//! | [`order`] | sorting, grouping and counting, compiled once for all types |
//! | [`shared`] | bytes and texts that several own |
//! | [`text`] | folding, with a way back or without, sentences, hashes |
//! | [`document`] | files → [`document::Document`]s |
//! | [`metric`] | numbers in sentences → [`metric::Metric`]s |
//! | [`corpus`] | documents and metrics together: what a bundle holds |
//! | [`ledger`] | targets beside the outcomes reported for them |
//! | [`assemble`] | documents → a corpus with its metrics, places and ledger |
//! | [`index`] | fst dictionaries and postings |
//! | [`bundle`] | the one file, opened without trusting it |
//! | [`query`] | the query language, ranking, snippets, facets |
//! | [`i18n`] | the messages, numbers and dates of three languages |
//! | [`view`] | what is shown ⇄ URL |
//! | [`chart`] | a view's data → plotters → SVG |
//! | [`card`] | a view as a picture that stands alone: SVG and PNG |
//! | [`engine`] | one request → one response: what page and command line both ask |
//! | [`page`] | engine, bundle and page code in one file |
//! | [`cli`] | the command line |
//! | `varint` | numbers of one to five bytes, for index and bundle |
//! | `wasm` | the engine as JavaScript calls it |
//!
//! The feature `native` adds reading, extracting and building (and the command line); without it the
//! crate is the page's half. `src/ARCHITECTURE.md` is the tour.
#![warn(missing_docs)]
#![forbid(unsafe_code)]

#[cfg(feature = "native")]
pub mod assemble;
pub mod bundle;
#[cfg(feature = "native")]
pub mod card;
pub mod chart;
#[cfg(feature = "native")]
pub mod cli;
pub mod corpus;
pub mod document;
pub mod engine;
pub mod i18n;
pub mod index;
#[cfg(feature = "native")]
pub mod ledger;
pub mod metric;
pub mod order;
#[cfg(feature = "native")]
pub mod page;
pub mod query;
pub mod shared;
pub mod text;
mod varint;
pub mod view;
#[cfg(target_arch = "wasm32")]
mod wasm;
