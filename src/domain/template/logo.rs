//! A logo: a PNG or JPEG, told by its content, of a size that fits on a cover.

use crate::domain::message::Message;

/// The largest logo that is taken, in bytes.
pub const LARGEST_LOGO: usize = 200 * 1024;

/// The most pixels in either direction: a small file can hold a picture that no memory holds.
const WIDEST: usize = 4_000;

/// The media type of a picture that can be a logo.
///
/// SVG is not taken: it is a program as well as a picture.
///
/// # Errors
/// What was read and what was expected.
pub fn picture(bytes: &[u8]) -> Result<&'static str, Message> {
    if bytes.is_empty() {
        return Err(Message::new("input-required"));
    }
    if bytes.len() > LARGEST_LOGO {
        return Err(Message::new("template-logo-too-large").with("read", kibibytes(bytes.len())).with("expected", kibibytes(LARGEST_LOGO)));
    }
    let (kind, measured) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        ("image/png", png(bytes))
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        ("image/jpeg", jpeg(bytes))
    } else {
        return Err(Message::new("template-logo-kind"));
    };
    match measured {
        Some((wide, high)) if (1..=WIDEST).contains(&wide) && (1..=WIDEST).contains(&high) => Ok(kind),
        Some((wide, high)) => Err(Message::new("template-logo-too-wide").with("read", format!("{wide} × {high}")).with("expected", WIDEST)),
        None => Err(Message::new("template-logo-broken")),
    }
}

fn kibibytes(bytes: usize) -> String {
    format!("{} kB", bytes.div_ceil(1024))
}

/// Width and height of a PNG, which stand in its first chunk.
fn png(bytes: &[u8]) -> Option<(usize, usize)> {
    let number = |from: usize| Some(u32::from_be_bytes(bytes.get(from..from + 4)?.try_into().ok()?) as usize);
    (bytes.get(12..16)? == b"IHDR").then_some((number(16)?, number(20)?))
}

/// Width and height of a JPEG, which stand in the frame after its tables.
fn jpeg(bytes: &[u8]) -> Option<(usize, usize)> {
    let number = |from: usize| Some(usize::from(u16::from_be_bytes(bytes.get(from..from + 2)?.try_into().ok()?)));
    let mut at = 2;
    loop {
        while *bytes.get(at)? == 0xff && *bytes.get(at + 1)? == 0xff {
            at += 1;
        }
        let (mark, kind) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        match (mark, kind) {
            (0xff, 0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf) => return Some((number(at + 7)?, number(at + 5)?)),
            (0xff, 0x01 | 0xd0..=0xd8) => at += 2,
            (0xff, 0xd9 | 0xda) => return None,
            (0xff, _) => at += 2 + number(at + 2)?.max(2),
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png_of(wide: u32, high: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(wide.to_be_bytes());
        bytes.extend(high.to_be_bytes());
        bytes
    }

    #[test]
    fn a_logo_is_told_by_its_content_and_measured() {
        let jpeg = b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0\x00\x11\x08\x00\x10\x00\x20\x03".to_vec();
        let wide = b"\xff\xd8\xff\xc2\x00\x11\x08\xff\xff\x00\x20\x03".to_vec();
        for (bytes, expected) in [
            (png_of(120, 40), Ok("image/png")),
            (jpeg, Ok("image/jpeg")),
            (png_of(40_000, 1), Err("template-logo-too-wide")),
            (png_of(0, 1), Err("template-logo-too-wide")),
            (wide, Err("template-logo-too-wide")),
            (b"\x89PNG\r\n\x1a\n".to_vec(), Err("template-logo-broken")),
            (b"\xff\xd8\xff\xe0".to_vec(), Err("template-logo-broken")),
            (b"\xff\xd8\xff\xda\x00\x04".to_vec(), Err("template-logo-broken")),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), Err("template-logo-kind")),
            (b"GIF89a".to_vec(), Err("template-logo-kind")),
            (Vec::new(), Err("input-required")),
            (vec![0; LARGEST_LOGO + 1], Err("template-logo-too-large")),
        ] {
            assert_eq!(picture(&bytes).map_err(|message| message.id), expected, "{bytes:x?}");
        }
    }
}
