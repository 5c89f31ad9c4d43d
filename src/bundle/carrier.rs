//! The files that carry a bundle: the bundle itself, an `explorer.wasm`, an `explorer.html`.
//!
//! Which of them a file is shows in its content, never in its name. In a wasm file the bundle is the last
//! custom section, [`SECTION`]; in a page the wasm file is the element `#payload`, gzip in base64.

use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::{Error, MAGIC};

/// Name of the custom section that holds a bundle.
pub const SECTION: &str = "mingcha";
/// First bytes of a wasm module: magic and version 1.
const WASM: &[u8; 8] = b"\0asm\x01\0\0\0";
/// Where the payload of a page begins and ends.
pub const PAYLOAD: (&str, &str) = ("<script type=\"application/octet-stream;base64\" id=\"payload\">", "</script>");
/// A page that unpacks to more than this is refused.
const MOST_UNPACKED: u64 = 2 << 30;

/// What kind of file carries a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// A bundle alone.
    Bundle,
    /// An engine with a bundle behind it.
    Wasm,
    /// A page that holds both.
    Page,
}

/// Whether Mingcha wrote a file, by its content.
pub fn recognise(bytes: &[u8]) -> Option<Carrier> {
    if bytes.starts_with(MAGIC) {
        Some(Carrier::Bundle)
    } else if bytes.starts_with(WASM) {
        wasm_section(bytes).is_some().then_some(Carrier::Wasm)
    } else if bytes.trim_ascii_start().get(..2).is_some_and(|start| start == b"<!") {
        memchr::memmem::find(bytes, PAYLOAD.0.as_bytes()).map(|_| Carrier::Page)
    } else {
        None
    }
}

/// The bundle that a file carries. `None` where it carries none.
pub fn extract(bytes: &[u8]) -> Option<Result<(Carrier, Vec<u8>), Error>> {
    let carrier = recognise(bytes)?;
    let bundle = match carrier {
        Carrier::Bundle => Ok(bytes.to_vec()),
        Carrier::Wasm => wasm_section(bytes).map(<[u8]>::to_vec).ok_or(Error::NotABundle),
        Carrier::Page => page_payload(bytes)
            .and_then(|wasm| wasm_section(&wasm).map(<[u8]>::to_vec))
            .ok_or_else(|| Error::Damaged("page".into())),
    };
    Some(bundle.map(|bundle| (carrier, bundle)))
}

/// Appends a bundle to a wasm module as its last custom section.
pub fn append_section(wasm: &[u8], bundle: &[u8]) -> Vec<u8> {
    let mut name = leb128(SECTION.len());
    name.extend(SECTION.as_bytes());
    let mut file = wasm.to_vec();
    file.push(0);
    file.extend(leb128(name.len() + bundle.len()));
    file.extend(name);
    file.extend(bundle);
    file
}

/// The content of the custom section [`SECTION`], found by walking the sections of a module.
fn wasm_section(wasm: &[u8]) -> Option<&[u8]> {
    let mut rest = wasm.strip_prefix(WASM)?;
    while let Some((&id, after)) = rest.split_first() {
        let (length, after) = read_leb128(after)?;
        let (content, after) = after.split_at_checked(length)?;
        if id == 0 {
            let (name_length, named) = read_leb128(content)?;
            let (name, bundle) = named.split_at_checked(name_length)?;
            if name == SECTION.as_bytes() {
                return Some(bundle);
            }
        }
        rest = after;
    }
    None
}

fn page_payload(page: &[u8]) -> Option<Vec<u8>> {
    let start = memchr::memmem::find(page, PAYLOAD.0.as_bytes())? + PAYLOAD.0.len();
    let rest = page.get(start..)?;
    let text = rest.get(..memchr::memmem::find(rest, PAYLOAD.1.as_bytes())?)?;
    let packed = BASE64.decode(text.trim_ascii()).ok()?;
    let mut wasm = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).take(MOST_UNPACKED).read_to_end(&mut wasm).ok()?;
    Some(wasm)
}

fn leb128(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

fn read_leb128(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0u64;
    for (at, &byte) in bytes.iter().enumerate().take(5) {
        value |= u64::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((usize::try_from(value).ok()?, bytes.get(at + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_comes_back_from_a_module() {
        let module = append_section(WASM, b"first");
        assert_eq!(wasm_section(&module), Some(b"first".as_slice()));
        assert_eq!(extract(&module), Some(Ok((Carrier::Wasm, b"first".to_vec()))));
        for cut in 0..module.len() {
            assert_eq!(wasm_section(&module[..cut]), None, "cut at {cut}");
        }
        assert_eq!(recognise(WASM), None, "an engine without data");
        assert_eq!(recognise("一份普通文件".as_bytes()), None);
    }
}
