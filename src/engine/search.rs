//! The Search view: paragraphs that hold the query, best first, and the figures that answer it.

use super::Engine;
use super::api::{Choice, Facet, Hit, Results};
use super::facets::with_values;
use super::runs::{Layers, runs};
use super::scene::Scene;
use crate::order;
use crate::query::{self, Answer, Facets, Filters, Query, RELATIVE, Reading, ReadingKind};
use crate::text::{Folded, fold, joined, sentence_hash};
use crate::view::{Group, Sort, SortKey, Value as _, Years};

/// Characters of a snippet.
const SNIPPET: usize = 120;
/// Figures shown above the hits.
const MOST_FIGURES: usize = 6;
/// More places are not named, only counted.
const MOST_PLACES: usize = 60;

impl Scene<'_> {
    /// The answer to the view's query.
    pub fn answer(&self) -> Answer {
        let query = Query::parse(&self.view.q);
        let filters = self.paragraph_filters();
        let mut answer = query::search(&self.engine.index, &self.engine.corpus, &query, &filters);
        if let Some(Sort { key: SortKey::Date, descending }) = self.view.sort {
            let date = |hit: &query::Hit| self.engine.corpus.documents.get(hit.doc as usize).and_then(|d| d.meta.date);
            order::sort_by(&mut answer.hits, |a, b| {
                let order = date(a).cmp(&date(b));
                if descending { order.reverse() } else { order }
            });
        }
        answer
    }

    /// The Search view.
    #[inline(never)] // called late, see `engine`
    pub fn results(&self) -> Results {
        let answer = self.answer();
        let by_document = self.view.group == Some(Group::Document);
        let mut shown: Vec<&query::Hit> = answer.hits.iter().collect();
        if by_document {
            let mut met = vec![false; self.engine.corpus.documents.len()];
            shown.retain(|hit| met.get_mut(hit.doc as usize).is_some_and(|met| !std::mem::replace(met, true)));
        }
        let (page, pages) = self.page(&shown);
        Results {
            total: answer.hits.len(),
            documents: answer.documents,
            readings: self.readings(&answer),
            dropped: self.dropped(&answer),
            message: self.message(&answer),
            examples: if answer.answered.is_none() { self.examples() } else { Vec::new() },
            hits: page
                .iter()
                .map(|hit| Hit {
                    others: by_document.then(|| self.others(hit, &answer)).flatten(),
                    ..self.hit(hit, &answer)
                })
                .collect(),
            figures: answer.figures.iter().take(MOST_FIGURES).map(|&index| self.row(index as usize)).collect(),
            facets: self.result_facets(&answer),
            pages,
            sorts: self.result_sorts(),
            groups: self.group_choices(&[None, Some(Group::Document)], by_document.then_some(Group::Document)),
        }
    }

    /// What a document holds beside its best hit.
    fn others(&self, hit: &query::Hit, answer: &Answer) -> Option<Choice> {
        let count = answer.hits.iter().filter(|other| other.doc == hit.doc).count() - 1;
        let id = &self.engine.corpus.documents.get(hit.doc as usize)?.id;
        (count > 0).then(|| Choice {
            value: id.clone(),
            label: self.messages.format("hit-others", &[self.number(count)]),
            selected: false,
            count: Some(count),
            query: self.view.with("group", None).with("doc", Some(id)).to_query(),
        })
    }

    /// Whose documents have nothing of what was asked for, where that is the question.
    fn lacking(&self, answer: &Answer) -> Option<String> {
        let reading = answer.answered.as_ref().filter(|reading| query::asks_absence(&reading.dropped))?;
        let query = Query::parse(&reading.query);
        let filters = [&self.paragraph_filters(), &query.filters];
        let places = query::lacking(&self.engine.corpus, answer, &reading.dropped, &filters);
        let word = query.words().first().map_or(String::new(), |word| as_typed(&fold(&self.view.q), word));
        if places.is_empty() {
            return Some(self.messages.format("lacking-none", &[&word]));
        }
        let mut named: Vec<String> = places.iter().take(MOST_PLACES).map(|place| self.named(place)).collect();
        if places.len() > named.len() {
            named.push("…".to_owned());
        }
        let listed = joined(&named, self.messages.text("list-comma"));
        let said = self.messages.format("lacking", &[&word, &self.number(places.len()), &listed]);
        // A digest leaves out what its original may say.
        Some(if self.holds_digest() { said + " · " + self.messages.text("digest") } else { said })
    }

    /// What to tell of the query: that its end was left out, that the figures are of other years than it asks for, which of
    /// its words stands nowhere, or that no document fits its fields.
    fn message(&self, answer: &Answer) -> String {
        if answer.cut {
            return self.messages.text("query-cut").to_owned();
        }
        if answer.other_years {
            return self.messages.text("figures-of-other-years").to_owned();
        }
        if let Some(message) = self.lacking(answer) {
            return message;
        }
        let some = answer.answered.as_ref().filter(|reading| reading.kind == ReadingKind::AnyWord);
        if !answer.hits.is_empty() && some.is_none() {
            return String::new();
        }
        let corpus = &self.engine.corpus;
        let query = Query::parse(some.map_or(&self.view.q, |reading| &reading.query));
        let mut absent = query::absent(&self.engine.index, &query);
        if !absent.is_empty() {
            let typed = fold(&self.view.q);
            for word in &mut absent {
                *word = as_typed(&typed, word);
            }
            return self.messages.format("stands-nowhere", &[&joined(&absent, self.messages.text("list-comma"))]);
        }
        let fits = |document| query.filters.admits(corpus, document);
        if query.fields.is_empty() || corpus.documents.iter().any(fits) {
            return String::new();
        }
        self.messages.format("no-document-fits", &[&joined(&query.fields, " ")])
    }

    /// The view's filters as those of a search.
    pub fn paragraph_filters(&self) -> Filters {
        self.paragraph_filters_but("")
    }

    /// The same without those of a parameter.
    fn paragraph_filters_but(&self, except: &str) -> Filters {
        let span = |years: &Years| (years.from.unwrap_or(i16::MIN), years.to.unwrap_or(i16::MAX));
        let mut filters = Filters {
            docs: self.view.doc.clone(),
            regions_alone: self.regions(),
            years: self.view.year.iter().map(span).collect(),
            sections: self.view.sec.clone(),
            statuses: self.view.status.clone(),
            ..Filters::default()
        };
        match except {
            "doc" => filters.docs.clear(),
            "region" => filters.regions_alone.clear(),
            "year" => filters.years.clear(),
            "sec" => filters.sections.clear(),
            "status" => filters.statuses.clear(),
            _ => {}
        }
        filters
    }

    /// A hit with its snippet.
    pub fn hit(&self, hit: &query::Hit, answer: &Answer) -> Hit {
        let (doc, paragraph) = (hit.doc as usize, hit.paragraph as usize);
        let document = &self.engine.corpus.documents[doc];
        let met = answer.met_in(&self.engine.corpus, doc, paragraph);
        let snippet = query::snippet(document, paragraph, &answer.needles, &met, SNIPPET);
        let figures = self.figures_in(doc, snippet.span);
        let layers = Layers { marks: &snippet.marks, figures: &figures, target: None };
        let at = format!("{}~{}", document.id, sentence_hash(snippet.sentence.of(&document.text)));
        Hit {
            doc: document.id.clone(),
            title: self.document_title(&document.id),
            date: document.meta.date.map_or(String::new(), |date| self.messages.date(date)),
            region: self.named(&document.meta.region),
            paragraph,
            section: document.section_path(paragraph).into_iter().map(str::to_owned).collect(),
            score: hit.score,
            snippet: runs(&document.text, snippet.span, &layers),
            digest: self.engine.facts[doc].digest,
            query: self.with("at", &at),
            others: None,
            at,
        }
    }

    /// How the query was read, where that is not as typed, and what else it may have meant.
    fn readings(&self, answer: &Answer) -> Vec<Choice> {
        let choice = |reading: &Reading, selected: bool| Choice {
            value: reading.query.clone(),
            label: self.reading(reading, selected),
            selected,
            count: Some(reading.total),
            query: self.with("q", &reading.query),
        };
        let mut readings: Vec<Choice> = answer.readings.iter().map(|reading| choice(reading, false)).collect();
        if let Some(answered) = answer.answered.as_ref().filter(|reading| reading.kind != ReadingKind::Literal) {
            readings.insert(0, choice(answered, true));
        }
        readings
    }

    /// A reading with what it does to the query; `selected` where it is the one that is answered.
    pub fn reading(&self, reading: &Reading, selected: bool) -> String {
        let key = match reading.kind {
            ReadingKind::Literal => "reading-literal",
            ReadingKind::Unquoted => "reading-without-quotes",
            ReadingKind::Condition => "reading-condition",
            ReadingKind::Question => "reading-question",
            ReadingKind::Words => "reading-words",
            ReadingKind::AnyWord => "reading-any-word",
            ReadingKind::OtherName => "reading-other-name",
            ReadingKind::Elsewhere => "reading-elsewhere",
            ReadingKind::Pinyin => "reading-pinyin",
            ReadingKind::DidYouMean if selected => "reading-corrected",
            ReadingKind::DidYouMean => "reading-did-you-mean",
        };
        self.messages.format(key, &[&self.told(reading)])
    }

    /// A reading for people: its words as they were typed, then when and where. `OR` and names of fields are the search
    /// box's language, and stay only where a reader typed them.
    fn told(&self, reading: &Reading) -> String {
        if matches!(
            reading.kind,
            ReadingKind::Literal | ReadingKind::Unquoted | ReadingKind::Pinyin | ReadingKind::DidYouMean
        ) {
            return reading.query.clone();
        }
        let typed = fold(&self.view.q);
        // 去年 = 2023
        let of_one_year = RELATIVE.iter().filter(|(_, back)| back.len() == 1);
        let relative = of_one_year.map(|(word, _)| *word).find(|word| typed.text.contains(word));
        let asked = match reading.kind {
            ReadingKind::Question => Query::parse(&reading.query).years_asked(&Query::parse(&self.view.q)).pop(),
            _ => None,
        };
        let (mut words, mut scope) = (String::new(), String::new());
        let mut between = "";
        for part in reading.query.split(' ') {
            match part.split_once(':') {
                Some(("year", years)) if let Some(word) = relative => {
                    scope.extend([" · ", word, " = ", years.get(..4).unwrap_or(years)]);
                }
                Some((field @ "year", _)) if let Some((from, to)) = asked => {
                    scope.extend([" · ", &self.label(field, &format!("{from}..{to}"))]);
                }
                Some((field @ ("year" | "region" | "status"), value)) => {
                    scope.extend([" · ", &self.label(field, value)]);
                }
                _ if part == "OR" => between = self.messages.text("list-comma"),
                _ => {
                    words.extend([between, &as_typed(&typed, part.trim_start_matches('~'))]);
                    between = " ";
                }
            }
        }
        words + &scope
    }

    /// The words, places and years of a question that are not looked for, each to be added.
    fn dropped(&self, answer: &Answer) -> Vec<Choice> {
        let Some(reading) = &answer.answered else { return Vec::new() };
        let choice = |word: &String| Choice {
            value: word.clone(),
            label: word.split_once(':').map_or_else(|| word.clone(), |(field, value)| self.label(field, value)),
            selected: false,
            count: None,
            query: self.with("q", &format!("{} {word}", reading.query)),
        };
        reading.dropped.iter().map(choice).collect()
    }

    fn result_facets(&self, answer: &Answer) -> Vec<Facet> {
        let facet = |param: &&str| {
            // Only a chosen filter makes a difference to its own facet.
            let own = answer.answered.as_ref().filter(|_| !self.view.values(param).is_empty()).map(|reading| {
                let Engine { index, corpus, .. } = self.engine;
                query::facets_of(index, corpus, &Query::parse(&reading.query), &self.paragraph_filters_but(param))
            });
            self.facet(param, self.counts(own.as_ref().unwrap_or(&answer.facets), param))
        };
        with_values(["region", "year", "sec", "status", "doc"].iter().map(facet).collect())
    }

    /// The values of a parameter with how many paragraphs have them.
    fn counts(&self, facets: &Facets, param: &str) -> Vec<(String, usize)> {
        let documents = &self.engine.corpus.documents;
        let id = |doc: u32| documents.get(doc as usize).map_or(String::new(), |d| d.id.clone());
        match param {
            "region" => facets.regions.clone(),
            "year" => facets.years.iter().map(|(year, n)| (year.to_string(), *n)).collect(),
            "sec" => facets.sections.clone(),
            "status" => facets.statuses.iter().map(|(status, n)| (status.key().to_owned(), *n)).collect(),
            _ => facets.docs.iter().map(|(doc, n)| (id(*doc), *n)).collect(),
        }
    }

    fn result_sorts(&self) -> Vec<Choice> {
        let orders = [
            ("sort-relevance", None),
            ("sort-newest", Some(Sort { key: SortKey::Date, descending: true })),
            ("sort-oldest", Some(Sort { key: SortKey::Date, descending: false })),
        ];
        let present = self.view.sort.filter(|sort| sort.key == SortKey::Date);
        let choice = |(key, sort): (&str, Option<Sort>)| Choice {
            value: sort.map_or(String::new(), |sort| sort.write()),
            label: self.messages.text(key).to_owned(),
            selected: sort == present,
            count: None,
            query: sort.map_or_else(|| self.without("sort"), |sort| self.with("sort", &sort.write())),
        };
        orders.into_iter().map(choice).collect()
    }
}

/// A folded word as it stands in what was typed.
fn as_typed(typed: &Folded<'_>, word: &str) -> String {
    match typed.text.find(word) {
        Some(at) => typed.source_span(at..at + word.len()).of(typed.source).to_owned(),
        // gdp is written GDP.
        None => word.to_ascii_uppercase(),
    }
}
