//! Title blocks: a title, or the line of its date and place, that a page sets over several lines.

use crate::document::reader::marker::{End, Marker, end, is_digit, is_running, marker};
use crate::document::reader::naming::{
    LONGEST, is_about_document, is_document_name, is_newspaper, is_office, without_note_mark,
};
use crate::document::reader::piece::{Piece, PieceKind};
use crate::text::fold_text;

/// How many pieces the head of a document may have, and how many lines a title.
const HEAD: usize = 12;
const LINES: usize = 5;

/// Joins the lines of titles in the head of a document.
pub fn join(pieces: &mut Vec<Piece>) {
    // Words are compared folded.
    let fold = |piece: &Piece| match piece.text.len() {
        ..=LONGEST => Piece { text: fold_text(&piece.text), ..piece.clone() },
        _ => piece.clone(),
    };
    let mut folded: Vec<Piece> = pieces.iter().take(HEAD + LINES).map(fold).collect();
    let mut at = 0;
    while at < folded.len().min(HEAD) {
        let lines = folded[at..].iter().take(LINES).take_while(|piece| is_line(piece)).count();
        let block = &folded[at..at + lines];
        let taken = title(block).or_else(|| delivery(block)).or_else(|| issuer(block)).or_else(|| name(block));
        if let Some(taken) = taken.or_else(|| headline(&folded, at)) {
            folded.drain(at + 1..at + taken);
            let rest: Vec<Piece> = pieces.drain(at + 1..at + taken).collect();
            rest.iter().for_each(|line| pieces[at].text.push_str(&line.text));
        } else if let Some(taken) = stacked(&folded, at) {
            folded.drain(at + 1..at + taken);
            let rest: Vec<Piece> = pieces.drain(at + 1..at + taken).collect();
            rest.iter().for_each(|line| pieces[at].text = format!("{} {}", pieces[at].text, line.text));
        }
        at += 1;
    }
    join_versions(pieces);
}

/// Joins the line under a title that tells its years or its state, that of an annex too: 某某行动方案 / （2026—2028年）
fn join_versions(pieces: &mut Vec<Piece>) {
    let states = ["试行", "暂行", "草案", "修订", "征求意见稿", "送审稿"];
    let is_version = |text: &str| {
        let inner = text.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
        let years =
            |inner: &str| inner.ends_with('年') && inner.chars().all(|c| is_digit(c) || "年-–—－至".contains(c));
        inner
            .is_some_and(|inner| years(inner) || states.iter().any(|state| inner.ends_with(state)) && inner.len() <= 30)
    };
    pieces.dedup_by(|version, name| {
        // Few lines look like one, and all are asked.
        let joins = is_version(&version.text)
            && name.kind == version.kind
            && !name.text.ends_with(['）', ')'])
            && is_line(name)
            && is_document_name(&name.text);
        if joins {
            name.text += &version.text;
        }
        joins
    });
}

fn is_line(piece: &Piece) -> bool {
    matches!(piece.kind, PieceKind::Line | PieceKind::Bold)
        && piece.text.chars().count() <= 40
        && end(&piece.text) != End::Closed
}

/// 关于某市计划 / 执行情况的报告, 某市人民政府 / 关于扩大就业的 / 实施意见
fn title(block: &[Piece]) -> Option<usize> {
    let first = block.first()?;
    let about = ["关于"];
    let begins = |text: &str| about.iter().chain(&["印发", "转发"]).any(|word| text.starts_with(word));
    let issuers = block.iter().take_while(|line| is_issuer(&line.text)).count();
    let issued = about.iter().any(|word| first.text.contains(word))
        || (1..=2).contains(&issuers) && block.get(issuers).is_some_and(|next| begins(&next.text));
    if !issued || is_whole(&first.text) || is_about_document(&first.text) {
        return None;
    }
    let more = block[1..].iter().take_while(|line| !is_about_document(&line.text) && marker(&line.text).is_none());
    more.map(|line| is_whole(&line.text)).position(|whole| whole).map(|last| last + 2)
}

/// Whether a line ends the title of a document.
fn is_whole(line: &str) -> bool {
    let line = line.trim_end_matches(['）', ')']);
    let names = ["报告", "意见", "通知", "决定", "说明", "公告", "决议", "措施", "方案", "办法"];
    names.iter().any(|name| line.ends_with(name))
}

/// Whether a line names who issues a document: a government, an office, a session of a congress.
fn is_issuer(line: &str) -> bool {
    ["人民政府", "办公室", "办公厅", "委员会", "会议", "局", "厅", "国务院", "公司"]
        .iter()
        .any(|end| line.ends_with(end))
}

