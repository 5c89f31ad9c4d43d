//! Collects running markup into pieces: what HTML and Markdown have in common.

use super::plain;
use crate::document::reader::marker::is_running;
use crate::document::reader::piece::{Piece, PieceKind};

/// The pieces of a marked-up text as they grow.
#[derive(Default)]
pub(super) struct Blocks {
    pub pieces: Vec<Piece>,
    text: String,
    /// How many characters of `text` are bold, and how many are not.
    bold: usize,
    light: usize,
    /// How many are bold before the first that is not, blanks not counted.
    lead: usize,
    /// How deep in bold elements the text stands.
    pub bold_depth: usize,
    /// Whether the text stands in a link, and whether that has no text yet.
    in_link: bool,
    new_link: bool,
    /// How many links `text` holds, and whether it holds anything else.
    links: usize,
    unlinked: bool,
    /// The next line is the first of its paragraph.
    fresh: bool,
    /// The open block goes on after a line break.
    broken: bool,
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
/// The longest cell of several lines.
const BROKEN_CELL: usize = 24;

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
                self.lead += usize::from(self.light == 0 && !c.is_whitespace());
            } else if !c.is_whitespace() {
                self.light += 1;
            }
            // Bars between links are none of their words.
            if !c.is_whitespace() && !matches!(c, '|' | '｜' | '·' | '•') {
                self.unlinked |= !self.in_link;
                self.links += usize::from(self.in_link && std::mem::take(&mut self.new_link));
            }
            self.text.push(c);
        }
    }

    /// A link begins, or the one that is open ends.
    pub fn link(&mut self, opens: bool) {
        (self.in_link, self.new_link) = (opens, opens);
    }

    /// Whether the last character of the open block is such a one.
    pub fn ends_with(&self, is: impl Fn(char) -> bool) -> bool {
        self.text.chars().next_back().is_some_and(is)
    }

    /// Ends the open block, whatever it is.
    pub fn close(&mut self) {
        if self.heading.is_some() && self.text.contains('\n') {
            return self.close_heading();
        }
        let text = std::mem::take(&mut self.text);
        let light = std::mem::take(&mut self.light) > 0;
        let bold = std::mem::take(&mut self.bold) > 0 && !light;
        let lead = std::mem::take(&mut self.lead);
        let mut bold_lead = if light { lead } else { 0 };
        let links = std::mem::take(&mut self.links);
        let mut links = if std::mem::take(&mut self.unlinked) { 0 } else { links };
        // One that goes on in the next block is one more there.
        self.new_link = self.in_link;
        let item = !text.trim().is_empty() && std::mem::take(&mut self.item);
        let kind = match self.heading.take() {
            Some(level) => PieceKind::Heading(level),
            None if bold => PieceKind::Bold,
            None if item => PieceKind::Item,
            None if std::mem::take(&mut self.broken) => PieceKind::Line,
            None => PieceKind::Paragraph,
        };
        (self.fresh, self.broken) = (true, false);
        let (pieces, line) = (plain::parts(&text), self.line);
        let whole = pieces.len() == 1;
        let mut parts_left = pieces.len();
        for (part, indented) in pieces {
            let kind = if whole { kind } else { PieceKind::Paragraph };
            let bold_lead = std::mem::take(&mut bold_lead);
            // The parts share the links of the block: together they have no more.
            let share = links.div_ceil(parts_left);
            (links, parts_left) = (links - share, parts_left - 1);
            self.push(Piece { indented, links: share, bold_lead, ..Piece::new(kind, part.trim(), line) });
        }
    }

    /// Ends a heading of several lines: one, but for the line under a title that tells when it was said.
    fn close_heading(&mut self) {
        let text = std::mem::take(&mut self.text);
        let lines: Vec<&str> = text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
        let is_under = |line: &&str| line.starts_with(['—', '（', '(']) && line.contains('年');
        let under = lines.iter().position(is_under).filter(|at| *at > 0).unwrap_or(lines.len());
        let ascii = |c: Option<char>| c.is_none_or(|c| c.is_ascii());
        for line in &lines[..under] {
            if ascii(self.text.chars().next_back()) || ascii(line.chars().next()) {
                self.text.push(' ');
            }
            self.text += line;
        }
        self.close();
        self.text = lines[under..].concat();
        self.close();
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

    /// Ends the open line of a block: the block may go on in the next one, or a paragraph end without markup.
    pub fn break_line(&mut self) {
        if self.heading.is_some() {
            return self.text.push('\n');
        }
        let first = self.fresh || self.text.trim().is_empty();
        let before = self.pieces.len();
        self.broken = true;
        self.close();
        if let Some(piece) = self.pieces.get_mut(before) {
            piece.indented |= first;
        }
        (self.fresh, self.broken) = (self.pieces.len() == before, true);
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
        self.leave_row();
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
        let length = |cell: &Cell| cell.pieces.iter().map(|piece| piece.text.chars().count()).sum::<usize>();
        let in_lines = |cell: &Cell| cell.pieces.iter().all(|p| p.kind == PieceKind::Line && !is_running(&p.text));
        let short = |cell: &Cell| match cell.pieces.len() {
            0 | 1 => length(cell) <= CELL,
            _ => length(cell) <= BROKEN_CELL && in_lines(cell),
        };
        let filled = row.iter().filter(|cell| !cell.pieces.is_empty()).count();
        if filled == 0 || row.len() < 2 || !row.iter().all(short) {
            return self.spill_row();
        }
        let line = row.iter().flat_map(|cell| &cell.pieces).map(|piece| piece.line).min().unwrap_or_default();
        let head = row.iter().all(|cell| cell.head);
        let text = |cell: &Cell| cell.pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
        let cells: Vec<String> = row.iter().map(text).collect();
        let text = cells.join("\t");
        let cells = || row.iter().flat_map(|cell| &cell.pieces);
        let links = if cells().all(|piece| piece.links > 0) { cells().map(|piece| piece.links).sum() } else { 0 };
        self.row = None;
        let kind = PieceKind::Row { table: self.table.saturating_sub(1), head };
        self.pieces.push(Piece { links, ..Piece::new(kind, text, line) });
    }

    /// Ends the open block and the row that it stands in, which was layout.
    pub fn leave_row(&mut self) {
        self.close();
        self.spill_row();
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
