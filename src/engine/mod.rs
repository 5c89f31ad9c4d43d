//! The engine: one corpus opened, one request asked, one response given.
//!
//! The page, the widget and the command line ask through [`api`] and nothing else, so all give the same
//! answers. An engine has no globals and does no I/O: several can live side by side.

pub mod api;
