//! A card as a PNG of twice its size. Letters come from the fonts of this machine: the same card may look a little
//! different on another, and where no font has Han characters there is no picture rather than one of empty boxes.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::CardError;

const SCALE: f32 = 2.0;
/// Fonts for Chinese that machines have.
const FAMILIES: [&str; 7] = [
    "PingFang SC",
    "Hiragino Sans GB",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
];

/// The PNG of a card.
pub fn png(svg: &str) -> Result<Vec<u8>, CardError> {
    if !has_han() {
        return Err(CardError::NoFont);
    }
    drawn(svg, SCALE)?.encode_png().map_err(|error| CardError::Picture(error.to_string()))
}

fn drawn(svg: &str, scale: f32) -> Result<Pixmap, CardError> {
    let options = Options { fontdb: fonts(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| CardError::Picture(error.to_string()))?;
    let size = tree.size().to_int_size().scale_by(scale);
    let size = size.ok_or_else(|| CardError::Picture("it has no size".to_owned()))?;
    let mut pixmap =
        Pixmap::new(size.width(), size.height()).ok_or_else(|| CardError::Picture("it is too large".to_owned()))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok(pixmap)
}

fn fonts() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let load = || {
        let mut fonts = fontdb::Database::new();
        fonts.load_system_fonts();
        // What generic names stand for is not the same everywhere; without one that is there, no text is drawn.
        let known = |name: &&str| fonts.faces().any(|face| face.families.iter().any(|(family, _)| family == name));
        let family = FAMILIES.iter().copied().find(known).map(str::to_owned);
        let any = || fonts.faces().find_map(|face| Some(face.families.first()?.0.clone()));
        if let Some(family) = family.or_else(any) {
            fonts.set_sans_serif_family(family.as_str());
            fonts.set_serif_family(family);
        }
        Arc::new(fonts)
    };
    FONTS.get_or_init(load).clone()
}

/// Fonts without Han characters draw all of them alike: as boxes, or not at all.
fn has_han() -> bool {
    let picture = |c| {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\"><text x=\"4\" y=\"32\" font-size=\"32\">{c}</text></svg>"
        );
        drawn(&svg, 1.0).map(|pixmap| pixmap.data().to_vec()).unwrap_or_default()
    };
    picture('国') != picture('一')
}
