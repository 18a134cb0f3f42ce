//! What a chat says beside answers: buttons, commands, reminders, settings. One row for each sentence, one column for each
//! language; a sentence that a language cannot say does not compile.

use crate::lang::Lang;

/// A sentence or button of a chat. `{}` stands for a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants are the sentences")]
pub enum Line {
    Welcome,
    Source,
    CalendarFile,
    Map,
    RemindMe,
    Wrong,
    Earlier,
    Later,
    Back,
    Gone,
    NoEvents,
    ComingHead,
    WeekHead,
    ProjectsHead,
    NoProjects,
    ChooseProject,
    SourcesHead,
    SubscribeHow,
    SubscribeTo,
    SubscribeAll,
    Subscribed,
    AlreadySubscribed,
    NoSuchThing,
    Subscriptions,
    NoSubscriptions,
    Unsubscribed,
    ReminderSet,
    NotCertain,
    AlreadyOver,
    Settings,
    Language,
    LanguageSet,
    Mute,
    Unmute,
    Muted,
    Unmuted,
    Quiet,
    QuietOff,
    DigestOn,
    DigestOff,
    Privacy,
    Forgotten,
    TooFast,
    Failed,
    Unreadable,
    Tomorrow,
    InAnHour,
    NewEvent,
    Moved,
    NowCancelled,
    Digest,
    WhatIsWrong,
    WrongDay,
    WrongPlace,
    WrongTitle,
    WrongCancelled,
    WrongValue,
    WrongDayValue,
    NotADay,
    Sent,
    NoDialogue,
    ForEditors,
    ForOperators,
    QueueEmpty,
    QueueItem,
    Accept,
    Change,
    Reject,
    Accepted,
    Rejected,
    SendValue,
    Reviewed,
    CalendarCaption,
    StatusText,
    CorrectHow,
    NoCalendar,
    OtherVersion,
    CommandStart,
    CommandHelp,
    CommandUpcoming,
    CommandWeek,
    CommandProjects,
    CommandPartners,
    CommandSubscribe,
    CommandUnsubscribe,
    CommandCalendar,
    CommandSources,
    CommandSettings,
    CommandPrivacy,
    CommandForget,
    CommandReview,
    CommandCorrect,
    CommandStatus,
}

/// `line` in `lang`.
#[must_use]
pub fn say(lang: Lang, line: Line) -> &'static str {
    let [latvian, ukrainian, english, russian] = in_all(line);
    match lang {
        Lang::Lv => latvian,
        Lang::Uk => ukrainian,
        Lang::En => english,
        Lang::Ru => russian,
    }
}

/// `line` in `lang` with `values` in the place of each `{}`.
#[must_use]
pub fn fill(lang: Lang, line: Line, values: &[&str]) -> String {
    let mut parts = say(lang, line).split("{}");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for (at, part) in parts.enumerate() {
        text.push_str(values.get(at).copied().unwrap_or_default());
        text.push_str(part);
    }
    text
}

