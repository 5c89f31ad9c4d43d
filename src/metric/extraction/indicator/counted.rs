//! What stands behind a number: the thing it counts (新增2家｜国家智能制造示范工厂), examples left out.

use std::ops::Range;

use super::super::clause::lead;
use super::super::clause::{Segment, tail_end};
use super::super::lexicon::{WORDS, beginning, is_word};
use super::dependence::{is_dependent, population};
use super::list;
use super::phrase::Phrase;
use super::{Heads, REACH};
use crate::metric::Direction;
use crate::text::find;

/// 宏伟目标: an aim of more characters says what it is for.
const LONGEST_AIM: usize = 6;

impl Heads<'_> {
    /// The noun and predicate after a figure.
    pub fn after(&self, segment: &Segment, at: usize) -> Range<usize> {
        let start = tail_end(self.text(), &self.figures[at]);
        let end = match self.figures.get(at + 1).filter(|_| segment.figures.contains(&(at + 1))) {
            Some(next) => next.span.start,
            None => segment.range.end,
        };
        let far = (start + REACH / 2).min(end.max(start));
        start..self.text().floor_char_boundary(far)
    }

    /// Whether the thing counted follows the figure.
    pub fn counts(&self, segment: &Segment, at: usize) -> bool {
        let start = tail_end(self.text(), &self.figures[at]);
        // 3万人｜的任务: what the number is.
        let aim = self.text()[start..].strip_prefix('的').is_some_and(|aim| WORDS.aims.beginning(aim).is_some());
        start < segment.range.end
            && !aim
            && !self.text()[start..].starts_with(['至', '到'])
            // 升230点｜或1.4%
            && self.text().get(self.after(segment, at)) != Some("或")
            && self.text()[start..].chars().next().is_some_and(|c| is_word(c) || matches!(c, '“' | '「'))
    }

    /// Which way a noun behind the figure says that it grows: 实现7%左右｜的增长速度.
    pub fn growth_behind(&self, segment: &Segment, at: usize) -> Option<Direction> {
        let after = self.text().get(self.after(segment, at))?;
        let named = after.strip_prefix('的');
        let named = named.map(|noun| &noun[beginning(noun, &["年均", "经济"]).map_or(0, str::len)..]);
        let (noun, direction) = WORDS.growth_nouns.at_start(named.unwrap_or(after))?;
        let whole = match named {
            // 增长 also begins 增长贡献率, 增长点.
            Some(named) => noun != "增长" || named[noun.len()..].chars().next().is_none_or(|c| !is_word(c)),
            // 录得8%｜跌幅
            None => noun.len() == after.len(),
        };
        whole.then_some(direction)
    }

    /// The noun after a number, its predicate taken off; empty where nothing is counted there.
    pub fn counted(&self, segment: &Segment, at: usize, base: &Range<usize>) -> Phrase {
        let range = self.after(segment, at);
        let mut end = range.end;
        let mut start = range.start;
        let text = self.text();
        for skip in ["长的", "的", "(含)"] {
            if text[start..end].starts_with(skip) {
                start += skip.len();
            }
        }
        end = start + end_of_name(&text[start..end]);
        // 翻两番｜的任务, 7%｜的增长速度: what the number is, not what it counts.
        let aim = WORDS.aims.ending(&text[start..end]).is_some() && text[start..end].chars().count() <= LONGEST_AIM;
        if beginning(&text[start..end], &["或者更多", "或更多", "或更高"]).is_some()
            || start > range.start && (aim || WORDS.aims.beginning(&text[start..end]).is_some())
            || self.growth_behind(segment, at).is_some()
        {
            return Phrase::default();
        }
        if !text[start..end].chars().next().is_some_and(|c| is_word(c) || matches!(c, '“' | '「' | '《')) {
            return Phrase::default();
        }
        // 3万个有时限性(不超过12个月)的职位: the noun goes on behind the bracket.
        if let Some(open) = text[start..end].find('(')
            && let Some(close) = text[start + open..segment.range.end].find(")的")
            && start + open + close > range.end
        {
            let on = start + open + close + ")的".len();
            return self.phrase(start..start + open).then(&self.phrase(on..segment.range.end));
        }
        if let Some(cut) = list::end_of_first(&text[start..end]) {
            end = start + cut;
        }
        let share = self.figures[at].dimension == "ratio";
        if let Some(people) = population(&text[start..end]).filter(|_| !share) {
            end = start + people;
        } else if let Some(predicate) = WORDS.predicates.ending(&text[start..end]) {
            end -= predicate.len();
            while let Some(manner) = WORDS.manners.ending(&text[start..end]) {
                end -= manner.len();
            }
        }
        if text[start..end].starts_with(['至', '到']) || &text[start..end] == "或" {
            return Phrase::default();
        }
        let lead = if self.figures.get(at + 1).is_some_and(|next| next.span.start == range.end) {
            lead::read(text, start..end).rest
        } else {
            start..end
        };
        // 8个｜主要产业产值占总产值的80%: the measure and the share are told of the things counted.
        let shared = Some(range.end).filter(|&next| {
            self.figures.get(at + 1).is_some_and(|figure| figure.span.start == next && figure.dimension == "ratio")
        });
        let lead = match shared.and_then(|_| text[lead.clone()].find('占')) {
            Some(share) => {
                let noun = text[lead.start..lead.start + share].trim_end_matches(['已', '均', '都', '就']);
                let noun = noun.split_once('的').map_or(noun, |(counted, _)| counted);
                let measure = WORDS.measure_at_end(noun).filter(|measure| measure.len() < noun.len());
                lead.start..lead.start + noun.len() - measure.map_or(0, str::len)
            }
            None => lead,
        };
        let before = &text[base.clone()];
        let spent = text[lead.clone()].starts_with("用于") && (WORDS.doing.contains(before) || is_dependent(before));
        if !base.is_empty()
            && !spent
            && !text[lead.clone()].starts_with("为民")
            // 解决50万户居民饮水问题: no place in an order
            && beginning(&text[lead.clone()], &["居民", "居住", "居家"]).is_none()
            && WORDS.indicator.not_counted.beginning(&text[lead.clone()]).is_some()
        {
            return Phrase::default();
        }
        self.phrase(lead)
    }

    /// 举办糖酒会、国际车展等重大展会 → 举办重大展会; none where there are no examples.
    pub fn without_examples(&self, range: Range<usize>, counted: bool) -> Option<Phrase> {
        let text = &self.text()[range.clone()];
        let at = text.rfind('等').filter(|&at| {
            !text[..at].ends_with(['高', '平', '中', '优', '均', '同', '一', '二', '三', '特', '相', '不', '初'])
        })?;
        let after = &text[at + '等'.len_utf8()..];
        if after.starts_with(['级', '于', '次', '奖', '额', '值', '候']) {
            return None;
        }
        let verb = WORDS.doing.beginning(text).map_or(0, str::len);
        let tail = range.start + at + '等'.len_utf8()..range.end;
        if WORDS.doing.beginning(after).is_some() {
            Some(self.phrase(tail))
        } else if verb > 0 && (!after.is_empty() || counted) || after.is_empty() && counted {
            Some(self.phrase(range.start..range.start + verb).then(&self.phrase(tail)))
        } else {
            None
        }
    }
}

/// Where the thing counted ends: before a bracket that closes what was opened earlier, before 時 and 後, before where
/// its level came from (物业价值上限｜由300万元). 按5%安排 counts nothing.
fn end_of_name(text: &str) -> usize {
    let mut depth = 0i32;
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if depth < 0 {
            end = at;
            break;
        }
    }
    let came =
        |(at, from): (usize, &str)| text[at + from.len()..].starts_with(|c: char| c.is_ascii_digit()).then_some(at);
    end = text[..end].match_indices(['由', '从']).find_map(came).filter(|&at| at > 0).unwrap_or(end);
    let said =
        ["时表示", "时指", "时说", "时称"].iter().filter_map(|word| find(&text[..end], word)).min().unwrap_or(end);
    if matches!(&text[..said], "后" | "时" | "等" | "之间" | "不等" | "安排" | "掌握" | "把握") {
        0
    } else {
        said
    }
}
