//! What goes with a page and what stays with its text.

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
    let switched = format!("甲市报告\n2024-01-02 字号：小 大 来源：甲日报\n{LONG}\n上一条\n下一条\n");
    assert_eq!(kept(&switched), ["甲市报告", "2024-01-02 来源：甲日报", LONG]);
    assert_eq!(kept(&format!("甲市报告\n2024-01-02 来源：甲日报 阅读 1024\n{LONG}\n"))[1], "2024-01-02 来源：甲日报");
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
    let chain =
        "收入增长5%。\n收藏\n产量增长6%。\n分享到：\n投资增长7%。\n【打印】\n【关闭】\n出口增长8%。\n版权所有：某网\n";
    assert_eq!(kept(chain).len(), 4);
}
