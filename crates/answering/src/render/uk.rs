//! Ukrainian.

use chrono::Weekday;
use language::timex::When;

use super::{DateWords, Label, Phrase, Unit, Voice, rule_parts, slavic};
use crate::reply::Standing;

pub(super) struct Ukrainian;

const DATES: DateWords = DateWords {
    months: [
        "січня",
        "лютого",
        "березня",
        "квітня",
        "травня",
        "червня",
        "липня",
        "серпня",
        "вересня",
        "жовтня",
        "листопада",
        "грудня",
    ],
    alone: [
        "січень",
        "лютий",
        "березень",
        "квітень",
        "травень",
        "червень",
        "липень",
        "серпень",
        "вересень",
        "жовтень",
        "листопад",
        "грудень",
    ],
    year: " року",
    at: ", о ",
};

impl Voice for Ukrainian {
    fn date(&self, when: When) -> String {
        match (when.year, when.month) {
            (Some(year), None) => format!("{year} рік"),
            _ => DATES.date(when),
        }
    }

    fn range(&self, start: When, end: When) -> String {
        match (start.month, start.year, end.year) {
            (None, Some(first), Some(last)) => format!("{first}–{last} роки"),
            _ => DATES.range(start, end),
        }
    }

    fn weekday(&self, weekday: Weekday) -> &'static str {
        match weekday {
            Weekday::Mon => "понеділок",
            Weekday::Tue => "вівторок",
            Weekday::Wed => "середа",
            Weekday::Thu => "четвер",
            Weekday::Fri => "п’ятниця",
            Weekday::Sat => "субота",
            Weekday::Sun => "неділя",
        }
    }

    fn repeats(&self, rrule: &str, time: Option<&str>) -> String {
        let (frequency, days, until) = rule_parts(rrule);
        let names: Vec<String> = days
            .iter()
            .map(|(place, day)| match place {
                Some(-1) => format!(
                    "{}, останній день такого тижня в місяці",
                    self.weekday(*day)
                ),
                Some(place) => format!("{} № {place} у місяці", self.weekday(*day)),
                None => self.weekday(*day).to_owned(),
            })
            .collect();
        let mut text = match (frequency, names.is_empty()) {
            ("DAILY", _) => "щодня".to_owned(),
            ("MONTHLY", true) => "раз на місяць".to_owned(),
            ("WEEKLY", false) => format!("щотижня: {}", names.join(", ")),
            _ => names.join(", "),
        };
        if let Some(time) = time {
            text.push_str(&format!(", {}", time.replace('/', "–")));
        }
        if let Some(until) = until {
            text.push_str(&format!(", до {}", DATES.date(When::day(until))));
        }
        text
    }

    fn label(&self, label: Label) -> &'static str {
        match label {
            Label::When => "Коли",
            Label::Where => "Де",
            Label::Organiser => "Організатор",
            Label::Project => "Проєкт",
            Label::Source => "Джерело",
            Label::Partners => "Партнери",
            Label::Countries => "Країни-партнери",
            Label::Lead => "Провідний партнер",
            Label::Funders => "Хто фінансує",
            Label::Total => "Загальна вартість",
            Label::Share => "Співфінансування",
            Label::Rate => "Частка співфінансування",
            Label::Start => "Початок",
            Label::End => "Кінець",
            Label::Programme => "Програма",
            Label::Number => "Номер проєкту",
            Label::AlsoCalled => "Інша назва",
            Label::Address => "Адреса",
            Label::Better => "Краще підтверджено",
            Label::Reasons => "Що не збігається",
            Label::Repeats => "Повторюється",
            Label::Aim => "Мета",
            Label::Results => "Результати",
            Label::Strand => "Напрям програми",
            Label::Length => "Тривалість",
            Label::Implementer => "Виконавець",
            Label::Rest => "Власні кошти",
            Label::NotOn => "Не відбувається",
            Label::New => "Нове",
            Label::Changed => "Змінено",
            Label::Withdrawn => "Більше немає",
            Label::Title => "Назва",
            Label::Kind => "Вид",
            Label::Status => "Стан",
            Label::EventPartners => "Партнери заходу",
            Label::Speakers => "Виступають",
            Label::Guests => "Беруть участь",
            Label::Participants => "Учасники",
            Label::Price => "Вартість",
            Label::Registration => "Реєстрація до",
            Label::AlsoWritten => "В іншій статті",
            Label::Shares => "Бюджети партнерів",
        }
    }

    fn say(&self, phrase: Phrase) -> &'static str {
        match phrase {
            Phrase::Emergency => {
                "Якщо хтось у небезпеці, телефонуйте 112. Я лише довідкова програма й не можу викликати допомогу."
            }
            Phrase::Thanks => "Будь ласка! Запитуйте ще.",
            Phrase::Greeting => {
                "Вітаю! Я відповідаю про проєкти й заходи, про які йдеться в прочитаних статтях. Наприклад: «Коли наступна зустріч?»"
            }
            Phrase::Help => {
                "Запитуйте латиською, українською, англійською або російською, наприклад:\n• Коли наступна зустріч?\n• Що буде в жовтні?\n• Хто партнери проєкту?\n• Скільки коштує проєкт і хто платить?\n• Що в статтях суперечить одне одному?"
            }
            Phrase::Refused => {
                "Відомостей про приватне життя людей, зокрема про статус біженця, здоров’я чи контакти, я не розголошую."
            }
            Phrase::NotKnown => "Цього я не знаю: у прочитаних статтях про це нічого немає.",
            Phrase::Next => "Найближча відома подія:",
            Phrase::Upcoming => "Незабаром:",
            Phrase::Running => "Триває зараз:",
            Phrase::Past => "Уже відбулося:",
            Phrase::Found => "Знайдено:",
            Phrase::NoneComing => "Жодної майбутньої події не відомо.",
            Phrase::NoneInPeriod => "На ці дні жодної події не відомо.",
            Phrase::LastKnown => "Остання відома:",
            Phrase::ContestedNotAnnounced => "Не оголошуємо, бо джерела розходяться:",
            Phrase::Contested => "Джерела розходяться:",
            Phrase::NoContradictions => "Суперечностей не знайдено.",
            Phrase::LeadNotStated => "Провідного партнера в статтях не названо.",
            Phrase::NoPartners => "Партнерів у статтях не названо.",
            Phrase::NoBudget => {
                "Цього я не знаю: у статтях немає жодної суми й не названо, хто фінансує цей проєкт."
            }
            Phrase::NoPeriod => "Початку й кінця проєкту в статтях не названо.",
            Phrase::NoNumber => "Номера проєкту в статтях не названо.",
            Phrase::NoProgramme => "Програми в статтях не названо.",
            Phrase::Projects => "Проєкти в прочитаних статтях:",
            Phrase::NoProjects => "У прочитаних статтях немає жодного проєкту.",
            Phrase::AskWhich => "Про який проєкт ідеться? Підходить кілька:",
            Phrase::LastChanges => "Останні зміни:",
            Phrase::AsPlanned => "за планом",
            Phrase::Nothing => "нічого",
            Phrase::Cancelled => "СКАСОВАНО",
            Phrase::Postponed => "ПЕРЕНЕСЕНО",
            Phrase::Online => "онлайн",
            Phrase::Computed => "обчислено, у статті не зазначено",
            Phrase::Undated => "дату не вказано",
            Phrase::ToldButNoDate => "У статті про це йдеться, але дату не вказано.",
            Phrase::NoAnswer => "Прямої відповіді в статтях немає.",
            Phrase::OwnPage => "висновок: це сторінка цієї установи",
            Phrase::TownOfVenue => "висновок: там розташоване місце події",
            Phrase::Told => "У статтях сказано:",
            Phrase::Closest => "Можливо, допоможуть ці уривки (це не відповідь):",
            Phrase::NotCancelled => {
                "Жодна прочитана стаття не повідомляє про скасування чи перенесення:"
            }
            Phrase::OtherDays => "На ці дні такого не відомо; у джерелах інші дні:",
            Phrase::Amounts => "Суми в прочитаних статтях:",
            Phrase::FundersHead => "Хто фінансує проєкти з прочитаних статей:",
            Phrase::Spellings => "Що відомо про ці назви:",
            Phrase::Repeated => "Згадується в кількох статтях:",
            Phrase::PrivateFound => {
                "Так, такі відомості про названу людину в статтях є, але ім’я разом зі статусом я не розголошую:"
            }
            Phrase::PrivateNone => "Таких відомостей у прочитаних статтях немає.",
            Phrase::OnlyMentioned => "лише згадано",
            Phrase::Likely => "ймовірно, те саме",
            Phrase::SameThing => "те саме",
            Phrase::DifferentThing => "різні",
            Phrase::Renamed => "перейменовано",
            Phrase::Free => "безкоштовно",
        }
    }

    fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Coming => "Це ще попереду.",
            Standing::Running => "Так, це триває зараз.",
            Standing::Past => "Це вже завершилося.",
            Standing::Undated => "Дату не вказано.",
            Standing::Contested => "Джерела розходяться.",
        }
    }

    fn covers(&self, documents: i64, oldest: Option<&str>, newest: Option<&str>) -> String {
        let articles = format!(
            "Прочитано {documents} {}",
            slavic(documents, "статтю", "статті", "статей")
        );
        match (oldest, newest) {
            (Some(oldest), Some(newest)) => {
                format!("{articles}. Найраніша відома подія: {oldest}. Найпізніша: {newest}.")
            }
            _ => format!("{articles}."),
        }
    }

    fn more(&self, count: usize) -> String {
        format!("… і ще {count}")
    }

    fn length(&self, count: i64, unit: Unit) -> String {
        let word = match unit {
            Unit::Years => slavic(count, "рік", "роки", "років"),
            Unit::Months => slavic(count, "місяць", "місяці", "місяців"),
            Unit::Days => slavic(count, "день", "дні", "днів"),
        };
        format!("{count} {word}")
    }

    fn anchored(&self, key: &str) -> &'static str {
        match key {
            "sentence" => "бо рік названо в тому самому реченні",
            "heading" => "бо рік названо в заголовку розділу",
            "list" => "бо рік названо в тому самому списку",
            "title" => "бо рік названо в заголовку статті",
            "published" => "відлік від дня публікації статті",
            _ => "відлік від найближчого датованого тексту",
        }
    }

    fn reason(&self, key: &str) -> &'static str {
        match key {
            "more-mentions" => "цю дату в статтях названо частіше",
            "later-text-refers-back" => "на неї посилається пізніше датований текст",
            "order-of-sections" => "інший рік порушує порядок подій на сторінці",
            "told-as-past" => "стаття розповідає про подію як про минулу, а сама датована раніше",
            "later-entry-announces-it" => "пізніше датований запис цю саму подію лише оголошує",
            "weekday-agrees" => "названий день тижня відповідає лише одній із дат",
            "number-of-days-agrees" => "названа кількість днів відповідає лише одній із дат",
            "heading-against-body" => "заголовок каже одне, текст під ним — інше; текст надійніший",
            "day-of-arrival" => "день приїзду міг не рахуватися",
            "days-of-range" => "за датами днів виходить інша кількість",
            "listed-events" => "у статті перелічено іншу кількість",
            "rate-of-project" => "за часткою співфінансування проєкту виходить інша сума",
            _ => "слова джерел різняться",
        }
    }

    fn gloss<'k>(&self, place: &'k extraction::Place) -> &'k str {
        &place.uk
    }

    fn kind(&self, kind: &str) -> &'static str {
        match kind {
            "meeting" => "зустріч",
            "seminar" => "семінар",
            "conference" => "конференція",
            "exhibition" => "виставка",
            "concert" => "концерт",
            "lecture" => "лекція",
            "performance" => "вистава",
            "workshop" => "майстерня",
            "course" => "навчання",
            "festival" => "фестиваль",
            "trip" => "поїздка",
            "fair" => "ярмарок",
            "procession" => "хода",
            "camp" => "табір",
            "contest" => "конкурс",
            "party" => "вечірка",
            "opening" => "відкриття",
            "closure" => "зачинено",
            _ => "захід",
        }
    }
}
