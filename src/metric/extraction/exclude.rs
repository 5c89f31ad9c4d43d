//! Which quantities measure nothing: dates, names, codes, slogans, structure, baselines, bases of a rate.
//!
//! Each rule is one function over the folded sentence, with the part before and after the quantity.

use std::ops::Range;

use super::lexicon::{WORDS, beginning, ending, holds, is_word};
use super::quantity::{Form, Quantity};
use crate::metric::numeral::Script;

/// Why a quantity is no metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exclusion {
    /// 2025年, 7月27日
    Date,
    /// 三年行动计划: a span that reports nothing
    Duration,
    /// 第31届, 第三产业
    Ordinal,
    /// “1+5”, 《…30条》
    Quoted,
    /// 3个方面, 四大行业, 两项改革
    Label,
    /// 每千人口, 万元GDP
    Base,
    /// 由120元(提高到200元)
    Baseline,
    /// 60岁以上人口, 50亿及以上项目
    Threshold,
    /// a number with nothing that it counts
    Bare,
    /// 上亿, 数十
    Vague,
}

/// A rule's view of a sentence.
struct Place<'t> {
    quantity: &'t Quantity,
    unit: &'t str,
    before: &'t str,
    after: &'t str,
}

/// Whether a rule excludes the quantity at a place.
type Rule = fn(&Place) -> bool;

/// Why a quantity of the sentence is no metric; none where it is one.
pub fn exclusion(text: &str, quantities: &[Quantity], at: usize, quotes: &[Range<usize>]) -> Option<Exclusion> {
    let quantity = &quantities[at];
    let before = &text[..quantity.span.start];
    let after = &text[quantity.span.end..];
    let place = Place { quantity, unit: quantity.unit_name(text), before: last_part(before), after: first_part(after) };
    let rules: [(Rule, Exclusion); 9] = [
        (is_date, Exclusion::Date),
        (is_ordinal, Exclusion::Ordinal),
        (is_age_or_threshold, Exclusion::Threshold),
        (is_base, Exclusion::Base),
        (is_vague, Exclusion::Vague),
        (is_bare, Exclusion::Bare),
        (is_label, Exclusion::Label),
        (is_idle_duration, Exclusion::Duration),
        (is_baseline, Exclusion::Baseline),
    ];
    if quantity.form != Form::Streak && is_within(quotes, quantity) {
        return Some(Exclusion::Quoted);
    }
    if group_threshold(text, quantities, at) {
        return Some(Exclusion::Threshold);
    }
    if before.ends_with("部分、") || in_note_title(text, quantity) || in_definition(text) {
        return Some(Exclusion::Label);
    }
    rules.iter().find(|(rule, _)| rule(&place)).map(|(_, exclusion)| *exclusion)
}

/// Whether a quantity stands in one of the quotes, which are in order.
fn is_within(quotes: &[Range<usize>], quantity: &Quantity) -> bool {
    let after = quotes.partition_point(|quote| quote.start <= quantity.span.start);
    after.checked_sub(1).is_some_and(|at| quantity.span.end <= quotes[at].end)
}

/// The title of a numbered note: 8.尿毒症等8类大病：…
fn in_note_title(text: &str, quantity: &Quantity) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let title = text[digits..].starts_with(['.', '、']) && digits > 0;
    title && text.find(':').is_some_and(|end| quantity.span.end <= end && end < 120)
}

/// A note that says what a word means: [34]宽带接入用户是指…
fn in_definition(text: &str) -> bool {
    let note = text.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(number, _)| number);
    note.is_some_and(|number| number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit()))
        && (first_part(text).contains("是指") || text.chars().take(16).collect::<String>().contains("包括"))
}

/// How far a rule looks; bounds the work in a sentence without end.
const REACH: usize = 40;

fn last_part(text: &str) -> &str {
    let from = text.char_indices().rev().take(REACH).last().map_or(0, |(at, _)| at);
    &text[from..]
}

fn first_part(text: &str) -> &str {
    let to = text.char_indices().nth(REACH).map_or(text.len(), |(at, _)| at);
    &text[..to]
}

