//! Latvian.

use chrono::{Datelike, Weekday};
use language::timex::When;

use super::{Label, Phrase, Unit, Voice, index, rule_parts};
use crate::reply::Standing;

pub(super) struct Latvian;

const MONTHS: [&str; 12] = [
    "janvāris",
    "februāris",
    "marts",
    "aprīlis",
    "maijs",
    "jūnijs",
    "jūlijs",
    "augusts",
    "septembris",
    "oktobris",
    "novembris",
    "decembris",
];

/// *2023. gada 21. augusts*, *2018. gada aprīlis*, *2023. gads*.
fn date(when: When) -> String {
    let year = when
        .year
        .map(|year| format!("{year}. gada "))
        .unwrap_or_default();
    match (when.month, when.day) {
        (Some(month), Some(day)) => format!("{year}{day}. {}", MONTHS[index(month)]),
        (Some(month), None) => format!("{year}{}", MONTHS[index(month)]),
        (None, _) => when
            .year
            .map(|year| format!("{year}. gads"))
            .unwrap_or_default(),
    }
}

impl Voice for Latvian {
    fn date(&self, when: When) -> String {
        match when.clock {
            Some(clock) => format!("{}, plkst. {clock}", date(when)),
            None => date(when),
        }
    }

    fn range(&self, start: When, end: When) -> String {
        let same_day = (start.year, start.month, start.day) == (end.year, end.month, end.day);
        match (end.clock, same_day) {
            (Some(clock), true) => return format!("{}–{clock}", self.date(start)),
            (Some(_), false) => return format!("{} – {}", self.date(start), self.date(end)),
            (None, _) => {}
        }
        let year = start
            .year
            .map(|year| format!("{year}. gada "))
            .unwrap_or_default();
        match (start.day, end.day) {
            (Some(first), Some(last)) if start.year == end.year && start.month == end.month => {
                format!(
                    "{year}{first}.–{last}. {}",
                    MONTHS[index(end.month.unwrap_or(1))]
                )
            }
            _ if start.year == end.year && start.month.is_some() => {
                format!(
                    "{} – {}",
                    self.date(start),
                    date(When { year: None, ..end })
                )
            }
            _ => format!("{} – {}", self.date(start), self.date(end)),
        }
    }

