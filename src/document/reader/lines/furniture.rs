//! Furniture: what a page or newspaper puts around a text and no author wrote: navigation, font size
//! switches, share buttons, page footers; what pages add in print, [`super::page_break`] takes out.
//!
//! Lines that are furniture wherever they stand are removed. Menus are known by their company: in the head or
//! the tail of a page, short bare lines in a row go where known words of menus stand among them, and so do the
//! headlines under 相关新闻 at the end, and lists of links around the text ([`other_pages`]). No neighbour makes furniture of a sentence, a figure, an annex, a date or
//! what may be the title. All that is removed is told in a note.

use super::site_words::{
    is_contact, is_foot, is_head_of_links, is_of_menu, is_row_of_words, is_sure, is_token, switches,
};
use super::{other_pages, page_break};
use crate::document::reader::marker::{is_digit, is_running, marker};
use crate::document::reader::naming::{is_about_document, is_document_name};
use crate::document::reader::piece::{Piece, PieceKind};
use crate::text::is_han;

/// Removes furniture from the pieces and gives its texts, in reading order.
pub fn remove(pieces: &mut Vec<Piece>) -> Vec<String> {
    let mut removed = page_break::remove(pieces);
    let may_switch =
        |piece: &&mut Piece| piece.text.len() <= LONGEST_BYTES && !matches!(piece.kind, PieceKind::Row { .. });
    for piece in pieces.iter_mut().take(EDGE_LINES).filter(may_switch) {
        let about = |piece: &Piece| !piece.text.contains('。') && is_about_document(&piece.text);
        if let Some(at) = switches(&piece.text).filter(|_| about(piece)) {
            removed.push(piece.text.split_off(at));
            piece.text.truncate(piece.text.trim_end().len());
        }
    }
    let mut classes: Vec<Class> = pieces.iter().map(class).collect();
    // 来源： may stand on a line of its own before the name.
    for at in 1..classes.len() {
        let label = matches!(pieces[at - 1].text.trim(), "来源" | "来源：" | "来源:");
        classes[at] = match classes[at] {
            Class::Weak if label => Class::Keep,
            // 责任编辑, and on the next line ：李四.
            Class::Weak if classes[at - 1] == Class::Sure && pieces[at].text.starts_with(['：', ':']) => Class::Sure,
            class => class,
        };
    }
    // How to reach whose page it is stands behind their name.
    let foot = (0..pieces.len()).rposition(|at| classes[at] == Class::Sure && is_foot(&pieces[at].text));
    // Where text follows, the line stands under a title and ends no page.
    let goes_on = |at: usize| classes[at] != Class::Sure && is_running(&pieces[at].text);
    if let Some(foot) = foot.filter(|foot| !(foot + 1..pieces.len()).any(goes_on)) {
        for at in foot + 1..pieces.len() {
            let reaches = marker(&pieces[at].text).is_none() && is_contact(&pieces[at].text);
            classes[at] = if reaches { Class::Sure } else { classes[at] };
        }
    }
    let mut drop: Vec<bool> = classes.iter().map(|&class| class == Class::Sure).collect();
    let solid: Vec<usize> = running_total(pieces, &classes);
    let total = solid.last().copied().unwrap_or_default();
    for island in islands(&classes) {
        drop_menu(pieces, &classes, &mut drop, island, &solid, total);
    }
    if let Some(links) = other_pages::last_links(pieces, &drop) {
        drop[links..].fill(true);
    }
    other_pages::drop_links(pieces, &mut drop);
    let mut index = 0;
    pieces.retain_mut(|piece| {
        let dropped = drop[index];
        index += 1;
        if dropped {
            removed.push(std::mem::take(&mut piece.text));
        }
        !dropped && !piece.text.is_empty()
    });
    removed
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// Furniture wherever it stands.
    Sure,
    /// Furniture beside sure furniture: 大, |, ×.
    Token,
    /// A word that menus are made of.
    Menu,
    /// A short line that may be a menu's.
    Weak,
    /// A short line that says what the document is: title, date, source, speaker.
    Keep,
    /// Text.
    Solid,
}

