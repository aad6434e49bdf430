//! Text from bytes: by its mark, then as UTF-8, then as the `Shift_JIS` of Windows. The order matters: Japanese in UTF-8 also
//! decodes as `Shift_JIS` without an error, to nonsense, while the reverse does not happen.

use std::borrow::Cow;
use std::str::Utf8Error;

use encoding_rs::{DecoderResult, Encoding, SHIFT_JIS, UTF_16BE, UTF_16LE};

use super::Form;
use crate::domain::message::Message;

/// The text and the encoding it was in.
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Form), Message> {
    if let Some(marked) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return utf8(marked).map(|text| (Cow::Borrowed(text), Form::Utf8)).map_err(|offset| problem(bytes, offset + 3, Form::Utf8));
    }
    for (mark, encoding) in [(b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE)] {
        if let Some(marked) = bytes.strip_prefix(mark) {
            return strict(encoding, marked)
                .map(|text| (Cow::Owned(text), Form::Utf16))
                .map_err(|offset| problem(bytes, offset + 2, Form::Utf16));
        }
    }
    let as_utf8 = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok((Cow::Borrowed(text), Form::Utf8)),
        Err(error) if is_cut_off(bytes, error) => return Err(problem(bytes, error.valid_up_to(), Form::Utf8)),
        Err(error) => error.valid_up_to(),
    };
    match strict(SHIFT_JIS, bytes) {
        Ok(text) => Ok((Cow::Owned(text), Form::Cp932)),
        // The encoding that got further is probably the one that was meant.
        Err(offset) if offset > as_utf8 => Err(problem(bytes, offset, Form::Cp932)),
        Err(_) => Err(problem(bytes, as_utf8, Form::Utf8)),
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, usize> {
    std::str::from_utf8(bytes).map_err(|error| error.valid_up_to())
}

/// UTF-8 that ends in the middle of a character, behind others that take several bytes, is a file that was cut off.
fn is_cut_off(bytes: &[u8], error: Utf8Error) -> bool {
    error.error_len().is_none() && bytes.get(..error.valid_up_to()).is_some_and(|valid| !valid.is_ascii())
}

/// Decodes without replacing anything; the error is the place of the first byte that does not fit.
fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, usize> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(0);
    let mut text = String::with_capacity(room);
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok(text),
        (DecoderResult::Malformed(length, behind), read) => Err(read.saturating_sub(usize::from(length) + usize::from(behind))),
        (DecoderResult::OutputFull, read) => Err(read),
    }
}

fn problem(bytes: &[u8], offset: usize, form: Form) -> Message {
    let line = bytes.iter().take(offset).filter(|&&byte| byte == b'\n').count() + 1;
    Message::new("intake-encoding").with("offset", offset).with("line", line).label("encoding", form.label_id())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, Form) {
        let (text, form) = decode(bytes).unwrap();
        (text.into_owned(), form)
    }

    #[test]
    fn utf8_is_tried_before_shift_jis() {
        assert_eq!(decoded("株式会社".as_bytes()), ("株式会社".to_owned(), Form::Utf8));
        assert_eq!(decoded("\u{feff}株式会社".as_bytes()), ("株式会社".to_owned(), Form::Utf8));
        let (shift_jis, _, _) = SHIFT_JIS.encode("株式会社");
        assert_eq!(decoded(&shift_jis), ("株式会社".to_owned(), Form::Cp932));
        assert_eq!(decoded(b"plain"), ("plain".to_owned(), Form::Utf8));
    }

    #[test]
    fn both_orders_of_utf16_are_read_by_their_mark() {
        assert_eq!(decoded(b"\xff\xfe\x2a\x68\x41\x00"), ("株A".to_owned(), Form::Utf16));
        assert_eq!(decoded(b"\xfe\xff\x68\x2a\x00\x41"), ("株A".to_owned(), Form::Utf16));
    }

    #[test]
    fn the_characters_of_windows_are_read() {
        for (bytes, text) in [
            (&b"\x81\x60"[..], "～"),
            (b"\x81\x7c", "－"),
            (b"\x81\x61", "∥"),
            (b"\x87\x40\x87\x8a", "①㈱"),
            (b"\xfb\xfc\xee\xe0", "髙髙"),
            (b"\xfa\xb1\xed\x95", "﨑﨑"),
            (b"\x95\x5c\x83\x5c\x94\x5c", "表ソ能"),
            (b"\xf0\x40", "\u{e000}"),
            (b"\xb6\xde", "ｶﾞ"),
        ] {
            assert_eq!(decoded(bytes), (text.to_owned(), Form::Cp932));
        }
    }

    #[test]
    fn bytes_of_no_encoding_are_refused_with_their_place() {
        for (bytes, offset, line, form) in [
            (&b"abc\n\xfd"[..], 4_i64, 2_i64, Form::Utf8),
            (b"\x95\x5c\n\x81", 3, 2, Form::Cp932),
            (b"\x95\x5c\xa0", 2, 1, Form::Cp932),
            ("株\n式".as_bytes().split_last().unwrap().1, 4, 2, Form::Utf8),
            (b"\xef\xbb\xbfa\xff", 4, 1, Form::Utf8),
            (b"\xff\xfe\x41\x00\x00\xd8", 4, 1, Form::Utf16),
        ] {
            let expected = Message::new("intake-encoding").with("offset", offset).with("line", line).label("encoding", form.label_id());
            assert_eq!(decode(bytes), Err(expected), "{bytes:?}");
        }
    }
}
