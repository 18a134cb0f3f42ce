//! Fingerprints: whether two inputs are the same. Not for security: FNV-1a in 128 bits.

const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// The same of 64 bits.
const SMALL_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const SMALL_PRIME: u64 = 0x0000_0100_0000_01b3;

/// A short number of `bytes`, for what is compared in the thousands: FNV-1a in 64 bits.
pub(crate) fn number_of(bytes: &[u8]) -> u64 {
    bytes.iter().fold(SMALL_OFFSET, |state, byte| {
        (state ^ u64::from(*byte)).wrapping_mul(SMALL_PRIME)
    })
}

/// The fingerprint of `parts`, in hexadecimal; their lengths count, so that words cannot move between them.
#[must_use]
pub fn of(parts: &[&str]) -> String {
    let mut state = OFFSET;
    let mut add = |bytes: &[u8]| {
        for byte in bytes {
            state = (state ^ u128::from(*byte)).wrapping_mul(PRIME);
        }
    };
    for part in parts {
        add(&(part.len() as u64).to_le_bytes());
        add(part.as_bytes());
    }
    format!("{state:032x}")
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn words_do_not_move_between_parts() {
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_eq!(of(&["ab"]), of(&["ab"]));
    }
}
