//! The declensions of nouns and names.

use super::{Case, Gender, Number, palatalise};

/// How a noun is declined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Declension {
    /// *centrs*, *ceļš*.
    First,
    /// *brālis*: palatalised outside the accusative, dative, locative and nominative singular.
    Second,
    /// *Guntis*, *Uldis*, *skatis*: as the second, never palatalised.
    SecondHard,
    /// *akmens*, *ūdens*, *rudens*: of the second, with a genitive like the nominative.
    SecondBare,
    /// *klubs tirgus*.
    Third,
    /// *skola*.
    Fourth,
    /// *Bebra* (a man): dative *-am*.
    FourthMasculine,
    /// *pilsētiņa* – *saule*, *bibliotekāre*.
    Fifth,
    /// *pase – pasu*: as the fifth, genitive plural not palatalised.
    FifthHard,
    /// *Kalve* (a man): dative *-em*.
    FifthMasculine,
    /// *pils*, *nakts*.
    Sixth,
    /// *valsts – valstu*, *Cēsis – Cēsu*: as the sixth, genitive plural not palatalised.
    SixthHard,
    /// *tikšanās*.
    Reflexive,
    /// *Turku*, *Tartu*, *Oslo*.
    Indeclinable,
}

/// One form of a noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounForm {
    /// As written.
    pub text: String,
    /// Its case.
    pub case: Case,
    /// Its number.
    pub number: Number,
}

impl Declension {
    /// The declension a lemma's ending suggests, and whether the lemma is a plural-only name.
    ///
    /// Endings in *-s* are taken for the first declension and plural *-is* for the sixth; tables name the exceptions.
    #[must_use]
    pub fn of(lemma: &str) -> (Self, Number) {
        const ENDINGS: &[(&str, Declension, Number)] = &[
            ("šanās", Declension::Reflexive, Number::Singular),
            ("tis", Declension::Second, Number::Singular),
            ("is", Declension::Second, Number::Singular),
            ("us", Declension::Third, Number::Singular),
            ("as", Declension::Fourth, Number::Plural),
            ("es", Declension::Fifth, Number::Plural),
            ("i", Declension::First, Number::Plural),
            ("s", Declension::First, Number::Singular),
            ("š", Declension::First, Number::Singular),
            ("a", Declension::Fourth, Number::Singular),
            ("e", Declension::Fifth, Number::Singular),
        ];
        ENDINGS
            .iter()
            .find(|(ending, ..)| lemma.ends_with(ending))
            .map_or(
                (Self::Indeclinable, Number::Singular),
                |&(_, declension, number)| (declension, number),
            )
    }

    /// Reads the name a table uses: `1`, `2`, `2h`, `2b`, `3`, `4`, `4m`, `5`, `5h`, `5m`, `6`, `6h`, `r`, `0`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "1" => Self::First,
            "2" => Self::Second,
            "2h" => Self::SecondHard,
            "2b" => Self::SecondBare,
            "3" => Self::Third,
            "4" => Self::Fourth,
            "4m" => Self::FourthMasculine,
            "5" => Self::Fifth,
            "5h" => Self::FifthHard,
            "5m" => Self::FifthMasculine,
            "6" => Self::Sixth,
            "6h" => Self::SixthHard,
            "r" => Self::Reflexive,
            "0" => Self::Indeclinable,
            _ => return None,
        })
    }

    /// The gender of its nouns.
    #[must_use]
    pub const fn gender(self) -> Gender {
        match self {
            Self::First
            | Self::Second
            | Self::SecondHard
            | Self::SecondBare
            | Self::Third
            | Self::FourthMasculine
            | Self::FifthMasculine
            | Self::Indeclinable => Gender::Masculine,
            Self::Fourth
            | Self::Fifth
            | Self::FifthHard
            | Self::Sixth
            | Self::SixthHard
            | Self::Reflexive => Gender::Feminine,
        }
    }

    /// All declensions, the likelier ones first: what an unknown noun is more often.
    pub const ALL: [Self; 14] = [
        Self::First,
        Self::Fourth,
        Self::Fifth,
        Self::Second,
        Self::Sixth,
        Self::Third,
        Self::FourthMasculine,
        Self::FifthMasculine,
        Self::SecondHard,
        Self::FifthHard,
        Self::SixthHard,
        Self::SecondBare,
        Self::Reflexive,
        Self::Indeclinable,
    ];

    /// Endings in the order nominative, genitive, dative, accusative, locative; `~` asks for the soft stem.
    pub(super) const fn endings(self, number: Number) -> [&'static str; 5] {
        match (self, number) {
            (Self::First, Number::Singular) => ["s", "a", "am", "u", "ā"],
            (Self::First | Self::Third | Self::SecondHard, Number::Plural) => {
                ["i", "u", "iem", "us", "os"]
            }
            (Self::Second, Number::Singular) => ["is", "~a", "im", "i", "ī"],
            (Self::SecondBare, Number::Singular) => ["s", "s", "im", "i", "ī"],
            (Self::Second | Self::SecondBare, Number::Plural) => ["~i", "~u", "~iem", "~us", "~os"],
            (Self::SecondHard, Number::Singular) => ["is", "a", "im", "i", "ī"],
            (Self::Third, Number::Singular) => ["us", "us", "um", "u", "ū"],
            (Self::Fourth, Number::Singular) => ["a", "as", "ai", "u", "ā"],
            (Self::FourthMasculine, Number::Singular) => ["a", "as", "am", "u", "ā"],
            (Self::Fourth | Self::FourthMasculine, Number::Plural) => ["as", "u", "ām", "as", "ās"],
            (Self::Fifth | Self::FifthHard, Number::Singular) => ["e", "es", "ei", "i", "ē"],
            (Self::FifthMasculine, Number::Singular) => ["e", "es", "em", "i", "ē"],
            (Self::Fifth | Self::FifthMasculine, Number::Plural) => ["es", "~u", "ēm", "es", "ēs"],
            (Self::FifthHard, Number::Plural) => ["es", "u", "ēm", "es", "ēs"],
            (Self::Sixth | Self::SixthHard, Number::Singular) => ["s", "s", "ij", "i", "ī"],
            (Self::Sixth, Number::Plural) => ["is", "~u", "īm", "is", "īs"],
            (Self::SixthHard, Number::Plural) => ["is", "u", "īm", "is", "īs"],
            (Self::Reflexive, Number::Singular) => ["ās", "ās", "ās", "os", "ās"],
            (Self::Reflexive, Number::Plural) => ["ās", "os", "ās", "ās", "ās"],
            (Self::Indeclinable, _) => ["", "", "", "", ""],
        }
    }

    fn stem(self, lemma: &str, number: Number) -> Option<&str> {
        let ending = self.endings(number)[0].trim_start_matches('~');
        lemma
            .strip_suffix(ending)
            .or_else(|| lemma.strip_suffix('š').filter(|_| self == Self::First))
    }
}

