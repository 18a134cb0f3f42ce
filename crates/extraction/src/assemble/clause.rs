//! What a stretch of text says beside a date: place, venue, organisers, status, whether it is online.

use std::borrow::Cow;

use language::{Span, Text};

use crate::{
    Knowledge,
    document::Document,
    event::Status,
    mention::{Kind, Mention, inside},
};

/// A stretch of text with its mentions.
pub(super) struct Clause<'c, 't> {
    pub(super) document: &'c Document<'t>,
    pub(super) knowledge: &'c Knowledge,
    pub(super) mentions: &'c [Mention],
    pub(super) span: Span,
}

impl<'c> Clause<'c, '_> {
    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &'c Mention> {
        inside(self.mentions, self.span).filter(move |mention| mention.kind == kind)
    }

    fn folded(&self) -> Cow<'c, str> {
        self.document.text.folded_of(self.span)
    }

    /// The town, island or country where it is; towns before countries, what stands behind the date before the rest.
    pub(super) fn place(&self, date_end: usize) -> Option<String> {
        let located: Vec<&Mention> = self
            .of_kind(Kind::Place)
            .filter(|mention| self.is_where(mention))
            .collect();
        let rank = |mention: &&&Mention| {
            (
                self.is_country(mention.name()),
                mention.span.start < date_end,
                mention.span.start,
            )
        };
        let best = located.iter().min_by_key(rank);
        let name = |mention: &&Mention| mention.name().to_owned();
        // A town before what the venue tells, and that before a country.
        best.filter(|mention| !self.is_country(mention.name()))
            .map(name)
            .or_else(|| self.town_of_address())
            .or_else(|| {
                let venue = self.venue_mention().or_else(|| self.site())?;
                self.town_of(venue.name())
            })
            .or_else(|| best.map(name))
    }

    /// A square, church or market in the locative.
    fn site(&self) -> Option<&'c Mention> {
        self.of_kind(Kind::Place).find(|mention| {
            Self::is_site(mention) && is_locative(mention.span.of(self.document.text.raw))
        })
    }

    fn is_country(&self, name: &str) -> bool {
        self.knowledge
            .places
            .named(name)
            .is_some_and(|place| matches!(place.kind.as_str(), "country" | "region"))
    }

    /// A square, park, castle or church: where it is inside its town.
    fn is_site(mention: &Mention) -> bool {
        const SITES: &[&str] = &[
            "laukums",
            "parks",
            "pils",
            "muiža",
            "baznīca",
            "estrāde",
            "dārzs",
            "krastmala",
            "pilsdrupas",
            "kvartāls",
            "tirgus",
            "katedrāle",
            "klosteris",
            "sinagoga",
            "kapi",
            "pilskalns",
            "stacija",
            "tilts",
        ];
        mention.rule == "place.unit" && SITES.iter().any(|site| mention.name().ends_with(site))
    }

    /// A place in the locative, one that has no cases, or the aim of a journey.
    fn is_where(&self, mention: &Mention) -> bool {
        if mention.rule == "place.address" || Self::is_site(mention) {
            return false;
        }
        let surface = mention.span.of(self.document.text.raw);
        let indeclinable = surface == mention.name()
            && self
                .knowledge
                .places
                .named(surface)
                .is_some_and(|place| place.inflect == "0");
        let preposition = before(&self.document.text, mention.span);
        if mention.rule == "place.cyrillic" {
            return !matches!(
                preposition.as_str(),
                "з" | "із" | "зі" | "від" | "из" | "с" | "от"
            );
        }
        let aim = preposition == "uz";
        if preposition == "no" {
            return false;
        }
        // "Ikast-Brande pilsētā": the noun behind carries the case.
        let text = &self.document.text;
        let behind = text.after(text.token_at(mention.span.end.saturating_sub(1)));
        if behind
            .is_some_and(|at| matches!(text.surface(at), "pilsētā" | "ciematā" | "ciemā" | "salā"))
        {
            return true;
        }
        is_locative(surface) && surface != mention.name() || indeclinable || aim
    }

    fn town_of_address(&self) -> Option<String> {
        let address = self
            .of_kind(Kind::Place)
            .find(|mention| mention.rule == "place.address")?;
        address
            .name()
            .split(", ")
            .skip(1)
            .find(|part| self.knowledge.places.named(part).is_some())
            .map(str::to_owned)
    }

    /// The town an institution is named after.
    pub(super) fn town_of(&self, institution: &str) -> Option<String> {
        super::home::town_of(self.knowledge, institution)
    }

    fn venue_mention(&self) -> Option<&'c Mention> {
        let text = &self.document.text;
        self.of_kind(Kind::Org).find(|mention| {
            let surface = mention.span.of(text.raw);
            // A quoted name, and one behind its noun, stays in the nominative; the noun shows the case.
            let noun = self
                .type_word(mention)
                .map_or(surface, |at| text.surface(at));
            let head = noun.split('“').next().unwrap_or(noun).trim();
            is_locative(head) && head != mention.name()
                || before(text, mention.span) == "uz"
                || self.has_room(mention)
        })
    }

    /// The noun outside a name: *kultūras centrā “Rotkalns”*, *izglītības centrā Artium*.
    fn type_word(&self, mention: &Mention) -> Option<usize> {
        let text = &self.document.text;
        let first = text.token_at(mention.span.start);
        let quoted = mention.rule.starts_with("organisation.quoted");
        let before = if quoted {
            text.before(first).and_then(|mark| text.before(mark))
        } else {
            text.before(first)
        };
        before.filter(|&at| {
            let small = !text.is_capitalised(at)
                && !self.knowledge.heads.forms_of(text.surface(at)).is_empty();
            small && (quoted || !mention.name().contains(' '))
        })
    }

    /// *Kultūras centrs “Rotkalns”*: a quoted name with its noun in the nominative.
    fn with_type(&self, mention: &Mention) -> String {
        let text = &self.document.text;
        let quoted = mention.rule.starts_with("organisation.quoted");
        let Some(noun) = self.type_word(mention).filter(|_| quoted) else {
            return mention.name().to_owned();
        };
        let form = self.knowledge.heads.forms_of(text.surface(noun)).first();
        let lemma = form
            .and_then(|form| self.knowledge.heads.rows.get(form.head))
            .map(|row| row.lemma.clone());
        let Some(lemma) = lemma else {
            return mention.name().to_owned();
        };
        let modifier = text.before(noun).filter(|&at| {
            at + 2 == noun
                && !text.is_capitalised(at)
                && ["as", "es", "u", "a"]
                    .iter()
                    .any(|ending| text.surface(at).ends_with(ending))
        });
        let words = modifier.map_or(lemma.clone(), |at| format!("{} {lemma}", text.surface(at)));
        format!(
            "{} “{}”",
            super::titles::capitalised(&words),
            mention.name()
        )
    }

    /// The institution where it is.
    pub(super) fn venue(&self) -> Option<String> {
        let named = self.venue_mention().map(|mention| {
            self.hall_of(mention)
                .unwrap_or_else(|| self.with_type(mention))
        });
        named.or_else(|| self.site().map(|mention| mention.name().to_owned()))
    }

    /// *Ogres Centrālās bibliotēkas Pasākumu zālē*: a hall with a name of its own, and the institution it is in.
    fn hall_of(&self, mention: &Mention) -> Option<String> {
        let text = &self.document.text;
        let mut at = text.token_at(mention.span.end.saturating_sub(1));
        // Across the acronym in brackets: "(OCB)".
        if text.after(at).is_some_and(|next| text.surface(next) == "(") {
            let close = (at..at + 8).find(|&next| text.surface(next) == ")")?;
            at = close;
        }
        let mut words = Vec::new();
        for _ in 0..3 {
            let next = text
                .after(at)
                .filter(|&next| text.is_capitalised(next) || !words.is_empty())?;
            let surface = text.surface(next);
            if let Some(stem) = surface.strip_suffix("zālē") {
                words.push(format!("{stem}zāle"));
                let institution = squeezed(mention.span.of(text.raw));
                return (words.len() > 1).then(|| format!("{institution} {}", words.join(" ")));
            }
            words.push(surface.to_owned());
            at = next;
        }
        None
    }

    /// *LGB konferenču zālē*: a room behind the name of an institution.
    fn has_room(&self, mention: &Mention) -> bool {
        const ROOMS: &[&str] = &["lasītavā", "telpās", "pagalmā", "vestibilā", "foajē"];
        let text = &self.document.text;
        let mut at = text.token_at(mention.span.end.saturating_sub(1));
        for _ in 0..3 {
            let Some(next) = text.after(at) else {
                return false;
            };
            let surface = text.surface(next);
            if ROOMS.contains(&surface) || surface.ends_with("zālē") || surface.ends_with("nodaļā")
            {
                return true;
            }
            at = next;
        }
        false
    }

    /// Held over the internet.
    pub(super) fn is_online(&self) -> bool {
        let folded = self.folded();
        ["tiessaist", "attalinati", "zoom", "tiesraid"]
            .iter()
            .any(|word| folded.contains(word))
    }

    /// Who holds it: the subject of *organizē* or *rīko*, or what follows *kuru rīkoja*.
    pub(super) fn organisers(&self) -> Vec<String> {
        let text = &self.document.text;
        let first = text.token_at(self.span.start);
        let verb = (first..text.tokens.len())
            .take_while(|&at| text.tokens[at].span.start < self.span.end)
            .find(|&at| {
                let word = text.folded(at);
                ["organize", "rikoj", "riko", "rikos", "organizat"]
                    .iter()
                    .any(|stem| word.starts_with(stem))
                    && !word.starts_with("rikota")
                    && !word.starts_with("rikojum")
                    || matches!(
                        word,
                        "aicina" | "ieludz" | "aicinam" | "запрошує" | "запрошуе" | "организует"
                    )
            });
        let Some(verb) = verb else { return Vec::new() };
        let verb_start = text.tokens[verb].span.start;
        let relative = text
            .before(verb)
            .is_some_and(|at| matches!(text.folded(at), "kuru" | "ko" | "kuras" | "kurus"));
        let last = |name: &str| name.rsplit(' ').next().map(str::to_owned);
        let nominative =
            |mention: &&Mention| last(&squeezed(mention.span.of(text.raw))) == last(mention.name());
        let mut found: Vec<String> = Vec::new();
        for mention in self.of_kind(Kind::Org) {
            let after = mention.span.start > verb_start;
            let partner =
                relative && before_words(text, mention.span, 2).contains(&"sadarbiba".to_owned());
            let subject = if relative { after } else { !after };
            if (subject && (relative || nominative(&mention)) || partner)
                && !found.contains(&mention.name().to_owned())
            {
                found.push(mention.name().to_owned());
            }
        }
        found
    }

    /// Whether it takes place.
    pub(super) fn status(&self) -> Status {
        let folded = self.folded();
        const OFF: &[&str] = &[
            "atcelt",
            "nenotiks",
            "atcelam",
            "скасован",
            "відмінен",
            "не відбудеться",
            "отменен",
            "отмена ",
            "не состоится",
        ];
        const MOVED: &[&str] = &["parcelt", "parcelam", "parcels", "перенес"];
        let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
        if says(OFF) {
            Status::Cancelled
        } else if says(MOVED) {
            Status::Postponed
        } else {
            Status::Scheduled
        }
    }

    /// *uz nenoteiktu laiku*
    pub(super) fn is_indefinite(&self) -> bool {
        self.folded().contains("nenoteiktu laiku")
    }

    /// *bija jānotiek*
    pub(super) fn was_planned(&self) -> bool {
        self.folded().contains("bija jano")
    }

    /// A date by which something must be handed in, fetched or booked.
    pub(super) fn is_deadline(&self, date: Span) -> bool {
        const WORDS: &[&str] = &[
            "piete",
            "iesnieg",
            "registr",
            "derig",
            "sanemt",
            "termin",
            "jaiesniedz",
            "jaatdod",
            "rezerv",
            "anket",
            "noskatit",
            "klausit",
            "реєстр",
            "регистр",
            "запис",
            "заявк",
        ];
        let before = self
            .document
            .text
            .folded_of(Span::new(self.span.start, date.start));
        WORDS.iter().any(|word| before.contains(word))
    }

    /// A day from which something can be seen or fetched: *no 25. aprīļa varēs noskatīties*.
    pub(super) fn is_availability(&self, date: Span) -> bool {
        let behind = self
            .document
            .text
            .folded_of(Span::new(date.end, self.span.end));
        [
            "vares noskat",
            "varesiet noskat",
            "vares sanemt",
            "bus pieejam",
        ]
        .iter()
        .any(|word| behind.contains(word))
    }

    /// Where the clause says *slēgta*, *slēgts*: it is not open.
    pub(super) fn is_closed(&self) -> Option<usize> {
        let text = &self.document.text;
        let first = text.token_at(self.span.start);
        (first..text.tokens.len())
            .map(|at| (at, text.span(at, at)))
            .take_while(|(_, span)| span.start < self.span.end)
            .find(|(at, _)| {
                let word = text.folded(*at);
                matches!(word, "slegta" | "slegts" | "slegtas" | "slegti")
                    || word.starts_with("neapkalpos")
            })
            .map(|(_, span)| span.start)
    }

    /// A date of the project as a whole.
    pub(super) fn is_project_period(&self, date: Span) -> bool {
        let before = self
            .document
            .text
            .folded_of(Span::new(self.span.start, date.start));
        let period = [
            "istenosanas laik",
            "istenosanas period",
            "projekta period",
            "projekta termin",
            "kas ilgs",
            "norises laiks projekt",
        ];
        let started = before.contains("projekt")
            && [
                "sakts",
                "sakas",
                "noslegs",
                "noslegsies",
                "noslegusies",
                "noslegies",
                "apstiprina",
                "istenos",
                "istenots",
                "pabeigt",
            ]
            .iter()
            .any(|word| {
                before
                    .rsplit_once("projekt")
                    .is_some_and(|(_, rest)| rest.contains(word))
                    || before.contains(word)
            });
        let after = self
            .document
            .text
            .folded_of(Span::new(date.end, self.span.end));
        let ended = after.trim_start().starts_with("noslegusies")
            || after.trim_start().starts_with("noslegies");
        period.iter().any(|word| before.contains(word))
            || stands_beside_period(&before, &after)
            || started && !has_event_noun_between(self, date)
            || ended
    }
}

