//! Preambles: who says or plans what a number measures (财政预算案宣布｜长者医疗券金额, 政府计划｜增拨经常资助).
//!
//! They stand at the start of a head and are no part of it. A verb that only reports goes with everything before it;
//! one that may be the indicator's own (建议, 计划) only behind one who speaks.

use super::super::lexicon::{WORDS, beginning};
use crate::text::first_chars;

/// How far into a head a reporting verb is looked for, in characters.
const REACH: usize = 16;

/// The bytes at the start of a head that only say who speaks.
pub fn preamble(text: &str) -> usize {
    let said = WORDS.says.all_in(first_chars(text, REACH)).map(|(at, verb)| at + verb.len()).max();
    if let Some(end) = said.filter(|&end| end < text.len()) {
        return end;
    }
    // 今天(9月30日)公布的｜9月份采购经理指数
    if let Some(end) = published(text) {
        return end;
    }
    let Some(speaker) = WORDS.indicator.speakers.beginning(text) else { return asker(text).max(forecaster(text)) };
    // 财政司司长在《财政预算案》提出｜投放
    let proposed =
        ["》提出", "》宣布", "》建议", "》公布"].iter().filter_map(|end| text.find(end).map(|at| at + end.len()));
    if let Some(at) = proposed.min().filter(|&at| at < text.len()) {
        return at;
    }
    let mut end = speaker.len();
    // 政府提供的｜工资补贴
    if let Some(verb) = beginning(&text[end..], &["提供的", "推出的", "公布的", "发放的", "宣布的", "建议的", "设立的"])
    {
        return end + verb.len();
    }
    while let Some(modal) = WORDS.indicator.speaker_verbs.beginning(&text[end..]) {
        end += modal.len();
    }
    // 政府每年收入 is whose it is.
    let owns = text[..end].ends_with("每年") && WORDS.dependent.contains(&text[end..]);
    if end > speaker.len() && end < text.len() && !owns { end } else { 0 }
}

/// Who published what follows, or when.
fn published(text: &str) -> Option<usize> {
    let near = first_chars(text, REACH);
    let end = ["公布的", "发布的"].iter().filter_map(|verb| near.find(verb).map(|at| at + verb.len())).min()?;
    let told = beginning(text, &["今天", "今日", "昨天", "昨日", "日前", "近日", "最新", "新近"]).is_some();
    (told && end < text.len()).then_some(end)
}

/// Who asks or reckons, and for what of whom: 渔业工会促请政府即时｜增拨, 学者料｜失业率.
fn asker(text: &str) -> usize {
    let said = |name: usize| {
        let mut end = name;
        while let Some(word) = WORDS.indicator.asker_verbs.beginning(&text[end..]) {
            end += word.len();
        }
        // 党指 leaves something, 党员人数 says nothing.
        (end > name && end < text.len()).then_some(end)
    };
    let names = WORDS.asking.all_in(first_chars(text, REACH)).map(|(at, name)| at + name.len());
    names.filter_map(said).min().unwrap_or(0)
}

/// Who forecasts what: 某某组织报告预计｜全球经济.
fn forecaster(text: &str) -> usize {
    const NAMES: [&str; 6] = ["报告", "组织", "机构", "银行", "世行", "部门"];
    let near = first_chars(text, REACH);
    if !near.contains('预') {
        return 0;
    }
    let foreseen = ["预计", "预期", "预测"].iter().filter_map(|verb| Some((near.find(verb)?, verb.len()))).min();
    let named = foreseen.filter(|(at, _)| NAMES.iter().any(|name| near[..*at].ends_with(name)));
    named.map(|(at, verb)| at + verb).filter(|&end| end < text.len()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_are_no_indicators() {
        let rest = |text: &'static str| &text[preamble(text)..];
        assert_eq!(rest("财政预算案宣布长者医疗券金额"), "长者医疗券金额");
        assert_eq!(rest("政府计划增拨经常资助"), "增拨经常资助");
        assert_eq!(rest("政府性基金收入"), "政府性基金收入");
        assert_eq!(rest("市人大代表建议办结"), "市人大代表建议办结");
        assert_eq!(rest("其他收入"), "其他收入");
        assert_eq!(rest("该组织报告预计全球经济"), "全球经济");
        assert_eq!(rest("公司计划投资"), "投资");
    }
}
