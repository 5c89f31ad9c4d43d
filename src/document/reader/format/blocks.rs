//! Collects running markup into pieces: what HTML and Markdown have in common.

use super::plain;
use crate::document::reader::marker::is_running;
use crate::document::reader::piece::{Piece, PieceKind};
use crate::text::is_han;

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
    /// Where elements inside a line end and begin, in bytes of `text`.
    joints: Vec<usize>,
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
    /// For each column in how many of the rows below a cell from above stands.
    covered: Vec<usize>,
    table: u32,
}

#[derive(Default)]
struct Cell {
    pieces: Vec<Piece>,
    head: bool,
    /// How many columns and rows it spans.
    columns: usize,
    rows: usize,
}

/// How many columns or rows a cell may span.
const SPAN: usize = 60;
/// In how many columns of a row cells may span several.
const COLUMNS: usize = 200;

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

    /// An element inside a line begins.
    pub fn joint(&mut self) {
        if !self.text.is_empty() && self.joints.last() != Some(&self.text.len()) {
            self.joints.push(self.text.len());
        }
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
        let text = apart(std::mem::take(&mut self.text), &std::mem::take(&mut self.joints));
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
        self.covered.clear();
        self.table += 1;
    }

    /// A row begins.
    pub fn open_row(&mut self) {
        self.close_row();
        self.row = Some(Vec::new());
    }

    /// A cell of the open row begins, which spans so many columns and rows.
    pub fn open_cell(&mut self, head: bool, columns: usize, rows: usize) {
        self.close();
        if let Some(row) = &mut self.row {
            row.push(Cell { head, columns: columns.clamp(1, SPAN), rows: rows.clamp(1, SPAN), ..Cell::default() });
        }
    }

    /// The texts of a row's cells, each in its column: what a cell from the left or from above spans is empty.
    fn cells(&mut self, row: &[Cell]) -> Vec<String> {
        let covered = std::mem::take(&mut self.covered);
        let mut above = covered.into_iter();
        let mut cells = Vec::new();
        // Cells from above stand before the next one, and behind the last.
        let mut pass = |cells: &mut Vec<String>, below: &mut Vec<usize>| loop {
            match above.next() {
                Some(rows @ 1..) => {
                    cells.push(String::new());
                    below.push(rows - 1);
                }
                free => break free,
            }
        };
        let mut below = Vec::new();
        for cell in row {
            for column in 0..if cells.len() < COLUMNS { cell.columns } else { 1 } {
                pass(&mut cells, &mut below);
                let text = || cell.pieces.iter().map(|piece| piece.text.as_str()).collect();
                cells.push(if column == 0 { text() } else { String::new() });
                below.push(cell.rows - 1);
            }
        }
        while pass(&mut cells, &mut below).is_some() {
            cells.push(String::new());
            below.push(0);
        }
        self.covered = below;
        let filled = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
        cells.truncate(filled.max(row.len()));
        cells
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
        let is_data = filled > 0 && row.len() >= 2 && row.iter().all(short);
        let Some(row) = self.row.take() else { return };
        let cells = self.cells(&row);
        if !is_data {
            self.row = Some(row);
            return self.spill_row();
        }
        let line = row.iter().flat_map(|cell| &cell.pieces).map(|piece| piece.line).min().unwrap_or_default();
        let head = row.iter().all(|cell| cell.head);
        let text = cells.join("\t");
        let cells = || row.iter().flat_map(|cell| &cell.pieces);
        let links = if cells().all(|piece| piece.links > 0) { cells().map(|piece| piece.links).sum() } else { 0 };
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

/// A line whose elements a page sets apart by its style only: 2024-04-22 07:15 来源：某报 作者：某人. It has a clock, a
/// date of numbers or labels, and runs on in no sentence; running text has joints inside words.
fn apart(text: String, joints: &[usize]) -> String {
    const LONGEST: usize = 400;
    if joints.is_empty() || text.len() > LONGEST || is_running(&text) {
        return text;
    }
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_clock = |at: usize| {
        text.get(at.saturating_sub(2)..at).is_some_and(digits) && text.get(at + 1..at + 3).is_some_and(digits)
    };
    let is_day = |at: usize| {
        let day = text.get(at..at + 10).unwrap_or_default();
        day.split('-').count() == 3 && day.split('-').all(digits)
    };
    let timed = text.match_indices(':').any(|(at, _)| at >= 2 && is_clock(at))
        || is_day(0)
        || joints.iter().any(|at| is_day(*at));
    let labelled = |rest: &str| {
        let label = rest.split_once(['：', ':']).map(|(label, _)| label.trim());
        label.is_some_and(|label| (2..=5).contains(&label.chars().count()) && label.chars().all(is_han))
    };
    let mut text = text;
    for &at in joints.iter().rev().filter(|at| text.is_char_boundary(**at)).collect::<Vec<_>>() {
        let (before, rest) = text.split_at(at);
        let tight = before.ends_with(|c: char| c.is_whitespace() || "：:|｜/（([【".contains(c))
            || rest.is_empty()
            || rest.starts_with(|c: char| c.is_whitespace() || "：:|｜/）)]】，、".contains(c));
        // The number of a counter and the parts of a date stay together; 2024 and 09/12 are two elements.
        let digit = |c: char| c.is_ascii_digit();
        let number = before.ends_with(digit) && rest.starts_with(|c| "年月日-/次".contains(c))
            || before.ends_with(|c| "年月-/".contains(c)) && rest.starts_with(digit);
        if !tight && !number && (timed || labelled(rest)) {
            text.insert(at, ' ');
        }
    }
    text
}
