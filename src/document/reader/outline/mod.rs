//! The outline: which pieces are headings, how deep, and in which section each paragraph stands.
//!
//! Headings are those of the format, numbered lines (一、 （一） 关键词一：), bold lines (two in succession
//! are one heading), a short bare line (with a line that begins with —— it is one heading), and run-in
//! headings: the first sentence of a paragraph where its neighbours begin the same way. How deep a heading
//! stands follows from its style: a style seen above closes what lies below.

mod contents;
pub mod excerpt;
mod heading_line;
mod lone_number;
mod run_in;

use super::date;
use super::marker::{End, Marker, decimal, end, is_contents_line, is_item, is_row_of_numbers, is_running, marker};
use super::naming::{is_about_document, is_document_name, opens_report, text_start};
use super::piece::{Piece, PieceKind};
use crate::document::model::{ParagraphKind, Section};
use crate::text::{fold_text, is_han};
use heading_line::{
    is_appendix, is_bold_heading, is_bracketed, is_file_name, is_foreword, is_label, is_label_of_notes,
    is_list_of_annexes, is_sentence, is_short,
};
use run_in::first_sentence;

/// For each piece what it is and its section; and the sections.
#[derive(Default)]
pub(super) struct Outline {
    pub kinds: Vec<ParagraphKind>,
    pub inside: Vec<Option<u32>>,
    pub sections: Vec<Section>,
}

/// A heading found at a piece.
struct Heading {
    /// The smaller, the higher.
    rank: u8,
    title: String,
    /// How many pieces it takes; 0 for a run-in heading.
    pieces: usize,
    /// It heads its own paragraph only.
    single: bool,
}

/// Finds the outline of a document with this title.
pub(super) fn outline(pieces: &[Piece], title: &str) -> Outline {
    let styles = Styles::of(pieces, title);
    let mut outline = Outline::default();
    // Open sections from the outermost: rank, index, whether only for one paragraph.
    let mut open: Vec<(u8, u32, bool)> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let heading = styles.heading(at);
        if open.last().is_some_and(|(.., single)| *single) {
            open.pop();
        }
        if is_address(&pieces[at].text) {
            open.retain(|(rank, ..)| *rank < rank_of(Marker::Bracketed));
        }
        let taken = heading.as_ref().map_or(1, |heading| heading.pieces.max(1));
        let run_in = heading.as_ref().is_some_and(|heading| heading.pieces == 0);
        if let Some(heading) = heading {
            open.retain(|(rank, ..)| *rank < heading.rank);
            let parent = open.last().map(|(_, index, _)| *index);
            open.push((heading.rank, outline.sections.len() as u32, heading.single));
            let level = u8::try_from(open.len()).unwrap_or(u8::MAX);
            outline.sections.push(Section { title: heading.title, level, parent, paragraph: at as u32, run_in });
            outline.kinds.extend((0..taken).map(|_| if run_in { ParagraphKind::Body } else { ParagraphKind::Heading }));
        } else {
            outline.kinds.push(styles.kind(at));
        }
        outline.inside.extend((0..taken).map(|_| open.last().map(|(_, index, _)| *index)));
        at += taken;
    }
    outline
}

fn rank_of(marker: Marker) -> u8 {
    match marker {
        Marker::Part => 10,
        Marker::Chapter => 12,
        Marker::Section => 14,
        Marker::Keyword => 15,
        Marker::Chinese => 20,
        Marker::Bracketed => 30,
        Marker::Arabic => 40,
        Marker::BracketedArabic => 50,
        Marker::Dash => 60,
    }
}

const RUN_IN: u8 = 61;

/// What the whole document says about the style of its headings.
struct Styles<'a> {
    pieces: &'a [Piece],
    title: String,
    /// Where running text begins.
    body: usize,
    /// Whether headings are numbered 一、 二、.
    chinese: bool,
    /// Whether headings are numbered 1, 1.1, 1.2.
    decimal: bool,
    /// The run-in heading of each piece, in bytes.
    run_ins: Vec<Option<usize>>,
    /// The pieces that are the numbers of chapters and nothing else.
    lone_numbers: Vec<usize>,
    /// The lines of a table of contents.
    contents: std::ops::Range<usize>,
}

impl<'a> Styles<'a> {
    fn of(pieces: &'a [Piece], title: &str) -> Self {
        let body = body_start(pieces);
        let chinese = pieces.iter().any(|piece| matches!(marker(&piece.text), Some((Marker::Chinese, ..))));
        Styles {
            pieces,
            title: fold_text(title),
            body,
            chinese,
            decimal: pieces.iter().filter(|piece| decimal(&piece.text).is_some_and(|(depth, _)| depth > 0)).count() > 1,
            run_ins: run_in::find(pieces),
            lone_numbers: lone_number::find(pieces),
            contents: contents::find(pieces, body),
        }
    }

