//! What kind of document a text is, by its title, what it says of itself, and who published it.

use crate::document::model::Kind;
use crate::document::reader::lexicon::WORDS;
use crate::document::reader::marker::{is_digit, is_running, marker};
use crate::document::reader::naming::{dateline, is_document_name, is_newspaper};
use crate::document::reader::piece::{Fields, Piece};
use crate::text::fold_text;

/// The kind of a document with this title and publisher, and these lines before its text.
pub fn find(title: &str, publisher: &str, fields: &Fields, head: &[String], pieces: &[Piece]) -> Kind {
    let title = fold_text(title);
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    let spoken = || {
        head.iter().any(|line| names_session(line))
            || pieces.iter().take(40).any(|piece| piece.text.starts_with("各位代表"))
    };
    let comments = is_comment(&title);
    let meets = has(&["全会", "全体会议", "经济工作会", "常务会议"]) && !comments;
    // A paper that a site files under a tag is no story.
    let tagged = fields.get(&["categories", "tags", "category", "author"]).is_some() && !is_document_name(&title);
    let told = tagged || is_story(pieces);
    let other_paper = comments || tells_of_session(&title) || is_congress_paper(&title);
    if has(&["政府工作报告", "人民政府工作报告"]) && !other_paper {
        Kind::WorkReport
    } else if !told && ["施政报告", "施政方针"].iter().any(|end| title.ends_with(end)) && !other_paper {
        // What a government of another system reports to its assembly.
        Kind::WorkReport
    } else if has(&["发布会"]) {
        Kind::News
    } else if (has(&["公报", "运行情况", "情况分析", "分析报告"]) || has(&["统计"]) && !told)
        && !has(&["全会", "全体会议"])
    {
        Kind::Communique
    } else if spoken() && !other_paper && !meets {
        Kind::WorkReport
    } else if meets && !(has(&["常务会议"]) && told) {
        Kind::MeetingReport
    } else if told || is_newspaper(publisher) && !is_document_name(&title) {
        Kind::News
    } else if is_of_statistics(&fold_text(publisher)) && names_indicator(&title) {
        Kind::Communique
    } else if title.ends_with("会议召开") {
        Kind::MeetingReport
    } else if !other_paper && (inside_work_report(pieces) || title.is_empty() && announces(pieces)) {
        Kind::WorkReport
    } else {
        Kind::Other
    }
}

/// Whether an office counts: 某市统计局, 政府統計處, 統計暨普查局.
fn is_of_statistics(publisher: &str) -> bool {
    publisher.contains("统计") && publisher.ends_with(['局', '处', '队'])
}

/// Whether a title names what is counted, and no event.
fn names_indicator(title: &str) -> bool {
    WORDS.title.counted.is_in(title) && !is_document_name(title)
}

/// Whether a line says at which session of a congress something was said: 在…人民代表大会第二次会议上.
fn names_session(line: &str) -> bool {
    // What a session passes is not spoken there.
    let passed = line.contains("批准") || line.contains("通过");
    line.contains("人民代表大会") && line.contains("次会议") && !passed
}

/// Whether a title tells what others say of a report or a meeting, or do with it.
fn is_comment(title: &str) -> bool {
    WORDS.title.comments.is_in(title)
}

/// Whether a title tells of the session at which a report was given and deliberated.
fn tells_of_session(title: &str) -> bool {
    WORDS.title.sessions.is_in(title)
}

/// Whether a title is that of another paper of a congress: a resolution, the reports on budget and plan, of courts, and
/// whatever else reports on one matter: 关于…情况的报告.
fn is_congress_paper(title: &str) -> bool {
    let on_one_matter = title.contains("关于") && ["的报告", "的说明", "的议案"].iter().any(|end| title.ends_with(end));
    let resolves = title.ends_with("决议") || title.ends_with("决定");
    resolves
        || on_one_matter && !["政府工作", "纲要的报告"].iter().any(|name| title.contains(name))
        || WORDS.title.congress_papers.is_in(title)
}

