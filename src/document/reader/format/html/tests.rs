//! Markup as sites serve it.

use super::*;
use crate::document::reader::lines::join::join;
use crate::document::reader::piece::PieceKind;

fn pieces(html: &str) -> Vec<(PieceKind, String)> {
    read(html).pieces.into_iter().map(|piece| (piece.kind, piece.text)).collect()
}

#[test]
fn blocks_bold_and_what_is_no_text() {
    let html = "<nav>首页</nav><h2>一、概况</h2><p><strong>稳住<b>投资</b></strong></p><p>产值<b>3</b>亿元。\
                <br>　　又一段。<script>if (a<b) 坏();</script></p>";
    assert_eq!(
        pieces(html),
        [
            (PieceKind::Heading(2), "一、概况".into()),
            (PieceKind::Bold, "稳住投资".into()),
            (PieceKind::Line, "产值3亿元。".into()),
            (PieceKind::Line, "又一段。".into()),
        ]
    );
}

#[test]
fn tables_of_data_and_of_layout() {
    let html = "<table><tr><th>指标</th><th>数</th></tr><tr><td>户数</td><td>5户</td></tr></table>\
                <table><tr><td><p>第一段。</p><p>第二段。</p></td><td>旁</td></tr></table>";
    assert_eq!(
        pieces(html),
        [
            (PieceKind::Row { table: 0, head: true }, "指标\t数".into()),
            (PieceKind::Row { table: 0, head: false }, "户数\t5户".into()),
            (PieceKind::Paragraph, "第一段。".into()),
            (PieceKind::Paragraph, "第二段。".into()),
            (PieceKind::Paragraph, "旁".into()),
        ]
    );
}

#[test]
fn of_a_footer_its_notes_are_read() {
    let html = "<p>产值增长5%。</p><footer><p>某某网站</p><p>注：数据为初步统计数。</p><div>建议用新浏览器。</div></footer><p>完。</p>";
    let texts = |html: &str| pieces(html).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
    assert_eq!(texts(html), ["产值增长5%。", "注：数据为初步统计数。", "完。"]);
    assert_eq!(texts("<p>正文。</p><footer>某某网站<p>联系我们"), ["正文。"]);
    let laid_out =
        "<table><tr><td>正文。<footer><table><tr><td>某网<td>站</table></footer></td><td>完。</td></tr></table>";
    assert_eq!(texts(laid_out), ["正文。", "完。"]);
    assert_eq!(texts("</footer><p>正文。</p></footer>"), ["正文。"]);
}

#[test]
fn hidden_text_is_passed_over_unless_it_is_the_text() {
    let texts = |html: &str| pieces(html).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
    let html = "<div style='display: none'>暗<div>中</div></div><p>第一段文字在此。<span hidden>藏</span>完。<p style=display:none>无<p>第二段。<p hidden>无</p><div>第三段。</div>";
    assert_eq!(texts(html), ["第一段文字在此。完。", "第二段。", "第三段。"]);
    assert_eq!(
        texts("<h1>题</h1><div hidden><p>正文都在这里，等脚本显示。</p></div>"),
        ["题", "正文都在这里，等脚本显示。"]
    );
}

#[test]
fn line_breaks_end_lines_and_two_end_paragraphs() {
    let joined = |html: &str| {
        let pieces = join(read(html).pieces);
        pieces.into_iter().map(|piece| piece.text).collect::<Vec<_>>()
    };
    assert_eq!(
        joined(
            "<p>上半年，全县收入三亿元，<br>增长百分之八。<br><br>其中税收两亿元，占比上升，</p><p>任务过半。<br>地址：甲路<br>电话：乙</p>"
        ),
        [
            "上半年，全县收入三亿元，增长百分之八。",
            "其中税收两亿元，占比上升，",
            "任务过半。",
            "地址：甲路",
            "电话：乙"
        ]
    );
    let row = "<table><tr><td>收入<br>(亿元)</td><td>3</td></tr></table>";
    assert_eq!(pieces(row)[0].1, "收入(亿元)\t3");
}

#[test]
fn set_lines_summaries_and_comments() {
    let texts = |html: &str| pieces(html).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
    assert_eq!(texts("<pre>甲县 增长8%\n乙县 增长9%</pre>"), ["甲县 增长8%", "乙县 增长9%"]);
    assert_eq!(texts("<details><summary>摘要</summary>增长6%</details>"), ["摘要", "增长6%"]);
    let page = "<p>产值增长5%。</p><section class=\"box comments\"><p>涨了50%！</p></section><p>完。</p>";
    assert_eq!(texts(page), ["产值增长5%。", "完。"]);
}

