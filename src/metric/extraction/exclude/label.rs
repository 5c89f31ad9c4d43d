//! Numbers that name or label rather than measure: structure (3个方面), names (年产3000辆专用车项目), idle spans of time.

use super::super::exclude::{Place, before_clause, unhedged};
use super::super::lexicon::{WORDS, beginning, ending, holds, is_word};
use super::super::quantity::Form;
use crate::metric::numeral::Script;

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

/// Verbs that waive a charge for a span of time.
const WAIVED: [&str; 7] = ["豁免", "宽免", "宽减", "减免", "免收", "免缴", "代缴"];

/// Words before a span of time that is granted or set.
const GRANTED: [&str; 16] = [
    "免租",
    "冻价",
    "冻薪",
    "冻租",
    "额外发放",
    "发放额外",
    "额外获发",
    "获发",
    "多发",
    "为期",
    "延期",
    "顺延",
    "延长",
    "还款期",
    "年期",
    "相当于",
];

fn is_granted(before: &str) -> bool {
    ending(before, &GRANTED).is_some()
}

pub fn is_label(place: &Place) -> bool {
    let Place { quantity, unit, before, after } = place;
    if sums_a_list(place) {
        return true;
    }
    // 两位数 says how long a number is, 三四轮车 what a vehicle runs on.
    if quantity.value < 10.0 && (*unit == "位" && after.starts_with('数') || *unit == "轮" && after.starts_with('车'))
    {
        return true;
    }
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
    // 近一段时间, 一段路
    if matches!(*unit, "段") && quantity.value == 1.0 && quantity.script == Script::Han {
        return true;
    }
    // 一度, but 五千亿度 of electricity
    if *unit == "度" && quantity.script == Script::Han && quantity.value < 10_000.0 {
        return true;
    }
    if quantity.script != Script::Han || quantity.form != Form::Amount || quantity.scaled {
        return false;
    }
    // 寬免四季差餉, 額外發放兩個月津貼, 分兩期支付
    let clause = before_clause(before);
    let told = quantity.dimension == "time"
        && (is_granted(unhedged(before))
            || unhedged(before).ends_with("额外")
            || quantity.value > 1.0 && holds(clause, &WAIVED) && !before.ends_with(['首', '后', '每']))
        || before.ends_with('分') && matches!(*unit, "期" | "批" | "次" | "年") && quantity.value > 1.0;
    if told {
        return false;
    }
    if quantity.value == 1.0 && quantity.max.is_none() && before.ends_with("增加") && *unit != "倍" {
        return true;
    }
    // Small Han numerals count only where a word says that something was counted.
    let counted = [
        "连续",
        "连续举办",
        "新增",
        "增加",
        "减少",
        "新建",
        "建成",
        "达",
        "达到",
        "仅",
        "共",
        "超过",
        "突破",
        "不足",
        "近",
    ];
    const PASSED: [&str; 4] = ["经过", "历经", "历时", "提前"];
    let small = quantity.value < 100.0 && quantity.max.is_none() && !quantity.open;
    let counting = matches!(quantity.dimension, "count" | "persons" | "time" | "visits" | "money" | "");
    small
        && counting
        && ending(before, &counted).is_none()
        && !(quantity.dimension == "time"
            && (is_spent(place)
                || ending(before, &PASSED).is_some()
                || after.starts_with("不变")
                || quantity.value >= 10.0 && after.starts_with("改革") && !before.ends_with("过去")))
        || *unit == "倍" && before.ends_with("事半功")
}