/// A headline over two lines by themselves, with blank lines around them: 我市前5月 / 外贸增长12.4%
fn headline(pieces: &[Piece], at: usize) -> Option<usize> {
    let [first, second, body, ..] = pieces.get(at..)? else { return None };
    let fits = |piece: &Piece| is_of_headline(piece) && piece.text.chars().count() >= 5;
    let apart = !second.after_blank && body.after_blank;
    (apart && fits(first) && fits(second) && is_under_headline(body) && begins(pieces, at)).then_some(2)
}

/// A headline over three or four lines, kickers and second titles among them, which no sign tells apart: their blanks stay.
fn stacked(pieces: &[Piece], at: usize) -> Option<usize> {
    const TITLE: usize = 8;
    let block = pieces.get(at..)?;
    let lines = 1 + block.iter().skip(1).take_while(|piece| !piece.after_blank && is_of_headline(piece)).count();
    let length = |piece: &Piece| piece.text.chars().count();
    let told = || {
        block[..lines].iter().all(|piece| length(piece) >= 3)
            && block[..lines].iter().any(|piece| length(piece) >= TITLE)
    };
    let apart = |body: &Piece| body.after_blank && is_under_headline(body) || is_about_document(&body.text);
    let fits = (3..=4).contains(&lines) && is_of_headline(&block[0]) && told();
    (fits && block.get(lines).is_some_and(apart) && begins(pieces, at)).then_some(lines)
}

/// Whether a line may be one of a headline.
fn is_of_headline(piece: &Piece) -> bool {
    is_line(piece)
        && end(&piece.text) == End::Bare
        && marker(&piece.text).is_none()
        && !is_about_document(&piece.text)
        && !is_document_name(&piece.text)
        && !is_issuer(&piece.text)
        && !is_newspaper(&piece.text)
        && !piece.text.contains(['：', ':', '〔', '['])
}

/// Whether what stands under a headline is its text, or tells who wrote it and when.
fn is_under_headline(piece: &Piece) -> bool {
    is_running(&piece.text) || is_about_document(&piece.text)
}

/// Whether the lines before are no title themselves.
fn begins(pieces: &[Piece], at: usize) -> bool {
    pieces[..at].iter().all(|piece| is_about_document(&piece.text) || is_newspaper(&piece.text))
}

/// ——某年某月某日在某市人民代表大会 / 第二次会议上
fn delivery(block: &[Piece]) -> Option<usize> {
    let [first, second, ..] = block else { return None };
    let opens = matches!(marker(&first.text), Some((Marker::Dash, ..))) || first.text.starts_with(['（', '(']);
    let said = |text: &str| text.trim_end_matches(['）', ')']).ends_with('上');
    (opens && crate::document::reader::date::find(&first.text).is_some() && !said(&first.text) && said(&second.text))
        .then_some(2)
}

/// 中华人民共和国 / 某年国民经济和社会发展统计公报
fn issuer(block: &[Piece]) -> Option<usize> {
    let [first, second, ..] = block else { return None };
    let is_place = first.text == "中华人民共和国"
        || first.text.chars().count() <= 12 && first.text.ends_with(['省', '市', '区', '县', '州', '旗']);
    let is_rest = is_document_name(&second.text) && second.text.starts_with(|c: char| c.is_ascii_digit() || c == '二');
    // 某项计划 / 第5期预算案报告
    let of_plan = ["计划", "计画", "规划"].iter().any(|end| first.text.ends_with(end))
        && is_document_name(&second.text)
        && second.text.starts_with('第');
    // 某县国民经济和社会发展 / 第十五个五年规划纲要
    let of_five_years = (first.text.ends_with("发展") && second.text.starts_with('第')
        || first.text.ends_with('个') && second.text.starts_with("五年"))
        && ["规划纲要", "规划", "计划纲要", "目标纲要"]
            .iter()
            .any(|end| without_note_mark(&second.text).ends_with(end));
    // 某市某局 / 2025年工作总结和2026年工作打算
    let works = ["工作总结", "工作打算", "工作要点", "工作计划", "工作安排"];
    let of_office = is_office(&first.text)
        && second.text.starts_with(|c: char| is_digit(c) || c == '二')
        && works.iter().any(|end| second.text.ends_with(end));
    // 某某股份有限公司 / 2023年年度业绩预告
    let notices = ["公告", "预告", "报告", "报告书", "说明书", "摘要", "意见书", "提示"];
    let of_company =
        first.text.ends_with("公司") && notices.iter().any(|end| without_note_mark(&second.text).ends_with(end));
    // 某县第五届人民代表大会 / 第四次会议文件（九）
    let of_session = second.text.starts_with('第')
        && (first.text.ends_with("人民代表大会") && second.text.contains("次会议")
            // 中国共产党某市第十二届委员会 / 第六次全体会议公报
            || first.text.ends_with("委员会") && second.text.contains("次全体会议"));
    (is_place && is_rest || of_plan || of_five_years || of_office || of_company || of_session).then_some(2)
}