    fn weekday(&self, weekday: Weekday) -> &'static str {
        match weekday {
            Weekday::Mon => "pirmdiena",
            Weekday::Tue => "otrdiena",
            Weekday::Wed => "trešdiena",
            Weekday::Thu => "ceturtdiena",
            Weekday::Fri => "piektdiena",
            Weekday::Sat => "sestdiena",
            Weekday::Sun => "svētdiena",
        }
    }

    fn repeats(&self, rrule: &str, time: Option<&str>) -> String {
        let (frequency, days, until) = rule_parts(rrule);
        let names: Vec<String> = days
            .iter()
            .map(|(place, day)| match place {
                Some(-1) => format!("mēneša pēdējā {}", self.weekday(*day)),
                Some(place) => format!("mēneša {place}. {}", self.weekday(*day)),
                None => self.weekday(*day).to_owned(),
            })
            .collect();
        let mut text = match (frequency, names.is_empty()) {
            ("DAILY", _) => "katru dienu".to_owned(),
            ("MONTHLY", true) => "reizi mēnesī".to_owned(),
            ("WEEKLY", false) => format!("katru nedēļu: {}", names.join(", ")),
            _ => names.join(", "),
        };
        if let Some(time) = time {
            text.push_str(&format!(", plkst. {}", time.replace('/', "–")));
        }
        if let Some(until) = until {
            text.push_str(&format!(
                ", pēdējā diena: {}. gada {}. {}",
                until.year(),
                until.day(),
                MONTHS[index(until.month())]
            ));
        }
        text
    }

    fn label(&self, label: Label) -> &'static str {
        match label {
            Label::When => "Kad",
            Label::Where => "Kur",
            Label::Organiser => "Rīko",
            Label::Project => "Projekts",
            Label::Source => "Avots",
            Label::Partners => "Partneri",
            Label::Countries => "Partneru valstis",
            Label::Lead => "Vadošais partneris",
            Label::Funders => "Finansē",
            Label::Total => "Kopējās izmaksas",
            Label::Share => "Līdzfinansējums",
            Label::Rate => "Līdzfinansējuma daļa",
            Label::Start => "Sākums",
            Label::End => "Beigas",
            Label::Programme => "Programma",
            Label::Number => "Projekta numurs",
            Label::AlsoCalled => "Cits nosaukums",
            Label::Address => "Adrese",
            Label::Better => "Labāk pamatots",
            Label::Reasons => "Kāpēc tas nesakrīt",
            Label::Repeats => "Atkārtojas",
            Label::Aim => "Mērķis",
            Label::Results => "Rezultāti",
            Label::Strand => "Programmas daļa",
            Label::Length => "Ilgums",
            Label::Implementer => "Īsteno",
            Label::Rest => "Pašu līdzekļi",
            Label::NotOn => "Nenotiek",
            Label::New => "Jaunums",
            Label::Changed => "Mainīts",
            Label::Withdrawn => "Vairs nav",
            Label::Title => "Nosaukums",
            Label::Kind => "Veids",
            Label::Status => "Statuss",
            Label::EventPartners => "Pasākuma partneri",
            Label::Speakers => "Uzstājas",
            Label::Guests => "Piedalās",
            Label::Participants => "Dalībnieki",
            Label::Price => "Maksa",
            Label::Registration => "Pieteikšanās līdz",
            Label::AlsoWritten => "Citā rakstā",
            Label::Shares => "Partneru budžeti",
        }
    }

    fn say(&self, phrase: Phrase) -> &'static str {
        match phrase {
            Phrase::Emergency => {
                "Ja kāds ir briesmās, zvani 112. Es esmu tikai uzziņu programma un palīdzību izsaukt nevaru."
            }
            Phrase::Thanks => "Labprāt! Jautā vēl.",
            Phrase::Greeting => {
                "Sveiki! Es atbildu par projektiem un pasākumiem, par kuriem rakstīts izlasītajos rakstos. Uzraksti, piemēram: “Kad ir nākamā tikšanās?”"
            }
            Phrase::Help => {
                "Jautā latviski, ukrainiski, angliski vai krieviski, piemēram:\n• Kad ir nākamā tikšanās?\n• Kas notiks oktobrī?\n• Kas ir projekta partneri?\n• Cik maksā projekts, un kas to finansē?\n• Kas rakstos nesakrīt?"
            }
            Phrase::Refused => {
                "Ziņas par cilvēku privāto dzīvi, arī par bēgļa statusu, veselību un saziņu, es neizpaužu."
            }
            Phrase::NotKnown => "To es nezinu: izlasītajos rakstos par to nekā nav.",
            Phrase::Next => "Nākamais zināmais notikums:",
            Phrase::Upcoming => "Gaidāms:",
            Phrase::Running => "Pašlaik notiek:",
            Phrase::Past => "Jau noticis:",
            Phrase::Found => "Atrasts:",
            Phrase::NoneComing => "Neviens gaidāms notikums nav zināms.",
            Phrase::NoneInPeriod => "Šajās dienās neviens notikums nav zināms.",
            Phrase::LastKnown => "Pēdējais zināmais:",
            Phrase::ContestedNotAnnounced => "Netiek izziņots, jo avoti nesakrīt:",
            Phrase::Contested => "Avoti nesakrīt:",
            Phrase::NoContradictions => "Pretrunas nav atrastas.",
            Phrase::LeadNotStated => "Vadošais partneris rakstos nav nosaukts.",
            Phrase::NoPartners => "Partneri rakstos nav nosaukti.",
            Phrase::NoBudget => {
                "To es nezinu: rakstos par šo projektu nav nevienas summas un nav nosaukts finansētājs."
            }
            Phrase::NoPeriod => "Projekta sākums un beigas rakstos nav nosaukti.",
            Phrase::NoNumber => "Projekta numurs rakstos nav nosaukts.",
            Phrase::NoProgramme => "Programma rakstos nav nosaukta.",
            Phrase::Projects => "Projekti izlasītajos rakstos:",
            Phrase::NoProjects => "Izlasītajos rakstos nav neviena projekta.",
            Phrase::AskWhich => "Par kuru projektu? Der vairāki:",
            Phrase::LastChanges => "Pēdējās izmaiņas:",
            Phrase::AsPlanned => "notiek, kā plānots",
            Phrase::Nothing => "nekas",
            Phrase::Cancelled => "ATCELTS",
            Phrase::Postponed => "PĀRCELTS",
            Phrase::Online => "tiešsaistē",
            Phrase::Computed => "aprēķināts, rakstā nav minēts",
            Phrase::Undated => "datums nav nosaukts",
            Phrase::ToldButNoDate => "Rakstā par to ir stāstīts, bet datums nav nosaukts.",
            Phrase::NoAnswer => "Tiešas atbildes rakstos nav.",
            Phrase::OwnPage => "secināts: tā ir šīs iestādes lapa",
            Phrase::TownOfVenue => "secināts: tur atrodas norises vieta",
            Phrase::Told => "Rakstos teikts:",
            Phrase::Closest => "Varbūt noder šīs vietas rakstos (tā nav atbilde):",
            Phrase::NotCancelled => {
                "Neviens izlasītais raksts nesaka, ka tas būtu atcelts vai pārcelts:"
            }
            Phrase::OtherDays => "Šajās dienās tas nav zināms; avotos ir citas dienas:",
            Phrase::Amounts => "Summas izlasītajos rakstos:",
            Phrase::FundersHead => "Kas finansē izlasītajos rakstos minētos projektus:",
            Phrase::Spellings => "Kas zināms par šiem nosaukumiem:",
            Phrase::Repeated => "Vairākos rakstos minēts:",
            Phrase::PrivateFound => {
                "Jā, tādas ziņas par nosauktu cilvēku rakstos ir, bet vārdu un statusu kopā es neizpaužu:"
            }
            Phrase::PrivateNone => "Tādu ziņu izlasītajos rakstos nav.",
            Phrase::OnlyMentioned => "tikai pieminēts",
            Phrase::Likely => "iespējams, viens un tas pats",
            Phrase::SameThing => "viens un tas pats",
            Phrase::DifferentThing => "dažādi",
            Phrase::Renamed => "pārdēvēts",
            Phrase::Free => "bez maksas",
        }
    }

    fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Coming => "Tas vēl gaidāms.",
            Standing::Running => "Jā, tas pašlaik notiek.",
            Standing::Past => "Tas jau ir beidzies.",
            Standing::Undated => "Datums nav nosaukts.",
            Standing::Contested => "Avoti nesakrīt.",
        }
    }

    fn covers(&self, documents: i64, oldest: Option<&str>, newest: Option<&str>) -> String {
        let one = documents % 10 == 1 && documents % 100 != 11;
        let articles = if one {
            format!("Izlasīts {documents} raksts")
        } else {
            format!("Izlasīti {documents} raksti")
        };
        match (oldest, newest) {
            (Some(oldest), Some(newest)) => {
                format!("{articles}. Agrākais zināmais notikums: {oldest}. Vēlākais: {newest}.")
            }
            _ => format!("{articles}."),
        }
    }

    fn more(&self, count: usize) -> String {
        format!("… un vēl {count}")
    }

    fn length(&self, count: i64, unit: Unit) -> String {
        let one = count % 10 == 1 && count % 100 != 11;
        let word = match (unit, one) {
            (Unit::Years, true) => "gads",
            (Unit::Years, false) => "gadi",
            (Unit::Months, true) => "mēnesis",
            (Unit::Months, false) => "mēneši",
            (Unit::Days, true) => "diena",
            (Unit::Days, false) => "dienas",
        };
        format!("{count} {word}")
    }

    fn anchored(&self, key: &str) -> &'static str {
        match key {
            "sentence" => "jo gads nosaukts tajā pašā teikumā",
            "heading" => "jo gads nosaukts sadaļas virsrakstā",
            "list" => "jo gads nosaukts tajā pašā sarakstā",
            "title" => "jo gads nosaukts raksta virsrakstā",
            "published" => "jo tas skaitīts no raksta publicēšanas dienas",
            _ => "jo tas skaitīts no tuvākā datētā teksta",
        }
    }

    fn reason(&self, key: &str) -> &'static str {
        match key {
            "more-mentions" => "šis datums rakstos nosaukts biežāk",
            "later-text-refers-back" => "uz to atsaucas vēlāk datēts teksts",
            "order-of-sections" => "otrs gads neatbilst lapas notikumu secībai",
            "told-as-past" => "raksts par notikumu stāsta kā par pagājušu, bet pats datēts agrāk",
            "later-entry-announces-it" => "vēlāk datēts ieraksts to pašu notikumu izziņo",
            "weekday-agrees" => "nosauktā nedēļas diena atbilst tikai vienam no datumiem",
            "number-of-days-agrees" => "nosauktais dienu skaits atbilst tikai vienam no datumiem",
            "heading-against-body" => {
                "virsraksts saka vienu, teksts zem tā – citu; teksts ir ticamāks"
            }
            "day-of-arrival" => "ierašanās diena var nebūt ieskaitīta",
            "days-of-range" => "dienu skaits pēc datumiem ir cits",
            "listed-events" => "rakstā uzskaitīts citāds skaits",
            "rate-of-project" => "pēc projekta līdzfinansējuma daļas iznāk cita summa",
            _ => "avotu vārdi atšķiras",
        }
    }

    fn gloss<'k>(&self, place: &'k extraction::Place) -> &'k str {
        &place.name
    }

    fn kind(&self, _kind: &str) -> &'static str {
        ""
    }
}
