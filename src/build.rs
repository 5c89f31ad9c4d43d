//! Turns the data in `assets/` into tables that native and page share, and embeds the engine.

#[expect(dead_code, reason = "cargo xtask uses the other half")]
mod stamp;
#[expect(dead_code, reason = "the program reads numbers, too")]
mod varint;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use unicode_normalization::UnicodeNormalization as _;

fn main() {
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    println!("cargo::rerun-if-changed=src/build.rs");
    println!("cargo::rerun-if-changed=src/varint.rs");
    println!("cargo::rerun-if-changed=assets/variants.tsv");
    println!("cargo::rerun-if-changed=assets/messages");
    write(&out, "fold_table.bin", fold_table());
    println!("cargo::rerun-if-changed=assets/units.toml");
    write(&out, "units.tsv", unit_table());
    write(&out, "messages.tsv", messages());
    // The engine is this crate without that feature: it cannot embed itself.
    if env::var_os("CARGO_FEATURE_NATIVE").is_some() {
        write(&out, "engine.rs", engine());
        write(&out, "corpus_table.rs", embedded("CORPUS", "assets/corpus", &["md"]));
        write(&out, "www_table.rs", embedded("WWW", "www", &["html", "css", "js", "ts", "json"]));
    }
}

fn write(out: &str, name: &str, content: impl AsRef<[u8]>) {
    fs::write(Path::new(out).join(name), content).expect("OUT_DIR can be written");
}

/// `ENGINE`: what lies in `assets/engine`, if it was made from these sources.
fn engine() -> String {
    let root = env::current_dir().expect("cargo runs build scripts in the package's folder");
    let folder = root.join(stamp::FOLDER);
    println!("cargo::rerun-if-changed=src/stamp.rs");
    // A folder that isn't there would make cargo run this every time.
    println!("cargo::rerun-if-changed={}", if folder.is_dir() { stamp::FOLDER } else { "assets" });
    for input in stamp::inputs(&root) {
        println!("cargo::rerun-if-changed={}", input.display());
    }
    let [wasm, js] = stamp::FILES.map(|file| folder.join(file));
    let value = match stamp::state(&root) {
        stamp::State::Fits => {
            format!("Ok(EngineAssets {{ wasm: include_bytes!({wasm:?}), js: include_str!({js:?}) }})")
        }
        stamp::State::Missing => "Err(NoEngine::Missing)".to_owned(),
        stamp::State::Stale => "Err(NoEngine::Stale)".to_owned(),
    };
    format!("static ENGINE: Result<EngineAssets, NoEngine> = {value};\n")
}

/// What each character beyond ASCII folds to (Traditional and regional → Simplified, else NFKC in lower case,
/// Simplified), packed for `src/text/table.rs`: how many there are; each one's distance from the one before; then for
/// each how far the way to what it folds to differs from the one before's (runs of characters fold alike) and one more,
/// or 0 where it folds to several characters, first the high bytes of all, then the low ones; then these, a line each.
fn fold_table() -> Vec<u8> {
    let mut folding: BTreeMap<char, String> = BTreeMap::new();
    for line in fs::read_to_string("assets/variants.tsv").expect("assets/variants.tsv").lines() {
        let Some((simplified, others)) = line.split_once('\t').filter(|_| !line.starts_with('#')) else { continue };
        for from in others.chars() {
            folding.entry(from).or_insert_with(|| simplified.chars().take(1).collect());
        }
    }
    // The compatibility forms that occur in Chinese documents: no Hangul, no Katakana, no telegraph's hours and days.
    let blocks = [
        0xa0..=0xff,
        0x2070..=0x209f,
        0x2100..=0x218b,
        0x2460..=0x24ff,
        0x2e80..=0x2fdf,
        0x3220..=0x3243,
        0x3251..=0x325f,
        0x3280..=0x32bf,
        0x3371..=0x337a,
        0x3380..=0x33df,
        0xf900..=0xfaff,
        0xfe30..=0xfe6f,
        0xff5f..=0xff64,
        0xffe0..=0xffef,
    ];
    for c in blocks.into_iter().flatten().filter_map(char::from_u32) {
        let plain = c.nfkc().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace());
        let folded: String = plain.map(|c| folding.get(&c).cloned().unwrap_or_else(|| c.to_string())).collect();
        if !folded.is_empty() && folded != c.to_string() {
            folding.entry(c).or_insert(folded);
        }
    }

    // Capitals: Latin with pinyin's and Vietnam's, Greek, Cyrillic, full width.
    let capitals = [
        '\u{80}'..='\u{17f}',
        '\u{1cd}'..='\u{1dc}',
        '\u{386}'..='\u{3ab}',
        '\u{400}'..='\u{42f}',
        '\u{1e00}'..='\u{1eff}',
        '\u{2100}'..='\u{24ff}',
        '\u{ff21}'..='\u{ff3a}',
    ];
    for c in capitals.into_iter().flatten().filter(|c| !c.to_lowercase().eq([*c])) {
        folding.entry(c).or_insert_with(|| c.to_lowercase().collect());
    }
    packed(&folding)
}

