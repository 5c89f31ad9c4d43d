//! Paragraphs of texts whose lines were broken.

use super::*;
use crate::document::reader::format::{Format, read};

fn paragraphs(text: &str) -> Vec<String> {
    join(read(Format::Plain, text).pieces).into_iter().map(|piece| piece.text).collect()
}

#[test]
fn hard_wraps_and_blank_lines_inside_sentences() {
    let text = "城市建设扎实推进。新建道路三十二\n公里，新增公园五处，其中国家级示范\n\n“小绿地”四处，全年共有六万人次参\n加志愿服务活动。\n\n\
                （二）坚持优势互补、\n共同发展稳步前进\n\n农业生产保持稳定。粮食产量达到\n八万吨，同比增长百分之三，生猪出栏\n十万头。\n";
    assert_eq!(
        paragraphs(text),
        [
            "城市建设扎实推进。新建道路三十二公里，新增公园五处，其中国家级示范“小绿地”四处，全年共有六万人次参加志愿服务活动。",
            "（二）坚持优势互补、共同发展稳步前进",
            "农业生产保持稳定。粮食产量达到八万吨，同比增长百分之三，生猪出栏十万头。",
        ]
    );
}

#[test]
fn a_wrap_that_counts_characters_cuts_numbers() {
    let whole = "一年来，我们坚持稳字当头，全市生产总值由2016年的1250.3亿元增加到2021年的1986.7亿元，年均增长7.1%，\
                 财政收入突破百亿元大关，达到103.5亿元，高新技术企业达到126家、农业科技园区2个，新一代5G网络覆盖全部乡镇，\
                 城镇新增就业累计21.6万人，73个贫困村、4.2万贫困人口全部脱贫，研发投入年均增长12%以上。";
    for width in 20..34 {
        let cut =
            |text: &str| text.chars().collect::<Vec<_>>().chunks(width).map(String::from_iter).collect::<Vec<_>>();
        let text = [cut(whole), vec!["二、安排".into()], cut(whole)].concat().join("\n");
        assert_eq!(paragraphs(&text), [whole, "二、安排", whole], "{width}");
    }
}

#[test]
fn broken_lines_without_a_wrap() {
    let text = "甲市上半年经济增长5.2%，高于全省\n近日，甲市公布数据，经济向好。\n年末全市常住人口\n412.6万人，其中城镇常住\n人口265.1万人。\n稳住投资\n今年，开工项目五个，进展顺利。\n";
    assert_eq!(
        paragraphs(text),
        [
            "甲市上半年经济增长5.2%，高于全省",
            "近日，甲市公布数据，经济向好。",
            "年末全市常住人口412.6万人，其中城镇常住人口265.1万人。",
            "稳住投资",
            "今年，开工项目五个，进展顺利。",
        ]
    );
    let text = "　　一、回顾\n　　过去一年，成绩很大。\n　　企业增加，市场\n繁荣。\n　　二、安排\n　　今年，继续努力。\n　　谢谢大家！\n";
    assert_eq!(paragraphs(text)[2], "企业增加，市场繁荣。");
    let text = "　　现将方案印发，请执行。\n　　方案自即日起施行。\n　　此前规定废止。\n　　甲县人民政府\n　　2021年3月5日\n（此件公开发布）\n";
    assert_eq!(paragraphs(text).len(), 6);
    assert_eq!(paragraphs("甲县报告,请审议.\n今年,新增就业3,200人,其中城镇2,100人.\n明年,再增加.\n").len(), 3);
}

#[test]
fn words_and_sentences_that_a_page_or_a_hyphen_cuts() {
    let read = |text: &str| {
        let mut pieces = read(Format::Plain, text).pieces;
        super::super::page_break::remove(&mut pieces);
        join(pieces).into_iter().map(|piece| piece.text).collect::<Vec<_>>()
    };
    let text = "甲市报告\n一、回顾\n全市新增就业8.2\n\n— 3 —\n\n万人，收入增加。\n优化环境\n— 4 —\n今年，继续努力。\n";
    let joined = ["甲市报告", "一、回顾", "全市新增就业8.2万人，收入增加。", "优化环境", "今年，继续努力。"];
    assert_eq!(read(text), joined);
    assert_eq!(read("甲区引进Micro-\nsoft等企业，建成Wi-\nFi热点。\n"), ["甲区引进Microsoft等企业，建成Wi-Fi热点。"]);
}