    /// What a piece is that heads no section.
    fn kind(&self, at: usize) -> ParagraphKind {
        match self.pieces[at].kind {
            PieceKind::Row { table, head } => ParagraphKind::Row { table, head },
            PieceKind::Heading(_) if !is_sentence(&self.pieces[at].text) => ParagraphKind::Heading,
            _ if self.is_title(at) => ParagraphKind::Heading,
            _ => ParagraphKind::Body,
        }
    }

    /// Whether a piece is the document's own title, which heads no section.
    fn is_title(&self, at: usize) -> bool {
        let text = &self.pieces[at].text;
        at <= self.body
            && (!self.title.is_empty()
                && fold_text(text) == self.title
                && marker(text).is_none()
                && !text.ends_with('。')
                || is_short(text, 40) && is_document_name(text))
    }

    fn heading(&self, at: usize) -> Option<Heading> {
        let Piece { kind, text, .. } = &self.pieces[at];
        let no_heading = matches!(kind, PieceKind::Row { .. })
            || is_contents_line(text)
            || is_file_name(text)
            || self.contents.contains(&at);
        if self.is_title(at) || no_heading {
            return None;
        }
        if is_label_of_notes(text) {
            return Some(whole(NOTES, text.trim_end_matches(['：', ':'])));
        }
        self.of_format(at)
            .or_else(|| self.lone_number(at))
            .or_else(|| self.numbered(at))
            .or_else(|| self.bare(at))
            .or_else(|| self.run_in(at))
            .or_else(|| self.bold_lead(at))
    }

    /// The rank of a heading without number: above 一、 where that follows, below 二、 where it stands between.
    fn plain_rank(&self, at: usize) -> u8 {
        if is_foreword(&self.pieces[at].text) {
            return rank_of(Marker::Chinese);
        }
        if let Some(rank) = self.decimal_rank(&self.pieces[at].text) {
            return rank;
        }
        let next = self.pieces[at + 1..].iter().find_map(|piece| match marker(&piece.text) {
            Some((Marker::Chinese, number, _)) => Some(number),
            _ => None,
        });
        let rank = if self.chinese && next != Some(1) && !is_appendix(&self.pieces[at].text) { 25 } else { 15 };
        // ◆ stands below what has no sign.
        rank + u8::from(self.pieces[at].text.starts_with(['◆', '■', '★', '●', '▲', '◎', '▶', '□', '◇']))
    }

    /// The rank of a line that a decimal number begins, 1.2 below 1, where the document counts so; that of ①.
    fn decimal_rank(&self, text: &str) -> Option<u8> {
        if text.starts_with(|c| ('①'..='⑳').contains(&c)) {
            return Some(rank_of(Marker::BracketedArabic) + 5);
        }
        let (depth, _) = decimal(text).filter(|_| self.decimal)?;
        Some(rank_of(Marker::Arabic) + 2 * depth)
    }

    /// A heading of the format, bold lines among them.
    fn of_format(&self, at: usize) -> Option<Heading> {
        let piece = &self.pieces[at];
        match piece.kind {
            PieceKind::Heading(_) if is_sentence(&piece.text) => None,
            // The date and the speaker under the title.
            PieceKind::Heading(_) | PieceKind::Bold
                if at < self.body && (is_about_document(&piece.text) || is_date(&piece.text)) =>
            {
                None
            }
            PieceKind::Heading(level) => Some(whole(level, &piece.text)),
            PieceKind::Bold if is_bold_heading(&piece.text) => {
                let second =
                    self.pieces.get(at + 1).filter(|next| next.kind == PieceKind::Bold && is_bold_heading(&next.text));
                let third_bold = self.pieces.get(at + 2).is_some_and(|piece| piece.kind == PieceKind::Bold);
                match second.filter(|_| !third_bold) {
                    Some(second) => Some(Heading {
                        pieces: 2,
                        ..whole(self.plain_rank(at), &format!("{} {}", piece.text, second.text))
                    }),
                    None => Some(whole(self.plain_rank(at), &piece.text)),
                }
            }
            _ => None,
        }
    }

    /// A number on a line of its own, as reports of earlier decades part their chapters: 一, 二.
    fn lone_number(&self, at: usize) -> Option<Heading> {
        let index = self.lone_numbers.binary_search(&at).ok()?;
        Some(whole(rank_of(Marker::Chinese), &self.pieces[self.lone_numbers[index]].text))
    }

