//! The form in which files stand on disk: encrypted in pieces, each authenticated with its place and with whether it is the last.
//!
//! `"KANTOKU"`, a byte for the version, 19 random bytes, and then XChaCha20-Poly1305 in the STREAM construction (Hoang, Reyhanitabar,
//! Rogaway, Vizár 2015) over pieces of 64 KiB. What comes before the pieces is authenticated with each of them.

use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};

use aead_stream::{NewStream, StreamBE32, StreamPrimitive};
use chacha20poly1305::XChaCha20Poly1305;

use super::key::Key;

type Stream = StreamBE32<XChaCha20Poly1305>;

/// Bytes that are encrypted at once.
pub const PIECE: usize = 64 * 1024;
const TAG: usize = 16;
const NONCE: usize = 19;
const MARK: [u8; 8] = *b"KANTOKU\x01";
const HEADER: usize = MARK.len() + NONCE;

fn stream(key: &Key, header: &[u8; HEADER]) -> Stream {
    let mut nonce = [0; NONCE];
    nonce.copy_from_slice(&header[MARK.len()..]);
    Stream::new(&key.reveal().into(), &nonce.into())
}

/// Encrypts what is written to it. Nothing of it can be read before [`Sealer::finish`].
pub struct Sealer<W: Write> {
    out: W,
    stream: Stream,
    header: [u8; HEADER],
    number: u32,
    piece: Vec<u8>,
}

impl<W: Write> Sealer<W> {
    pub fn new(mut out: W, key: &Key) -> io::Result<Self> {
        let mut header = [0; HEADER];
        let (mark, nonce) = header.split_at_mut(MARK.len());
        mark.copy_from_slice(&MARK);
        nonce.copy_from_slice(&rand::random::<[u8; NONCE]>());
        out.write_all(&header)?;
        Ok(Self { out, stream: stream(key, &header), header, number: 0, piece: Vec::with_capacity(PIECE + TAG) })
    }

    /// Writes the last piece, which says that it is the last.
    pub fn finish(mut self) -> io::Result<W> {
        self.seal(true)?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn seal(&mut self, last: bool) -> io::Result<()> {
        self.stream
            .encrypt_in_place(self.number, last, &self.header, &mut self.piece)
            .map_err(|_| io::Error::other("encryption failed"))?;
        self.out.write_all(&self.piece)?;
        self.piece.clear();
        self.number = self.number.checked_add(1).ok_or_else(|| io::Error::from(ErrorKind::FileTooLarge))?;
        Ok(())
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full piece waits until it is known whether it is the last.
        if self.piece.len() == PIECE && !bytes.is_empty() {
            self.seal(false)?;
        }
        let taken = bytes.len().min(PIECE - self.piece.len());
        self.piece.extend_from_slice(bytes.get(..taken).unwrap_or_default());
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads what was sealed, from any place. A piece is passed on only after it was found to be what was written there.
///
/// Every error of the kind `InvalidData` means that the file is not what was sealed, or not with this key.
pub struct Opened<R: Read + Seek> {
    sealed: R,
    stream: Stream,
    header: [u8; HEADER],
    size: u64,
    place: u64,
    /// The piece that is held in the clear, and its number.
    piece: Vec<u8>,
    held: Option<u32>,
    last: u32,
}

impl<R: Read + Seek> Opened<R> {
    /// The last piece is looked at first: of a file that was cut off, nothing is passed on.
    pub fn new(mut sealed: R, key: &Key) -> io::Result<Self> {
        let whole = sealed.seek(SeekFrom::End(0))?;
        sealed.rewind()?;
        let mut header = [0; HEADER];
        sealed.read_exact(&mut header).map_err(altered)?;
        if !header.starts_with(&MARK) {
            return Err(altered("no header"));
        }
        let pieces = whole.saturating_sub(HEADER as u64);
        let count = pieces.div_ceil((PIECE + TAG) as u64).max(1);
        let size = pieces.checked_sub(count * TAG as u64).ok_or_else(|| altered("too short"))?;
        let last = u32::try_from(count - 1).map_err(altered)?;
        let stream = stream(key, &header);
        let mut opened = Self { sealed, stream, header, size, place: 0, piece: Vec::new(), held: None, last };
        opened.hold(last)?;
        Ok(opened)
    }

    /// How many bytes it holds in the clear.
    pub fn size(&self) -> u64 {
        self.size
    }

    fn hold(&mut self, number: u32) -> io::Result<()> {
        if self.held == Some(number) {
            return Ok(());
        }
        self.held = None;
        self.piece.clear();
        self.sealed.seek(SeekFrom::Start(HEADER as u64 + u64::from(number) * (PIECE + TAG) as u64))?;
        self.sealed.by_ref().take((PIECE + TAG) as u64).read_to_end(&mut self.piece)?;
        let is_last = number == self.last;
        if self.stream.decrypt_in_place(number, is_last, &self.header, &mut self.piece).is_err() {
            self.piece.clear();
            return Err(altered("not what was sealed"));
        }
        self.held = Some(number);
        Ok(())
    }
}

impl<R: Read + Seek> Read for Opened<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.place >= self.size || into.is_empty() {
            return Ok(0);
        }
        self.hold(u32::try_from(self.place / PIECE as u64).map_err(altered)?)?;
        let within = usize::try_from(self.place % PIECE as u64).map_err(altered)?;
        let left = self.piece.get(within..).unwrap_or_default();
        let taken = left.len().min(into.len());
        if taken == 0 {
            return Err(altered("a piece is too short"));
        }
        into[..taken].copy_from_slice(&left[..taken]);
        self.place += taken as u64;
        Ok(taken)
    }
}

impl<R: Read + Seek> Seek for Opened<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(offset) => self.size.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.place.checked_add_signed(offset),
        };
        self.place = place.ok_or_else(|| io::Error::from(ErrorKind::InvalidInput))?;
        Ok(self.place)
    }
}

