//! Districts that share a name: the city that a document names tells which one it is.

use crate::document::reader::gazetteer::{FULL, SHORT};
use crate::document::reader::lexicon::WORDS;
use crate::document::reader::piece::Piece;
use crate::text::fold_text;

/// The name of a district of which there are several, behind that of its city where the document names it.
pub fn with_city(name: String, title: &str, pieces: &[Piece]) -> String {
    if !WORDS.region.shared_districts.contains(&name) {
        return name;
    }
    let texts = std::iter::once(title.to_owned()).chain(pieces.iter().map(|piece| fold_text(&piece.text)));
    let city = texts.filter_map(|text| {
        let behind = |at: usize| FULL.at_end(&text[..at]).or_else(|| SHORT.at_end(&text[..at]));
        text.match_indices(&name).find_map(|(at, _)| behind(at).map(|(_, place)| place.name))
    });
    city.take(1).next().map_or(name.clone(), |city| format!("{city}{name}"))
}
