//! Putting the page together (native): engine, bundle and page code in one file.

pub mod assets;
