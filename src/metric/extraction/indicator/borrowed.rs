//! Heads that lean on what was said before: the same thing again, a measure without its owner, a verb without its
//! object. Each stage names a figure, with the rule it went by, or leaves it to the next one.

use std::ops::Range;

use super::super::clause::lead::{self, Lead};
use super::super::clause::{Joint, Segment, tail_end};
use super::super::exclude::unhedged;
use super::super::lexicon::{WORDS, beginning, ending};
use super::super::quantity::Form;
use super::dependence::{accident, is_dependent, is_sum, rate_of, subject_end};
use super::parts::{Named, Parts};
use super::phrase::{Phrase, split_at};
use super::{Heads, REACH};
use crate::metric::because;

/// Where a statement says that what it tells of was never so high: 盐产量｜创历史最高水平，达到9万吨.
fn record(statement: &str) -> usize {
    let set = WORDS.indicator.records.words().filter_map(|word| statement.find(word));
    set.filter(|&at| at > 0).min().unwrap_or(statement.len())
}

/// What a value that was told before did for a while: PMI为51%，连续4个月｜位于扩张区间.
const STAYS: [&str; 8] = ["位于", "处于", "运行在", "保持在", "稳定在", "高于", "低于", "为正"];

/// What takes a figure's head up again.
const THIS: [&str; 8] = ["这一数字", "这个数字", "该数字", "这一数据", "这一比例", "该比例", "这一指标", "这一数值"];