/// 光伏、风电、光热3条产业链: as many as the list of three or more before it names. Works done are counted all the same.
fn sums_a_list(place: &Place) -> bool {
    const WORKS: [&str; 9] = ["新", "改造", "完成", "建成", "实施", "开工", "推进", "启动", "修"];
    let Place { quantity, before, after, .. } = place;
    if quantity.form != Form::Amount || quantity.dimension != "count" || quantity.scaled || quantity.max.is_some() {
        return false;
    }
    let clause = before_clause(before);
    let members = clause.matches('、').count() + 1;
    let last = clause.rsplit('、').next().unwrap_or("");
    members >= 3
        && quantity.value == members as f64
        && !holds(clause, &WORKS)
        && !last.is_empty()
        && !last.contains(|c: char| c.is_ascii_digit())
        && last.chars().all(is_word)
        && WORDS.doing.beginning(last).is_none()
        && WORDS.levels.ending(last).is_none()
        && WORDS.doing.ending(last).is_none()
        && unhedged(last).len() == last.len()
        && !last.ends_with(['等', '共'])
        && after.starts_with(|c: char| is_word(c) || c == '“')
}

/// 年产3000辆专用车项目, 220千伏变电站, 某某5万千瓦风电项目: a capacity that only names a work.
fn is_capacity_in_name(place: &Place) -> bool {
    const WORKS: [&str; 12] =
        ["项目", "工程", "电站", "变电站", "机组", "生产线", "矿", "电厂", "线路", "装置", "基地", "园"];
    let Place { quantity, unit, before, after } = place;
    if !after.chars().next().is_some_and(is_word) {
        return false;
    }
    let clause = before_clause(before);
    let yearly = ending(clause, &["年产", "年处理", "日处理", "年加工", "日产", "年储", "×", "x", "2*"]).is_some();
    let power = matches!(quantity.dimension, "power" | "mass");
    let after_name = clause.chars().next_back().is_some_and(is_word)
        && WORDS.doing.ending(clause).is_none()
        && ending(clause, &["达", "达到", "为", "超", "超过", "近", "约", "总", "计", "并网", "抓好", "加快"])
            .is_none();
    if !(yearly || *unit == "千伏" || power && after_name) {
        return false;
    }
    let named = after.split([',', '、', '。', ';', ':']).next().unwrap_or("");
    holds(named, &WORKS) && !named.contains(|c: char| c.is_ascii_digit())
}

/// Whether a span of time is what something takes: 用三年左右的｜时间, 经过二十年的｜努力.
fn is_spent(place: &Place) -> bool {
    let ahead = ending(place.before, &["今后", "未来", "过去"]).is_some();
    let noun = place.after.trim_start_matches("左右").trim_start_matches('的');
    !ahead && beginning(noun, &["时间", "努力", "奋斗"]).is_some()
}

/// Spans of time count where a word says that they were measured.
pub fn is_idle_duration(place: &Place) -> bool {
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
    const CUES: [&str; 55] = [
        "只需",
        "仅需",
        "日照",
        "要等",
        "等候",
        "轮候",
        "代缴",
        "延后",
        "延迟",
        "宽限",
        "押后",
        "长达",
        "分",
        "还有",
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
    let cue = is_granted(before) || ending(before, &CUES).is_some();
    let measured = holds(before_clause(before), &["天数", "时长", "寿命", "周期", "时限", "优良"]);
    // 代缴两个月租金
    let spent = *unit == "个月" && after.starts_with(is_word) && !after.starts_with("或");
    let waived = (after.starts_with('的') || *unit == "季" || spent) && holds(before_clause(before), &WAIVED);
    // 扣税年期延长5年至｜15年
    let arrived = before.ends_with(['至', '到']) && holds(before_clause(before), &["延长", "缩短"]);
    let stated = *unit == "个月" && quantity.open
        || waived
        || arrived
        || is_spent(place) && !after.starts_with("时间内")
        || *unit == "年" && quantity.open && after.is_empty()
        || *unit == "年"
            && quantity.open
            && after.starts_with([',', '。'])
            && !before.ends_with(['去', '近', '的', '来'])
        || *unit == "年" && (after.starts_with("不变") || after.starts_with("改革") && !before.ends_with("过去"));
    !(cue || measured || stated)
}
