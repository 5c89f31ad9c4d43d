//! Demands: what a party, a union or a scholar asks a government for is neither its plan nor an outcome.

use super::super::clause;
use super::super::lexicon::{WORDS, beginning};
use super::super::quantity;
use crate::text::Words;

/// What asks, where one who asks stands before it.
const VERBS: [&str; 12] =
    ["要求", "敦促", "促", "建议", "倡议", "呼吁", "主张", "争取", "期望", "希望", "认为应", "应再"];

/// Whether what a clause of a sentence tells is asked for: 工联会要求｜失业人士每月领取4500元.
pub fn is_demanded(sentence: &str, clause: &str) -> bool {
    let clause = clause.trim_start_matches([',', ';']);
    // 【预算案】 heads a title.
    let told = clause::through(sentence, clause).rsplit('】').next().unwrap_or_default();
    let Some(verb) = VERBS.iter().filter_map(|verb| asks_at(told, verb)).min() else { return false };
    // 150名专家｜联名要求: who asks is counted, nothing is asked for.
    if told.len() - verb < clause.len() && quantity::scan(&told[verb..]).is_empty() {
        return false;
    }
    // 工会要求加薪，｜政府会拨款3亿元
    if told.len() - verb >= clause.len() && WORDS.governing.beginning(clause).is_some() {
        return false;
    }
    // 建议政府: nobody asks himself.
    let of_them = VERBS
        .iter()
        .any(|word| told[verb..].strip_prefix(word).is_some_and(|rest| beginning(rest, &["政府", "当局"]).is_some()));
    if of_them {
        return true;
    }
    // 他要求当局: one who plans himself asks for nothing.
    let pronoun =
        told[..verb].ends_with(['他', '她']) && beginning(&told[verb..], &["要求", "促请", "敦促", "呼吁"]).is_some();
    if pronoun {
        return true;
    }
    let first = |who: &Words| who.all_in(&told[..verb]).next().map(|(at, _)| at);
    match (first(&WORDS.asking), first(&WORDS.governing)) {
        (Some(asking), Some(governing)) => asking < governing,
        // 促请 asks in any mouth.
        (None, None) => told[verb..].starts_with("促请"),
        (asking, _) => asking.is_some(),
    }
}

/// Where a verb stands that is one: not the 促 of 促进.
fn asks_at(text: &str, verb: &str) -> Option<usize> {
    text.match_indices(verb).map(|(at, _)| at).find(|at| {
        let after = &text[at + verb.len()..];
        verb != "促"
            || !after.starts_with(['进', '成', '使', '销', '发', '膳', '就', '投', '消'])
                && !text[..*at].ends_with(['仓', '督', '短', '急'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_is_no_government() {
        let asked = |sentence: &str| is_demanded(sentence, sentence);
        assert!(asked("渔业工会要求每月补贴4500元,为期六个月"));
        assert!(!asked("国际组织加入共建倡议,增拨50亿元"));
        assert!(asked("学者认为应增拨50亿元"));
        assert!(!asked("150名专家联名要求"));
        assert!(!asked("政府建议增拨50亿元"));
        assert!(!asked("会议要求投资增长6%"));
        assert!(!asked("财政司司长回应议员时建议拨款3亿元"));
        assert!(!asked("协会成员促进就业3万人"));
        assert!(!is_demanded("渔业工会要求加薪一成,政府会拨款3亿元", "政府会拨款3亿元"));
        assert!(!is_demanded("渔获已增加4.7%,渔业工会要求再补贴两个月", "渔获已增加4.7%"));
    }
}
