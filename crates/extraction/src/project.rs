//! A project: what is done under one name with partners and money, as one document tells of it.

use language::{Span, amount::Decimal};

use crate::mention::Evidence;

/// A sum with the place that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// How much.
    pub value: Decimal,
    /// ISO 4217.
    pub currency: &'static str,
    /// Where it stands.
    pub span: Span,
}

/// What one partner spends in a project, and the fund's part of that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Whose it is.
    pub who: String,
    /// The whole of it.
    pub sum: Sum,
    /// What the fund pays of it.
    pub of_fund: Option<Sum>,
}

/// A partner with what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// In the nominative.
    pub name: String,
    /// Town or island.
    pub place: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// Where it is named.
    pub span: Span,
    /// Whether the text says so, or the page it stands on does.
    pub evidence: Evidence,
}

/// What a project says of itself, in its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// What it is for.
    Aim,
    /// What came of it.
    Results,
    /// The part of the programme that pays.
    Strand,
    /// How long it lasts, where that is all that is told.
    Length,
    /// What the funder does not answer for.
    Disclaimer,
}

impl Aspect {
    /// Its name in output and in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Aim => "aim",
            Self::Results => "results",
            Self::Strand => "strand",
            Self::Length => "length",
            Self::Disclaimer => "disclaimer",
        }
    }
}

/// Words of the text about one side of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Detail {
    /// Which side.
    pub aspect: Aspect,
    /// The words.
    pub span: Span,
}

/// A project of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Its Latvian name where there is one.
    pub name: String,
    /// Its other names and translations.
    pub aliases: Vec<String>,
    /// The programme that pays.
    pub programme: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// When it starts, as printed: a day, month or year.
    pub start: Option<String>,
    /// When it ends.
    pub end: Option<String>,
    /// Where the period stands.
    pub period: Option<Span>,
    /// Who leads it; only where the text says so.
    pub lead: Option<Partner>,
    /// Who carries it out, in the words *X īsteno projektu*; one of the partners, not always the lead.
    pub implementer: Option<Partner>,
    /// Everybody else who carries it.
    pub partners: Vec<Partner>,
    /// Countries of partners.
    pub partner_countries: Vec<String>,
    /// Who gives money.
    pub funders: Vec<Partner>,
    /// The cost of the whole project.
    pub total: Option<Sum>,
    /// The share of the fund.
    pub cofinancing: Option<Sum>,
    /// Shares of single partners.
    pub shares: Vec<Share>,
    /// Aim, results, strand, length and disclaimer, quoted.
    pub details: Vec<Detail>,
    /// Where it is named, first mention first.
    pub quotes: Vec<Span>,
}

impl Project {
    /// A project of which only the name is known.
    #[must_use]
    pub const fn named(name: String) -> Self {
        Self {
            name,
            aliases: Vec::new(),
            programme: None,
            number: None,
            start: None,
            end: None,
            period: None,
            lead: None,
            implementer: None,
            partners: Vec::new(),
            partner_countries: Vec::new(),
            funders: Vec::new(),
            total: None,
            cofinancing: None,
            shares: Vec::new(),
            details: Vec::new(),
            quotes: Vec::new(),
        }
    }

    /// What the fund does not pay, computed; `None` where one of both sums is not known.
    #[must_use]
    pub fn remainder(&self) -> Option<Decimal> {
        let (total, share) = (self.total.as_ref()?, self.cofinancing.as_ref()?);
        let units = total.value.cents()? - share.value.cents()?;
        (total.currency == share.currency && units >= 0).then_some(Decimal { units, scale: 2 })
    }

    /// The share of the fund in the total, to four decimals, computed; `None` where one of both is not known.
    #[must_use]
    pub fn rate(&self) -> Option<Decimal> {
        let (total, share) = (self.total.as_ref()?, self.cofinancing.as_ref()?);
        let (total_cents, share_cents) = (total.value.cents()?, share.value.cents()?);
        if total.currency != share.currency || total_cents <= 0 {
            return None;
        }
        let units = (share_cents * 10_000 + total_cents / 2) / total_cents;
        Some(Decimal { units, scale: 4 })
    }
}
