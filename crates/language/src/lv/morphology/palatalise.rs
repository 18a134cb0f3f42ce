//! The consonant change before *j*: *brālis – brāļa*, *upe – upju*.

/// Pairs of a stem's end and what it becomes; longer ends stand first.
const CHANGES: &[(&str, &str)] = &[
    ("sn", "šņ"),
    ("zn", "žņ"),
    ("sl", "šļ"),
    ("zl", "žļ"),
    ("ln", "ļņ"),
    ("ll", "ļļ"),
    ("nn", "ņņ"),
    ("c", "č"),
    ("d", "ž"),
    ("t", "š"),
    ("s", "š"),
    ("z", "ž"),
    ("l", "ļ"),
    ("n", "ņ"),
    ("b", "bj"),
    ("p", "pj"),
    ("m", "mj"),
    ("v", "vj"),
];

/// The stem as it stands before a vanished *j*; stems in other letters stay as they are.
///
/// ```
/// use language::lv::morphology::palatalise;
/// assert_eq!(palatalise("lāc"), "lāč");
/// assert_eq!(palatalise("zvirbul"), "zvirbuļ");
/// assert_eq!(palatalise("janvār"), "janvār");
/// ```
#[must_use]
pub fn palatalise(stem: &str) -> String {
    CHANGES
        .iter()
        .find_map(|(plain, soft)| stem.strip_suffix(plain).map(|head| format!("{head}{soft}")))
        .unwrap_or_else(|| stem.to_owned())
}

/// The stems that [`palatalise`] turns into `stem`, likelier ones first; `stem` itself where it may be unchanged.
#[must_use]
pub fn depalatalise(stem: &str) -> Vec<String> {
    let mut found: Vec<String> = CHANGES
        .iter()
        .filter_map(|(plain, soft)| stem.strip_suffix(soft).map(|head| format!("{head}{plain}")))
        .filter(|plain| palatalise(plain) == stem)
        .collect();
    if palatalise(stem) == stem {
        found.push(stem.to_owned());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn soft_stems_go_back() {
        assert_eq!(depalatalise("bērž"), ["bērd", "bērz", "bērž"]);
        assert_eq!(depalatalise("upj"), ["up", "upj"]);
        assert_eq!(depalatalise("zvirbuļ"), ["zvirbul", "zvirbuļ"]);
    }
}
