//! Links to other pages: what stands under 相关新闻 at the end of a page, and lists of links before and behind a text.
//!
//! A format that marks links tells which lines are nothing else. Several in a row outside the text are a menu, or
//! headlines of other pages, with the heading over them; annexes and what tells date or source stay.

use super::site_words::is_head_of_links;
use crate::document::reader::marker::{is_running, marker};
use crate::document::reader::naming::is_about_document;
use crate::document::reader::piece::{Piece, PieceKind};

/// How long the headline of another page is, and the heading over such headlines.
const LINK: usize = 45;
const HEAD: usize = 12;
/// How many links in a row are none of the text.
const ROW: usize = 3;

/// Where the links to other pages begin with which a page ends: what stands under 相关稿件 up to the end, where that
/// is no text, annex or table.
pub fn last_links(pieces: &[Piece], drop: &[bool]) -> Option<usize> {
    let head = pieces.iter().rposition(|piece| is_head_of_links(&piece.text))?;
    let is_link = |piece: &Piece| {
        matches!(piece.kind, PieceKind::Line | PieceKind::Paragraph | PieceKind::Item)
            && !is_running(&piece.text)
            && !piece.text.ends_with('：')
            && !piece.text.starts_with("附")
            && marker(&piece.text).is_none()
            && piece.text.chars().count() <= LINK
    };
    // Above them the text stands.
    let ends = pieces[..head].iter().any(|piece| is_running(&piece.text));
    (ends && (head + 1..pieces.len()).all(|at| drop[at] || is_link(&pieces[at]))).then_some(head)
}

/// Marks the lists of links that stand before the text or behind it.
pub fn drop_links(pieces: &[Piece], drop: &mut [bool]) {
    let is_text = |piece: &Piece| is_running(&piece.text) && piece.links == 0;
    let ends = pieces.iter().position(is_text).zip(pieces.iter().rposition(is_text));
    let Some((first, last)) = ends.filter(|_| pieces.iter().any(|piece| piece.links > 0)) else { return };
    for range in [0..first, last + 1..pieces.len()] {
        let mut start = range.start;
        while start < range.end {
            let heads = |at: usize| is_head(&pieces[at..], if at > last { HEAD } else { SIDE });
            let in_row = |at: &usize| drop[*at] || is_link(&pieces[*at]) || heads(*at);
            let row = start..(start..range.end).find(|at| !in_row(at)).unwrap_or(range.end);
            let links: usize = row.clone().filter(|&at| is_link(&pieces[at])).map(|at| pieces[at].links).sum();
            let annexes = start > 0 && pieces[start - 1].text.starts_with('附');
            start = row.end + 1;
            // A row of cells that are links and nothing else, before all text, is a menu of any length.
            let cells = range.start == 0 && row.len() == 1 && matches!(pieces[row.start].kind, PieceKind::Row { .. });
            if (links >= ROW || cells && links >= 2) && !annexes {
                drop[row].fill(true);
            }
        }
    }
}

/// How long the heading over links beside a text is, where the title may stand: 热点文章.
const SIDE: usize = 6;