/// Latvian, Ukrainian, English, Russian.
#[allow(clippy::too_many_lines, reason = "a table of sentences")]
const fn in_all(line: Line) -> [&'static str; 4] {
    match line {
        Line::Welcome => [
            "Labdien! Es lasu Latvijas bibliotēku un biedrību rakstus un atbildu par pasākumiem, projektiem un partneriem – vienmēr ar avotu. Rakstiet jautājumu saviem vārdiem vai izvēlieties komandu.",
            "Добрий день! Я читаю статті латвійських бібліотек і громадських організацій та відповідаю про заходи, проєкти й партнерів — завжди із джерелом. Пишіть запитання своїми словами або виберіть команду.",
            "Hello! I read what Latvian libraries and NGOs publish and answer about events, projects and partners, always with the source. Ask in your own words or pick a command.",
            "Здравствуйте! Я читаю статьи латвийских библиотек и общественных организаций и отвечаю о мероприятиях, проектах и партнёрах — всегда с источником. Пишите вопрос своими словами или выберите команду.",
        ],
        Line::Source => ["Avots", "Джерело", "Source", "Источник"],
        Line::CalendarFile => ["Kalendāram", "У календар", "To calendar", "В календарь"],
        Line::Map => ["Karte", "Мапа", "Map", "Карта"],
        Line::RemindMe => ["Atgādināt", "Нагадати", "Remind me", "Напомнить"],
        Line::Wrong => [
            "Tas nav pareizi",
            "Це помилка",
            "This is wrong",
            "Это ошибка",
        ],
        Line::Earlier => [
            "‹ Iepriekšējie",
            "‹ Попередні",
            "‹ Previous",
            "‹ Предыдущие",
        ],
        Line::Later => ["Nākamie ›", "Наступні ›", "Next ›", "Следующие ›"],
        Line::Back => ["‹ Atpakaļ", "‹ Назад", "‹ Back", "‹ Назад"],
        Line::Gone => [
            "Šī pasākuma krātuvē vairs nav: raksts ir mainīts vai izņemts.",
            "Цього заходу в сховищі більше немає: статтю змінено або вилучено.",
            "The store does not hold this event any more: the article was changed or removed.",
            "Этого мероприятия в хранилище больше нет: статья изменена или удалена.",
        ],
        Line::NoEvents => [
            "Neviens gaidāms pasākums nav zināms.",
            "Жодного майбутнього заходу не відомо.",
            "No coming event is known.",
            "Ни одного предстоящего мероприятия не известно.",
        ],
        Line::ComingHead => [
            "Gaidāmie pasākumi",
            "Найближчі заходи",
            "Coming events",
            "Ближайшие мероприятия",
        ],
        Line::WeekHead => [
            "Šīs nedēļas pasākumi",
            "Заходи цього тижня",
            "This week's events",
            "Мероприятия этой недели",
        ],
        Line::ProjectsHead => ["Projekti", "Проєкти", "Projects", "Проекты"],
        Line::NoProjects => [
            "Neviens projekts nav zināms.",
            "Жодного проєкту не відомо.",
            "No project is known.",
            "Ни одного проекта не известно.",
        ],
        Line::ChooseProject => [
            "Kura projekta partneri?",
            "Партнери якого проєкту?",
            "The partners of which project?",
            "Партнёры какого проекта?",
        ],
        Line::SourcesHead => [
            "Izlasītie raksti",
            "Прочитані статті",
            "Articles read",
            "Прочитанные статьи",
        ],
        Line::SubscribeHow => [
            "Par ko ziņot? Rakstiet aiz komandas vietu, projektu, rīkotāju vai pasākuma veidu, piemēram: /subscribe Valmiera. Vai spiediet pogu.",
            "Про що повідомляти? Напишіть після команди місце, проєкт, організатора або вид заходу, наприклад: /subscribe Валмієра. Або натисніть кнопку.",
            "What shall I tell you about? Write a place, project, organiser or kind of event behind the command, for example: /subscribe Valmiera. Or press the button.",
            "О чём сообщать? Напишите после команды место, проект, организатора или вид мероприятия, например: /subscribe Валмиера. Или нажмите кнопку.",
        ],
        Line::SubscribeTo => [
            "Abonēt: {}",
            "Підписатися: {}",
            "Subscribe: {}",
            "Подписаться: {}",
        ],
        Line::SubscribeAll => [
            "Visi pasākumi",
            "Усі заходи",
            "All events",
            "Все мероприятия",
        ],
        Line::Subscribed => [
            "Abonēts: {}. Atgādināšu iepriekšējā dienā un stundu pirms sākuma, un ziņošu par jaunumiem, pārcelšanu un atcelšanu.",
            "Підписку оформлено: {}. Нагадаю за день і за годину до початку та повідомлю про нове, перенесення й скасування.",
            "Subscribed: {}. I shall remind you the day before and an hour before, and tell you what is new, moved or cancelled.",
            "Подписка оформлена: {}. Напомню за день и за час до начала и сообщу о новом, переносе и отмене.",
        ],
        Line::AlreadySubscribed => [
            "Jau abonēts: {}.",
            "Підписка вже є: {}.",
            "Already subscribed: {}.",
            "Подписка уже есть: {}.",
        ],
        Line::NoSuchThing => [
            "“{}” krātuvē nav atrasts ne kā vieta, ne projekts, ne rīkotājs, ne pasākuma veids.",
            "“{}” у сховищі не знайдено ні як місце, ні як проєкт, ні як організатора, ні як вид заходу.",
            "The store has no place, project, organiser or kind of event called “{}”.",
            "“{}” в хранилище не найдено ни как место, ни как проект, ни как организатор, ни как вид мероприятия.",
        ],
        Line::Subscriptions => [
            "Jūsu abonementi – nospiediet, lai atteiktos:",
            "Ваші підписки — натисніть, щоб відмовитися:",
            "Your subscriptions; press one to end it:",
            "Ваши подписки — нажмите, чтобы отказаться:",
        ],
        Line::NoSubscriptions => [
            "Abonementu nav.",
            "Підписок немає.",
            "There are no subscriptions.",
            "Подписок нет.",
        ],
        Line::Unsubscribed => [
            "Vairs neziņošu: {}.",
            "Більше не повідомлятиму: {}.",
            "I shall not tell you any more about: {}.",
            "Больше не буду сообщать: {}.",
        ],
        Line::ReminderSet => ["Atgādināšu.", "Нагадаю.", "I shall remind you.", "Напомню."],
        Line::NotCertain => [
            "Diena nav droši zināma, tāpēc atgādināt nevaru.",
            "День точно не відомий, тому нагадати не можу.",
            "The day is not certain, so I cannot remind you.",
            "День точно не известен, поэтому напомнить не могу.",
        ],
        Line::AlreadyOver => [
            "Tas jau ir noticis.",
            "Це вже відбулося.",
            "That is already over.",
            "Это уже прошло.",
        ],
        Line::Settings => [
            "Iestatījumi. Valoda: {}. Klusās stundas: {}. Ziņas: {}. Nedēļas apskats: {}.",
            "Налаштування. Мова: {}. Тихі години: {}. Повідомлення: {}. Тижневий огляд: {}.",
            "Settings. Language: {}. Quiet hours: {}. Messages: {}. Weekly digest: {}.",
            "Настройки. Язык: {}. Тихие часы: {}. Сообщения: {}. Недельный обзор: {}.",
        ],
        Line::Language => ["latviešu", "українська", "English", "русский"],
        Line::LanguageSet => [
            "Turpmāk rakstīšu latviski.",
            "Надалі писатиму українською.",
            "I shall write in English from now on.",
            "Дальше буду писать по-русски.",
        ],
        Line::Mute => [
            "Apklusināt",
            "Вимкнути повідомлення",
            "Mute",
            "Отключить сообщения",
        ],
        Line::Unmute => [
            "Atkal ziņot",
            "Увімкнути повідомлення",
            "Unmute",
            "Включить сообщения",
        ],
        Line::Muted => ["izslēgtas", "вимкнено", "off", "отключены"],
        Line::Unmuted => ["ieslēgtas", "увімкнено", "on", "включены"],
        Line::Quiet => ["Klusums 21–8", "Тиша 21–8", "Quiet 21–8", "Тишина 21–8"],
        Line::QuietOff => ["Bez klusuma", "Без тиші", "No quiet hours", "Без тишины"],
        Line::DigestOn => [
            "Nedēļas apskats",
            "Тижневий огляд",
            "Weekly digest",
            "Недельный обзор",
        ],
        Line::DigestOff => ["Bez apskata", "Без огляду", "No digest", "Без обзора"],
        Line::Privacy => [
            "Glabāju: tērzēšanas numuru, valodu, iestatījumus, abonementus, gaidošos atgādinājumus un jūsu iesūtītos labojumus. Jautājumu tekstus neglabāju un žurnālā nerakstu; neatbildētos skaitu tikai pēc temata, bez personas. /forget izdzēš visu uzreiz.",
            "Зберігаю: номер чату, мову, налаштування, підписки, заплановані нагадування та надіслані вами виправлення. Тексти запитань не зберігаю й у журнал не пишу; запитання без відповіді рахую лише за темою, без особи. /forget видаляє все відразу.",
            "I keep: the number of the chat, its language, settings, subscriptions, pending reminders and the corrections you sent. I do not keep the text of questions and do not write it to a log; unanswered questions are counted by topic only, without a person. /forget deletes it all at once.",
            "Храню: номер чата, язык, настройки, подписки, запланированные напоминания и присланные вами исправления. Тексты вопросов не храню и в журнал не пишу; вопросы без ответа считаю только по теме, без лица. /forget удаляет всё сразу.",
        ],
        Line::Forgotten => [
            "Viss, kas par šo tērzēšanu bija glabāts, ir izdzēsts.",
            "Усе, що зберігалося про цей чат, видалено.",
            "Everything that was kept about this chat is deleted.",
            "Всё, что хранилось об этом чате, удалено.",
        ],
        Line::TooFast => [
            "Pārāk daudz ziņu īsā laikā. Pēc minūtes atkal atbildēšu.",
            "Забагато повідомлень за короткий час. За хвилину знову відповідатиму.",
            "Too many messages in a short time. I shall answer again in a minute.",
            "Слишком много сообщений за короткое время. Через минуту снова отвечу.",
        ],
        Line::Failed => [
            "Radās kļūda, un atbildes nav. Pamēģiniet vēlreiz.",
            "Сталася помилка, і відповіді немає. Спробуйте ще раз.",
            "Something went wrong and there is no answer. Please try again.",
            "Произошла ошибка, и ответа нет. Попробуйте ещё раз.",
        ],
        Line::Unreadable => [
            "Šo ziņu nevarēju izlasīt. Rakstiet, lūdzu, tekstu.",
            "Це повідомлення я не зміг прочитати. Напишіть, будь ласка, текст.",
            "I could not read this message. Please write text.",
            "Это сообщение я не смог прочитать. Напишите, пожалуйста, текст.",
        ],
        Line::Tomorrow => [
            "Atgādinām – rīt:",
            "Нагадуємо — завтра:",
            "A reminder for tomorrow:",
            "Напоминаем — завтра:",
        ],
        Line::InAnHour => [
            "Atgādinām – pēc stundas:",
            "Нагадуємо — за годину:",
            "A reminder: in an hour:",
            "Напоминаем — через час:",
        ],
        Line::NewEvent => [
            "Jauns pasākums:",
            "Новий захід:",
            "A new event:",
            "Новое мероприятие:",
        ],
        Line::Moved => [
            "Mainīts laiks: {} → {}",
            "Змінено час: {} → {}",
            "The time has changed: {} → {}",
            "Изменилось время: {} → {}",
        ],
        Line::NowCancelled => [
            "Pasākums ir atcelts:",
            "Захід скасовано:",
            "The event is cancelled:",
            "Мероприятие отменено:",
        ],
        Line::Digest => [
            "Nedēļas apskats",
            "Тижневий огляд",
            "This week",
            "Недельный обзор",
        ],
        Line::WhatIsWrong => [
            "Kas nav pareizi?",
            "Що саме неправильно?",
            "What is wrong?",
            "Что именно неверно?",
        ],
        Line::WrongDay => ["Diena", "День", "Day", "День"],
        Line::WrongPlace => ["Vieta", "Місце", "Place", "Место"],
        Line::WrongTitle => ["Nosaukums", "Назва", "Title", "Название"],
        Line::WrongCancelled => [
            "Pasākums ir atcelts",
            "Захід скасовано",
            "The event is cancelled",
            "Мероприятие отменено",
        ],
        Line::WrongValue => [
            "Uzrakstiet pareizo vērtību vienā ziņā.",
            "Напишіть правильне значення одним повідомленням.",
            "Write the right value in one message.",
            "Напишите верное значение одним сообщением.",
        ],
        Line::WrongDayValue => [
            "Uzrakstiet pareizo dienu, piemēram, 2024-05-06.",
            "Напишіть правильний день, наприклад 2024-05-06.",
            "Write the right day, for example 2024-05-06.",
            "Напишите верный день, например 2024-05-06.",
        ],
        Line::NotADay => [
            "Tā nav diena. Rakstiet tā: 2024-05-06.",
            "Це не день. Пишіть так: 2024-05-06.",
            "That is not a day. Write it like this: 2024-05-06.",
            "Это не день. Пишите так: 2024-05-06.",
        ],
        Line::Sent => [
            "Paldies! Redaktors to pārbaudīs.",
            "Дякую! Редактор це перевірить.",
            "Thank you! An editor will look at it.",
            "Спасибо! Редактор это проверит.",
        ],
        Line::NoDialogue => [
            "Šī saruna ir beigusies. Nospiediet pogu pie pasākuma vēlreiz.",
            "Ця розмова завершена. Натисніть кнопку біля заходу ще раз.",
            "This dialogue is over. Press the button at the event once more.",
            "Этот диалог завершён. Нажмите кнопку у мероприятия ещё раз.",
        ],
        Line::ForEditors => [
            "Šī komanda ir redaktoriem.",
            "Ця команда для редакторів.",
            "This command is for editors.",
            "Эта команда для редакторов.",
        ],
        Line::ForOperators => [
            "Šī komanda ir uzturētājiem.",
            "Ця команда для адміністраторів.",
            "This command is for operators.",
            "Эта команда для администраторов.",
        ],
        Line::QueueEmpty => [
            "Rindā nav neviena labojuma.",
            "У черзі немає виправлень.",
            "There are no corrections in the queue.",
            "В очереди нет исправлений.",
        ],
        Line::QueueItem => [
            "Labojums nr. {} ({})\n{}\nTeksts: “{}”\nPiedāvā – {}: {}",
            "Виправлення № {} ({})\n{}\nТекст: “{}”\nПропонує — {}: {}",
            "Correction no. {} ({})\n{}\nText: “{}”\nProposed – {}: {}",
            "Исправление № {} ({})\n{}\nТекст: “{}”\nПредлагает — {}: {}",
        ],
        Line::Accept => ["Pieņemt", "Прийняти", "Accept", "Принять"],
        Line::Change => ["Mainīt", "Змінити", "Change", "Изменить"],
        Line::Reject => ["Noraidīt", "Відхилити", "Reject", "Отклонить"],
        Line::Accepted => [
            "Pieņemts: spēkā no šī brīža.",
            "Прийнято: діє відтепер.",
            "Accepted: it holds from now on.",
            "Принято: действует с этого момента.",
        ],
        Line::Rejected => ["Noraidīts.", "Відхилено.", "Rejected.", "Отклонено."],
        Line::SendValue => [
            "Uzrakstiet vērtību labojumam nr. {}.",
            "Напишіть значення для виправлення № {}.",
            "Write the value for correction no. {}.",
            "Напишите значение для исправления № {}.",
        ],
        Line::Reviewed => [
            "Par šo labojumu jau ir izlemts.",
            "Щодо цього виправлення вже вирішено.",
            "This correction has been decided already.",
            "По этому исправлению уже решено.",
        ],
        Line::CalendarCaption => [
            "Kalendāra fails",
            "Файл календаря",
            "Calendar file",
            "Файл календаря",
        ],
        Line::StatusText => [
            "Raksti: {}. Vēlākais notikums: {}. Pēdējās izmaiņas: {}. Ziņas apstrādē: {}. Atgādinājumi rindā: {}. Labojumi rindā: {}. Tērzēšanas: {}, abonē: {}. Kļūdas kopš palaišanas: {}. Neatbildēti jautājumi septiņās dienās: {}.",
            "Статті: {}. Найпізніша подія: {}. Останні зміни: {}. Повідомлення в обробці: {}. Нагадування в черзі: {}. Виправлення в черзі: {}. Чати: {}, з підпискою: {}. Помилки від запуску: {}. Запитання без відповіді за сім днів: {}.",
            "Articles: {}. Latest event: {}. Last changes: {}. Messages in work: {}. Reminders queued: {}. Corrections queued: {}. Chats: {}, subscribed: {}. Errors since start: {}. Unanswered questions in seven days: {}.",
            "Статьи: {}. Самое позднее событие: {}. Последние изменения: {}. Сообщения в обработке: {}. Напоминания в очереди: {}. Исправления в очереди: {}. Чаты: {}, с подпиской: {}. Ошибки с запуска: {}. Вопросы без ответа за семь дней: {}.",
        ],
        Line::CorrectHow => [
            "Rakstiet: /correct notikums lauks vērtība. Lauki: start, end, place, venue, title, status. Notikuma numurs ir saitē pie pasākuma.",
            "Пишіть: /correct захід поле значення. Поля: start, end, place, venue, title, status. Номер заходу — у посиланні біля нього.",
            "Write: /correct event field value. Fields: start, end, place, venue, title, status. The event's number is in the link at the event.",
            "Пишите: /correct мероприятие поле значение. Поля: start, end, place, venue, title, status. Номер мероприятия — в ссылке возле него.",
        ],
        Line::NoCalendar => [
            "Kalendāram vajag precīzu dienu, bet tā nav zināma.",
            "Для календаря потрібен точний день, а він не відомий.",
            "A calendar needs an exact day, and it is not known.",
            "Для календаря нужен точный день, а он не известен.",
        ],
        Line::OtherVersion => [
            "Šī poga ir novecojusi. Jautājiet vēlreiz.",
            "Ця кнопка застаріла. Запитайте ще раз.",
            "This button is out of date. Please ask again.",
            "Эта кнопка устарела. Спросите ещё раз.",
        ],
        Line::CommandStart => ["sākt", "почати", "start", "начать"],
        Line::CommandHelp => [
            "ko var jautāt",
            "про що можна питати",
            "what can be asked",
            "о чём можно спросить",
        ],
        Line::CommandUpcoming => [
            "gaidāmie pasākumi",
            "найближчі заходи",
            "coming events",
            "ближайшие мероприятия",
        ],
        Line::CommandWeek => [
            "šīs nedēļas pasākumi",
            "заходи цього тижня",
            "this week's events",
            "мероприятия этой недели",
        ],
        Line::CommandProjects => [
            "visi projekti",
            "усі проєкти",
            "all projects",
            "все проекты",
        ],
        Line::CommandPartners => [
            "projekta partneri",
            "партнери проєкту",
            "partners of a project",
            "партнёры проекта",
        ],
        Line::CommandSubscribe => [
            "saņemt ziņas par vietu vai projektu",
            "отримувати новини про місце чи проєкт",
            "follow a place or project",
            "получать новости о месте или проекте",
        ],
        Line::CommandUnsubscribe => [
            "atteikties no ziņām",
            "відмовитися від новин",
            "end a subscription",
            "отказаться от новостей",
        ],
        Line::CommandCalendar => [
            "gaidāmie pasākumi kalendāram",
            "заходи для календаря",
            "coming events for your calendar",
            "мероприятия для календаря",
        ],
        Line::CommandSources => [
            "kuri raksti ir izlasīti",
            "які статті прочитано",
            "which articles were read",
            "какие статьи прочитаны",
        ],
        Line::CommandSettings => [
            "valoda, klusās stundas, apskats",
            "мова, тихі години, огляд",
            "language, quiet hours, digest",
            "язык, тихие часы, обзор",
        ],
        Line::CommandPrivacy => [
            "kas tiek glabāts",
            "що зберігається",
            "what is kept",
            "что хранится",
        ],
        Line::CommandForget => [
            "izdzēst visu par mani",
            "видалити все про мене",
            "delete all about me",
            "удалить всё обо мне",
        ],
        Line::CommandReview => [
            "labojumu rinda",
            "черга виправлень",
            "queue of corrections",
            "очередь исправлений",
        ],
        Line::CommandCorrect => [
            "labot: notikums, lauks, vērtība",
            "виправити: захід, поле, значення",
            "correct: event, field, value",
            "исправить: событие, поле, значение",
        ],
        Line::CommandStatus => [
            "darbības stāvoklis",
            "стан роботи",
            "how it runs",
            "состояние работы",
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, fill};
    use crate::lang::Lang;

    #[test]
    fn values_take_their_places() {
        assert_eq!(
            fill(Lang::En, Line::Moved, &["5 May", "6 May"]),
            "The time has changed: 5 May → 6 May"
        );
        assert_eq!(
            fill(Lang::Lv, Line::Subscribed, &["Valmiera"])
                .split('.')
                .next(),
            Some("Abonēts: Valmiera")
        );
    }
}
