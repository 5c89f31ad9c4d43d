//! Outlines of texts as people write them.

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
    let page =
        "<h1>甲市公报</h1><p><b>2025年3月</b></p><p>去年，产值增长，很快。</p><p><b>34</b></p><p>今年，继续努力。</p>";
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
    let text = "现将措施印发给你们，请认真贯彻执行。\n（此件公开发布）\n一、减轻负担。安排资金三亿元，支持小微企业。\n";
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
    let text = "# 报告\n\n## 2024年1月5日\n\n正文，一段，很好。\n\n### 其他措施可参考资料。\n\n正文，也好，也长。\n";
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
    let text =
        "开头，一段话。\n\n**融入大局**\n\n**构建新极**\n\n正文，很长，很好。\n\n**单独一行**\n\n正文，也长，也好。\n";
    assert_eq!(sections(Format::Markdown, text), ["1 融入大局 构建新极", "1 单独一行"]);
}

#[test]
fn headings_of_years_stand_above_numbers_also_where_none_follow() {
    let text = "甲市中级人民法院工作报告\n\n各位代表：\n\n现在报告工作，请予审议。\n\n2023年主要工作\n\n去年，受理案件八万件，审结七万件。\n\n\
                一、维护稳定\n\n审结案件四千件，判处罪犯，很好。\n\n二、服务发展\n\n审结案件二万件，标的很大。\n\n2024年工作打算\n\n新的一年，继续努力，做好服务。\n";
    let titles = ["1 2023年主要工作", "2 一、维护稳定", "2 二、服务发展", "1 2024年工作打算"];
    assert_eq!(sections(Format::Plain, text), titles);
}

#[test]
fn a_kicker_above_the_title_heads_nothing() {
    let page = "<h3>产业链集聚发展</h3><h1>甲市汽车产量突破十万辆</h1><h4>配套率提高</h4><p>本报记者　王某</p><p>去年，产值增长，很快。</p><h2>配套</h2><p>今年，继续努力。</p>";
    let found = outline(&join(read(Format::Html, page).pieces), "甲市汽车产量突破十万辆");
    assert_eq!(found.sections.iter().map(|section| section.title.as_str()).collect::<Vec<_>>(), ["配套"]);
}

#[test]
fn labels_of_notes_are_known_in_both_scripts() {
    for label in ["注：", "註：", "注釋", "名词解释", "附註："] {
        let text = format!("甲市公報\n\n去年，產值增長，很快。\n\n{label}\n\n[1]產值按不變價格計算，是初步數。\n");
        assert_eq!(sections(Format::Plain, &text).len(), 1, "{label}");
    }
}