#[test]
fn a_speaker_stands_apart_and_a_semicolon_ends_no_indented_paragraph() {
    let date = "——2022年1月8日在甲市第九届人民代表大会第二次会议上";
    let whole = "今年全市上下迎难而上团结奋斗各项工作进展顺利；各县各区奋勇争先你追我赶取得了较好成绩；经济发展质量稳步提高群众得到更多实惠；生态环境持续改善社会大局和谐稳定人民安居。";
    let chars: Vec<char> = format!("　　{whole}").chars().collect();
    let lines: Vec<String> = chars.chunks(24).map(String::from_iter).collect();
    let text = format!("甲市报告\n{date}\n市长 张某\n{0}\n{0}\n{0}\n{0}\n", lines.join("\n\n"));
    assert_eq!(paragraphs(&text), ["甲市报告", date, "市长 张某", whole, whole, whole, whole]);
}

#[test]
fn a_full_line_goes_on_behind_a_page_without_a_mark() {
    let whole = "以上谨就甲市前瞻建设计划第五期特别预算的编制重点综合说明并请各位委员对于本市前瞻建设计划第1、2、3期预算继续给予支持，谢谢大家。";
    let lines: Vec<String> =
        format!("　　{whole}").chars().collect::<Vec<_>>().chunks(20).map(String::from_iter).collect();
    let first = lines.join("\n");
    let paged = first.replacen('\n', "\n— 4 —\n\n", 1).replace("甲市", "乙市").replace("编制重点", "收支安排");
    let mut pieces = read(Format::Plain, &format!("甲市报告\n{first}\n{first}\n{paged}\n")).pieces;
    super::super::page_break::remove(&mut pieces);
    let joined: Vec<String> = join(pieces).into_iter().map(|piece| piece.text).collect();
    assert_eq!(joined, ["甲市报告", whole, whole, &whole.replace("甲市", "乙市").replace("编制重点", "收支安排")]);
}

#[test]
fn a_name_goes_on_behind_a_blank_line() {
    let text = "甲市报告\n培育专精特新\n\n“小巨人”企业五家。\n";
    assert_eq!(paragraphs(text), ["甲市报告", "培育专精特新“小巨人”企业五家。"]);
}

#[test]
fn a_full_heading_above_a_blank_line_is_none_of_the_text() {
    let heading = "（二）在高质量发展中保障和改善民生办好实事";
    let body = "今年全市上下坚持稳中求进推动各项事业取得新的进步和更大的成效群众收入继续增加。";
    let lines: Vec<String> = body.chars().collect::<Vec<_>>().chunks(22).map(String::from_iter).collect();
    let text = format!("甲市报告\n\n{0}\n\n{heading}\n\n{0}\n\n{0}\n\n{0}\n\n{0}\n\n{0}\n", lines.join("\n"));
    assert_eq!(paragraphs(&text)[1..4], [body, heading, body]);
}

#[test]
fn a_line_without_indent_begins_no_paragraph_where_others_are_indented() {
    let bodies = [
        "积极扩大内需，促进消费回升，增强发展后劲，改善群众生活，办好民生。实事十二件，新建学校三十所。",
        "稳步推进改革，扩大对外开放，优化营商环境，激发市场活力，群众满意，企业安心，成绩来之不易。",
    ];
    // The line that ends a sentence is two characters shorter than the others.
    let cut = |text: &str| {
        let at = text.find('。').map_or(0, |at| at + '。'.len_utf8());
        let (first, rest) = text.split_at(if at < text.len() { at } else { 0 });
        let lines = |text: &str, width: usize| -> Vec<String> {
            text.chars().collect::<Vec<_>>().chunks(width).map(String::from_iter).collect()
        };
        [lines(&format!("　　{first}"), 18), lines(rest, 18)].concat()
    };
    let lines: Vec<String> = (0..4).flat_map(|_| bodies.iter().flat_map(|body| cut(body))).collect();
    assert_eq!(paragraphs(&lines.join("\n")), (0..4).flat_map(|_| bodies).collect::<Vec<_>>());
}

