//! Collects running markup into pieces: what HTML and Markdown have in common.

use super::super::piece::{Piece, PieceKind};
use super::plain;

/// The pieces of a marked-up text as they grow.
#[derive(Default)]
pub(super) struct Blocks {
    pub pieces: Vec<Piece>,
    text: String,
    /// How many characters of `text` are bold, and how many are not.
    bold: usize,
    light: usize,
    /// How deep in bold elements the text stands.
    pub bold_depth: usize,
    /// The open block is an item of a list.
    item: bool,
    /// The level of the heading that is open.
    heading: Option<u8>,
    /// The line where the open block began.
    line: u32,
    /// The row that is open: for each cell its pieces, and whether it is a head.
    row: Option<Vec<Cell>>,
    table: u32,
}

#[derive(Default)]
struct Cell {
    pieces: Vec<Piece>,
    head: bool,
}

/// The longest cell of a table of data; a longer one belongs to a layout made with tables.
const CELL: usize = 120;

impl Blocks {
    /// Appends text; white space collapses, line breaks between Han characters vanish.
    pub fn text(&mut self, text: &str, line: u32) {
        for c in text.chars() {
            let blank = matches!(c, ' ' | '\n' | '\r' | '\t');
            if blank {
                let joint = self.text.chars().next_back();
                if joint.is_some_and(|last| last != ' ' && (c != '\n' || last.is_ascii())) {
                    self.text.push(' ');
                }
                continue;
            }
            if self.text.is_empty() {
                self.line = line;
            }
            if self.bold_depth > 0 {
                self.bold += 1;
            } else if !c.is_whitespace() {
                self.light += 1;
            }
            self.text.push(c);
        }
    }

    /// Whether the last character of the open block is such a one.
    pub fn ends_with(&self, is: impl Fn(char) -> bool) -> bool {
        self.text.chars().next_back().is_some_and(is)
    }

    /// Ends the open block, whatever it is.
    pub fn close(&mut self) {
        let text = std::mem::take(&mut self.text);
        let bold = std::mem::take(&mut self.bold) > 0 && std::mem::take(&mut self.light) == 0;
        self.light = 0;
        let item = !text.trim().is_empty() && std::mem::take(&mut self.item);
        let kind = match self.heading.take() {
            Some(level) => PieceKind::Heading(level),
            None if bold => PieceKind::Bold,
            None if item => PieceKind::Item,
            None => PieceKind::Paragraph,
        };
        let (pieces, line) = (plain::parts(&text), self.line);
        let whole = pieces.len() == 1;
        for (part, indented) in pieces {
            let kind = if whole { kind } else { PieceKind::Paragraph };
            self.push(Piece { indented, ..Piece::new(kind, part.trim(), line) });
        }
    }

    /// Ends the open block as a line that the next one may continue.
    pub fn close_line(&mut self, after_blank: bool) {
        let before = self.pieces.len();
        self.close();
        if let Some(piece) = self.pieces.get_mut(before) {
            piece.after_blank = after_blank;
        }
        for piece in self.pieces.iter_mut().skip(before).filter(|piece| piece.kind == PieceKind::Paragraph) {
            piece.kind = PieceKind::Line;
        }
    }

    fn push(&mut self, piece: Piece) {
        match self.row.as_mut().and_then(|row| row.last_mut()) {
            Some(cell) => cell.pieces.push(piece),
            None => self.pieces.push(piece),
        }
    }

    /// Opens a heading.
    pub fn open_heading(&mut self, level: u8) {
        self.close();
        self.heading = Some(level);
    }

    /// Opens an item of a list.
    pub fn open_item(&mut self) {
        self.close();
        self.item = true;
    }

    /// Ends an item of a list.
    pub fn close_item(&mut self) {
        self.close();
        self.item = false;
    }

    /// A table begins; the row that it stands in, if any, was layout.
    pub fn open_table(&mut self) {
        self.close();
        self.spill_row();
        self.table += 1;
    }

    /// A row begins.
    pub fn open_row(&mut self) {
        self.close_row();
        self.row = Some(Vec::new());
    }

    /// A cell of the open row begins.
    pub fn open_cell(&mut self, head: bool) {
        self.close();
        if let Some(row) = &mut self.row {
            row.push(Cell { head, ..Cell::default() });
        }
    }

    /// The open row ends: a row of data, or of a layout whose cells hold paragraphs.
    pub fn close_row(&mut self) {
        self.close();
        let Some(row) = &self.row else { return };
        let short =
            |cell: &Cell| cell.pieces.len() <= 1 && cell.pieces.iter().all(|piece| piece.text.chars().count() <= CELL);
        let filled = row.iter().filter(|cell| !cell.pieces.is_empty()).count();
        if filled == 0 || row.len() < 2 || !row.iter().all(short) {
            return self.spill_row();
        }
        let line = row.iter().flat_map(|cell| &cell.pieces).map(|piece| piece.line).min().unwrap_or_default();
        let head = row.iter().all(|cell| cell.head);
        let cells: Vec<_> = row.iter().map(|cell| cell.pieces.first().map_or("", |p| p.text.as_str())).collect();
        let text = cells.join("\t");
        self.row = None;
        self.pieces.push(Piece::new(PieceKind::Row { table: self.table.saturating_sub(1), head }, text, line));
    }

    fn spill_row(&mut self) {
        for cell in self.row.take().into_iter().flatten() {
            self.pieces.extend(cell.pieces);
        }
    }

    /// Ends everything and gives the pieces.
    pub fn finish(mut self) -> Vec<Piece> {
        self.close_row();
        self.pieces
    }
}
