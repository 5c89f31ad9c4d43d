//! Ranks and the scopes they are told in: 空气质量指数在全国168个重点城市排名提升17位至第92位.

use std::ops::Range;

use super::super::clause::Segment;
use super::super::clause::lead;
use super::super::lexicon::{WORDS, beginning};
use super::super::quantity::Quantity;
use super::Heads;
use super::phrase::Phrase;

impl Heads<'_> {
    /// A scope that ranks are told in: 指数｜在全国168个重点城市排名｜提升17位. Gives where it begins and where it ends.
    pub fn scope(&self, segment: &Segment, at: usize) -> Option<(usize, usize)> {
        let text = self.text();
        let figure = &self.figures[at];
        let before = text[segment.range.start..figure.span.start].strip_suffix("全国")?.strip_suffix(['在', '于'])?;
        let begins = segment.range.start + before.len();
        let after = &text[figure.span.end..segment.range.end.max(figure.span.end)];
        let ends = ["排名", "位次", "排位"].iter().find_map(|word| after.find(word).map(|at| at + word.len()))?;
        Some((begins, figure.span.end + ends))
    }

    /// The population that a statement is made in: 在监测的339个地级及以上城市中, 31个大城市｜失业率为5.3%.
    pub fn within(&self, segment: &Segment, at: usize) -> Option<Phrase> {
        let range = is_within(self.text(), segment.range.clone(), &self.figures[at])?;
        let opens = self.text()[segment.range.clone()].starts_with('在');
        let start = segment.range.start + if opens { '在'.len_utf8() } else { 0 };
        let before = self.phrase(start..self.figures[at].span.start);
        Some(before.then(&self.phrase(range)))
    }

    /// The head of a scope, 全国重点城市; what is ranked in it is remembered: 空气质量综合指数排名.
    pub fn scoped(&mut self, segment: &Segment, at: usize, begins: usize, ends: usize) -> Phrase {
        let rank = "排名".len();
        let subject = self.phrase(self.trim_start(segment.range.start..begins));
        self.memory.head = subject.then(&self.phrase(ends - rank..ends));
        self.memory.topic = Phrase::default();
        let figure = &self.figures[at];
        let nation = figure.span.start - "全国".len()..figure.span.start;
        self.phrase(nation).then(&self.phrase(figure.span.end..ends - rank))
    }

    /// What stands before a rank's verb: the thing ranked.
    pub fn ranked(&self, segment: &Segment, at: usize) -> Range<usize> {
        let before = self.before(segment, at);
        // 从全国第13位升至第5位: where it came from is no part of the thing ranked.
        let from = self.text()[before.clone()]
            .find(['从', '由'])
            .filter(|&at| self.text()[before.start + at..before.end].contains('第'));
        let before = from.map_or(before.clone(), |at| before.start..before.start + at);
        let text = &self.text()[before.clone()];
        let verb = text.char_indices().map(|(at, _)| at).find(|&at| {
            WORDS.indicator.ranking.beginning(&text[at..]).is_some_and(|verb| {
                let after = &text[at + verb.len()..];
                !(verb == "居" && after.starts_with(['民', '住', '家'])
                    || verb == "列" && text[..at].ends_with(['系', '车', '班'])
                    || verb == "分列" && text[..at].ends_with(['总', '得', '积', '评', '比', '高'])
                    || verb == "均" && text[..at].ends_with(['人', '户', '日', '月', '年', '平'])
                    || matches!(verb, "全国" | "至" | "到" | "均") && at == 0 && after.len() > 18)
            })
        });
        let board = ["榜", "榜单", "测评", "考核", "评比"].iter().any(|noun| text.ends_with(noun));
        // 在副省级城市中居第2位, 世界排名升至第四位: where it is ranked, not what.
        let nation = beginning(text, &["世界", "全球", "全国", "全省", "全市"]).map(|word| &text[word.len()..]);
        let scope = text.starts_with("同样")
            || text.starts_with(['在', '于']) && text.chars().count() <= 14
            || nation.is_some_and(|rest| {
                WORDS.indicator.ranking.beginning(rest).is_some() || beginning(rest, &["第", "上升"]).is_some()
            });
        if scope && !self.memory.head.is_empty() {
            return before.start..before.start;
        }
        match verb {
            // 连续3年位居…百强榜第1名: the board is what is ranked on.
            Some(0) if board => {
                let verb = WORDS.indicator.ranking.beginning(text).map_or(0, str::len);
                before.start + verb..before.end
            }
            Some(at) => self.before_rank(before.start..before.start + at),
            None => self.before_rank(before),
        }
    }
}

impl Heads<'_> {
    /// What a rank is told of, a noun of growth included: 总量和增速｜均居第5位.
    fn before_rank(&self, before: Range<usize>) -> Range<usize> {
        let lead = lead::read(self.text(), before);
        lead.rest.start..lead.rest.end.max(lead.growth_end)
    }
}

/// What a figure counts that stands in 在…N个…中, or whose measure follows; none where it stands elsewhere.
pub fn is_within(text: &str, segment: Range<usize>, figure: &Quantity) -> Option<Range<usize>> {
    if let Some(places) = measured_places(text, segment.clone(), figure) {
        return Some(places);
    }
    let opens = text[segment.clone()].starts_with('在') && figure.dimension == "count";
    let after = text.get(figure.span.end..segment.end).filter(|_| opens)?;
    let noun = after.strip_suffix('中').or_else(|| after.strip_suffix("之中"))?;
    (!noun.is_empty()).then(|| figure.span.end..figure.span.end + noun.len())
}

/// The cities or counties of which one figure is told: 31个｜大城市｜城镇调查失业率为5.3%.
fn measured_places(text: &str, segment: Range<usize>, figure: &Quantity) -> Option<Range<usize>> {
    let counts = figure.dimension == "count" && matches!(&text[segment.start..figure.span.start], "" | "全国" | "全省");
    let after = text.get(figure.span.end..segment.end).filter(|_| counts)?;
    let noun = WORDS.indicator.ranked_places.beginning(after)?;
    let rest = &after[noun.len()..];
    let measured = WORDS
        .alone
        .all_in(rest)
        .chain(WORDS.measures.all_in(rest))
        .chain(WORDS.dependent.all_in(rest))
        .any(|(at, measure)| rest[at + measure.len()..].contains(|c: char| c.is_ascii_digit()));
    let told = rest.chars().next().is_some_and(crate::text::is_han) && WORDS.doing.beginning(rest).is_none();
    (measured && told).then(|| figure.span.end..figure.span.end + noun.len())
}