pub(super) const CASES: [Case; 5] = [
    Case::Nominative,
    Case::Genitive,
    Case::Dative,
    Case::Accusative,
    Case::Locative,
];

/// All forms of `lemma`, a nominative of `number`; a singular lemma gives its plural too.
///
/// A plural-only name in *-i* of the second declension must be given with its hard stem unknown: its soft stem is kept.
///
/// ```
/// use language::lv::morphology::{Declension, Number, noun_forms};
/// let forms = noun_forms("Talsi", Declension::First, Number::Plural);
/// assert!(forms.iter().any(|form| form.text == "Talsos"));
/// ```
#[must_use]
pub fn noun_forms(lemma: &str, declension: Declension, number: Number) -> Vec<NounForm> {
    let Some(stem) = declension.stem(lemma, number) else {
        return Vec::new();
    };
    let numbers: &[Number] = match number {
        Number::Singular => &[Number::Singular, Number::Plural],
        Number::Plural => &[Number::Plural],
    };
    let hushed = lemma.ends_with('š') && declension == Declension::First;
    let mut forms = Vec::with_capacity(10);
    for &number in numbers {
        for (case, ending) in CASES.into_iter().zip(declension.endings(number)) {
            let text = match ending.strip_prefix('~') {
                Some(rest) => format!("{}{rest}", palatalise(stem)),
                None if hushed && case == Case::Nominative && number == Number::Singular => {
                    lemma.to_owned()
                }
                None => format!("{stem}{ending}"),
            };
            forms.push(NounForm { text, case, number });
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lemma: &str, declension: Declension, number: Number, expected: &str) {
        let found: Vec<String> = noun_forms(lemma, declension, number)
            .into_iter()
            .map(|form| form.text)
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn paradigms() {
        use Number::{Plural, Singular};
        check(
            "centrs",
            Declension::First,
            Singular,
            "centrs centra centram centru centrā centri centru centriem centrus centros",
        );
        check(
            "ceļš",
            Declension::First,
            Singular,
            "ceļš ceļa ceļam ceļu ceļā ceļi ceļu ceļiem ceļus ceļos",
        );
        check(
            "brālis",
            Declension::Second,
            Singular,
            "brālis brāļa brālim brāli brālī brāļi brāļu brāļiem brāļus brāļos",
        );
        check(
            "tirgus",
            Declension::Third,
            Singular,
            "tirgus tirgus tirgum tirgu tirgū tirgi tirgu tirgiem tirgus tirgos",
        );
        check(
            "skola",
            Declension::Fourth,
            Singular,
            "skola skolas skolai skolu skolā skolas skolu skolām skolas skolās",
        );
        check(
            "saule",
            Declension::Fifth,
            Singular,
            "saule saules saulei sauli saulē saules sauļu saulēm saules saulēs",
        );
        check(
            "Cēsis",
            Declension::SixthHard,
            Plural,
            "Cēsis Cēsu Cēsīm Cēsis Cēsīs",
        );
        check(
            "Ventspils",
            Declension::Sixth,
            Singular,
            "Ventspils Ventspils Ventspilij Ventspili Ventspilī Ventspilis Ventspiļu Ventspilīm Ventspilis Ventspilīs",
        );
        check(
            "Rokišķi",
            Declension::First,
            Plural,
            "Rokišķi Rokišķu Rokišķiem Rokišķus Rokišķos",
        );
    }
}
