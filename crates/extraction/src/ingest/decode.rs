//! Bytes to text: marks of byte order, UTF-8, and the older encodings that Latvian pages are still kept in.

use std::{fs, path::Path};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

use crate::{Error, error::Result};

/// No article is longer than this, in bytes; a file beyond it is something else.
const LONGEST: u64 = 32 << 20;

/// Reads a text file in UTF-8 (with or without mark), UTF-16 with mark, or an encoding told by its letters: windows-1257,
/// ISO-8859-13, windows-1251 and the like.
///
/// # Errors
///
/// A file that cannot be read, is longer than 32 MiB, is no text, or holds nothing but white space.
pub fn read(path: &Path) -> Result<String> {
    let failed = |cause| Error::Read {
        path: path.to_owned(),
        cause,
    };
    let length = fs::metadata(path).map_err(failed)?.len();
    if length > LONGEST {
        return Err(Error::TooLong {
            path: path.to_owned(),
            length,
        });
    }
    let bytes = fs::read(path).map_err(failed)?;
    let text = decode(bytes).map_err(|position| Error::Encoding {
        path: path.to_owned(),
        position,
    })?;
    if text.trim().is_empty() {
        return Err(Error::Empty {
            path: path.to_owned(),
        });
    }
    Ok(text)
}

/// The text of `bytes`, or the first byte that cannot be one.
pub(crate) fn decode(bytes: Vec<u8>) -> std::result::Result<String, usize> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        let body = bytes.get(mark..).unwrap_or_default();
        return encoding
            .decode_without_bom_handling_and_without_replacement(body)
            .map(std::borrow::Cow::into_owned)
            .ok_or(0);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => {
            return if text.contains('\0') {
                Err(text.find('\0').unwrap_or(0))
            } else {
                Ok(text)
            };
        }
        Err(error) => error,
    };
    let wrong = bytes.utf8_error().valid_up_to();
    let bytes = bytes.into_bytes();
    if bytes.contains(&0) {
        return Err(wrong);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let guess = detector.guess(Some(b"lv"), Utf8Detection::Deny);
    guess
        .decode_without_bom_handling_and_without_replacement(&bytes)
        .map(std::borrow::Cow::into_owned)
        .ok_or(wrong)
}

#[cfg(test)]
mod tests {
    use super::decode;

    const TEXT: &str = "Rēzeknes Centrālajā bibliotēkā 5. maijā notiks tikšanās ar rakstnieci, ieeja brīva. Gaidīsim ikvienu interesentu!";

    #[test]
    fn older_encodings_and_marks_are_read() {
        let (windows, _, _) = encoding_rs::WINDOWS_1257.encode(TEXT);
        assert_eq!(decode(windows.into_owned()).as_deref(), Ok(TEXT));
        let (baltic, _, _) = encoding_rs::ISO_8859_13.encode(TEXT);
        assert_eq!(decode(baltic.into_owned()).as_deref(), Ok(TEXT));
        let mut marked = vec![0xef, 0xbb, 0xbf];
        marked.extend(TEXT.as_bytes());
        assert_eq!(decode(marked).as_deref(), Ok(TEXT));
        let little: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(TEXT.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(decode(little).as_deref(), Ok(TEXT));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(vec![0xff, 0xfe, 0x41]), Err(0));
        assert_eq!(decode(vec![b'a', 0, 0xff, b'b']), Err(2));
        assert_eq!(decode(b"a\0b".to_vec()), Err(1));
    }
}
