//! What can be wrong with an index.

use std::fmt;

/// Why an index cannot be opened. The bundle it came in is damaged or made by another program.
#[derive(Debug)]
pub enum IndexError {
    /// A section is not there.
    Missing {
        /// Its name.
        section: &'static str,
    },
    /// A section ends early or says what cannot be.
    Damaged {
        /// Its name.
        section: &'static str,
        /// What is wrong with it.
        what: &'static str,
    },
    /// The dictionary is no fst.
    Dictionary(fst::Error),
    /// The texts are larger than 4 GiB together.
    TooLarge,
}

impl fmt::Display for IndexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { section } => write!(f, "the index has no section `{section}`; build the bundle anew"),
            Self::Damaged { section, what } => {
                write!(f, "section `{section}` of the index is damaged ({what}); build the bundle anew")
            }
            Self::Dictionary(_) => write!(f, "the dictionary of words is damaged; build the bundle anew"),
            Self::TooLarge => write!(f, "the texts are larger than 4 GiB together; build several bundles"),
        }
    }
}

impl std::error::Error for IndexError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Dictionary(source) => Some(source),
            _ => None,
        }
    }
}