/// Numbers apart from texts, since like beside like compresses best.
fn packed(folding: &BTreeMap<char, String>) -> Vec<u8> {
    let (mut steps, mut high, mut low, mut texts) = (Vec::new(), Vec::new(), Vec::new(), String::new());
    let (mut before, mut distance) = (0, 0u16);
    varint::push(folding.len() as u32, &mut steps);
    for (from, to) in folding {
        let from = *from as u32;
        varint::push(from - before, &mut steps);
        before = from;
        let mut to_one = to.chars();
        let way = match (to_one.next(), to_one.next()) {
            (Some(c), None) if c <= '\u{ffff}' => {
                let change = (c as u16).wrapping_sub(from as u16).wrapping_sub(distance) as i16;
                distance = distance.wrapping_add(change as u16);
                ((change << 1) ^ (change >> 15)) as u16 + 1
            }
            _ => {
                texts += to;
                texts.push('\n');
                0
            }
        };
        high.push((way >> 8) as u8);
        low.push(way as u8);
    }
    [steps, high, low, texts.into_bytes()].concat()
}

/// The registry of `assets/units.toml`, sorted by name: lines of name, dimension and factor, parted by tabs.
fn unit_table() -> String {
    let text = fs::read_to_string("assets/units.toml").expect("assets/units.toml");
    let table: toml::Table = text.parse().expect("assets/units.toml is TOML");
    let mut units = BTreeMap::new();
    for group in table["group"].as_array().expect("groups") {
        let dimension = group["dimension"].as_str().expect("a dimension");
        for (name, factor) in group["units"].as_table().expect("units") {
            let factor = factor.as_float().or_else(|| factor.as_integer().map(|n| n as f64)).expect("a factor");
            units.insert(name.clone(), (dimension, factor));
        }
        for word in group.get("words").and_then(|words| words.as_str()).unwrap_or("").split_whitespace() {
            units.entry(word.to_owned()).or_insert((dimension, 1.0));
        }
    }
    units.iter().map(|(name, (dimension, factor))| format!("{name}\t{dimension}\t{factor}\n")).collect()
}

/// Lines of a key and its texts in zh-Hans, zh-Hant and en, parted by tabs, sorted by key; empty where a
/// catalogue lacks it.
fn messages() -> String {
    let mut all: BTreeMap<String, [String; 3]> = BTreeMap::new();
    for (at, lang) in ["zh-Hans", "zh-Hant", "en"].iter().enumerate() {
        let path = format!("assets/messages/{lang}.toml");
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let catalogue: BTreeMap<String, String> =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        for (key, message) in catalogue {
            assert!(!message.contains(['\t', '\n']), "{path}: {key} is more than one line");
            all.entry(key).or_default()[at] = message;
        }
    }
    all.iter().map(|(key, texts)| format!("{key}\t{}\n", texts.join("\t"))).collect()
}

/// A table of the files with some endings in a folder: name and bytes, ordered by name.
fn embedded(table: &str, folder: &str, endings: &[&str]) -> String {
    println!("cargo::rerun-if-changed={folder}");
    let root = env::current_dir().expect("a current folder").join(folder);
    let mut files: Vec<_> = fs::read_dir(&root).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted)));
    files.sort();
    let mut code = format!("static {table}: &[(&str, &[u8])] = &[");
    for path in files {
        let name = path.file_name().unwrap_or_default();
        let _ = write!(code, "({name:?}, include_bytes!({path:?})), ");
    }
    code.push_str("];\n");
    code
}