/// The part of the text before a number with the hedges taken off: 连续超过|5年.
fn unhedged(before: &str) -> &str {
    let mut rest = before;
    while let Some((word, _)) = WORDS.hedges_before.at_end(rest) {
        rest = &rest[..rest.len() - word.len()];
    }
    rest
}

/// Short quoted or titled parts, whose numbers belong to a name; long quotations are speech.
pub fn quotes(text: &str) -> Vec<Range<usize>> {
    const LONGEST_NAME: usize = 24;
    let mut open: Option<(usize, char)> = None;
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '“' | '「' | '『' | '‘' if open.is_none() => open = Some((at, c)),
            '《' => open = Some((at, c)),
            '”' | '」' | '』' | '’' | '》' => {
                if let Some((start, kind)) = open.take() {
                    let inner = &text[start..at];
                    let name =
                        kind == '《' || inner.chars().count() <= LONGEST_NAME && !inner.contains([',', '。', ';']);
                    if name {
                        found.push(start..at + c.len_utf8());
                    }
                }
            }
            _ => {}
        }
    }
    found
}

fn is_date(place: &Place) -> bool {
    let Place { quantity, unit, before, after } = place;
    let year = |value: f64| (1840.0..=2100.0).contains(&value) && value.fract() == 0.0;
    match *unit {
        "年" => {
            year(quantity.value)
                || quantity.max.is_some_and(year)
                || before.ends_with("民国")
                || before.ends_with(['-', '—', '/', '~'])
                || after.starts_with(['代', '度', '级']) && quantity.value >= 10.0
        }
        "月" | "日" | "周年" | "时" => true,
        "" => {
            quantity.form == Form::Amount
                && !quantity.scaled
                && after.starts_with(['年', '月', '日', '时', '-', ':', '—'])
        }
        _ => false,
    }
}

fn is_ordinal(place: &Place) -> bool {
    let Place { quantity, before, after, .. } = place;
    match quantity.form {
        Form::Ordinal => !before.ends_with("连续"),
        Form::Rank => {
            let written = quantity.unit_name("") == "位";
            let cue = [
                "居", "列", "位", "排", "名", "全国", "全省", "全市", "全区", "全州", "全球", "世界", "亚洲", "西部",
                "同类", "升", "移", "保持", "获", "至", "到", "得", "省区", "城市", "占", "评", "榜", "前", "季军",
            ];
            let placed = !before.ends_with("在") && !before.ends_with("放") && !before.ends_with("摆");
            let list = after.starts_with(['、', '和'])
                && after[after.chars().next().map_or(0, char::len_utf8)..].starts_with('第');
            !(written && placed && holds(before_clause(before), &cue)) || list
        }
        _ => false,
    }
}

/// The clause before a place.
fn before_clause(before: &str) -> &str {
    before.rsplit([',', ';', '。', ':', '!']).next().unwrap_or(before)
}

/// Ages and bounds that only name a group.
fn is_age_or_threshold(place: &Place) -> bool {
    let Place { unit, before, after, .. } = place;
    // 20户以上自然村
    if *unit == "户" && beginning(after, &["以上自然村", "以上的自然村", "以上村", "以上的村", "以上屯"]).is_some()
    {
        return true;
    }
    let age = matches!(*unit, "岁" | "周岁") && !holds(before_clause(before), &["寿命", "年龄"]);
    age || after.starts_with("及以上")
        || after.starts_with("(含)")
        || after.starts_with("以上的") && matches!(*unit, "元" | "千瓦")
        || after.starts_with('级')
}

