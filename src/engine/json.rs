//! An answer as JSON text. So it crosses into the page: JavaScript reads a text sooner than it is told an object piece
//! by piece, and the code that writes one is small.

use std::fmt;

use serde::ser::{self, Impossible, Serialize, Serializer};

/// The JSON of an answer; a number that is none is null.
pub fn json(answer: &impl Serialize) -> String {
    let mut json = Json(String::new());
    answer.serialize(&mut json).expect("answers are objects, lists, texts and numbers");
    json.0
}

/// The page's own words for a number: those of the standard library are ten kilobytes of code.
#[cfg(target_arch = "wasm32")]
fn to_the_last_bit(number: f64) -> String {
    js_sys::JSON::stringify(&number.into()).map(String::from).unwrap_or_default()
}

#[cfg(not(target_arch = "wasm32"))]
fn to_the_last_bit(number: f64) -> String {
    number.to_string()
}

/// The text so far.
struct Json(String);

/// The parts of an object or list.
struct Parts<'a> {
    json: &'a mut Json,
    close: char,
}

impl Json {
    fn push(&mut self, text: &str) -> fmt::Result {
        self.0.push_str(text);
        Ok(())
    }

    fn open(&mut self, open: char, close: char) -> Result<Parts<'_>, fmt::Error> {
        self.0.push(open);
        Ok(Parts { json: self, close })
    }

    /// A comma, but not before the first part.
    fn next(&mut self) -> &mut Self {
        if !self.0.ends_with(['{', '[']) {
            self.0.push(',');
        }
        self
    }
}

impl Parts<'_> {
    fn name(&mut self, name: &str) -> &mut Json {
        let _ = self.json.next().serialize_str(name);
        self.json.0.push(':');
        self.json
    }

    fn close(self) -> fmt::Result {
        self.json.0.push(self.close);
        Ok(())
    }
}

macro_rules! as_written {
    ($($method:ident $number:ty,)*) => {
        $(fn $method(self, number: $number) -> fmt::Result {
            self.push(&number.to_string())
        })*
    };
}

impl<'a> Serializer for &'a mut Json {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Parts<'a>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    // What no answer holds.
    type SerializeTuple = Impossible<(), fmt::Error>;
    type SerializeTupleStruct = Impossible<(), fmt::Error>;
    type SerializeTupleVariant = Impossible<(), fmt::Error>;
    type SerializeStructVariant = Impossible<(), fmt::Error>;

    as_written! {
        serialize_bool bool,
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64,
    }

    fn serialize_f32(self, number: f32) -> fmt::Result {
        self.serialize_f64(number.into())
    }

    fn serialize_f64(self, number: f64) -> fmt::Result {
        if number.is_finite() { self.push(&to_the_last_bit(number)) } else { self.serialize_unit() }
    }

    fn serialize_char(self, c: char) -> fmt::Result {
        self.serialize_str(c.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> fmt::Result {
        self.0.push('"');
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| byte < b' ' || matches!(byte, b'"' | b'\\')) {
            self.0.push_str(&rest[..at]);
            self.0 += &format!("\\u{:04x}", rest.as_bytes()[at]);
            rest = &rest[at + 1..];
        }
        self.0.push_str(rest);
        self.0.push('"');
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_unit(self) -> fmt::Result {
        self.push("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> fmt::Result {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> fmt::Result {
        self.serialize_str(variant)
    }

    fn serialize_none(self) -> fmt::Result {
        self.serialize_unit()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, fmt::Error> {
        self.open('[', ']')
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'a>, fmt::Error> {
        self.open('{', '}')
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, fmt::Error> {
        self.open('{', '}')
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, fmt::Error> {
        Err(fmt::Error)
    }
}

impl ser::SerializeSeq for Parts<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> fmt::Result {
        value.serialize(self.json.next())
    }

    fn end(self) -> fmt::Result {
        self.close()
    }
}

impl ser::SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, name: &T) -> fmt::Result {
        name.serialize(self.json.next())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> fmt::Result {
        self.json.0.push(':');
        value.serialize(&mut *self.json)
    }

    fn end(self) -> fmt::Result {
        self.close()
    }
}

impl ser::SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = fmt::Error;

    #[inline(never)] // what an answer does not hold is not compiled for it
    fn serialize_field<T: ?Sized + Serialize>(&mut self, name: &'static str, value: &T) -> fmt::Result {
        value.serialize(self.name(name))
    }

    fn end(self) -> fmt::Result {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::api::{Choice, Pages, Response, Run, TrendRow};

    #[test]
    fn reads_as_what_was_written() {
        let run = Run { text: "“就业”\t\"\\\n\u{1}𠮷".into(), ..Run::default() };
        let choice =
            Choice { value: String::new(), label: "年".into(), selected: true, count: None, query: "v=a".into() };
        let row = TrendRow {
            label: "一".into(),
            characters: 7,
            counts: vec![0, 9],
            rates: vec![0.1, 1e21, f64::NAN],
            query: "".into(),
        };
        let answer = (&[run][..], &[choice][..], &[row][..], Pages::default());
        for (ours, theirs) in [
            (json(&answer.0), serde_json::to_value(answer.0)),
            (json(&answer.1), serde_json::to_value(answer.1)),
            (json(&answer.2), serde_json::to_value(answer.2)),
            (json(&answer.3), serde_json::to_value(&answer.3)),
            (
                json(&Response::Link { query: "a".into(), title: "b".into() }),
                Ok(serde_json::json!({"is": "link", "query": "a", "title": "b"})),
            ),
        ] {
            assert_eq!(serde_json::from_str::<serde_json::Value>(&ours).unwrap(), theirs.unwrap(), "{ours}");
        }
    }
}
