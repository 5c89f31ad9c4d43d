//! The query language.
//!
//! ```text
//! query  = clause { blank clause }            all of them; a blank is AND, and so is AND
//! clause = [ "-" ] term { blank "OR" blank term }                NOT is a minus, | an OR that needs no blanks
//!        | [ "-" ] "(" term { blank "OR" blank term } ")"      brackets that hold no OR are text
//! term   = word | quoted | field ":" (word | quoted)
//! quoted = "…" | “…” | 「…」 | 『…』
//! word   = [ "~" ] characters                 ~ passes over quotation marks, 《》 and ·
//!        | [ number sign ] words sign number [ unit ]      失业率<=5.5%, 5%<=失业率<=5.5%
//!        | "=" number [ unit ]      =1.81万亿元, of whatever figure
//! sign   = "<" | "<=" | ">" | ">=" | "=" | "!="
//! field  = title | doc | region | year | section | status   (and 标题 地区 年份 章节 状态 文档)
//! ```
//! An operator counts only at the beginning of a term, a field only when it is known, so that `6%-6.5%`
//! and `A：B` are plain words. Nothing is ever wrong with a query: what makes no sense as an operator is text.

use super::model::{Clause, Field, Query, Term};
use super::pieces::{Piece, field_at, next_piece};
use crate::metric::Status;
use crate::text::{fold_text, joined};

/// More characters than these are not read: no question is that long.
pub const MOST_CHARACTERS: usize = 1_000;
/// More terms than these are not read.
const MOST_TERMS: usize = 64;

impl Query {
    /// Reads what was typed.
    pub fn parse(typed: &str) -> Self {
        let end = typed.char_indices().nth(MOST_CHARACTERS).map_or(typed.len(), |(at, _)| at);
        let text = &typed[..end];
        let mut query = Self { text: text.trim().to_owned(), cut: end < typed.len(), ..Self::default() };
        let mut rest = text;
        let (mut or, mut not) = (false, false);
        let mut field = None;
        let mut count = 0;
        while let Some(mut piece) = next_piece(&mut rest) {
            if count >= MOST_TERMS {
                query.cut = true;
                break;
            }
            if std::mem::take(&mut not) {
                (piece.negated, piece.field) = (true, None);
            }
            let goes_on = !rest.trim().is_empty();
            // Values of one field are alternatives anyway.
            let same_field = field.is_some() && field == field_at(rest);
            let follows = goes_on && (!query.clauses.is_empty() || same_field);
            if follows && piece.is_or() {
                or = !same_field;
                continue;
            }
            if follows && piece.is("AND") {
                continue;
            }
            if goes_on && piece.is("NOT") {
                not = true;
                continue;
            }
            field = piece.field.map(|(field, _)| field);
            if query.restrict(&piece) {
                query.fields.push(piece.text.to_owned());
                continue;
            }
            let mut terms = std::mem::take(&mut piece.alternatives);
            if terms.is_empty() {
                terms.extend(Term::of(piece.text, piece.quoted));
            }
            count += terms.len();
            if !or && !piece.negated && query.narrows(&terms) {
                continue;
            }
            match query.clauses.last_mut() {
                _ if terms.is_empty() => continue,
                _ if piece.negated => query.without.extend(terms),
                Some(clause) if or => clause.terms.extend(terms),
                _ => query.clauses.push(Clause { terms }),
            }
            or = false;
        }
        // What is said twice says no more; syllables do (gong gong wei sheng).
        let is_spelled = |term: &Term| term.folded.bytes().all(|b| b.is_ascii_alphabetic());
        let spelled = query.terms().into_iter().all(is_spelled);
        let mut clauses: Vec<Clause> = Vec::new();
        for clause in query.clauses {
            if spelled || !clauses.contains(&clause) {
                clauses.push(clause);
            }
        }
        Self { clauses, ..query }
    }

    /// Takes a condition on what another one is on as its second bound: one figure is to keep both.
    fn narrows(&mut self, terms: &[Term]) -> bool {
        let [Term { text, quantity: Some(new), .. }] = terms else { return false };
        for clause in &mut self.clauses {
            if let [Term { text: typed, quantity: Some(known), .. }] = clause.terms.as_mut_slice()
                && (&known.indicator, known.change) == (&new.indicator, new.change)
            {
                if !known.bounds.contains(&new.bounds[0]) {
                    known.bounds.extend_from_slice(&new.bounds);
                    *typed = joined(&[typed.as_str(), text], " ");
                }
                return true;
            }
        }
        false
    }

    /// Takes a piece as a restriction, where it is one.
    fn restrict(&mut self, piece: &Piece<'_>) -> bool {
        let Some((field, value)) = piece.field else { return false };
        let value = value.trim();
        match field {
            Field::Title => self.filters.titles.push(value.to_owned()),
            Field::Doc => self.filters.docs.push(value.to_owned()),
            Field::Region => self.filters.regions.push(value.to_owned()),
            Field::Section => self.filters.section_words.push(value.to_owned()),
            Field::Year => match years(value) {
                Some(years) => self.filters.years.push(years),
                None => return false,
            },
            Field::Status => match status(value) {
                Some(status) => self.filters.statuses.push(status),
                None => return false,
            },
        }
        true
    }
}

