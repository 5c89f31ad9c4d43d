//! The view: what is shown ⇄ URL.
