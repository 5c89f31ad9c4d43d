//! The words of web sites around a text: what their menus, switches and footers are made of. They are written folded, so
//! that 字號：, 字号: and 字体： are known by one word; texts are folded before they are compared.

use crate::document::reader::date;
use crate::document::reader::lexicon::WORDS;
use crate::text::{fold, fold_text, is_han};

/// Whether a line is several of the words with no blank between, as links beside each other are: 上一版下一版.
fn is_chain(text: &str) -> bool {
    let mut rest = text;
    while let Some(word) = WORDS.site.whole.beginning(rest) {
        rest = &rest[word.len()..];
    }
    rest.is_empty()
}

/// Whether a line is one mark over and over, as drawn under titles: ＊＊＊＊＊.
fn is_ornament(text: &str) -> bool {
    text.chars().count() >= 3
        && text.chars().next().is_some_and(|first| "*=_-—─~#※☆★◇◆".contains(first) && text.chars().all(|c| c == first))
}

/// Whether a short line, given without its blanks, is furniture wherever it stands.
pub fn is_sure(text: &str) -> bool {
    if text.ends_with('。') {
        return false;
    }
    let text: &str = &fold_text(text);
    is_whole(text)
        || is_path(text)
        || is_way_back(text)
        || WORDS.site.begins.beginning(text).is_some()
        || names_checkers(text)
        || WORDS.site.contains.is_in(text)
        || is_machine_id(text)
        || is_clock(text)
        || is_counter(text)
        || is_code_to_scan(text)
        || is_ornament(text)
        || is_chain(text)
}

/// Whether a line tells who checked a text: 一审：张三　二审：李四. 初审：各镇街对材料进行初审； is a step.
fn names_checkers(text: &str) -> bool {
    const NAMES: usize = 12;
    let names = |part: &str| part.chars().count() <= NAMES && part.chars().all(|c| is_han(c) || "、|/丨".contains(c));
    let rest = WORDS.site.checked.beginning(text).map(|label| &text[label.len()..]);
    rest.is_some_and(|rest| rest.trim_end_matches([')', '】', ']']).split(':').all(names))
}

/// Whether a line is one of the marks and words that switches are made of: 大, >>.
pub fn is_token(text: &str) -> bool {
    WORDS.site.tokens.contains(&fold_text(text))
}

/// Whether a line is the name of a part of a site.
pub fn is_of_menu(text: &str) -> bool {
    WORDS.site.menu.contains(&fold_text(text))
}

/// Whether a line says whose site it is; lines behind it tell how to reach them.
pub fn is_foot(text: &str) -> bool {
    let text = fold_text(text);
    ["icp备", "公网安备", "网站标识码", "版权所有", "copyright"].iter().any(|word| text.contains(word))
}

/// Whether a line behind the foot of a page belongs to it: 联系电话：…, 建议使用….
pub fn is_contact(text: &str) -> bool {
    WORDS.site.contact.is_in(&fold_text(text))
}

/// The path of a page: 首页>新闻, 某某网>>经济·科技>>宏观.
fn is_path(text: &str) -> bool {
    const STEP: usize = 12;
    let is_arrow = |c: char| matches!(c, '>' | '»' | '›');
    let steps = || text.split(is_arrow).filter(|step| !step.is_empty());
    let is_step = |step: &str| {
        step.chars().count() <= STEP && !step.contains(|c: char| c.is_ascii_digit() || "，。;=%<".contains(c))
    };
    text.contains(is_arrow)
        && (text.starts_with("首页") || steps().count() >= 3 && !text.starts_with(is_arrow) && steps().all(is_step))
}

/// 扫一扫分享到朋友圈, 扫一扫在手机打开当前页, 点击上方蓝字关注我们
fn is_code_to_scan(text: &str) -> bool {
    let follows = text.contains("蓝字") || text.ends_with("关注") || text.ends_with("关注我们");
    let asks = text.starts_with("扫一扫") || text.starts_with("微信扫") || text.starts_with("点击") && follows;
    asks && text.chars().count() <= 20
        && ["分享", "手机", "关注", "打开", "二维码"].iter().any(|word| text.contains(word))
}