    /// A heading with a number: a line of its own or the first sentence of its paragraph.
    fn numbered(&self, at: usize) -> Option<Heading> {
        let text = &self.pieces[at].text;
        let (kind, _, taken) = marker(text).filter(|(kind, ..)| *kind != Marker::Dash)?;
        let rank = rank_of(kind);
        let minor = matches!(kind, Marker::Arabic | Marker::BracketedArabic);
        let rest = &text[taken..];
        let ended = text.ends_with(['。', '；', ';']) && (minor || text.contains(|c: char| c.is_ascii_digit()))
            || text.ends_with(['；', ';'])
            || minor && text.ends_with(['：', ':']);
        if is_short(rest, if minor { 36 } else { 60 }) && !ended && !(minor && self.is_in_list(at, kind)) {
            return Some(whole(rank, text.trim_end_matches(['。', '：', ':'])));
        }
        let first = first_sentence(text).filter(|first| !minor && first[taken..].chars().count() <= 60)?;
        Some(Heading { rank, title: without_stop(first), pieces: 0, single: false })
    }

    /// Whether the piece beside has a number of the same kind: items of a list, with no text under each.
    fn is_in_list(&self, at: usize, kind: Marker) -> bool {
        // 附件：1.任务清单 stands before 2.分配表.
        if at > 0 && is_list_of_annexes(&self.pieces[at - 1].text) {
            return true;
        }
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        beside
            .filter_map(|at| self.pieces.get(at))
            .any(|piece| matches!(marker(&piece.text), Some((other, ..)) if other == kind) && !is_running(&piece.text))
    }

    /// A short line without number or sentence between running text, or above it where others follow and the
    /// title stands before.
    fn bare(&self, at: usize) -> Option<Heading> {
        let first_of_row = || {
            at + 1 == self.body
                && at > 0
                && (0..at).any(|at| self.is_title(at))
                && (at + 2..self.pieces.len()).filter(|&at| self.is_bare(at)).nth(1).is_some()
        };
        let foreword =
            || at + 1 == self.body && ["前言", "引言", "序言", "导言"].contains(&self.pieces[at].text.as_str());
        if !self.is_bare(at) || at < self.body && !first_of_row() && !foreword() {
            return None;
        }
        let (text, next) = (&self.pieces[at].text, self.pieces.get(at + 1)?);
        let rank = self.plain_rank(at);
        // Under the name of a document stands its date.
        let under = !is_document_name(text)
            && matches!(marker(&next.text), Some((Marker::Dash, ..)))
            && is_short(&next.text, 50);
        match under {
            true => Some(Heading { pieces: 2, ..whole(rank, &format!("{text}{}", next.text)) }),
            false => Some(whole(rank, text)),
        }
    }

    /// Whether a piece looks like a heading without number above the text that follows.
    fn is_bare(&self, at: usize) -> bool {
        let text = &self.pieces[at].text;
        let announces = |text: &str| text.ends_with('：') && text.contains('，');
        let begins_body =
            |piece: &Piece| is_running(&piece.text) || marker(&piece.text).is_some() || announces(&piece.text);
        self.pieces[at].kind != PieceKind::Item
            && (is_short(text, 30) || is_short(text, 60) && is_document_name(text))
            && end(text) == End::Bare
            && marker(text).is_none()
            && text.chars().filter(|&c| is_han(c)).count() >= 2
            && !is_about_document(text)
            && !is_date(text)
            && !is_bracketed(text)
            && !is_list_of_annexes(text)
            && !is_label(text)
            && !is_item(text)
            && !is_row_of_numbers(text)
            && self.pieces.get(at + 1).is_some_and(begins_body)
    }

    /// The first sentence of a paragraph where it is bold and the rest is not.
    fn bold_lead(&self, at: usize) -> Option<Heading> {
        let piece = &self.pieces[at];
        let first = run_in::bold_sentence(piece)?;
        let rank = marker(first).map_or(RUN_IN, |(kind, ..)| rank_of(kind));
        Some(Heading { rank, title: without_stop(first), pieces: 0, single: true })
    }

    fn run_in(&self, at: usize) -> Option<Heading> {
        let text = &self.pieces[at].text;
        let first = &text[..self.run_ins[at]?];
        let rank = marker(text).map_or(RUN_IN, |(kind, ..)| rank_of(kind));
        let title = without_stop(first.trim_start_matches(['—', '―', '─', '-', '–']));
        Some(Heading { rank, title, pieces: 0, single: true })
    }
}