/// 某市某年国民经济和社会发展 / 统计公报, 某市某年 / 政府工作报告: the second line is the kind of document and nothing else.
fn name(block: &[Piece]) -> Option<usize> {
    let [first, second, ..] = block else { return None };
    let kinds = [
        "统计公报",
        "主要数据公报",
        "政府工作报告",
        "工作报告",
        "规划纲要",
        "计划纲要",
        "发展规划",
        "追加预算案",
        "特别预算案",
    ];
    let kind = without_note_mark(second.text.trim());
    let opens = ["发展", "政府", "社会", "五年", "年", "总预算"].iter().any(|word| first.text.ends_with(word));
    let dated = crate::document::reader::date::find(&first.text).is_some() || first.text.contains("第");
    let whole = opens && (dated || first.text.contains("政府"));
    (whole
        && kinds.contains(&kind)
        && !first.text.contains([',', '，', '。', ':', '：'])
        && marker(&first.text).is_none())
    .then_some(2)
}

#[cfg(test)]
mod tests {
    use crate::document::reader::format::{Format, read};

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
        for title in [
            "甲市2023年国民经济和社会发展\n统计公报[1]",
            "甲市人民政府\n工作报告",
            "甲市2023年\n政府工作报告",
            "甲市国民经济和社会发展第十四个五年\n规划纲要",
            "甲市人民代表大会第二次会议\n关于政府工作报告的决议",
            "甲市人民政府\n关于扩大就业的\n实施意见",
            "甲市人民政府关于印发\n稳增长若干措施的通知",
            "我市前5月\n外贸增长12.4%",
            "中共甲市委办公室\n甲市人民政府办公室\n印发《关于扩大就业\n的若干措施》的通知",
            "甲县国民经济和社会发展\n第十五个五年规划纲要",
            "甲县国民经济和社会发展第十五个\n五年规划纲要",
            "甲区社会保障局\n2025年工作总结和2026年工作打算",
            "中央前瞻建設計畫\n第5期特別預算案報告",
        ] {
            let text = format!("{title}\n\n昨日，会议听取报告，通过决议。\n");
            assert_eq!(read(&text)[0], title.replace('\n', ""));
        }
        let annex = "甲市人民政府关于印发行动方案的通知\n\n现将方案印发，请执行。\n\n甲市消费扩容行动方案\n（2026—2028年）\n\n甲市就业管理办法\n（试行）\n（此件公开发布）\n";
        assert_eq!(
            read(annex)[2..],
            ["甲市消费扩容行动方案（2026—2028年）", "甲市就业管理办法（试行）", "（此件公开发布）"]
        );
        let paper =
            "甲日报　2026年6月3日　星期三\n今年前5月\n我市交通投资增长11.3%\n\n昨日，会议听取报告，通过决议。\n";
        assert_eq!(read(paper)[1], "今年前5月我市交通投资增长11.3%");
        for (lines, whole) in [
            ("打好攻坚战\n甲市上半年重点项目\n完成投资48亿元", "打好攻坚战 甲市上半年重点项目 完成投资48亿元"),
            ("一季度\n甲市产值增长5%\n工业增长7%\n就业稳定", "一季度 甲市产值增长5% 工业增长7% 就业稳定"),
            ("甲市精密制造股份有限公司\n2023年年度业绩预增公告", "甲市精密制造股份有限公司2023年年度业绩预增公告"),
            ("中国共产党甲市第十二届委员会\n第六次全体会议公报", "中国共产党甲市第十二届委员会第六次全体会议公报"),
            ("甲市第五届人民代表大会\n第四次会议文件（九）", "甲市第五届人民代表大会第四次会议文件（九）"),
            (
                "甲市海洋经济高质量发展\n第十五个五年规划和二〇四〇年远景目标纲要",
                "甲市海洋经济高质量发展第十五个五年规划和二〇四〇年远景目标纲要",
            ),
        ] {
            assert_eq!(read(&format!("{lines}\n\n□本报记者　王某\n\n昨日，会议听取报告，通过决议。\n"))[0], whole);
        }
        for menu in ["要闻\n政务\n服务", "首页\n政务公开\n办事服务\n互动交流\n专题专栏"] {
            assert!(read(&format!("{menu}\n\n昨日，会议听取报告，通过决议。\n")).len() > 3, "{menu}");
        }
        for apart in ["甲市统计局\n一季度产值增长5%", "甲市政府工作报告\n奋力开创新局面", "甲日报\n一季度产值增长5%"]
        {
            assert_eq!(read(&format!("{apart}\n\n昨日，会议听取报告，通过决议。\n")).len(), 3, "{apart}");
        }
        assert_eq!(read("一季度产值增长5%\n工业增长加快\n昨日，会议听取报告，通过决议。\n").len(), 3);
    }
}