fn altered(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, why)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn sealed(bytes: &[u8], key: &Key) -> Vec<u8> {
        let mut sealer = Sealer::new(Vec::new(), key).unwrap();
        sealer.write_all(bytes).unwrap();
        sealer.finish().unwrap()
    }

    fn read(sealed: &[u8], key: &Key) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        Opened::new(Cursor::new(sealed), key)?.read_to_end(&mut bytes).map(|_| bytes)
    }

    fn some(length: usize) -> Vec<u8> {
        (0..length).map(|place| u8::try_from(place % 251).unwrap()).collect()
    }

    #[test]
    fn what_is_sealed_is_read_back_whatever_its_length() {
        let key = Key::fresh();
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 7] {
            let (bytes, sealed) = (some(length), sealed(&some(length), &key));
            assert_eq!(read(&sealed, &key).unwrap(), bytes, "{length}");
            assert_eq!(Opened::new(Cursor::new(&sealed), &key).unwrap().size(), length as u64);
            assert!(length < 8 || !sealed.windows(8).any(|found| found == &bytes[..8]), "it stands in the clear");
        }
        assert_ne!(sealed(b"twice", &key), sealed(b"twice", &key));
    }

    #[test]
    fn it_is_read_from_any_place() {
        let key = Key::fresh();
        let (bytes, sealed) = (some(2 * PIECE + 100), sealed(&some(2 * PIECE + 100), &key));
        let mut opened = Opened::new(Cursor::new(&sealed), &key).unwrap();
        for place in [2 * PIECE + 50, 3, PIECE - 2, PIECE] {
            let mut four = [0; 4];
            opened.seek(SeekFrom::Start(place as u64)).unwrap();
            opened.read_exact(&mut four).unwrap();
            assert_eq!(four, bytes[place..place + 4], "{place}");
        }
        assert!(opened.seek(SeekFrom::Current(i64::MIN)).is_err());
    }

    #[test]
    fn nothing_of_a_piece_that_was_altered_is_passed_on() {
        let key = Key::fresh();
        let whole = sealed(&some(3 * PIECE), &key);
        let is_altered = |sealed: &[u8]| read(sealed, &key).is_err_and(|error| error.kind() == ErrorKind::InvalidData);
        for place in [0, 7, 8, HEADER - 1, HEADER, HEADER + PIECE, HEADER + PIECE + TAG + 5, whole.len() - 1] {
            let mut wrong = whole.clone();
            wrong[place] ^= 1;
            assert!(is_altered(&wrong), "a byte at {place}");
        }
        for length in [0, 5, HEADER, HEADER + 3, HEADER + TAG, HEADER + PIECE + TAG, HEADER + 2 * (PIECE + TAG), whole.len() - 1] {
            assert!(is_altered(&whole[..length]), "cut off at {length}");
        }
        assert!(is_altered(&[whole.as_slice(), b"more"].concat()), "longer");
        let piece = |number: usize| &whole[HEADER + number * (PIECE + TAG)..HEADER + (number + 1) * (PIECE + TAG)];
        assert!(is_altered(&[&whole[..HEADER], piece(1), piece(0), piece(2)].concat()), "in another order");
        assert!(is_altered(&[&whole[..HEADER], piece(0), piece(0), piece(2)].concat()), "one twice");
        assert!(is_altered(&[&sealed(b"", &key)[..HEADER], piece(0), piece(1), piece(2)].concat()), "of another file");
        assert!(read(&whole, &Key::fresh()).is_err_and(|error| error.kind() == ErrorKind::InvalidData), "with another key");
    }

    #[test]
    fn what_came_before_an_altered_piece_was_passed_on_whole() {
        let key = Key::fresh();
        let mut wrong = sealed(&some(3 * PIECE), &key);
        wrong[HEADER + PIECE + TAG + 1] ^= 1;
        let mut bytes = Vec::new();
        assert!(Opened::new(Cursor::new(&wrong), &key).unwrap().read_to_end(&mut bytes).is_err());
        assert_eq!(bytes, some(PIECE));
    }
}