/// Whether a text without head is a part of a work report: it addresses the deputies or lays out tasks.
fn inside_work_report(pieces: &[Piece]) -> bool {
    let opens = |words: &[&str]| pieces.iter().any(|piece| words.iter().any(|word| piece.text.starts_with(word)));
    opens(&["各位代表", "重点做好", "重点抓好"])
}

/// Whether a text lays out a number of tasks and then the first of them: 要重点抓好以下八个方面工作。（一）…
fn announces(pieces: &[Piece]) -> bool {
    let tasks = |text: &str| ["重点抓好", "重点做好", "重點抓好", "重點做好"].iter().any(|word| text.contains(word));
    pieces.windows(2).any(|pair| tasks(&pair[0].text) && matches!(marker(&pair[1].text), Some((_, 1, _))))
}

/// Whether a text is a news story: a dateline, a reporter, a source in brackets.
fn is_story(pieces: &[Piece]) -> bool {
    // Only a story speaks of yesterday when it begins.
    let yesterday = ["昨日", "昨天", "昨公布"];
    let tells_day = |text: &str| yesterday.iter().any(|word| text.contains(word)) || names_day_beside(text);
    let opens = || pieces.iter().take(4).any(|piece| tells_day(&piece.text));
    let edges = pieces.iter().take(4).chain(pieces.iter().rev().take(3));
    let told = edges.into_iter().any(|piece| WORDS.story.signs.is_in(&piece.text));
    told || opens() || pieces.iter().take(6).any(|piece| is_running(&piece.text) && dateline(&piece.text).is_some())
}

/// Whether a text says 昨（9）日 or 今(9)日; 至今（2025）年 is no day.
fn names_day_beside(text: &str) -> bool {
    text.match_indices(['昨', '今']).any(|(at, word)| {
        let day = text[at + word.len()..].strip_prefix(['（', '(']);
        let after = day.map(|day| day.trim_start_matches(is_digit)).filter(|after| Some(*after) != day);
        let closed = after.and_then(|after| after.strip_prefix(['）', ')']));
        closed.is_some_and(|rest| rest.starts_with('日')) && !text[..at].ends_with(['至', '现', '現', '如'])
    })
}