impl Heads<'_> {
    /// The work that a total investment is of: 总投资30亿元的｜某某综合体项目.
    pub fn work(&self, parts: &Parts, segment: &Segment, at: usize) -> Option<Named> {
        if !matches!(parts.own.folded.as_str(), "总投资" | "计划总投资") {
            return None;
        }
        let range = self.after(segment, at);
        let work = self.text()[range.clone()].strip_prefix('的')?;
        let end = ["项目", "工程"].iter().filter_map(|word| work.find(word).map(|at| at + word.len())).min()?;
        let start = range.start + '的'.len_utf8();
        Some((self.phrase(start..start + end).then(&parts.own), &because::WORK))
    }

    /// What is run, with what follows: 连续5年｜获评“最佳引才城市”.
    pub fn run(&self, parts: &Parts, segment: &Segment, at: usize, lead: &Lead) -> Option<Named> {
        if !lead.run {
            return None;
        }
        let (own, rest) = self.what_runs(parts, segment, at, lead);
        Some((own.then(&rest).or(&self.memory.head), &because::OWN))
    }

    /// The two parts of that: what is run, and what follows.
    pub fn what_runs(&self, parts: &Parts, segment: &Segment, at: usize, lead: &Lead) -> (Phrase, Phrase) {
        let (rest, bounded) = self.rest_of(segment, at);
        let compared = parts.own.is_empty() && WORDS.changes.at_start(&rest.folded).is_some();
        let stays = parts.own.is_empty() && STAYS.iter().any(|state| rest.folded.starts_with(state));
        let own = if stays || self.ranks_again(parts, segment, at, lead, &rest) {
            self.memory.head.clone()
        } else if compared {
            // 实际增速为1985年以来最高
            let subject = split_at(&parts.topic, subject_end(&parts.topic.folded)).0;
            // 粮食产量9万吨，连续7年增产
            let alone = WORDS.changes.at_start(&rest.folded).is_some_and(|(verb, _)| verb.len() == rest.folded.len());
            let subject = if alone { subject.or(&self.memory.head) } else { subject };
            return (Phrase::default(), subject.then(&rest));
        } else if lead.growth_noun.is_some() {
            self.grown(&parts.own, lead)
        } else if bounded {
            parts.own.clone().or(&parts.topic).or(&self.memory.head)
        } else {
            parts.own.clone()
        };
        (own, rest)
    }

    /// Whether a run with no words of its own ranks what was told before it: 盐产量9万吨，｜连续5年居全国首位. A board
    /// ranks whoever stands on it.
    fn ranks_again(&self, parts: &Parts, segment: &Segment, at: usize, lead: &Lead, rest: &Phrase) -> bool {
        const BOARDS: [&str; 7] = ["榜", "百强", "县", "测评", "考核", "评比", "竞争力"];
        let ranked = self.figures.get(at + 1).is_some_and(|next| next.form == Form::Rank);
        ranked
            && lead.growth_noun.is_none()
            && segment.figures.contains(&(at + 1))
            && parts.own.is_empty()
            && parts.topic.is_empty()
            && beginning(&rest.folded, &["位居", "居", "位列", "列", "稳居", "保持", "排名", "排", "第", "首位"])
                .is_some()
            && !BOARDS.iter().any(|board| rest.folded.contains(board))
    }

    /// What a run of growth is told of: 渔业产值增速｜连续11个季度居全国前10位 ranks the growth.
    fn grown(&self, own: &Phrase, lead: &Lead) -> Phrase {
        let noun = self.phrase(lead.rest.end..lead.growth_end.max(lead.rest.end));
        let noun = if WORDS.growth_nouns.at_start(&noun.folded).is_some() { noun } else { Phrase::default() };
        own.clone().or(&self.memory.head).then(&noun)
    }

    /// Where the words end that a span of time is given with: 用三年左右｜的时间｜解决.
    pub fn time_given(&self, at: usize) -> Option<usize> {
        let start = tail_end(self.text(), &self.figures[at]);
        let rest = self.text()[start..].trim_start_matches('的').strip_prefix("时间")?;
        let rest = rest.strip_prefix(['里', '内']).unwrap_or(rest);
        (self.figures[at].dimension == "time").then(|| self.text().len() - rest.len())
    }

    /// What a span of time is for: 用三年左右的时间，通过改组，｜使多数企业摆脱困境.
    pub fn takes(&self, parts: &Parts, at: usize) -> Option<Named> {
        let figure = &self.figures[at];
        if figure.dimension != "time" || !matches!(parts.own.folded.as_str(), "用" | "再用" | "力争用" | "争取用")
        {
            return None;
        }
        let mut from = self.time_given(at)?;
        let rest = &self.text()[from..];
        for clause in rest.split(['。', ';']).next()?.split(',') {
            let range = from..(from + clause.len()).min(from + REACH);
            from += clause.len() + 1;
            let aside = beginning(clause, &["通过", "经过", "以", "按", "在", "根据"]).is_some();
            if clause.chars().count() > 3 && !aside && self.text().is_char_boundary(range.end) {
                return Some((self.phrase(self.trim_start(range)), &because::WORK));
            }
        }
        None
    }

    /// A number with no words before it.
    pub fn unnamed(&self, parts: &Parts, segment: &Segment, at: usize) -> Option<Named> {
        let Parts { own, after, topic, .. } = parts;
        if !own.is_empty() {
            return None;
        }
        let rule = if topic.is_empty() { &because::AGAIN } else { &because::BEFORE };
        if after.is_empty() {
            let topic = split_at(topic, record(&topic.folded)).0;
            return Some((topic.or(&self.memory.head), rule));
        }
        // 财政储备5000亿元，相当于｜20个月｜的政府开支
        let verb = unhedged(&self.text()[..self.figures[at].span.start]);
        if let Some(before) = verb.strip_suffix("相当于")
            && beginning(&after.folded, &["政府", "全年", "全部", "总"]).is_some()
        {
            let whole = topic.clone().or(&self.memory.head);
            return Some((whole.then(&self.phrase(before.len()..verb.len())).then(after), rule));
        }
        // 扣除年期，由15个课税年度增至20个课税年度: the noun after the number only counts.
        if !topic.is_empty() && self.text()[segment.range.start..].starts_with(['由', '从']) {
            return Some((topic.clone(), rule));
        }
        if beginning(&after.folded, &["在", "用于", "来自", "被", "属于", "属", "由", "以"]).is_some() {
            return Some((topic.clone().or(&self.memory.head).then(after), rule));
        }
        // 目标已经提前五年｜实现: what was aimed at before.
        if beginning(&after.folded, &["实现", "完成", "达到"]).is_some() && !self.memory.head.is_empty() {
            return Some((topic.clone().or(&self.memory.head).then(after), rule));
        }
        // 625万人享受低保，3362万人享受…: the same is said of others.
        let predicate = WORDS.bare_predicates.beginning(&after.folded)?;
        if self.memory.owner.folded.contains(predicate) {
            return Some((after.clone(), &because::OWN));
        }
        Some((topic.clone().or(&self.memory.owner).then(after), if topic.is_empty() { &because::OWNER } else { rule }))
    }

    /// What grew, behind its share of a whole: 增加值｜占国内生产总值的41%，增长2倍.
    pub fn shared_out(&self, parts: &Parts, at: usize, lead: &Lead) -> Option<Named> {
        let grows = lead.change.is_some() && matches!(self.figures[at].dimension, "ratio" | "multiple");
        let told = parts.own.is_empty() && parts.after.is_empty() && parts.topic.is_empty();
        let head = &self.memory.head;
        let at =
            head.folded.rfind('占').filter(|&at| at > '占'.len_utf8() && !head.folded[at..].starts_with("占地"))?;
        (grows && told && self.memory.share).then(|| (split_at(head, at).0, &because::AGAIN))
    }

    /// The share of another member in the same whole: 化肥销售额占农资总额的五成，｜农膜占8%.
    pub fn same_share(&self, parts: &Parts, segment: &Segment, at: usize) -> Option<Named> {
        let figure = &self.figures[at];
        let before = unhedged(&self.text()[..figure.span.start]);
        let whole = &self.memory.among;
        if figure.dimension == "ratio" && before.ends_with('占') && !whole.is_empty() && !parts.own.is_empty() {
            return Some((whole.clone().then(&parts.own), &because::SHARED));
        }
        let shares = ["占", "占比", "占比为"].iter().any(|word| before.ends_with(word));
        // 研发投入占生产总值的3%，其中企业投入占比90%: a share of the investment.
        let inner = parts.own.folded.ends_with("占比") && self.text()[segment.range.start..].starts_with("其中");
        if figure.dimension != "ratio" || !shares || parts.own.is_empty() || inner {
            return None;
        }
        let own = parts.own.folded.strip_suffix("占比").map_or(parts.own.folded.len(), str::len);
        let head = &self.memory.head;
        let whole =
            head.folded.rfind('占').filter(|&at| at > 0 && own > 0 && !head.folded[at..].starts_with("占比"))?;
        let own = split_at(&parts.own, own).0;
        (!own.folded.contains('占')).then(|| (own.then(&split_at(head, whole).1), &because::SHARED))
    }

    /// Of what whole a part is counted: 70个城市中房价持平的为4个，｜下降的为43个.
    pub fn nominal(&mut self, parts: &Parts, lead: &Lead) -> Option<Named> {
        if let Some(whole) = Some(parts.own.folded.as_str()).filter(|own| own.ends_with("个数") && own.contains('的'))
            && WORDS.indicator.fates.is_in(whole)
        {
            self.memory.whole = self.part_of(&parts.own)?;
            return None;
        }
        if !lead.nominal || parts.own.is_empty() {
            return None;
        }
        if parts.topic.is_empty() && !WORDS.indicator.fates.contains(&parts.own.folded) {
            self.memory.whole = self.part_of(&parts.own)?;
            return None;
        }
        let whole = parts.topic.clone().or(&self.memory.whole);
        self.memory.whole = whole.clone();
        (!whole.is_empty()).then(|| (whole.then(&parts.own), &because::BEFORE))
    }

    /// The whole that a part is told of: 房价 of 房价同比上涨, or of 房价上涨的城市个数.
    fn part_of(&self, own: &Phrase) -> Option<Phrase> {
        let fates = WORDS.indicator.fates.words();
        let said = fates.filter_map(|said| own.folded.rfind(&format!("{said}的")).map(|at| at + said.len())).max();
        let end = said.unwrap_or(own.folded.len());
        let whole = &own.folded[..end];
        let whole = whole.strip_suffix(WORDS.indicator.fates.ending(whole)?)?;
        let whole = ending(whole, &["同比", "环比"]).map_or(whole, |word| &whole[..whole.len() - word.len()]);
        Some(split_at(own, whole.len()).0)
    }

    /// A word that says nothing alone: a measure, a direction of trade, a verb.
    pub fn dependent(&self, parts: &Parts) -> Option<Named> {
        let Parts { own, after, verb, topic, .. } = parts;
        let memory = &self.memory;
        if own.is_empty() || !after.is_empty() {
            return None;
        }
        let named = |head| Some((head, &because::OWNER));
        if own.folded.ends_with("完成投资") && own.folded.chars().count() <= 6 {
            return self.invested(topic).map(|owner| (owner.then(own), &because::OWNER));
        }
        if is_dependent(&own.folded) {
            // 扭转了下滑的态势 owns nothing.
            let subject = split_at(topic, subject_end(&topic.folded)).0;
            let subject = if subject.folded.contains('了') { Phrase::default() } else { subject };
            let owner = self.owner_in(parts.stated.clone(), &own.folded).or(&subject);
            // 涉款 tells of the whole measure.
            let whole = if own.folded.starts_with('涉') { memory.owner.clone() } else { Phrase::default() };
            let owner = owner.or(&whole).or(&memory.subject).or(&memory.object).or(&memory.owner);
            let owner = if parts.scoped { owner } else { owner.or(&memory.earlier) };
            if owner.folded.ends_with(&own.folded) || is_sum(&own.folded) && !owner.is_empty() {
                return named(owner);
            }
            // 普通本专科招生…，在校生…: one measure takes the place of the other.
            let owner = match owner.folded.strip_suffix("生产").filter(|_| own.folded.starts_with('产')) {
                Some(thing) => split_at(&owner, thing.len()).0,
                None => owner,
            };
            let measure = WORDS.replaced.ending(&owner.folded).map_or(0, str::len);
            let measure = if WORDS.replaced.contains(&own.folded) { measure } else { 0 };
            // 居民储蓄存款…，存款余额: what both say is said once.
            let both =
                own.folded.char_indices().map(|(at, _)| at).filter(|&at| owner.folded.ends_with(&own.folded[..at]));
            // One character said twice may be of two words: 粮食生产｜产量.
            let both = both
                .filter(|&at| own.folded[..at].chars().count() > 1)
                .max()
                .filter(|&both| both < owner.folded.len())
                .unwrap_or(0);
            return named(split_at(&owner, owner.folded.len() - measure.max(both)).0.then(own));
        }
        // 这一数字已跃升至542亿美元
        if THIS.contains(&own.folded.as_str()) {
            return named(memory.head.clone().or(&memory.owner).or(&memory.earlier).or(own));
        }
        if let Some(at) = rate_of(&memory.owner.folded, &own.folded) {
            return named(split_at(&memory.owner, at).0.then(own));
        }
        if let Some(at) = accident(&memory.owner.folded, &own.folded) {
            return named(split_at(&memory.owner, at).1.then(own));
        }
        if let Some(owner) = self.trader(own, topic) {
            return named(owner.then(own));
        }
        if *verb == own.folded {
            let owner = memory.subject.clone().or(topic);
            // 植树造林 stands alone.
            let alone = own.folded.chars().count() >= 4;
            let owner = if alone { owner } else { owner.or(&memory.object).or(&memory.owner) };
            return named(owner.then(own));
        }
        None
    }

    /// What an investment was made in: 片区建设热火朝天，｜完成投资; 实施重点项目8个，｜完成投资.
    fn invested(&self, topic: &Phrase) -> Option<Phrase> {
        if !topic.is_empty() {
            let subject = &topic.folded[..subject_end(&topic.folded)];
            let predicate = WORDS.predicates.ending(subject).filter(|predicate| predicate.len() < subject.len());
            return Some(split_at(topic, subject.len() - predicate.map_or(0, str::len)).0);
        }
        let works = |phrase: &&Phrase| ["项目", "工程"].iter().any(|word| phrase.folded.ends_with(word));
        [&self.memory.object, &self.memory.owner].into_iter().find(works).filter(|_| !self.memory.led).cloned()
    }

    /// A head of its own words; in a list with the verb or the measure that the list shares.
    pub fn named(&self, parts: &Parts, at: usize, joint: Joint, lead: &Lead) -> Named {
        let Parts { own, after, verb, .. } = parts;
        let memory = &self.memory;
        let takes_verb =
            verb.is_empty() && !lead.level && lead.change.is_none() && WORDS.alone.ending(&own.folded).is_none();
        let shared = match joint {
            Joint::List if takes_verb => memory.verb.clone(),
            Joint::List if !verb.is_empty() => memory.subject.clone(),
            _ => Phrase::default(),
        };
        let shared = self.rated(own, joint).or(&shared);
        let measure = self.measure_of_members(own, after, at);
        let rule = if shared.is_empty() && measure.is_empty() { &because::OWN } else { &because::SHARED };
        (shared.then(own).then(after).then(&measure), rule)
    }

    /// Whose 出口 or 进口 is told after 货物进出口总额: 货物.
    fn trader(&self, own: &Phrase, topic: &Phrase) -> Option<Phrase> {
        if !matches!(own.folded.as_str(), "出口" | "进口") {
            return None;
        }
        let owner = if topic.is_empty() { &self.memory.owner } else { topic };
        let at = ["进出口", "出口", "进口"].iter().filter_map(|word| owner.folded.find(word)).min();
        Some(at.map_or_else(Phrase::default, |at| split_at(owner, at).0))
    }

    /// What a list of rates is told against: 每千人口 of 每千人口床位数6张、医师｜3人.
    fn rated(&self, own: &Phrase, joint: Joint) -> Phrase {
        let head = &self.memory.head;
        let goes_on = joint == Joint::List || own.folded.starts_with("拥有");
        if !goes_on || !head.folded.starts_with('每') || own.folded.is_empty() || own.folded.starts_with(['每', '人'])
        {
            return Phrase::default();
        }
        let owns = head.folded.find("拥有");
        let people = || head.folded.find("人口").map(|at| at + "人口".len());
        let end = owns.or_else(people).unwrap_or(0);
        split_at(head, end).0
    }

    /// What a statement before 、 is about, for a measure that depends on it: 粮食生产 of 粮食生产再获丰收、产量;
    /// for a sum the thing that was got: 获批国家生态文明建设示范区、全市总数.
    fn owner_in(&self, statement: Range<usize>, measure: &str) -> Phrase {
        let text = self.text()[statement.clone()].trim_end_matches('、');
        let end = statement.start + text.len();
        if is_sum(measure) {
            let verb = WORDS.doing.all_in(text).next().map(|(at, verb)| at + verb.len());
            return verb.map_or_else(Phrase::default, |at| self.phrase(statement.start + at..end));
        }
        self.phrase(statement.start..statement.start + subject_end(text))
    }

    /// What follows a run to the end of its segment, and whether it is no more than a bound: 连续5年｜获评“最佳引才城市”,
    /// 连续5年｜超万亿斤.
    pub fn rest_of(&self, segment: &Segment, at: usize) -> (Phrase, bool) {
        let start = tail_end(self.text(), &self.figures[at]);
        let next = self.figures.get(at + 1).map_or(segment.range.end, |next| next.span.start);
        let hedged = next < segment.range.end && lead::read(self.text(), start.min(next)..next).rest.is_empty();
        if hedged {
            let end = tail_end(self.text(), &self.figures[at + 1]).min(segment.range.end);
            return (self.phrase(start.min(next)..end), true);
        }
        let far = (start + REACH / 2).min(segment.range.end.max(start));
        (self.phrase(self.trim_start(start..self.text().floor_char_boundary(far))), false)
    }
}
