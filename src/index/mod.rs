//! The index: fst dictionaries and postings, built natively, read everywhere.
