//! Russian.

use chrono::Weekday;
use language::timex::When;

use super::{DateWords, Label, Phrase, Unit, Voice, rule_parts, slavic};
use crate::reply::Standing;

pub(super) struct Russian;

const DATES: DateWords = DateWords {
    months: [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    alone: [
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
    ],
    year: " года",
    at: ", в ",
};

impl Voice for Russian {
    fn date(&self, when: When) -> String {
        match (when.year, when.month) {
            (Some(year), None) => format!("{year} год"),
            _ => DATES.date(when),
        }
    }

    fn range(&self, start: When, end: When) -> String {
        match (start.month, start.year, end.year) {
            (None, Some(first), Some(last)) => format!("{first}–{last} годы"),
            _ => DATES.range(start, end),
        }
    }

    fn weekday(&self, weekday: Weekday) -> &'static str {
        match weekday {
            Weekday::Mon => "понедельник",
            Weekday::Tue => "вторник",
            Weekday::Wed => "среда",
            Weekday::Thu => "четверг",
            Weekday::Fri => "пятница",
            Weekday::Sat => "суббота",
            Weekday::Sun => "воскресенье",
        }
    }

    fn repeats(&self, rrule: &str, time: Option<&str>) -> String {
        let (frequency, days, until) = rule_parts(rrule);
        let names: Vec<String> = days
            .iter()
            .map(|(place, day)| match place {
                Some(-1) => format!("{}, последняя неделя месяца", self.weekday(*day)),
                Some(place) => format!("{} № {place} в месяце", self.weekday(*day)),
                None => self.weekday(*day).to_owned(),
            })
            .collect();
        let mut text = match (frequency, names.is_empty()) {
            ("DAILY", _) => "ежедневно".to_owned(),
            ("MONTHLY", true) => "раз в месяц".to_owned(),
            ("WEEKLY", false) => format!("еженедельно: {}", names.join(", ")),
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
            Label::When => "Когда",
            Label::Where => "Где",
            Label::Organiser => "Организатор",
            Label::Project => "Проект",
            Label::Source => "Источник",
            Label::Partners => "Партнёры",
            Label::Countries => "Страны-партнёры",
            Label::Lead => "Ведущий партнёр",
            Label::Funders => "Кто финансирует",
            Label::Total => "Общая стоимость",
            Label::Share => "Софинансирование",
            Label::Rate => "Доля софинансирования",
            Label::Start => "Начало",
            Label::End => "Конец",
            Label::Programme => "Программа",
            Label::Number => "Номер проекта",
            Label::AlsoCalled => "Другое название",
            Label::Address => "Адрес",
            Label::Better => "Лучше подтверждено",
            Label::Reasons => "Что не сходится",
            Label::Repeats => "Повторяется",
            Label::Aim => "Цель",
            Label::Results => "Результаты",
            Label::Strand => "Направление программы",
            Label::Length => "Продолжительность",
            Label::Implementer => "Исполнитель",
            Label::Rest => "Собственные средства",
            Label::NotOn => "Не проводится",
            Label::New => "Новое",
            Label::Changed => "Изменено",
            Label::Withdrawn => "Больше нет",
            Label::Title => "Название",
            Label::Kind => "Вид",
            Label::Status => "Состояние",
            Label::EventPartners => "Партнёры мероприятия",
            Label::Speakers => "Выступают",
            Label::Guests => "Участвуют",
            Label::Participants => "Участники",
            Label::Price => "Стоимость",
            Label::Registration => "Регистрация до",
            Label::AlsoWritten => "В другой статье",
            Label::Shares => "Бюджеты партнёров",
        }
    }

    fn say(&self, phrase: Phrase) -> &'static str {
        match phrase {
            Phrase::Emergency => {
                "Если кто-то в опасности, звоните 112. Я лишь справочная программа и не могу вызвать помощь."
            }
            Phrase::Thanks => "Пожалуйста! Спрашивайте ещё.",
            Phrase::Greeting => {
                "Здравствуйте! Я отвечаю о проектах и мероприятиях, о которых говорится в прочитанных статьях. Например: «Когда следующая встреча?»"
            }
            Phrase::Help => {
                "Спрашивайте по-латышски, по-украински, по-английски или по-русски, например:\n• Когда следующая встреча?\n• Что будет в октябре?\n• Кто партнёры проекта?\n• Сколько стоит проект и кто платит?\n• Что в статьях противоречит друг другу?"
            }
            Phrase::Refused => {
                "Сведений о частной жизни людей, в том числе о статусе беженца, здоровье или контактах, я не разглашаю."
            }
            Phrase::NotKnown => "Этого я не знаю: в прочитанных статьях об этом ничего нет.",
            Phrase::Next => "Ближайшее известное событие:",
            Phrase::Upcoming => "Скоро:",
            Phrase::Running => "Идёт сейчас:",
            Phrase::Past => "Уже прошло:",
            Phrase::Found => "Найдено:",
            Phrase::NoneComing => "Ни одного предстоящего события не известно.",
            Phrase::NoneInPeriod => "На эти дни ни одного события не известно.",
            Phrase::LastKnown => "Последнее известное:",
            Phrase::ContestedNotAnnounced => "Не объявляем, потому что источники расходятся:",
            Phrase::Contested => "Источники расходятся:",
            Phrase::NoContradictions => "Противоречий не найдено.",
            Phrase::LeadNotStated => "Ведущий партнёр в статьях не назван.",
            Phrase::NoPartners => "Партнёры в статьях не названы.",
            Phrase::NoBudget => {
                "Этого я не знаю: в статьях нет ни одной суммы и не названо, кто финансирует этот проект."
            }
            Phrase::NoPeriod => "Начало и конец проекта в статьях не названы.",
            Phrase::NoNumber => "Номер проекта в статьях не назван.",
            Phrase::NoProgramme => "Программа в статьях не названа.",
            Phrase::Projects => "Проекты в прочитанных статьях:",
            Phrase::NoProjects => "В прочитанных статьях нет ни одного проекта.",
            Phrase::AskWhich => "О каком проекте речь? Подходит несколько:",
            Phrase::LastChanges => "Последние изменения:",
            Phrase::AsPlanned => "по плану",
            Phrase::Nothing => "ничего",
            Phrase::Cancelled => "ОТМЕНЕНО",
            Phrase::Postponed => "ПЕРЕНЕСЕНО",
            Phrase::Online => "онлайн",
            Phrase::Computed => "вычислено, в статье не указано",
            Phrase::Undated => "дата не указана",
            Phrase::ToldButNoDate => "В статье об этом говорится, но дата не указана.",
            Phrase::NoAnswer => "Прямого ответа в статьях нет.",
            Phrase::OwnPage => "вывод: это страница этого учреждения",
            Phrase::TownOfVenue => "вывод: там находится место проведения",
            Phrase::Told => "В статьях сказано:",
            Phrase::Closest => "Возможно, помогут эти отрывки (это не ответ):",
            Phrase::NotCancelled => {
                "Ни одна прочитанная статья не сообщает об отмене или переносе:"
            }
            Phrase::OtherDays => "На эти дни такого не известно; в источниках другие дни:",
            Phrase::Amounts => "Суммы в прочитанных статьях:",
            Phrase::FundersHead => "Кто финансирует проекты из прочитанных статей:",
            Phrase::Spellings => "Что известно об этих названиях:",
            Phrase::Repeated => "Упоминается в нескольких статьях:",
            Phrase::PrivateFound => {
                "Да, такие сведения о названном человеке в статьях есть, но имя вместе со статусом я не разглашаю:"
            }
            Phrase::PrivateNone => "Таких сведений в прочитанных статьях нет.",
            Phrase::OnlyMentioned => "только упомянут",
            Phrase::Likely => "вероятно, одно и то же",
            Phrase::SameThing => "одно и то же",
            Phrase::DifferentThing => "разные",
            Phrase::Renamed => "переименовано",
            Phrase::Free => "бесплатно",
        }
    }

    fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Coming => "Это ещё впереди.",
            Standing::Running => "Да, это идёт сейчас.",
            Standing::Past => "Это уже закончилось.",
            Standing::Undated => "Дата не указана.",
            Standing::Contested => "Источники расходятся.",
        }
    }

    fn covers(&self, documents: i64, oldest: Option<&str>, newest: Option<&str>) -> String {
        let articles = format!("Прочитано статей: {documents}");
        match (oldest, newest) {
            (Some(oldest), Some(newest)) => format!(
                "{articles}. Самое раннее известное событие: {oldest}. Самое позднее: {newest}."
            ),
            _ => format!("{articles}."),
        }
    }

    fn more(&self, count: usize) -> String {
        format!("… и ещё {count}")
    }

    fn length(&self, count: i64, unit: Unit) -> String {
        let word = match unit {
            Unit::Years => slavic(count, "год", "года", "лет"),
            Unit::Months => slavic(count, "месяц", "месяца", "месяцев"),
            Unit::Days => slavic(count, "день", "дня", "дней"),
        };
        format!("{count} {word}")
    }

    fn anchored(&self, key: &str) -> &'static str {
        match key {
            "sentence" => "потому что год назван в том же предложении",
            "heading" => "потому что год назван в заголовке раздела",
            "list" => "потому что год назван в том же списке",
            "title" => "потому что год назван в заголовке статьи",
            "published" => "отсчёт от дня публикации статьи",
            _ => "отсчёт от ближайшего датированного текста",
        }
    }

    fn reason(&self, key: &str) -> &'static str {
        match key {
            "more-mentions" => "эта дата в статьях названа чаще",
            "later-text-refers-back" => "на неё ссылается текст с более поздней датой",
            "order-of-sections" => "другой год нарушает порядок событий на странице",
            "told-as-past" => {
                "статья рассказывает о событии как о прошедшем, а сама датирована раньше"
            }
            "later-entry-announces-it" => {
                "запись с более поздней датой это же событие только объявляет"
            }
            "weekday-agrees" => "названный день недели подходит только к одной из дат",
            "number-of-days-agrees" => "названное число дней подходит только к одной из дат",
            "heading-against-body" => {
                "заголовок говорит одно, а текст под ним — другое; текст надёжнее"
            }
            "day-of-arrival" => "день приезда мог не учитываться",
            "days-of-range" => "по датам получается другое число дней",
            "listed-events" => "в статье перечислено другое количество",
            "rate-of-project" => "по доле софинансирования проекта получается другая сумма",
            _ => "слова источников различаются",
        }
    }

    fn gloss<'k>(&self, place: &'k extraction::Place) -> &'k str {
        &place.ru
    }

    fn kind(&self, kind: &str) -> &'static str {
        match kind {
            "meeting" => "встреча",
            "seminar" => "семинар",
            "conference" => "конференция",
            "exhibition" => "выставка",
            "concert" => "концерт",
            "lecture" => "лекция",
            "performance" => "спектакль",
            "workshop" => "мастерская",
            "course" => "обучение",
            "festival" => "фестиваль",
            "trip" => "поездка",
            "fair" => "ярмарка",
            "procession" => "шествие",
            "camp" => "лагерь",
            "contest" => "конкурс",
            "party" => "вечер",
            "opening" => "открытие",
            "closure" => "закрыто",
            _ => "мероприятие",
        }
    }
}
