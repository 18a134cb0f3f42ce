//! The language of a question: chosen, else told by its letters, else by its words.

use language::fold::{fold, is_latvian_letter};
use serde::Serialize;

/// A language people ask in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Latvian.
    Lv,
    /// Ukrainian.
    Uk,
    /// English.
    En,
    /// Russian.
    Ru,
}

/// Common words that only one of two languages in the same letters has, folded.
const UKRAINIAN: &[&str] = &[
    "що",
    "де",
    "коли",
    "хто",
    "скільки",
    "чи",
    "які",
    "який",
    "яка",
    "яке",
    "є",
    "буде",
    "зараз",
    "проєкт",
    "зустріч",
    "та",
    "про",
    "у",
    "мене",
    "цей",
    "коштує",
    "було",
    "як",
    "заходи",
    "бібліотека",
    "бібліотеці",
];
const RUSSIAN: &[&str] = &[
    "как",
    "это",
    "цель",
    "кем",
    "нет",
    "или",
    "что-то",
    "будут",
    "почему",
    "можно",
    "нужно",
    "что",
    "где",
    "когда",
    "кто",
    "сколько",
    "ли",
    "какие",
    "какой",
    "какая",
    "какое",
    "есть",
    "будет",
    "сейчас",
    "проект",
    "встреча",
    "и",
    "о",
    "мероприятия",
    "библиотека",
    "библиотеке",
];
const ENGLISH: &[&str] = &[
    "when", "what", "where", "who", "how", "is", "are", "the", "does", "do", "next", "project",
    "meeting", "which", "of", "in", "and", "event", "events", "was", "were", "much", "there",
    "any", "library", "list", "all", "show", "tell", "me", "about", "projects", "partners",
];
const LATVIAN: &[&str] = &[
    "kad",
    "kas",
    "kur",
    "cik",
    "vai",
    "ir",
    "kadi",
    "kads",
    "kada",
    "kuri",
    "kurs",
    "un",
    "par",
    "no",
    "projekta",
    "projekts",
    "bus",
    "notiks",
    "tiksanas",
    "biblioteka",
    "biblioteka",
    "pasakumi",
    "ko",
    "ka",
    "sonedel",
    "nakama",
    "maksa",
];

impl Lang {
    /// The code people write: `lv`, `uk`, `en`, `ru`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Lv => "lv",
            Self::Uk => "uk",
            Self::En => "en",
            Self::Ru => "ru",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Lv, Self::Uk, Self::En, Self::Ru]
            .into_iter()
            .find(|lang| lang.code() == code)
    }

    /// How many letters of `text` only `lang` has, each word once; capitals of names left out.
    pub(crate) fn marks(text: &str, lang: Self) -> usize {
        let own: &str = match lang {
            Self::Lv => "āčēģīķļņšūž",
            Self::En => "",
            Self::Uk => "іїєґ",
            Self::Ru => "ыэёъ",
        };
        text.split_whitespace()
            .filter(|word| !word.chars().next().is_some_and(char::is_uppercase))
            .filter(|word| word.chars().any(|letter| own.contains(letter)))
            .count()
    }

    /// The language of `question`: script first, then letters only one language has, then words; never one odd word.
    ///
    /// ```
    /// use answering::Lang;
    /// assert_eq!(Lang::of("kad ir nakama tiksanas"), Lang::Lv);
    /// assert_eq!(Lang::of("Коли наступна зустріч?"), Lang::Uk);
    /// assert_eq!(Lang::of("Когда будет выставка?"), Lang::Ru);
    /// ```
    #[must_use]
    pub fn of(question: &str) -> Self {
        let count = |is: fn(char) -> bool| question.chars().filter(|letter| is(*letter)).count();
        let cyrillic = count(|letter| ('\u{400}'..'\u{530}').contains(&letter));
        let latin = count(|letter| letter.is_ascii_alphabetic() || is_latvian_letter(letter));
        let folded = fold(question);
        let words: Vec<&str> = folded
            .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
            .collect();
        let known = |list: &[&str]| words.iter().filter(|word| list.contains(word)).count();
        // A Latvian name inside a Cyrillic question does not change its language.
        let is_cyrillic = |word: &&&str| {
            word.chars()
                .any(|letter| ('\u{400}'..'\u{530}').contains(&letter))
        };
        let cyrillic_words = words.iter().filter(is_cyrillic).count();
        let begins_cyrillic = words
            .iter()
            .find(|word| !word.is_empty())
            .is_some_and(|word| is_cyrillic(&word));
        if cyrillic > latin || begins_cyrillic && cyrillic_words >= 1 {
            let ukrainian = count(|letter| "іїєґІЇЄҐ".contains(letter)) + known(UKRAINIAN);
            let marks = count(|letter| "іїєґІЇЄҐ".contains(letter));
            // A Ukrainian sentence of some length has one of these letters.
            let lacks = usize::from(marks == 0 && cyrillic >= 12);
            let russian = count(|letter| "ыэёъЫЭЁЪ".contains(letter)) + known(RUSSIAN) + lacks;
            return if russian > ukrainian {
                Self::Ru
            } else {
                Self::Uk
            };
        }
        let latvian = count(is_latvian_letter).min(3) + known(LATVIAN);
        if known(ENGLISH) > latvian {
            Self::En
        } else {
            Self::Lv
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_latvian_name_does_not_make_a_question_latvian() {
        assert_eq!(
            Lang::of("When does the KOPĀ TĀLĀK project start and end?"),
            Lang::En
        );
        assert_eq!(Lang::of("Хто партнери KOPĀ TĀLĀK?"), Lang::Uk);
        assert_eq!(Lang::of("Which events are in Rīga and when?"), Lang::En);
        assert_eq!(Lang::of("cik maksa OPEN UP"), Lang::Lv);
        assert_eq!(
            Lang::of("Хто фінансує проект Bibliotēkas un sabiedrības ilgtspējīga attīstība"),
            Lang::Uk
        );
        assert_eq!(Lang::of(""), Lang::Lv);
    }
}