impl Class {
    /// Whether it is known to belong to the page.
    fn is_known(self) -> bool {
        matches!(self, Class::Sure | Class::Token | Class::Menu)
    }
}

/// How much text may stand before the head of a page ends, and after its tail begins.
const EDGE: usize = 400;
/// How many lines may stand before the one that tells a page's date and source.
const EDGE_LINES: usize = 60;
/// How many bytes that line has at most.
const LONGEST_BYTES: usize = 400;

/// How many characters of text stand up to and with each piece.
fn running_total(pieces: &[Piece], classes: &[Class]) -> Vec<usize> {
    let mut total = 0;
    let count = |(piece, class): (&Piece, &Class)| {
        total += if *class == Class::Solid { piece.text.chars().count() } else { 0 };
        total
    };
    pieces.iter().zip(classes).map(count).collect()
}

/// The runs of pieces that are no text.
fn islands(classes: &[Class]) -> Vec<std::ops::Range<usize>> {
    let mut islands = Vec::new();
    let mut start = 0;
    for at in 0..=classes.len() {
        if at == classes.len() || classes[at] == Class::Solid {
            if at > start {
                islands.push(start..at);
            }
            start = at + 1;
        }
    }
    islands
}

/// Marks what is a menu's in an island where sure furniture stands.
fn drop_menu(
    pieces: &[Piece],
    classes: &[Class],
    drop: &mut [bool],
    island: std::ops::Range<usize>,
    solid: &[usize],
    total: usize,
) {
    let sure = |at: &usize| classes[*at] == Class::Sure;
    let (Some(first), Some(last)) = (island.clone().find(sure), island.clone().rev().find(sure)) else { return };
    let (before, after) = (solid[island.start], total - solid[island.end - 1]);
    let head = before <= EDGE && before <= after;
    let menu = if head {
        island.start..breadcrumb_end(pieces, classes, tokens_after(classes, last, island.end), island.end)
    } else if after <= EDGE {
        first..island.end
    } else if island.len() >= 8 {
        // A menu between two copies of the body.
        island.clone()
    } else {
        return;
    };
    for at in island.clone() {
        let beside = |near: usize| island.contains(&near) && classes[near].is_known();
        drop[at] |=
            classes[at] == Class::Token || classes[at] == Class::Menu && (beside(at + 1) || at > 0 && beside(at - 1));
    }
    // The last name of the document is its title; the same before it is a step of the path.
    let names = |at: &usize| classes[*at] == Class::Keep && is_document_name(&pieces[*at].text);
    let named = menu.clone().rev().find(names).filter(|_| head);
    let title = if head && named.is_none() { headline(pieces, classes, island.clone()) } else { named };
    let links = menu.clone().find(|&at| is_head_of_links(&pieces[at].text)).unwrap_or(island.end);
    let links = links..if island.end == pieces.len() { island.end } else { last };
    for row in rows(pieces, classes, menu.clone()) {
        row.for_each(|at| drop[at] |= matches!(classes[at], Class::Weak | Class::Menu));
    }
    for at in menu {
        let linked = links.contains(&at) && matches!(classes[at], Class::Weak | Class::Keep);
        let step = named.is_some_and(|title| at < title && pieces[at].text == pieces[title].text);
        drop[at] |= linked || step;
    }
    if let Some(title) = title {
        drop[title] = false;
    }
}

/// How long the lines of a menu are, how many stand in a row and how many of them are known, so that the
/// others are a menu's too.
const MENU_LINE: usize = 16;
const MENU_ROW: usize = 5;
const MENU_KNOWN: usize = 3;

/// The rows of short lines that are surely a menu.
fn rows(pieces: &[Piece], classes: &[Class], range: std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
    let short = |at: usize| {
        classes[at].is_known() || classes[at] == Class::Weak && pieces[at].text.chars().count() <= MENU_LINE
    };
    let mut rows = Vec::new();
    let mut start = range.start;
    for at in range.start..=range.end {
        if at == range.end || !short(at) {
            let known = classes[start..at].iter().filter(|class| class.is_known()).count();
            if at - start >= MENU_ROW && known >= MENU_KNOWN {
                rows.push(start..at);
            }
            start = at + 1;
        }
    }
    rows
}