/// The kind that a word of a field or a `mingcha.toml` names.
pub fn of_word(word: &str) -> Option<Kind> {
    Some(match word.to_lowercase().as_str() {
        "work-report" | "政府工作报告" | "工作报告" => Kind::WorkReport,
        "meeting-report" | "会议" => Kind::MeetingReport,
        "communique" | "公报" | "统计公报" => Kind::Communique,
        "news" | "新闻" => Kind::News,
        "digest" | "摘要" => Kind::Digest,
        "other" => Kind::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read_bytes;

    #[test]
    fn kinds_by_title_and_text() {
        let spoken = "——2024年1月8日在青岚县第九届人民代表大会第二次会议上\n\n各位代表：\n去年，全县产值增长5%。";
        for (text, kind) in [
            (format!("青岚县2024年政府工作报告\n\n{spoken}"), Kind::WorkReport),
            (format!("工作情况汇报\n\n{spoken}"), Kind::WorkReport),
            (format!("青岚县2023年预算执行情况和2024年预算草案的报告\n\n{spoken}"), Kind::Other),
            (format!("青岚县2023年国民经济和社会发展计划执行情况的报告\n\n{spoken}"), Kind::Other),
            (format!("青岚县第九届人民代表大会第二次会议关于政府工作报告的决议\n\n{spoken}"), Kind::Other),
            (
                "青岚县第九届人民代表大会第二次会议关于青岚县2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划的决议\n\
                 （2024年1月26日青岚县第九届人民代表大会第二次会议通过）\n\n会议同意审查结果报告。"
                    .into(),
                Kind::Other,
            ),
            (format!("青岚县2023年统计公报\n\n{spoken}"), Kind::Communique),
            ("青岚县人民代表大会公告\n\n青岚县人民代表大会选举张某为县长。\n\n新华社青岚1月9日电".into(), Kind::News),
            ("《政府工作报告》单行本出版\n\n新华社消息：单行本今起发行，共10万册。".into(), Kind::News),
            ("评论员文章：论学习贯彻全会精神\n\n新华社消息：全会提出新目标。".into(), Kind::News),
            ("县委五次全会召开 审议通过规划建议\n\n全会指出，产值增长5%。".into(), Kind::MeetingReport),
            ("统计局：去年产值增长5%\n\n本报记者张某 去年，全县产值增长5%。".into(), Kind::News),
            (format!("关于青岚县2024年县级预算调整方案的报告\n\n{spoken}"), Kind::Other),
            (format!("关于青岚县乡村振兴工作情况的报告\n\n{spoken}"), Kind::Other),
            ("甲主持召开国务院常务会议\n\n新华社北京2024年7月29日电 会议部署促进消费，扩大就业。".into(), Kind::News),
            ("县政府召开第58次常务会议\n\n会议部署促进消费，扩大就业。".into(), Kind::MeetingReport),
            ("第一季本地生產總值\n政府統計處\n\n經濟按年增長25.7%，出口上升。".into(), Kind::Communique),
            ("青岚县政府工作报告解读\n\n报告提出，今年产值增长5%。".into(), Kind::Other),
            (
                "青岚县人代会举行 县长张某作政府工作报告\n\n青岚日报 2024-01-09\n\n昨日，大会开幕，听取报告。".into(),
                Kind::News,
            ),
            ("青岚县产值增长5%\n\n来源：青岚日报 2024-01-09\n\n昨日，县里公布数据，产值增长5%。".into(), Kind::News),
            ("財政部：出口成長5%\n\n財政部昨（9）日公布統計，出口成長5%。".into(), Kind::News),
            ("财政部：出口增长5%\n\n财政部今(９)日公布数据，出口增长5%。".into(), Kind::News),
            ("青岚县扩大就业\n\n改革开放至今（40）日新月异，现今（当前）产值增长5%。".into(), Kind::Other),
            ("銷貨額升5%\n\n【本報訊】統計處發表數字，銷貨額升5%。".into(), Kind::News),
            ("青岚县：产值增长5%\n\n新华社青岚2024年1月9日电 去年，全县产值增长5%。".into(), Kind::News),
            ("青岚县经济运行情况新闻发布会实录\n\n去年，全县产值增长5%。".into(), Kind::News),
            ("去年,全县产值增长5%。\n今年,要重点抓好以下八个方面工作。\n(一)扩大内需。产值增长6%。".into(), Kind::WorkReport),
            ("---\ntitle: 青岚县促进就业实施意见\ntags: 就业\n---\n为扩大就业，提出意见。".into(), Kind::Other),
            ("---\ntitle: 青岚县扩大就业\ntags: 就业\n---\n昨日，县里召开会议。".into(), Kind::News),
            ("青岚县第十五个五年规划纲要\n（2026年1月30日青岚县第九届人民代表大会第五次会议批准）\n\n为明确蓝图，制定本纲要。".into(), Kind::Other),
            ("青岚市115年度施政報告\n\n尊敬的主席、各位議員：\n現在提出報告，敬請指教。".into(), Kind::WorkReport),
            ("青岚市长发表施政报告\n\n本报讯 市长昨日发表报告，提出扩大就业。".into(), Kind::News),
            ("零售業銷貨額臨時數字\n\n數字今日發表，銷貨額上升3.2%。\n\n香港時間16時30分".into(), Kind::News),
            ("物價溫和回升\n\n2026年3月9日 | 來源：人民網－財經頻道\n\n物價上漲0.8%，鮮菜上漲5%。".into(), Kind::News),
            ("青嵐市政府 新聞稿\n發布單位：發展局\n\n青嵐市工廠營收成長\n\n青嵐市表示，營收增加，很好。".into(), Kind::News),
            ("规模以上工业主要指标\n\n来源：青岚县统计局 2024-01-09\n\n产值增长5%，很好。".into(), Kind::Communique),
            ("青岚县促进就业若干措施\n\n来源：青岚日报 2024-01-09\n\n一、发放补贴，扩大就业。".into(), Kind::Other),
        ] {
            assert_eq!(read_bytes(if text.starts_with("---") { "a.md" } else { "a.txt" }, text.as_bytes()).unwrap()[0].meta.kind, kind, "{text}");
        }
    }
}
