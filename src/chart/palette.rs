//! Colours and shapes. The hues are Okabe and Ito's, told apart by colour-blind readers; of each the tone that
//! stands out against its ground. Shape and fill say the same again without colour.

use plotters::style::RGBColor;

use crate::view::Theme;

/// The colours of a theme.
pub struct Palette {
    /// Behind everything.
    pub ground: RGBColor,
    /// Text.
    pub ink: RGBColor,
    /// Ticks and source line.
    pub muted: RGBColor,
    /// Grid.
    pub grid: RGBColor,
    series: [RGBColor; 6],
}

const fn rgb(hex: u32) -> RGBColor {
    RGBColor((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const LIGHT: Palette = Palette {
    ground: rgb(0xffffff),
    ink: rgb(0x1c1b1a),
    muted: rgb(0x5c5955),
    grid: rgb(0xdedbd5),
    series: [rgb(0x0072b2), rgb(0xd55e00), rgb(0x008a65), rgb(0xa94f84), rgb(0x4d4d4d), rgb(0x9a6a00)],
};

const DARK: Palette = Palette {
    ground: rgb(0x161719),
    ink: rgb(0xeceae6),
    muted: rgb(0xa9a59e),
    grid: rgb(0x36383c),
    series: [rgb(0x56b4e9), rgb(0xf0a03c), rgb(0x2fc79c), rgb(0xdc93bb), rgb(0xc9c9c9), rgb(0xf0e442)],
};

const PRINT: Palette = Palette { ink: rgb(0x000000), muted: rgb(0x333333), grid: rgb(0xbbbbbb), ..LIGHT };

impl Palette {
    /// The colours of a theme.
    pub fn of(theme: Theme) -> &'static Palette {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
            Theme::Print => &PRINT,
        }
    }

    /// The colour of a series.
    pub fn series(&self, index: usize) -> RGBColor {
        self.series[index % self.series.len()]
    }
}

/// The shape of a series' points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// ●
    Circle,
    /// ◆
    Diamond,
    /// ■
    Square,
    /// ▲
    Triangle,
}

impl Glyph {
    /// The shape of a series.
    pub fn of(index: usize) -> Glyph {
        [Glyph::Circle, Glyph::Diamond, Glyph::Square, Glyph::Triangle][index % 4]
    }
}