/// 500万元以上项目120个: the first quantity names the group that the second counts.
fn group_threshold(text: &str, quantities: &[Quantity], at: usize) -> bool {
    let quantity = &quantities[at];
    let Some(next) = quantities.get(at + 1) else { return false };
    let Some(between) = text.get(quantity.span.end..next.span.start).filter(|b| b.len() <= 3 * REACH) else {
        return false;
    };
    // 销售收入超亿元的企业达到20家
    let hedged =
        unhedged(last_part(&text[..quantity.span.start])).len() < last_part(&text[..quantity.span.start]).len();
    let bounds: &[&str] = if hedged { &["以上", "以下", "以内", "的"] } else { &["以上", "以下", "以内"] };
    let Some(rest) = beginning(between, bounds).map(|word| &between[word.len()..]) else {
        return false;
    };
    let unit = quantity.unit_name(text);
    let physical = !matches!(quantity.dimension, "ratio" | "points" | "count" | "visits") || unit == "层";
    physical && rest.chars().next().is_some_and(is_word) && !rest.contains([',', '、', ';', '。', ':'])
}

/// 每50公斤, 每千人口
fn is_base(place: &Place) -> bool {
    let deaths = ["死亡人数", "生产安全事故死亡人数", "死亡率", "发病率", "发案率"];
    let rate = beginning(place.after, &deaths).is_some() && place.quantity.value >= 1000.0;
    rate || place.before.ends_with('每') || place.before.ends_with("平均每") || place.before.ends_with("每名")
}

fn is_vague(place: &Place) -> bool {
    let multiplier = place.quantity.script == Script::Bare;
    multiplier && place.before.ends_with(['几', '数', '上', '好', '成', '百', '千', '这', '那'])
        || place.before.ends_with(['几', '数'])
            && place.quantity.script == Script::Han
            && ending(
                place.before,
                &["人数", "总数", "户数", "个数", "系数", "指数", "数数", "件数", "次数", "天数", "多数"],
            )
            .is_none()
}

/// Numbers with no unit need a multiplier or an index before them; multipliers alone need a hedge.
fn is_bare(place: &Place) -> bool {
    let Place { quantity, unit, before, after } = place;
    if matches!(quantity.form, Form::Doubling | Form::Halving) {
        return quantity.form_is_name(before, after);
    }
    if quantity.script == Script::Bare && quantity.form == Form::Amount {
        let hedged = unhedged(before).len() < before.len() || before.ends_with(['达', '至', '到', '上']);
        let counted = *unit == "家"
            && quantity.value >= 1000.0
            && before.chars().next_back().is_none_or(|c| !is_word(c) || "和及与".contains(c))
            && !after.starts_with('万');
        // 成达万高铁 holds no number.
        let lone = unit.is_empty() && quantity.span.len() <= '万'.len_utf8();
        return lone || !(hedged && quantity.value >= 1000.0 && !after.starts_with(['级', '元']) || counted);
    }
    if !unit.is_empty() || quantity.form != Form::Amount {
        return false;
    }
    if quantity.scaled {
        return after.starts_with(['级', '亿', '+', '-', '/']) || quantity.script == Script::Bare;
    }
    const INDICES: [&str; 14] = [
        "指数",
        "系数",
        "得分",
        "评分",
        "总分",
        "pmi",
        "比值",
        "性别比",
        "收入比",
        "弹性",
        "cpi",
        "ppi",
        "容积率",
        "总分值",
    ];
    let clause = before_clause(before);
    !(holds(clause, &INDICES) && quantity.value >= 0.01)
        || after.chars().next().is_some_and(|c| is_word(c) && !after.starts_with("左右") && !after.starts_with('以'))
        || before.ends_with(['.', '-', '/'])
}

impl Quantity {
    /// 倍增计划, 减半征收: a name or a rule, not a reported multiple.
    fn form_is_name(&self, before: &str, after: &str) -> bool {
        let ends = after.chars().next().is_none_or(|c| !is_word(c) || "的以左".contains(c));
        let noun_follows = !ends;
        let says = before.chars().next_back().is_some_and(|c| is_word(c) || c == '”');
        noun_follows && !after.starts_with("以上")
            || !says
            || ending(before, &["收入", "快速", "业绩", "产业", "行动"]).is_some() && self.unit_name("") != "倍"
    }
}