/// Whether a piece is a link to another page and nothing else.
fn is_link(piece: &Piece) -> bool {
    let files = [".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".ofd", ".zip", ".rar"];
    piece.links > 0
        && !matches!(piece.kind, PieceKind::Heading(_))
        && piece.text.chars().count() <= LINK * piece.links
        && !piece.text.contains('。')
        && !piece.text.starts_with('附')
        && !files.iter().any(|file| piece.text.to_ascii_lowercase().ends_with(file))
        && !is_about_document(&piece.text)
}

/// Whether pieces begin with a heading over links, of so many characters at most.
fn is_head(pieces: &[Piece], most: usize) -> bool {
    let [head, next, ..] = pieces else { return false };
    is_link(next)
        && head.text.chars().count() <= most
        && !is_running(&head.text)
        && !head.text.starts_with(['附', '注'])
        && !matches!(head.kind, PieceKind::Row { .. })
}

#[cfg(test)]
mod tests {
    use super::super::furniture;
    use crate::document::reader::format::{Format, read};

    const TEXT: &str = "今年前三月，全市产值增长5.6%，就业稳定，物价平稳。";

    fn kept(format: Format, text: &str) -> Vec<String> {
        let mut pieces = read(format, text).pieces;
        furniture::remove(&mut pieces);
        pieces.into_iter().map(|piece| piece.text).collect()
    }

    fn list(links: &[&str]) -> String {
        links.iter().map(|link| format!("<li><a href='x'>{link}</a></li>")).collect()
    }

    #[test]
    fn lists_of_links_around_a_text_go() {
        let menu = list(&["国内", "时政", "财经", "社会"]);
        let cells: String = ["首页", "概况", "公开"].map(|link| format!("<td><a href='x'>{link}</a></td>")).concat();
        let news = list(&["甲市房价下跌10%", "乙县召开会议！", "丙区花费5万元"]);
        let page = format!(
            "<table><tr>{cells}</tr></table><ul>{menu}</ul><h1>一季度经济增长5.6%</h1><p>{TEXT}</p><h2>工业</h2><p>{TEXT}</p><h3>24小时热点</h3><ol>{news}</ol>"
        );
        assert_eq!(kept(Format::Html, &page), ["一季度经济增长5.6%", TEXT, "工业", TEXT]);
        let post = format!("# 题目\n\n{TEXT}\n\n- [甲县增长9%](a)\n- [乙县增长8%](b)\n- [丙县增长7%](c)\n");
        assert_eq!(kept(Format::Markdown, &post), ["题目", TEXT]);
    }

    #[test]
    fn annexes_lone_links_and_lists_that_are_the_text_stay() {
        let annexes = list(&["1.新增学位5000个清单", "2.项目表", "3.说明.pdf"]);
        let page = format!("<p>{TEXT}</p><p>附件：</p>{annexes}<p><a href='x'>附表</a></p>");
        assert_eq!(kept(Format::Html, &page).len(), 6);
        let page = format!("<p>{TEXT}</p><p>各县情况</p>{}", list(&["甲县增长9%", "乙县增长8%"]));
        assert_eq!(kept(Format::Html, &page).len(), 4);
        let cells = "<table><tr><td><a href=a>新聞公報</a></td><td><a href=b>English</a></td></tr></table>";
        assert_eq!(kept(Format::Html, &format!("{cells}<h1>題目</h1><p>{TEXT}</p>")), ["題目", TEXT]);
        let side = format!("<p>热点文章</p>{}<p>一季度农业开局良好</p>", list(&["甲县春耕", "乙县农机", "丙县科技"]));
        assert_eq!(kept(Format::Html, &format!("{side}<p>{TEXT}</p>")), ["一季度农业开局良好", TEXT]);
        let row = "<div><a href='a'>主頁</a><a href='b'>新聞</a><a href='c'>圖片</a></div>";
        assert_eq!(kept(Format::Html, &format!("{row}<h1>題目</h1><p>{TEXT}</p>")), ["題目", TEXT]);
        let parts = format!("<p>{TEXT}</p><p><a href='x'>甲县，乙县，丙县增长9%　　丁县增长8%　　戊县增长7%</a></p>");
        assert_eq!(kept(Format::Html, &parts).len(), 4);
        let index = list(&["甲县增长9%", "乙县增长8%", "丙县增长7%", "丁县增长6%"]);
        assert_eq!(kept(Format::Html, &format!("<h1>各县</h1>{index}")).len(), 5);
        let linked = format!("<p>{TEXT}</p><p>新增<a href='x'>就业</a>3万人</p><p>投资5亿元</p><p>外贸6亿元</p>");
        assert_eq!(kept(Format::Html, &linked).len(), 4);
    }
}