/// Whether a line is a date and nothing else: 2025年3月.
fn is_date(text: &str) -> bool {
    date::find(text).is_some_and(|(_, end)| end == text.len())
}

fn whole(rank: u8, title: &str) -> Heading {
    Heading { rank, title: title.trim().to_owned(), pieces: 1, single: false }
}

/// The rank of the notes behind a text: beside its outermost parts.
const NOTES: u8 = 10;

/// Where the text begins that is no head: at the address, else at the first running paragraph.
fn body_start(pieces: &[Piece]) -> usize {
    let address = pieces.iter().take(40).position(|piece| opens_report(&piece.text));
    address.or_else(|| text_start(pieces)).unwrap_or(pieces.len())
}

fn is_address(text: &str) -> bool {
    text.starts_with("各位代表")
}

fn without_stop(sentence: &str) -> String {
    sentence.trim().trim_end_matches('。').to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::format::{Format, read};
    use super::super::lines::join::join;
    use super::*;

    #[test]
    fn sections_counted_by_points_and_in_circles_and_dates_that_head_nothing() {
        let text = "甲县方案\n\n为做好工作，制定方案。\n\n1 总体目标\n收入增长，达到2.1万元。\n1.1 产业目标\n建设基地，带动农户。\n1.2 人才目标\n培训农民，引进专家。\n2 主要措施\n（1）壮大产业\n新建冷库，扩大库容。\n①加强管护\n落实人员，签订责任书。\n";
        let found = sections(Format::Plain, text);
        assert_eq!(
            found,
            ["1 1 总体目标", "2 1.1 产业目标", "2 1.2 人才目标", "1 2 主要措施", "2 （1）壮大产业", "3 ①加强管护"]
        );
        let page = "<h1>甲市公报</h1><p><b>2025年3月</b></p><p>去年，产值增长，很快。</p><p><b>34</b></p><p>今年，继续努力。</p>";
        assert_eq!(sections(Format::Html, page), ["1 甲市公报"]);
    }

    /// `level title` of each section; run-in ones with a dot.
    fn sections(format: Format, text: &str) -> Vec<String> {
        outline(&join(read(format, text).pieces), "")
            .sections
            .iter()
            .map(|section| format!("{}{} {}", section.level, if section.run_in { "." } else { "" }, section.title))
            .collect()
    }

    #[test]
    fn numbered_and_run_in() {
        let text = "各位代表：\n现在，我报告工作，请予审议。\n一、回顾\n（一）抓发展，稳增长。全年产值达到三亿元，增长很快。\n\
                    工业提档升级。新增企业五家，产值很高，势头很好，前景可期。\n农业稳定发展。粮食丰收，价格平稳，收入增加，农民满意。\n\
                    商贸持续繁荣。商场兴旺，客流增加，消费活跃，市民高兴。\n各位代表！成绩来之不易，我们要珍惜。\n二、安排\n今年，我们要继续努力，再创佳绩。\n";
        assert_eq!(
            sections(Format::Plain, text),
            [
                "1 一、回顾",
                "2. （一）抓发展，稳增长",
                "3. 工业提档升级",
                "3. 农业稳定发展",
                "3. 商贸持续繁荣",
                "1 二、安排"
            ]
        );
    }

    #[test]
    fn chapters_run_in_numbers_and_notes() {
        let text = "第一部分　环境…………1\n第一章　基础………………2\n第一部分　环境\n第一章　基础\n第一节　成就\n五年来，全省综合实力增强，各项事业兴旺。\n\
                    1.总量扩大。粮食连年丰收，工业稳步前进，市场日益繁荣。\n2.结构优化。服务业比重上升，工业质量提高，农业基础巩固。\n\
                    3.动能转换。新产业加快成长，老产业焕发生机，企业信心增强。\n第二章　要求\n坚持稳中求进，推动发展，增进福祉。\n\
                    注释：\n[1]数据为初步统计，以年鉴为准。\n";
        assert_eq!(
            sections(Format::Plain, text),
            [
                "1 第一部分　环境",
                "2 第一章　基础",
                "3 第一节　成就",
                "4. 1.总量扩大",
                "4. 2.结构优化",
                "4. 3.动能转换",
                "2 第二章　要求",
                "1 注释"
            ]
        );
    }

    #[test]
    fn items_rows_and_sentences_head_nothing() {
        let text = "开头，一段话，很长。\n- 盈余：九亿元\n另有安排，正在推进，进展顺利。\n食品烟酒 0.3 0.2\n\
                    价格平稳，供应充足，群众满意。\n1. 险坝三座\n2. 小坝七座\n整治之后，安全度汛，无一出险。\n";
        assert_eq!(sections(Format::Plain, text), Vec::<String>::new());
        let text = "正文，一段，很好。\n\n**全市上下坚持稳中求进的工作总基调，经济持续回升向好，民生不断得到改善**\n\n正文，一段，很好。\n";
        assert_eq!(sections(Format::Markdown, text), Vec::<String>::new());
    }

    #[test]
    fn lists_of_annexes_head_nothing_and_a_foreword_does() {
        let text =
            "前言\n为做好工作，制定规划，扩大就业。\n一、目标\n就业扩大，收入增加。\n附件：1.任务清单\n2.资金分配表\n";
        assert_eq!(sections(Format::Plain, text), ["1 前言", "1 一、目标"]);
    }

    #[test]
    fn a_line_in_brackets_heads_nothing() {
        let text =
            "现将措施印发给你们，请认真贯彻执行。\n（此件公开发布）\n一、减轻负担。安排资金三亿元，支持小微企业。\n";
        assert_eq!(sections(Format::Plain, text), ["1. 一、减轻负担"]);
    }

    #[test]
    fn the_first_of_a_row_is_a_heading_and_fields_and_sentences_are_none() {
        let read = |format, text: &str, title: &str| {
            let sections = outline(&join(read(format, text).pieces), title).sections;
            sections.into_iter().map(|section| section.title).collect::<Vec<_>>()
        };
        let text = "各县任务表\n\n甲县\n新增就业五千人。\n\n乙县\n新增就业六千人。\n\n丙县\n新增就业七千人。\n";
        assert_eq!(read(Format::Plain, text, "各县任务表"), ["甲县", "乙县", "丙县"]);
        let text = "经济简报\n开头，一段话，很长。\n地区：甲市\n产值增长，势头很好。\n图片\n收入增加，市场繁荣。\n";
        assert_eq!(read(Format::Plain, text, "经济简报"), Vec::<String>::new());
        let text =
            "# 报告\n\n## 2024年1月5日\n\n正文，一段，很好。\n\n### 其他措施可参考资料。\n\n正文，也好，也长。\n";
        assert_eq!(read(Format::Markdown, text, "报告"), Vec::<String>::new());
    }

    #[test]
    fn a_bold_date_heads_nothing() {
        let text = "# 甲县报告\n\n**（2025年1月8日）**\n\n**一、回顾**\n\n产值增长，势头很好。\n";
        assert_eq!(sections(Format::Markdown, text), ["1 甲县报告", "2 一、回顾"]);
    }

    #[test]
    fn a_bold_first_sentence_heads_its_paragraph_and_a_caption_heads_nothing() {
        let text = "开头，一段话。\n\n**第一，扩大投资。**实施项目，完成投资。\n\n**促进消费**。办好展会，发放消费券。\n\n**新增就业5万人。**超额完成，成绩很好。\n\n**记者**昨日获悉。产值增长，很快。\n";
        assert_eq!(sections(Format::Markdown, text), ["1. 第一，扩大投资", "1. 促进消费"]);
        let text = "经济平稳，稳中有进。\n图1 产值及增速\n全年产值增长，很快。\n表 2 主要产品\n产量增加，质量提高。\n";
        assert_eq!(sections(Format::Plain, text), Vec::<String>::new());
    }

    #[test]
    fn signs_stand_below_plain_headings_and_an_announcement_is_text() {
        let text = "一年来，全局团结奋斗，成绩很好。\n去年总结\n成绩来之不易，我们要珍惜。\n◆聚焦扩岗\n新增就业，超额完成。岗位增加。\n◆聚焦社保\n扩大参保，发放补贴。群众满意。\n今年打算\n新的一年，我们将做好以下工作：\n新增就业两万人以上；\n";
        assert_eq!(sections(Format::Plain, text), ["1 去年总结", "2 ◆聚焦扩岗", "2 ◆聚焦社保", "1 今年打算"]);
    }

    #[test]
    fn bare_lines_with_dashes_and_bold_pairs() {
        let text = "近日，我市召开会议，部署工作。\n稳投资\n——抓项目，促增长\n今年，开工项目五个，进展顺利。\n";
        assert_eq!(sections(Format::Plain, text), ["1 稳投资——抓项目，促增长"]);
        let text = "开头，一段话。\n\n**融入大局**\n\n**构建新极**\n\n正文，很长，很好。\n\n**单独一行**\n\n正文，也长，也好。\n";
        assert_eq!(sections(Format::Markdown, text), ["1 融入大局 构建新极", "1 单独一行"]);
    }
}