#[test]
fn numbers_of_notes_are_no_digits() {
    let html = "<p>产值102.3<sup>2</sup>亿元，面积3万m<sup>2</sup>，总量<sup>[3]</sup>上升。</p>";
    assert_eq!(pieces(html)[0].1, "产值102.3[2]亿元，面积3万m2，总量[3]上升。");
}

#[test]
fn struck_text_is_taken_out_and_told() {
    let html = "<p>新增就业<del>5万人</del><ins>6万人</ins>，增长<S>3%</S>4%<s> </s>。</p><del><p>旧段。</p><p>旧二段。</p></del>\
                <p>投资<span style='text-decoration: line-through'>8%<b>8.5</b></span>9%。</p><p>未完<s>旧</p><p>正文。<del>";
    let source = read(html);
    let texts: Vec<String> = source.pieces.into_iter().map(|piece| piece.text).collect();
    assert_eq!(texts, ["新增就业6万人，增长4%。", "投资9%。", "未完", "正文。"]);
    assert_eq!(source.struck, ["5万人", "3%", "旧段。旧二段。", "8%8.5", "旧"]);
}

#[test]
fn a_script_behind_a_label_breaks_no_line() {
    let html = "<div>今天是 <script>day()</script><a href='/'>无障碍</a></div><div>浏览次数：<script>hits()</script>9 次</div><p>正文。<script>a()</script>又一段。</p>";
    let texts: Vec<String> = pieces(html).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["今天是", "无障碍", "浏览次数：9 次", "正文。", "又一段。"]);
}

#[test]
fn xhtml_is_html() {
    assert!(looks_like("<?xml version=\"1.0\"?>\n<html xmlns=\"x\"><p>甲</p></html>"));
    assert!(!looks_like("<?xml version=\"1.0\"?>\n<feed><entry/></feed>"));
}

#[test]
fn title_and_meta_are_fields() {
    let source = read("<title>甲市报告_甲市网</title><meta name=PubDate content='2024-01-02'><p>文</p>");
    assert_eq!(source.fields.get(&["pubdate"]), Some("2024-01-02"));
    assert_eq!(source.fields.get(&["page-title"]), Some("甲市报告"));
    assert_eq!(without_site("甲市统计公报-甲市统计局"), "甲市统计公报");
    assert_eq!(without_site("甲市2021-2025年规划"), "甲市2021-2025年规划");
}

#[test]
fn what_a_page_sets_apart_by_style_only_stands_apart() {
    let line = |html: &str| pieces(html).remove(0).1;
    for (html, read) in [
        (
            "<div><span>2023-04-22 07:15</span><span>来源：甲州日报</span><span>作者：周某</span></div>",
            "2023-04-22 07:15 来源：甲州日报 作者：周某",
        ),
        (
            "<div><span>商务局</span><a href=x>甲市发布</a><em>2023-05-06 18:30</em></div>",
            "商务局 甲市发布 2023-05-06 18:30",
        ),
        (
            "<p><span>发布机构：</span><span>甲市统计局</span><span>成文日期：</span><span>2024年5月8日</span></p>",
            "发布机构：甲市统计局 成文日期：2024年5月8日",
        ),
        (
            "<div><span>2024</span><span><em>09</em>/<em>12</em></span><span>17:30:18</span></div>",
            "2024 09/12 17:30:18",
        ),
        ("<div><i>作者：田某</i><i>来源：甲州日报</i><i>2024-05-21</i></div>", "作者：田某 来源：甲州日报 2024-05-21"),
        ("<p>2024<span>年5月</span><span>8日</span></p>", "2024年5月8日"),
        ("<h1><span>甲市</span><span>工作报告</span></h1>", "甲市工作报告"),
        (
            "<p><span>近日，</span><span>甲市印发措施，</span><span>9:30起施行：</span><span>好。</span></p>",
            "近日，甲市印发措施，9:30起施行：好。",
        ),
    ] {
        assert_eq!(line(html), read);
    }
}

#[test]
fn cells_that_span_columns_and_rows_keep_the_others_in_their_columns() {
    let rows = |html: &str| pieces(html).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
    let html = "<table><tr><th rowspan=2>名称</th><th colspan=2>产量</th><th rowspan=2>备注</th></tr><tr><th>绝对数</th><th>增长</th></tr>\
                <tr><td rowspan=2>布</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr><tr><td>丝</td><td>5</td><td>6</td></tr></table>";
    assert_eq!(rows(html), ["名称\t产量\t\t备注", "\t绝对数\t增长", "布\t1\t2", "\t3\t4", "丝\t5\t6"]);
    let wide = "<td colspan=1000000>a</td>".repeat(3000);
    assert!(rows(&format!("<table><tr>{wide}</tr></table>"))[0].len() < 100_000);
}
