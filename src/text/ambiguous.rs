//! Traditional characters of which both Simplified forms stand in Simplified texts, so that a table cannot tell what they
//! fold to, while the characters beside them can.
//!
//! 著 is *to write, to show* in the words below (顯著 is 显著) and 着 in the many others that a verb makes with it (沿著 is
//! 沿着). At the start of a text it is left as it is unless it begins a word of 着; a query that begins with it may be cut
//! out of either (著提高 of 显著提高) and [`other`] is asked, too. 瞭 is 了 but in 瞭望, 祇 is 只 but in 神祇.

/// What stands before 著 that stays 著.
const BEFORE: &str = "显顯卓昭土原名专專论論编編译譯巨所合遗遺拙较較";
/// What stands after 著 that stays 著.
const AFTER: &str = "名作称稱者述录錄书書";
/// What stands after 着 at a word's start.
const AFTER_ZHE: &str = "力手眼重实實陆陸落急想火装裝色迷凉涼床墨";

/// Whether a character is one of them.
pub(super) fn is_ambiguous(c: char) -> bool {
    matches!(c, '著' | '瞭' | '祇')
}

/// What one of them folds to between two other characters; all others stay.
pub(super) fn folded(c: char, before: Option<char>, after: Option<char>) -> char {
    let among = |list: &str, c: Option<char>| c.is_some_and(|c| list.chars().any(|one| one == c));
    match c {
        '著' => {
            let writes = among(BEFORE, before) || among(AFTER, after);
            let begins = before.is_none_or(|c| !super::is_han(c)) && !among(AFTER_ZHE, after);
            if writes || begins { '著' } else { '着' }
        }
        '瞭' if after != Some('望') => '了',
        '祇' if before != Some('神') => '只',
        _ => c,
    }
}

/// A folded text that begins with 著 or 着, with the other one.
pub fn other(folded: &str) -> Option<String> {
    let swap = |from, to| folded.strip_prefix(from).map(|rest| format!("{to}{rest}"));
    swap('著', '着').or_else(|| swap('着', '著'))
}