/// `2023`, `2019..2023`, `2019-2023`, `2023年`; `2019..` and `..2023` are open at one end.
fn years(text: &str) -> Option<(i16, i16)> {
    let folded = fold_text(text).replace('年', "");
    let year =
        |text: &str| text.parse::<u32>().ok().filter(|year| (1000..=9999).contains(year)).map(|year| year as i16);
    if let Some(first) = folded.strip_suffix("..") {
        return Some((year(first)?, i16::MAX));
    }
    if let Some(last) = folded.strip_prefix("..") {
        return Some((i16::MIN, year(last)?));
    }
    let parts = folded.split_once("..").or_else(|| folded.split_once('-'));
    let (first, last) = parts.unwrap_or((&folded, &folded));
    let (first, last) = (year(first)?, year(last)?);
    Some((first.min(last), first.max(last)))
}

fn status(text: &str) -> Option<Status> {
    match fold_text(text).as_str() {
        "目标" => Some(Status::Target),
        "完成" | "结果" => Some(Status::Outcome),
        "背景" => Some(Status::Context),
        key => Status::from_key(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The clauses of a query, alternatives parted by |, then what is left out after a minus.
    fn read(text: &str) -> String {
        let query = Query::parse(text);
        let clause = |clause: &Clause| clause.terms.iter().map(|t| t.folded.as_str()).collect::<Vec<_>>().join("|");
        let with = query.clauses.iter().map(clause);
        with.chain(query.without.iter().map(|t| format!("-{}", t.folded))).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn reads_terms_operators_and_quotes() {
        for (text, expected) in [
            ("就業　优先", "就业 优先"),
            ("“稳 就业” 「消费」", "稳就业 消费"),
            ("出口 OR 进口 增长", "出口|进口 增长"),
            ("OR 就业 OR", "or 就业"),
            ("出口|进口｜“跨 境” 增长", "出口|进口|跨境 增长"),
            ("甲|(乙|丙)|丁", "甲|乙|丙|丁"),
            ("“甲|乙” | 丙|", "甲|乙|丙 |"),
            ("5% ≤ 增速 ≤ 6% 就业", "5% ≤增速≤ 6% 就业"),
            ("增速>=5% 就业 增速<=6%", "增速>=5% 就业"),
            ("增速>=5% 就业率<=6%", "增速>=5% 就业率<=6%"),
            ("就业 -高校", "就业 -高校"),
            ("6%-6.5%", "6%-6.5%"),
            ("就业-高校", "就业-高校"),
            ("比例：A", "比例:a"),
            ("- -- -", "- --"),
            ("((((", "(((("),
            ("“没有关上", "“没有关上"),
            ("专精特新“小巨人”企业", "专精特新“小巨人”企业"),
            ("title: 就业", "title: 就业"),
            ("year:最近", "year:最近"),
            ("就业 失业率 <= 5.5%", "就业 失业率<= 5.5%"),
            ("失业率 ＜5.5% 就业", "失业率<5.5% 就业"),
            ("稳 = 进", "稳 = 进"),
            ("gong gong", "gong gong"),
            ("(就业 OR 创业) 2023", "就业|创业 2023"),
            ("增长 （“稳 就业” OR 创业 | 消费）", "增长 稳就业|创业|消费"),
            ("增长 (就业 OR 创业) 补贴", "增长 就业|创业 补贴"),
            ("增长 -(就业 OR 创业)", "增长 -就业 -创业"),
            ("甲 OR (乙 OR 丙)", "甲|乙|丙"),
            ("（含厨余） (就业) (就业 创业)", "(含厨余) (就业) (就业 创业)"),
            ("(就业 OR) (OR 就业) 住房(甲 OR 乙)", "(就业 or) (or 就业) 住房(甲|乙)"),
            ("就业 AND 创业 NOT 高校", "就业 创业 -高校"),
            ("AND NOT", "and not"),
            ("就业 NOT region:成都", "就业 -region:成都"),
            ("失业率 != 5.5% 就业", "失业率!= 5.5% 就业"),
            ("\u{fffd}", "\u{fffd}"),
            (" \u{200b} ", ""),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn reads_fields() {
        let query =
            Query::parse("就业 地区:成都 year:2023..2019 status:target title:“工作 报告” doc：a/b section:回顾");
        assert_eq!(query.clauses.len(), 1);
        let filters = query.filters;
        assert_eq!(filters.regions, ["成都"]);
        assert_eq!(filters.years, [(2019, 2023)]);
        assert_eq!(filters.statuses, [Status::Target]);
        assert_eq!(filters.titles, ["工作 报告"]);
        assert_eq!(filters.docs, ["a/b"]);
        assert_eq!(filters.section_words, ["回顾"]);
        let either = Query::parse("region:浙江 OR region:福建 title:公报 OR title:年鉴 就业");
        assert_eq!((either.filters.regions.len(), either.filters.titles.len(), either.clauses.len()), (2, 2, 1));
        assert_eq!(Query::parse("year:2019..").filters.years, [(2019, i16::MAX)]);
        assert_eq!(Query::parse("year:..2019").filters.years, [(i16::MIN, 2019)]);
        assert_eq!(Query::parse("year:2021 OR year:2023").filters.years, [(2021, 2021), (2023, 2023)]);
    }

    #[test]
    fn an_endless_query_is_cut() {
        let query = Query::parse(&"稳 ".repeat(50_000));
        assert!(query.cut && query.clauses.len() == 1);
    }
}
