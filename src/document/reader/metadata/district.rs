//! Districts that share a name: the city that a document names tells which one it is.

use crate::document::reader::gazetteer::{FULL, SHORT};
use crate::document::reader::piece::Piece;
use crate::text::fold_text;

/// Districts of several cities have one name.
const SHARED: &[&str] = &[
    "朝阳区",
    "和平区",
    "河东区",
    "西湖区",
    "鼓楼区",
    "城关区",
    "新华区",
    "桥西区",
    "长安区",
    "铁西区",
    "铁东区",
    "向阳区",
    "南山区",
    "宝山区",
    "普陀区",
    "江北区",
    "城中区",
    "龙华区",
    "青山区",
    "市中区",
    "永定区",
    "新城区",
    "白云区",
    "西安区",
    "海州区",
    "通州区",
    "郊区",
    "城区",
    "矿区",
    "东区",
    "西区",
    "新市区",
];

/// The name of a district of which there are several, behind that of its city where the document names it.
pub fn with_city(name: String, title: &str, pieces: &[Piece]) -> String {
    if !SHARED.contains(&name.as_str()) {
        return name;
    }
    let texts = std::iter::once(title.to_owned()).chain(pieces.iter().map(|piece| fold_text(&piece.text)));
    let city = texts.filter_map(|text| {
        let behind = |at: usize| FULL.at_end(&text[..at]).or_else(|| SHORT.at_end(&text[..at]));
        text.match_indices(&name).find_map(|(at, _)| behind(at).map(|(_, place)| place.name))
    });
    city.take(1).next().map_or(name.clone(), |city| format!("{city}{name}"))
}
