//! Messages, numbers and dates in three languages.
