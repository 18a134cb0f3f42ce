//! Answers about projects.

use extraction::store::PartnerRow;

use super::{Layout, grouped, lines, rate, remainder};
use crate::{
    lang::Lang,
    render::{Label, Phrase},
    reply::ProjectView,
};

impl Layout<'_> {
    fn heading(&self, project: &ProjectView) -> String {
        let also = if project.aliases.is_empty() {
            String::new()
        } else {
            format!(" ({})", project.aliases.join(", "))
        };
        format!("{}{also}", project.name)
    }

    /// The name, and where no sentence says so, what that was concluded from.
    fn with_evidence(&self, partner: &PartnerRow) -> String {
        if partner.evidence == "inferred" {
            format!("{} ({})", partner.name, self.voice.say(Phrase::OwnPage))
        } else {
            partner.name.clone()
        }
    }

    pub(super) fn partners(&self, project: &ProjectView) -> String {
        let partners = project.partners("partner");
        let leads = project.partners("lead");
        let countries = project.partners("country");
        if partners.is_empty() && leads.is_empty() && countries.is_empty() {
            return lines([
                self.heading(project),
                self.say(Phrase::NoPartners),
                self.coverage(false),
            ]);
        }
        let mut rows = vec![self.heading(project)];
        for (role, label) in [("lead", Label::Lead), ("implementer", Label::Implementer)] {
            for (partner, _) in project.partners(role) {
                rows.push(self.labelled(label, &self.with_evidence(&partner)));
            }
        }
        if !partners.is_empty() {
            rows.push(format!("{}:", self.voice.label(Label::Partners)));
        }
        for (partner, _) in &partners {
            let place = partner
                .place
                .as_deref()
                .map(|place| self.glossed(place))
                .or_else(|| {
                    partner
                        .country
                        .as_deref()
                        .map(|country| self.glossed(country))
                });
            rows.push(match place {
                Some(place) => format!("• {} – {place}", self.with_evidence(partner)),
                None => format!("• {}", self.with_evidence(partner)),
            });
        }
        if !countries.is_empty() {
            let names: Vec<String> = countries
                .iter()
                .map(|(country, _)| self.glossed(&country.name))
                .collect();
            rows.push(self.labelled(Label::Countries, &names.join(", ")));
        }
        let sources = partners
            .iter()
            .chain(&leads)
            .chain(&countries)
            .find_map(|(_, sources)| sources.first());
        rows.extend(self.source(sources));
        rows.extend(project.since.as_ref().map(|since| self.passage(since)));
        rows.join("\n")
    }

    pub(super) fn lead(&self, project: &ProjectView) -> String {
        let leads = project.partners("lead");
        match leads.first() {
            Some((lead, sources)) => {
                let mut rows = vec![
                    self.heading(project),
                    self.labelled(Label::Lead, &self.with_evidence(lead)),
                ];
                rows.extend(self.source(sources.first()));
                rows.join("\n")
            }
            None => {
                let names: Vec<String> = project
                    .partners("partner")
                    .into_iter()
                    .map(|(partner, _)| partner.name)
                    .collect();
                let mut rows = vec![self.heading(project), self.say(Phrase::LeadNotStated)];
                for (partner, _) in project.partners("implementer") {
                    rows.push(self.labelled(Label::Implementer, &partner.name));
                }
                if !names.is_empty() {
                    rows.push(self.labelled(Label::Partners, &names.join("; ")));
                }
                rows.push(self.coverage(false));
                rows.join("\n")
            }
        }
    }

    pub(super) fn budget(&self, project: &ProjectView) -> String {
        let amounts: Vec<_> = project.rows.iter().flat_map(|row| &row.amounts).collect();
        let funders = project.partners("funder");
        if amounts.is_empty() && funders.is_empty() {
            let mut rows = vec![self.heading(project), self.say(Phrase::NoBudget)];
            // A programme is no sum, but it is where one would ask next.
            if let Some((programme, source)) = project.programme() {
                rows.push(self.labelled(Label::Programme, programme));
                rows.extend(self.source(Some(source)));
            }
            rows.push(self.coverage(false));
            return rows.join("\n");
        }
        let mut rows = vec![self.heading(project)];
        let find = |role: &str| amounts.iter().find(|amount| amount.role == role);
        for (role, label) in [("total", Label::Total), ("cofinancing", Label::Share)] {
            if let Some(amount) = find(role) {
                rows.push(self.labelled(
                    label,
                    &format!("{} {}", grouped(&amount.value, self.lang), amount.currency),
                ));
            }
        }
        if let Some(rate) = rate(
            find("total").map(|amount| amount.value.as_str()),
            find("cofinancing").map(|amount| amount.value.as_str()),
        ) {
            let rate = if self.lang == Lang::En {
                rate
            } else {
                rate.replace('.', ",")
            };
            rows.push(self.labelled(
                Label::Rate,
                &format!("{rate} % ({})", self.voice.say(Phrase::Computed)),
            ));
        }
        if let Some(rest) = remainder(
            find("total").map(|amount| amount.value.as_str()),
            find("cofinancing").map(|amount| amount.value.as_str()),
        ) {
            let currency = find("total").map_or("", |amount| amount.currency.as_str());
            rows.push(self.labelled(
                Label::Rest,
                &format!(
                    "{} {currency} ({})",
                    grouped(&rest, self.lang),
                    self.voice.say(Phrase::Computed)
                ),
            ));
        }
        for share in project.rows.iter().flat_map(|row| &row.shares) {
            let of_fund = share
                .of_fund
                .as_deref()
                .map(|part| {
                    format!(
                        " ({}: {} {})",
                        self.voice.label(Label::Share),
                        grouped(part, self.lang),
                        share.currency
                    )
                })
                .unwrap_or_default();
            rows.push(format!(
                "• {}: {} {}{of_fund}",
                share.who,
                grouped(&share.value, self.lang),
                share.currency
            ));
        }
        if let Some(number) = project.number() {
            rows.push(self.labelled(Label::Number, number));
        }
        if let Some((programme, _)) = project.programme() {
            rows.push(self.labelled(Label::Programme, programme));
        }
        if !funders.is_empty() {
            let names: Vec<String> = funders
                .iter()
                .map(|(funder, _)| funder.name.clone())
                .collect();
            rows.push(self.labelled(Label::Funders, &names.join("; ")));
        }
        let source = amounts
            .first()
            .map(|amount| &amount.source)
            .or_else(|| funders.first().and_then(|(_, sources)| sources.first()));
        rows.extend(self.source(source));
        rows.join("\n")
    }

    pub(super) fn period(&self, project: &ProjectView) -> String {
        let Some((start, end, source)) = project.period() else {
            return lines([
                self.heading(project),
                self.say(Phrase::NoPeriod),
                self.coverage(false),
            ]);
        };
        let mut rows = vec![self.heading(project)];
        for (value, label) in [(start, Label::Start), (end, Label::End)] {
            if let Some(value) = value {
                rows.push(self.labelled(label, &self.value(value)));
            }
        }
        if let Some(length) = start
            .zip(end)
            .and_then(|(start, end)| self.length_between(start, end))
        {
            rows.push(self.labelled(
                Label::Length,
                &format!("{length} ({})", self.voice.say(Phrase::Computed)),
            ));
        }
        rows.extend(self.programme_rows(project));
        rows.extend(self.source(Some(source)));
        for row in &project.rows {
            let (Some(place), true) = (
                &row.period,
                (row.start.as_deref(), row.end.as_deref()) != (start, end),
            ) else {
                continue;
            };
            rows.push(self.labelled(
                Label::AlsoWritten,
                &format!("“{}” — {} [{}]", place.quote, place.title, place.document),
            ));
        }
        rows.join("\n")
    }

    /// The programme, and its strand in the words of the article.
    fn programme_rows(&self, project: &ProjectView) -> Vec<String> {
        let mut rows = Vec::new();
        if let Some((programme, _)) = project.programme() {
            rows.push(self.labelled(Label::Programme, programme));
        }
        let strand = project
            .rows
            .iter()
            .flat_map(|row| &row.details)
            .find(|(about, _)| about == "strand");
        if let Some((_, source)) = strand {
            rows.push(self.labelled(Label::Strand, &format!("“{}”", source.quote)));
        }
        rows
    }

    pub(super) fn number(&self, project: &ProjectView) -> String {
        let mut rows = vec![self.heading(project)];
        match project.number() {
            Some(number) => rows.push(self.labelled(Label::Number, number)),
            None => rows.push(self.say(Phrase::NoNumber)),
        }
        rows.extend(self.programme_rows(project));
        rows.extend(self.source(project.rows.first().map(|row| &row.source)));
        rows.join("\n")
    }

    pub(super) fn programme(&self, project: &ProjectView) -> String {
        let mut rows = vec![self.heading(project)];
        if project.programme().is_none() {
            rows.push(self.say(Phrase::NoProgramme));
        }
        rows.extend(self.programme_rows(project));
        let funders: Vec<String> = project
            .partners("funder")
            .into_iter()
            .map(|(funder, _)| funder.name)
            .collect();
        if project.programme().is_none() && !funders.is_empty() {
            rows.push(self.labelled(Label::Funders, &funders.join("; ")));
        }
        if let Some(number) = project.number() {
            rows.push(self.labelled(Label::Number, number));
        }
        for (role, label) in [("lead", Label::Lead), ("partner", Label::Partners)] {
            let names: Vec<String> = project
                .partners(role)
                .into_iter()
                .map(|(partner, _)| partner.name)
                .collect();
            if !names.is_empty() {
                rows.push(self.labelled(label, &names.join("; ")));
            }
        }
        if let Some((start, end, _)) = project.period() {
            for (value, label) in [(start, Label::Start), (end, Label::End)] {
                if let Some(value) = value {
                    rows.push(self.labelled(label, &self.value(value)));
                }
            }
        }
        rows.extend(self.source(project.rows.first().map(|row| &row.source)));
        rows.join("\n")
    }

    /// Who pays, where no programme is named; *only mentioned* where nothing is known but the name.
    fn instead_of_programme(&self, project: &ProjectView) -> String {
        let funders: Vec<String> = project
            .partners("funder")
            .into_iter()
            .map(|(funder, _)| funder.name)
            .collect();
        let told = project.period().is_some()
            || project.number().is_some()
            || !project.partners("partner").is_empty()
            || !project.partners("lead").is_empty();
        if !funders.is_empty() {
            format!(
                " – {}: {}",
                self.voice.label(Label::Funders),
                funders.join("; ")
            )
        } else if told {
            String::new()
        } else {
            format!(" ({})", self.voice.say(Phrase::OnlyMentioned))
        }
    }

    pub(super) fn projects(&self, projects: &[ProjectView]) -> String {
        if projects.is_empty() {
            return lines([self.say(Phrase::NoProjects), self.coverage(false)]);
        }
        let mut rows = vec![self.say(Phrase::Projects)];
        for project in projects.iter().take(15) {
            let programme = project
                .programme()
                .map(|(programme, _)| format!(" – {programme}"))
                .unwrap_or_else(|| self.instead_of_programme(project));
            let number = project
                .number()
                .map(|number| format!(", {number}"))
                .unwrap_or_default();
            rows.push(format!("• {}{programme}{number}", self.heading(project)));
        }
        if projects.len() > 15 {
            rows.push(self.voice.more(projects.len() - 15));
        }
        rows.join("\n")
    }
}