#[test]
fn double_spacing_and_indents_that_are_gone_part_nothing() {
    let bodies = [
        "过去一年，我们坚持稳字当头，全市产值由一千亿元增加到一千二百亿元。年均增长百分之七点一，财政收入突破百亿元大关，群众得到实惠。",
        "新一代网络覆盖全部乡镇。城镇新增就业累计二十一万人，七十三个贫困村全部脱贫，研发投入年均增长百分之十二以上，成绩来之不易，我们要珍惜。",
        "今年，我们要继续努力，再创佳绩，扩大内需，提振消费，让人民群众的日子越过越好。新建学校三十所，新增学位两万个，办好民生实事十二件。",
    ];
    let wrap = |text: &str| {
        let chars: Vec<char> = format!("　　{text}").chars().collect();
        chars.chunks(20).map(|line| String::from_iter(line).trim_start().to_owned()).collect::<Vec<_>>()
    };
    let lines: Vec<String> = (0..4).flat_map(|_| bodies.iter().flat_map(|body| wrap(body))).collect();
    let whole: Vec<&str> = (0..4).flat_map(|_| bodies).collect();
    assert_eq!(paragraphs(&lines.join("\n")), whole);
    assert_eq!(paragraphs(&lines.join("\n\n")), whole);
}

#[test]
fn who_does_a_task_stands_behind_it_and_contents_stand_alone() {
    let text =
        "　　1.发展首店经济。力争引进首店一百家。\n（责任单位：某局）\n　　2.优化环境。\n　　（责任单位：某局）\n";
    let read = ["1.发展首店经济。力争引进首店一百家。（责任单位：某局）", "2.优化环境。", "（责任单位：某局）"];
    assert_eq!(paragraphs(text), read);
    let line = "坚持稳中求进推动各项事业取得新的进步和更大成效";
    let contents = format!("前言…………………………………………1\n第一章 概况………………………………3\n前言\n{}\n完成。\n", [line; 8].join("\n"));
    assert_eq!(paragraphs(&contents)[..3], ["前言…………………………………………1", "第一章 概况………………………………3", "前言"]);
}

#[test]
fn titles_and_speakers_stay_apart() {
    let text = "甲市政府工作报告\n——2020年1月2日在甲市第一届人民代表大会第二次会议上\n甲市市长　张三\n各位代表：\n现在，我报告工作，请予审议。\n";
    assert_eq!(paragraphs(text).len(), 5);
}

#[test]
fn what_stands_under_a_title_is_no_part_of_it_and_a_point_of_a_number_ends_nothing() {
    let line = |text: &str| format!("{text}\n");
    let body = "去年全市坚持稳中求进，新增就业人数比上年有所增加，居民收入\n".repeat(8);
    let title = "泰源市2023年国民经济和社会发展情况统计公报";
    for under in ["泰源市统计局", "泰源日报", "泰源市统计局　2024年3月21日"] {
        let read = paragraphs(&(line(title) + &line(under) + &body));
        assert_eq!(read[..2], [title, under]);
    }
    let passed = "（2021年2月3日云州市第七届人民代表大会第六次会议批准）";
    assert_eq!(paragraphs(&(line("甲市纲要") + &line(passed) + &line("目　　录") + &body))[1], passed);
    let broken = "　　新建学校十八所，新增幼儿园和中小学学位共计２．\n３万个，比上年多。\n";
    assert!(paragraphs(&("甲市公报\n\n".to_owned() + &body + broken)).last().unwrap().contains("２．３万个"));
}

#[test]
fn a_short_text_whose_paragraphs_are_all_indented_is_wrapped() {
    let text = "甲市报告\n\n各位委员：\n　　今年，全市办好案件一千件，比上年\n有所增加。\n　　积极开展专项行动，对侵害企业权益\n的犯罪提起公诉八人，挽回损失。\n";
    let read = paragraphs(text);
    assert_eq!(read.len(), 4, "{read:?}");
    assert_eq!(read[3], "积极开展专项行动，对侵害企业权益的犯罪提起公诉八人，挽回损失。");
}
