//! The gazetteer: provinces and prefectures (`assets/regions.tsv`) by their full and short names, the cities of county
//! level (`assets/cities.tsv`), and the words by which a place speaks of itself.

use std::sync::LazyLock;

use super::lexicon::WORDS;
use crate::text::Words;

/// A place of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Full name: 成都市.
    pub name: &'static str,
    /// Name without 省, 市, 自治州 …: 成都.
    pub short: &'static str,
    /// Full name of the place above; 全国 for provinces.
    pub parent: &'static str,
    /// 1 province, 2 prefecture.
    pub level: u8,
    /// English name, which no other place of the table has: Chengdu, Suzhou (Jiangsu).
    pub english: &'static str,
}

static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    include_str!("../../../assets/regions.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let mut next = || cells.next();
            let (name, short, parent, english) = (next()?, next()?, next()?, next()?);
            let level = if parent == NATION { 1 } else { 2 };
            Some(Place { name, short, parent, level, english })
        })
        .collect()
});

/// The places by their full names.
pub(super) static FULL: LazyLock<Words<&'static Place>> =
    LazyLock::new(|| PLACES.iter().map(|place| (place.name.to_owned(), place)).collect());

/// The places by their short names; 吉林 is two.
pub(super) static SHORT: LazyLock<Words<&'static Place>> =
    LazyLock::new(|| PLACES.iter().map(|place| (place.short.to_owned(), place)).collect());

/// The cities of county level, each with the prefecture or province that holds it.
static CITIES: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let rows = include_str!("../../../assets/cities.tsv").lines().filter_map(|line| line.split_once('\t'));
    rows.flat_map(|(parent, cities)| cities.split(' ').map(move |city| (city, parent))).collect()
});

/// Those cities by their full names, and by short names that are no words: not 大安, 安宁, 海城.
static CITY: LazyLock<Words<&'static str>> = LazyLock::new(|| {
    let short = |city: &'static str| city.strip_suffix('市').filter(|short| is_no_word(short));
    CITIES
        .iter()
        .flat_map(|(city, _)| std::iter::once(*city).chain(short(city)).map(|name| (name.to_owned(), *city)))
        .collect()
});

/// Whether a short name means nothing but its place, and no place of the table has it.
fn is_no_word(short: &str) -> bool {
    !WORDS.region.common_words.contains(short) && place(short).is_none()
}

/// The city of county level that a text begins with.
pub(super) fn county_city_at_start(text: &str) -> Option<&'static str> {
    CITY.at_start(text).map(|(_, city)| city)
}

/// The prefecture or province that holds a city of county level.
pub fn holder_of_city(name: &str) -> Option<&'static str> {
    CITIES.iter().find(|(city, _)| *city == name).map(|(_, parent)| *parent)
}

/// Words by which a place's own news speaks of it without its name: 本港, and institutions that only it has.
pub(super) static OWN_WORDS: LazyLock<Words<&'static Place>> = LazyLock::new(|| {
    let of = |(name, words): (&String, &'static Vec<String>)| Some((place(name)?, words));
    let all = WORDS.region.own_words.iter().filter_map(of);
    all.flat_map(|(place, words)| words.iter().map(move |word| (word.clone(), place))).collect()
});

/// Whether a text speaks as those do that count years of the republic without saying so: 113年.
pub fn tells_republic(text: &str) -> bool {
    const SIGNS: [&str; 8] = ["民國", "民国", "行政院", "立法院", "新臺幣", "新台幣", "主計總處", "主計處"];
    SIGNS.iter().any(|sign| text.contains(sign)) || holds_month_of_republic(text)
}

/// Whether a text holds a month of a year that only the republic counts: 113年10月, but no 113年10个月.
fn holds_month_of_republic(text: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    text.match_indices('年').any(|(at, year)| {
        let number = &text[text[..at].trim_end_matches(digit).len()..at];
        let after = text[at + year.len()..].trim_start();
        let rest = after.trim_start_matches(digit);
        let month = after[..after.len() - rest.len()].parse::<u8>().is_ok_and(|month| (1..=12).contains(&month));
        month && rest.starts_with('月') && number.parse::<u16>().is_ok_and(|year| (100..=150).contains(&year))
    })
}

/// The whole country.
pub const NATION: &str = "全国";

/// The provinces and prefectures, provinces first.
pub fn places() -> &'static [Place] {
    &PLACES
}

/// The place with this full or short name.
pub fn place(name: &str) -> Option<&'static Place> {
    PLACES.iter().find(|place| place.name == name || place.short == name)
}

/// The city of a province that a text begins with, and its name as written.
pub fn city_at_start<'t>(text: &'t str, province: &str) -> Option<(&'static Place, &'t str)> {
    place_at_start(text).filter(|(place, _)| place.parent == province)
}

/// The province or city that a text begins with, and its name as written.
pub fn place_at_start(text: &str) -> Option<(&'static Place, &str)> {
    let (word, place) = FULL.at_start(text).or_else(|| SHORT.at_start(text))?;
    Some((place, &text[..word.len()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_places_have_one_english_name() {
        let mut names: Vec<&str> = places().iter().map(|place| place.english).collect();
        assert!(names.iter().all(|name| name.starts_with(|c: char| c.is_ascii_uppercase())));
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!((names.len(), all), (389, 389));
    }

    #[test]
    fn own_words_are_those_of_known_places() {
        for name in WORDS.region.own_words.keys() {
            assert!(place(name).is_some(), "{name} is in no table of places");
        }
    }
}