/// What after a number makes it the document's own structure or a label.
const STRUCTURE: [&str; 40] = [
    "方面",
    "“关键词",
    "关键词",
    "部分",
    "字",
    "问题",
    "意见",
    "层面",
    "环节",
    "阶段",
    "原则",
    "必须",
    "坚持",
    "统筹",
    "专题",
    "板块",
    "规定",
    "维护",
    "确立",
    "自信",
    "意识",
    "文明",
    "机遇",
    "不变",
    "问题",
    "办法",
    "纲要",
    "大局",
    "关系",
    "要求",
    "规划",
    "时期",
    "理念",
    "建议",
    "代表",
    "重要",
    "结合",
    "转变",
    "结构",
    "百年",
];

fn is_label(place: &Place) -> bool {
    let Place { quantity, unit, before, after } = place;
    if quantity.form == Form::Amount
        && quantity.value <= 20.0
        && beginning(after, &STRUCTURE).is_some()
        && matches!(quantity.dimension, "count")
    {
        return true;
    }
    // 前10位同比增长: a label, no rank of one.
    if before.ends_with('前') && matches!(*unit, "位" | "名" | "家") {
        let clause = before_clause(before);
        let placed = ["居", "列", "进", "跻身", "排", "稳", "保持"].iter().any(|verb| clause.contains(verb));
        return !placed || after.starts_with('的');
    }
    // 突破一批关键技术
    if *unit == "批" && quantity.script == Script::Han && quantity.value == 1.0 {
        return true;
    }
    if matches!(after.chars().next(), Some('强' | '大' | '佳' | '优')) && unit.is_empty() {
        return true;
    }
    if is_capacity_in_name(place) {
        return true;
    }
    if *unit == "度" && quantity.script == Script::Han {
        return true;
    }
    if quantity.script != Script::Han || quantity.form != Form::Amount || quantity.scaled {
        return false;
    }
    // Small Han numerals count only where a word says that something was counted.
    let counted =
        ["连续", "新增", "增加", "减少", "新建", "建成", "达", "达到", "仅", "共", "超过", "突破", "不足", "近"];
    let small = quantity.value < 100.0 && quantity.max.is_none() && !quantity.open;
    let counting = matches!(quantity.dimension, "count" | "persons" | "time" | "visits" | "money" | "");
    small
        && counting
        && ending(before, &counted).is_none()
        && !(quantity.dimension == "time" && after.starts_with("时间"))
        || *unit == "倍" && before.ends_with("事半功")
}

/// 年产3000辆专用车项目, 220千伏变电站, 某某5万千瓦风电项目: a capacity that only names a work.
fn is_capacity_in_name(place: &Place) -> bool {
    const WORKS: [&str; 12] =
        ["项目", "工程", "电站", "变电站", "机组", "生产线", "矿", "电厂", "线路", "装置", "基地", "园"];
    let Place { quantity, unit, before, after } = place;
    let named = after.split([',', '、', '。', ';', ':']).next().unwrap_or("");
    let work = named.chars().next().is_some_and(is_word)
        && holds(named, &WORKS)
        && !named.contains(|c: char| c.is_ascii_digit());
    let clause = before_clause(before);
    let yearly = ending(clause, &["年产", "年处理", "日处理", "年加工", "日产", "年储", "×", "x", "2*"]).is_some();
    let power = matches!(quantity.dimension, "power" | "mass");
    let after_name = clause.chars().next_back().is_some_and(is_word)
        && WORDS.doing.ending(clause).is_none()
        && ending(clause, &["达", "达到", "为", "超", "超过", "近", "约", "总", "计", "并网", "抓好", "加快"])
            .is_none();
    work && (yearly || *unit == "千伏" || power && after_name)
}

