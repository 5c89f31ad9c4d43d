//! Builds the index of a corpus by Mingcha or by tantivy with jieba, on one thread each, and prints what it took:
//! from paragraphs in memory to the finished index in memory. `search-bench (ours|tantivy) PATH…`
//!
//! Seconds are of the processor, over all threads: tantivy's writer tokenizes in a thread beside the one that feeds it,
//! and other programs may want the machine.

use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use jieba_rs::Jieba;
use mingcha::assemble::assemble;
use mingcha::document::{Document, ReadOptions, read_paths};
use mingcha::index::{self, Vocabulary};
use mingcha::text::fold_text;
use tantivy::schema::{IndexRecordOption, STORED, SchemaBuilder, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use tantivy::{Index, IndexSettings, TantivyDocument};

static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

fn main() {
    let mut words = std::env::args().skip(1);
    let engine = words.next().unwrap_or_default();
    let paths: Vec<PathBuf> = words.map(PathBuf::from).collect();
    let documents = assemble(read_paths(&paths, &ReadOptions::default()).documents).documents;
    let paragraphs: usize = documents.iter().map(|document| document.paragraphs.len()).sum();
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    // Both load jieba's dictionary once for all, before the clock runs.
    JIEBA.cut("就业", false);
    index::build(&documents[..1], &Vocabulary::default()).expect("one document");
    let build = match engine.as_str() {
        "ours" => ours,
        "tantivy" => tantivy,
        _ => panic!("ours or tantivy"),
    };
    // Memory is of the first time; the clock ticks in hundredths, so a small corpus is built until they are many.
    let before = peak();
    let size = build(&documents);
    let after = peak();
    let (start, clock) = (processor(), Instant::now());
    let mut times = 0;
    while times == 0 || clock.elapsed() < Duration::from_secs(3) {
        build(&documents);
        times += 1;
    }
    println!(
        "| {engine} | {paragraphs} | {:.1} | {:.3} | {:.1} | {after} | {} |",
        bytes as f64 / 1e6,
        (processor() - start) / f64::from(times),
        size as f64 / 1e6,
        after - before,
    );
}

fn ours(documents: &[Document]) -> usize {
    let sections = index::build(documents, &Vocabulary::default()).expect("documents of a reader");
    sections.iter().map(|(_, bytes)| bytes.len()).sum()
}

fn tantivy(documents: &[Document]) -> usize {
    let mut schema = SchemaBuilder::new();
    let indexing =
        TextFieldIndexing::default().set_tokenizer("jieba").set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing) | STORED);
    let directory = tantivy::directory::RamDirectory::create();
    let index = Index::create(directory.clone(), schema.build(), IndexSettings::default()).expect("an empty directory");
    index.tokenizers().register("jieba", Words);
    let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, 200 << 20).expect("one thread");
    for document in documents {
        for paragraph in 0..document.paragraphs.len() {
            let mut row = TantivyDocument::new();
            row.add_text(text, fold_text(document.paragraph_text(paragraph)));
            writer.add_document(row).expect("room");
        }
    }
    writer.commit().expect("memory");
    writer.wait_merging_threads().expect("merged");
    directory.total_mem_usage()
}

/// jieba as a tokenizer, as crates for tantivy have it.
#[derive(Clone)]
struct Words;

struct Stream {
    tokens: Vec<Token>,
    next: usize,
}

impl Tokenizer for Words {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        let mut at = 0;
        let tokens = JIEBA.cut(text, false).into_iter().enumerate().map(|(position, token)| {
            let from = at;
            at += token.word.len();
            Token { offset_from: from, offset_to: at, position, text: token.word.to_owned(), position_length: 1 }
        });
        Stream { tokens: tokens.collect(), next: 0 }
    }
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        self.next += 1;
        self.next <= self.tokens.len()
    }

    fn token(&self) -> &Token {
        &self.tokens[self.next - 1]
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.tokens[self.next - 1]
    }
}

/// Peak memory of this process so far, in MB; 0 where the system does not tell.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<usize>().ok()).unwrap_or(0) / 1000
}

/// Seconds of processor time of this process so far, ended threads too; 0 where the system does not tell.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name in brackets may hold blanks. After it user and system time are the 12th and 13th, in hundredths.
    let after_name = stat.rsplit_once(')').map_or("", |(_, after)| after);
    let hundredths: f64 =
        after_name.split_whitespace().skip(11).take(2).filter_map(|part| part.parse::<f64>().ok()).sum();
    hundredths / 100.0
}