/// *Projekta laikā, no … līdz …*, *trīs gadus (2020–2023) īstenoja*: the folded words right before the days, and behind
/// them, say that they are the period of a project.
pub(super) fn stands_beside_period(front: &str, behind: &str) -> bool {
    fn trimmed(text: &str) -> &str {
        text.trim_end_matches(|letter: char| !letter.is_alphanumeric())
    }
    let front = trimmed(front);
    let front = trimmed(front.strip_suffix(" no").unwrap_or(front));
    front.ends_with("projekta laika")
        || front.ends_with("projekta norise")
        || (front.ends_with(" gadus") || front == "gadus") && behind.contains("isteno")
}

/// Whether an event noun stands nearer to the date than the word *projekts*.
fn has_event_noun_between(clause: &Clause<'_, '_>, date: Span) -> bool {
    let text = &clause.document.text;
    let mut at = text.token_at(date.start);
    while let Some(before) = text.before(at) {
        if text.span(before, before).start < clause.span.start
            || text.folded(before).starts_with("projekt")
        {
            return false;
        }
        if clause
            .knowledge
            .event_nouns
            .reading(text.lowered(before))
            .is_some()
        {
            return true;
        }
        at = before;
    }
    false
}

/// `text` with single spaces.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The word in front of `span`, folded.
pub(super) fn before(text: &Text<'_>, span: Span) -> String {
    text.before(text.token_at(span.start))
        .map_or(String::new(), |at| text.folded(at).to_owned())
}

/// The `count` words in front of `span`, folded.
fn before_words(text: &Text<'_>, span: Span, count: usize) -> Vec<String> {
    let mut words = Vec::new();
    let mut at = text.token_at(span.start);
    while words.len() < count {
        let Some(before) = text.before(at) else { break };
        words.push(text.folded(before).to_owned());
        at = before;
    }
    words
}

/// Whether the last word ends like a locative.
pub(super) fn is_locative(surface: &str) -> bool {
    let word = surface
        .rsplit(|letter: char| letter.is_whitespace())
        .next()
        .unwrap_or(surface);
    ["ā", "ē", "ī", "ū", "os", "ās", "ēs", "īs"]
        .iter()
        .any(|ending| word.ends_with(ending))
}