/// Spans of time count where a word says that they were measured.
fn is_idle_duration(place: &Place) -> bool {
    let Place { quantity, unit, before, after } = place;
    if quantity.dimension != "time" || quantity.form != Form::Amount {
        return false;
    }
    if beginning(
        after,
        &[
            "圈",
            "内",
            "之内",
            "以内办",
            "前",
            "后",
            "来",
            "间",
            "制",
            "无",
            "服务",
            "过境",
            "生活",
            "公服",
            "行动",
            "规划",
            "计划",
            "期",
            "攻坚",
            "的历史",
        ],
    )
    .is_some()
    {
        let limited = ending(unhedged(before), &["缩短至", "缩短到", "压缩至", "压缩到", "控制在"]).is_some();
        return !(limited && (after.starts_with("内") || after.starts_with("以内")));
    }
    const CUES: [&str; 42] = [
        "连续",
        "已连续",
        "经过",
        "历经",
        "历时",
        "累计",
        "平均",
        "达",
        "达到",
        "缩短至",
        "缩短到",
        "缩短",
        "压缩至",
        "压缩到",
        "压减至",
        "压减到",
        "压减",
        "延长至",
        "延长到",
        "延长",
        "控制在",
        "提前",
        "增加",
        "减少",
        "增至",
        "增加到",
        "减少到",
        "为",
        "降至",
        "保持",
        "稳定在",
        "提速",
        "缩减至",
        "缩短为",
        "压缩为",
        "天数",
        "时间",
        "时长",
        "周期",
        "期限",
        "寿命",
        "由",
    ];
    let before = unhedged(before);
    let cue = ending(before, &CUES).is_some();
    let measured = holds(before_clause(before), &["天数", "时长", "寿命", "周期", "时限", "优良"]);
    let waived = after.starts_with('的') && holds(before_clause(before), &["豁免", "宽免", "减免", "免收", "免缴"]);
    let stated = waived || after.starts_with("时间") || *unit == "年" && quantity.open && after.starts_with("改革");
    !(cue || measured || stated)
}

/// 从771家、481家增加到1076家、636家
fn arrives_later(list: &str) -> bool {
    let near = list.char_indices().nth(20).map_or(list, |(at, _)| &list[..at]);
    list.starts_with(|c: char| c.is_ascii_digit())
        && near.char_indices().any(|(at, _)| WORDS.arrivals.beginning(&near[at..]).is_some())
}

/// 由A提高到B: A is where it came from.
fn is_baseline(place: &Place) -> bool {
    let Place { before, after, .. } = place;
    let clause = before_clause(before);
    // 2300元增至2500元
    if WORDS.arrivals.beginning(after).is_some_and(|verb| after[verb.len()..].starts_with(|c: char| c.is_ascii_digit()))
    {
        return true;
    }
    let Some(from) = clause.rfind(['由', '从']) else {
        // 较“十三五”末的9323亿元增加4374亿元
        let compared = clause.ends_with('的')
            && clause.contains(['较', '比'])
            && WORDS
                .changes
                .at_start(after)
                .is_some_and(|(verb, _)| after[verb.len()..].starts_with(|c: char| c.is_ascii_digit()));
        return compared || ending(clause, &["扣除", "较上年的", "比上年的"]).is_some();
    };
    let between = &clause[from..];
    if holds(between, &["到", "至", "增长", "下降", "提高", "降为"]) {
        return false;
    }
    // 由13.5%(3万人)上升至22.6%: what stands in the bracket came from there as well.
    let beyond = after.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(*after, |(_, rest)| rest);
    let rest = first_part(beyond.trim_start_matches(|c: char| "左右以上下的多、,()".contains(c)));
    let upto = rest.find([',', ';', '。']).map_or(rest, |end| &rest[..end]);
    // 提高到, 回落至, 降为: the verb that arrives is the next word, or the one after the thing counted.
    let arrival = upto.char_indices().nth(5).map_or(upto, |(at, _)| &upto[..at]);
    let noun = upto.find(|c: char| c.is_ascii_digit()).map_or("", |end| &upto[..end]);
    arrival.contains(['到', '至'])
        || arrival.char_indices().any(|(at, _)| WORDS.arrivals.beginning(&arrival[at..]).is_some())
        || WORDS.arrivals.ending(noun).is_some()
        || matches!(between, "由" | "从") && arrives_later(upto)
}