/// The day on which a page is read: 今天是2024年6月30日星期日.
fn is_clock(text: &str) -> bool {
    let day = ["今天是", "今天:", "当前时间", "现在时间", "现在是"]
        .iter()
        .find_map(|word| Some(&text[text.find(word)? + word.len()..]));
    day.is_some_and(|day| text.chars().count() <= 40 && date::find(day).is_some_and(|(date, _)| date.day > 0))
}

/// How often a page was read: 点击：321次.
fn is_counter(text: &str) -> bool {
    let counted = WORDS.site.counters.beginning(text).and_then(|word| text[word.len()..].strip_prefix(':'));
    counted.is_some_and(|count| {
        let digits = count.trim_end_matches('次');
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
    })
}

/// 返回某某新闻, 返回列表
fn is_way_back(text: &str) -> bool {
    let places =
        ["首页", "主页", "页首", "页顶", "新闻", "频道", "栏目", "列表", "目录", "顶部", "上页", "上一页", "上级"];
    let back = text.starts_with("返回") && text.chars().count() <= 12;
    places.iter().any(|place| back && text.ends_with(place) || text.strip_prefix('回') == Some(place))
}

fn is_whole(text: &str) -> bool {
    WORDS.site.whole.contains(text.trim_end_matches(':'))
}

/// Whether a line is a row of words of menus (简 繁 EN 注册 登录), or of links between bars.
pub fn is_row_of_words(line: &str) -> bool {
    let known = |word: &str| is_whole(word) || WORDS.site.menu.contains(word) || WORDS.site.tokens.contains(word);
    // Word by word: folding takes out the blanks between them.
    let words: Vec<String> = line.split_whitespace().map(fold_text).collect();
    // 12 收藏本文 放大字体, 1 2 下一页; 广告 1200 is a row of figures.
    let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let beside_numbers = |word: &String| number(word) || WORDS.site.beside_numbers.contains(word);
    if words.iter().any(|word| is_whole(word))
        && (words.iter().all(|word| is_whole(word)) || words.iter().all(beside_numbers))
    {
        return true;
    }
    if words.len() >= 2 && words.iter().all(|word| known(word)) {
        return words.len() >= 3 || words.iter().any(|word| is_whole(word));
    }
    // 首页 国内 时政 财经 社会
    let short = |word: &String| word.chars().count() <= 4 && word.chars().all(is_han);
    if words.len() >= 4 && matches!(words[0].as_str(), "首页" | "网站首页") && words.iter().skip(1).all(short) {
        return true;
    }
    let bars: Vec<String> = line.split(['|', '｜']).map(|part| fold_text(part.trim())).collect();
    let of_site = |part: &String| known(part) || part.starts_with("链接:") || part.contains("网站");
    bars.len() >= 3
        && bars.iter().all(|part| part.chars().count() <= 12 && !part.contains(|c: char| c.is_ascii_digit()))
        && bars.iter().any(of_site)
}

/// Where the counters and switches begin that a page sets behind date and source: 2024-01-02 来源：某报 浏览次数：9次.
pub fn switches(line: &str) -> Option<usize> {
    let folded = fold(line);
    // 发文字号：国发〔2026〕4号
    let own = |at: &usize| *at > 0 && !folded.text[..*at].ends_with('文');
    // 阅读 1024 ends the line.
    let count = || {
        let before = folded.text.trim_end_matches('次').trim_end_matches(|c: char| c.is_ascii_digit());
        let counter = WORDS.site.counters.ending(before.trim_end())?;
        (before.len() < folded.text.len()).then(|| before.trim_end().len() - counter.len())
    };
    let found = WORDS.site.switches.all_in(&folded.text).next().map(|(at, _)| at).or_else(count).filter(own)?;
    Some(folded.source_span(found..found + 1).start as usize)
}

/// Whether headlines of other pages follow a line.
pub fn is_head_of_links(line: &str) -> bool {
    WORDS.site.heads_of_links.contains(fold_text(line).trim().trim_end_matches([':', '>']))
}

/// A line that only a machine reads: a long hexadecimal id.
fn is_machine_id(text: &str) -> bool {
    let id = text.trim_end_matches(':');
    id.len() >= 24 && id.bytes().all(|byte| byte.is_ascii_hexdigit())
}