/// The line of a page's head that may be its title: the last bare one before the date and source, or before
/// the text. A line that tells the meeting or the speaker is as good as one.
fn headline(pieces: &[Piece], classes: &[Class], head: std::ops::Range<usize>) -> Option<usize> {
    let date = head.clone().find(|&at| classes[at] == Class::Keep).unwrap_or(head.end);
    let is_date = |text: &str| text.contains("来源") || text.contains(is_digit);
    if date < head.end && !is_date(&pieces[date].text) {
        return None;
    }
    let fits = |at: &usize| classes[*at] == Class::Weak && pieces[*at].text.chars().count() >= 5;
    (head.start..date).rev().find(fits)
}

/// Where the path of a page (当前位置： 首页 >> 新闻) ends that goes on after the last sure line.
fn breadcrumb_end(pieces: &[Piece], classes: &[Class], from: usize, end: usize) -> usize {
    let begun = from > 0 && pieces[from - 1].text.contains("位置");
    let is_step = |at: &usize| {
        classes[*at] == Class::Token || classes[*at] == Class::Weak && pieces[*at].text.chars().count() <= 8
    };
    if begun { from + (from..end).take_while(is_step).count() } else { from }
}

/// Where the tokens that follow `last` end: 【字体： 大 中 小 】.
fn tokens_after(classes: &[Class], last: usize, end: usize) -> usize {
    last + 1 + classes[last + 1..end].iter().take_while(|class| matches!(class, Class::Token | Class::Sure)).count()
}

fn class(piece: &Piece) -> Class {
    if !matches!(piece.kind, PieceKind::Line | PieceKind::Paragraph | PieceKind::Item | PieceKind::Bold) {
        return Class::Solid;
    }
    let text: String = piece.text.chars().filter(|c| !c.is_whitespace()).collect();
    let length = text.chars().count();
    if length <= 80 && (is_sure(&text) || is_row_of_words(&piece.text)) {
        Class::Sure
    } else if length <= 2 && !text.chars().any(char::is_alphanumeric) || is_token(&text) {
        Class::Token
    } else if is_of_menu(&text) {
        Class::Menu
    } else if is_running(&piece.text)
        || length > 45
        || marker(&text).is_some()
        || holds_figure(&text)
        || text.starts_with("附件")
        || text.ends_with('：') && (length > 8 || text.starts_with("各位"))
    {
        Class::Solid
    } else if is_document_name(&text) || is_about_document(&text) {
        Class::Keep
    } else {
        Class::Weak
    }
}

