//! Title blocks: a title, or the line of its date and place, that a page sets over several lines.

use super::marker::{End, Marker, end, marker};
use super::metadata::{is_about_document, is_document_name};
use super::piece::{Piece, PieceKind};

/// How many pieces the head of a document may have, and how many lines a title.
const HEAD: usize = 12;
const LINES: usize = 4;

/// Joins the lines of titles in the head of a document.
pub(super) fn join(pieces: &mut Vec<Piece>) {
    let mut at = 0;
    while at < pieces.len().min(HEAD) {
        let lines = pieces[at..].iter().take(LINES).take_while(|piece| is_line(piece)).count();
        let block = &pieces[at..at + lines];
        if let Some(taken) = title(block).or_else(|| delivery(block)).or_else(|| issuer(block)) {
            let rest: Vec<Piece> = pieces.drain(at + 1..at + taken).collect();
            rest.iter().for_each(|line| pieces[at].text.push_str(&line.text));
        }
        at += 1;
    }
}

fn is_line(piece: &Piece) -> bool {
    piece.kind == PieceKind::Line && piece.text.chars().count() <= 40 && end(&piece.text) != End::Closed
}

/// 关于某市计划 / 执行情况的报告
fn title(block: &[Piece]) -> Option<usize> {
    let first = block.first()?;
    if !first.text.starts_with("关于") && !first.text.starts_with("關於") || is_whole(&first.text) {
        return None;
    }
    let more = block[1..].iter().take_while(|line| !is_about_document(&line.text) && marker(&line.text).is_none());
    more.map(|line| is_whole(&line.text)).position(|whole| whole).map(|last| last + 2)
}

/// Whether a line ends the title of a document.
fn is_whole(line: &str) -> bool {
    ["的报告", "的報告", "的意见", "的通知", "的决定", "的说明", "的公告", "的决议"]
        .iter()
        .any(|name| line.trim_end_matches(['）', ')']).ends_with(name))
}

/// ——某年某月某日在某市人民代表大会 / 第二次会议上
fn delivery(block: &[Piece]) -> Option<usize> {
    let [first, second, ..] = block else { return None };
    let opens = matches!(marker(&first.text), Some((Marker::Dash, ..))) || first.text.starts_with(['（', '(']);
    let said = |text: &str| text.trim_end_matches(['）', ')']).ends_with('上');
    (opens && super::date::find(&first.text).is_some() && !said(&first.text) && said(&second.text)).then_some(2)
}

/// 中华人民共和国 / 某年国民经济和社会发展统计公报
fn issuer(block: &[Piece]) -> Option<usize> {
    let [first, second, ..] = block else { return None };
    let is_place = first.text == "中华人民共和国"
        || first.text.chars().count() <= 12 && first.text.ends_with(['省', '市', '区', '县', '州', '旗']);
    let is_rest = is_document_name(&second.text) && second.text.starts_with(|c: char| c.is_ascii_digit() || c == '二');
    (is_place && is_rest).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::super::format::{Format, read};

    #[test]
    fn titles_over_several_lines() {
        let read = |text: &str| {
            let mut pieces = read(Format::Plain, text).pieces;
            super::join(&mut pieces);
            pieces.into_iter().map(|piece| piece.text).collect::<Vec<_>>()
        };
        assert_eq!(
            read(
                "甲市文件\n关于甲市2022年计划\n执行情况与2023年计划\n草案的报告\n——2023年1月10日在甲市人民代表大会\n第二次会议上\n甲市市长 张三\n各位代表：\n"
            ),
            [
                "甲市文件",
                "关于甲市2022年计划执行情况与2023年计划草案的报告",
                "——2023年1月10日在甲市人民代表大会第二次会议上",
                "甲市市长 张三",
                "各位代表：",
            ]
        );
        assert_eq!(read("甲市\n2022年统计公报\n甲市统计局\n"), ["甲市2022年统计公报", "甲市统计局"]);
        assert_eq!(read("关于甲市\n市长 张三\n一、回顾的报告\n").len(), 3);
    }
}