/// Whether a line holds a number with a unit behind it: 增长5%, 3万人. That of a date is none.
fn holds_figure(text: &str) -> bool {
    let unit = |c: char| matches!(c, '%' | '％' | '‰') || is_han(c) && !"年月日时分版期号".contains(c);
    text.contains("百分之") || text.chars().zip(text.chars().skip(1)).any(|(digit, next)| is_digit(digit) && unit(next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::reader::format::{Format, read};

    fn kept(text: &str) -> Vec<String> {
        let mut pieces = read(Format::Plain, text).pieces;
        remove(&mut pieces);
        pieces.into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn menus_go_and_titles_stay() {
        let body = "过去一年，全区上下共同努力，各项工作取得新的成绩，请予审议。".repeat(20);
        let text = format!(
            "某市政府\n互动交流\n|\n当前位置：\n首页\n>>\n甲区政府工作报告\n甲区政府工作报告\n2003年01月13日\n【\n字体：\n大\n中\n小\n】\n\
             甲区区长　张三\n{body}\n一、回顾\n{body}\n责任编辑：李四\n编辑推荐\n明星的一天\n京ICP备0号\n"
        );
        assert_eq!(kept(&text), ["甲区政府工作报告", "2003年01月13日", "甲区区长　张三", &body, "一、回顾", &body]);
    }

    #[test]
    fn counters_behind_date_and_source_go() {
        let text =
            format!("甲市报告\n2024-01-02 来源：甲日报 浏览次数：1234次 字体：[大 中 小]\n{LONG}\n上一篇：乙市报告\n");
        assert_eq!(kept(&text), ["甲市报告", "2024-01-02 来源：甲日报", LONG]);
    }

    #[test]
    fn the_day_of_reading_and_plain_counters_go() {
        let text = format!(
            "今天是2024年6月30日 星期日\n甲市报告\n日期：2024-06-12 来源：甲日报 点击：321次 【打印】\n点击：321次\n{LONG}\n"
        );
        assert_eq!(kept(&text), ["甲市报告", "日期：2024-06-12 来源：甲日报", LONG]);
        assert_eq!(kept("今天是全县重点项目开工的日子。\n阅读：5本好书\n").len(), 2);
        assert_eq!(
            kept(&format!("甲市报告\n{LONG}\n扫一扫 分享到朋友圈\n预览时标签不可点\n微信扫一扫\n关注该公众号\n")).len(),
            2
        );
    }

    const LONG: &str = "过去一年，全市上下坚持稳中求进，各项工作取得新的成绩，群众生活继续改善。";

    #[test]
    fn headlines_stay_beside_what_a_page_adds() {
        let headline = "龙江市部署下半年就业工作";
        for head in [
            format!("{headline}\n2024-01-02 来源：龙江日报\n分享到：\n"),
            format!("首页\n要闻\n{headline}\n2024-01-02\n打印\n"),
            format!("首页\n>\n要闻\n>\n正文\n{headline}\n2024年1月2日 09:00\n字体：大 中 小\n打印\n分享到：\n"),
            format!("{headline}\n分享到：\n"),
        ] {
            let kept = kept(&format!("{head}{LONG}\n"));
            assert_eq!((kept[0].as_str(), kept.last().unwrap().as_str()), (headline, LONG), "{head}");
            assert!(kept.len() <= 3, "{kept:?}");
        }
    }

    #[test]
    fn rows_of_words_links_at_the_end_and_stamps_go() {
        let text = format!(
            "简 繁 EN 注册 登录\n乙市工作报告\n{LONG}\n查看原文\n(更新时间戳: 1600000000000)\n【我要纠错】 责任编辑：王某\n\
             链接：某某人大 | 某某政协 | 某某监委\n某某网站 | 网站地图 | 联系我们\n相关稿件\n某某主持召开会议\n增长目标5%解读\n主办单位：某某办公室\n"
        );
        assert_eq!(kept(&text), ["乙市工作报告", LONG]);
        let more = format!("乙市工作报告\n{LONG}\n相关信息\n乙市2021年工作报告\n乙市2020年工作报告\n版权所有：乙市\n");
        assert_eq!(kept(&more), ["乙市工作报告", LONG]);
        let text = format!("乙市工作报告\n{LONG}\n指标 | 单位 | 数值\n相关链接\n附件：清单\n1.新增学位5000个\n");
        assert_eq!(kept(&text).len(), 5, "columns and annexes are text");
    }

    #[test]
    fn words_of_sites_are_known_in_both_scripts_and_all_widths() {
        let long = "過去一年，全市上下堅持穩中求進，各項工作取得新的成績，群眾生活繼續改善。";
        let text = format!(
            "某網>>財經>>宏觀\n甲市報告\n2024-01-02 來源：甲日報 瀏覽次數：9次 小字號 大字號\n小字號 大字號\n{long}\n(責編：張三、李四)\n\
             編輯｜王五　審核｜趙六\n點擊上方藍字關注我們\n推薦閱讀\n甲市召開會議\n"
        );
        assert_eq!(kept(&text), ["甲市報告", "2024-01-02 來源：甲日報", long]);
        for row in ["12 收藏本文 缩小字体 放大字体", "1 2 下一页", "正在加载"] {
            assert_eq!(kept(&format!("甲市报告\n{LONG}\n{row}\n{LONG}\n")).len(), 3, "{row}");
        }
        for row in [
            "上一版下一版",
            "您所在的位置：首页 > 要闻",
            "打印正文 关闭窗口",
            "回上一頁",
            "點閱數：2,318",
            "返回頁首",
            "＊＊＊＊＊＊＊＊",
            "点击“甲市发布”关注我们",
            "增值电信业务经营许可证 甲B2-2009",
        ] {
            assert_eq!(kept(&format!("甲市报告\n{LONG}\n{row}\n")).len(), 2, "{row}");
        }
        assert_eq!(
            kept(&format!("甲市报告\n2024-01-02 来源：甲日报 阅读 1024\n{LONG}\n"))[1],
            "2024-01-02 来源：甲日报"
        );
        assert_eq!(kept(&format!("甲市报告\n{LONG}\n回顾新闻\n")).len(), 3);
        for row in ["一审：张三　二审：李四、王五　三审：赵六", "校对：张三"] {
            assert_eq!(kept(&format!("甲市报告\n{LONG}\n{row}\n")).len(), 2, "{row}");
        }
        for line in [
            "产值>5%>目标",
            "收入 > 支出",
            ">>解读",
            "初审：各镇街对材料进行初审；",
            "审核：3个工作日内，由市局审核",
            "广告 1200",
        ] {
            assert_eq!(kept(&format!("甲市报告\n{LONG}\n{line}\n{LONG}\n")).len(), 4, "{line}");
        }
    }

    #[test]
    fn a_table_of_what_a_document_is_stays_whole() {
        let page = format!(
            "<table><tr><td>发文字号：</td><td>某发〔2026〕4号</td><td>发布日期：</td><td>2026年2月20日</td></tr></table><p>{LONG}</p>"
        );
        let mut pieces = read(Format::Html, &page).pieces;
        assert!(remove(&mut pieces).is_empty());
        assert_eq!(pieces[0].text, "发文字号：\t某发〔2026〕4号\t发布日期：\t2026年2月20日");
        let line = "发文字号：某发〔2026〕4号　发布日期：2026年2月20日";
        assert_eq!(kept(&format!("甲市意见\n{line}\n{LONG}\n"))[1], line);
    }

    #[test]
    fn how_to_reach_a_site_goes_behind_its_name_only() {
        let contact = "联系电话：010-1234567　邮箱：a@b.cn";
        let text = format!("甲市报告\n{LONG}\n{contact}\n网站标识码：123\n地址：甲路1号　邮编：100000\n{contact}\n");
        assert_eq!(kept(&text), ["甲市报告", LONG, contact]);
        let title = format!("甲市报告\n版权所有：甲网\n承办：乙局\n{LONG}\n{contact}\n");
        assert_eq!(kept(&title), ["甲市报告", "承办：乙局", LONG, contact]);
        let headings = ["六、维护社会安全稳定", "七、办理电话：一号通办", "承办一批重大活动"];
        let end = format!("甲市报告\n{LONG}\n版权所有：甲网\n{}\n承办：乙局\n", headings.join("\n"));
        assert_eq!(kept(&end)[2..], headings);
    }

    #[test]
    fn no_neighbour_takes_sentences_figures_or_headings() {
        let furniture =
            ["打印", "分享到：", "（责任编辑：李某）", "编辑：", "版权所有：某网", "相关链接", "返回顶部", "下载"];
        for line in furniture {
            let own = ["失业率控制在5%以内。", "增长5%", "就业", "就业服务", "附件：民生清单", "会议开得很好。"];
            for text in own {
                let read = kept(&format!("乙市工作要点\n{LONG}\n{line}\n{text}\n{LONG}\n"));
                assert_eq!(read, ["乙市工作要点", LONG, text, LONG], "{text} after {line}");
                let read = kept(&format!("乙市工作要点\n{LONG}\n{text}\n{line}\n{LONG}\n"));
                assert_eq!(read, ["乙市工作要点", LONG, text, LONG], "{text} before {line}");
            }
        }
        assert_eq!(kept("责任编辑：李某\n附件：清单\n1.新增学位5000个。\n").len(), 2);
        let chain = "收入增长5%。\n收藏\n产量增长6%。\n分享到：\n投资增长7%。\n【打印】\n【关闭】\n出口增长8%。\n版权所有：某网\n";
        assert_eq!(kept(chain).len(), 4);
    }
}
