//! Projects for a question: what all articles say of one, under one name.

use extraction::{
    Result, Store,
    store::{ProjectName, ProjectRow},
};

use crate::{question::Question, reply::ProjectView};

/// How many articles about one project are read for an answer.
const MOST: usize = 300;

/// What a question needs of projects: the one it names, all where it asks for all, else nothing.
pub(crate) fn rows(
    store: &Store,
    question: &Question,
    names: &[ProjectName],
) -> Result<Vec<ProjectRow>> {
    let Some(name) = &question.slots.project else {
        return if question.intent.reads_all_projects() {
            store.projects(None)
        } else {
            Ok(Vec::new())
        };
    };
    let Some(named) = names.iter().find(|known| known.name == *name) else {
        return Ok(Vec::new());
    };
    let ids: Vec<i64> = names
        .iter()
        .filter(|other| {
            other.name_folded == named.name_folded
                || other.number.is_some() && other.number == named.number
        })
        .map(|other| other.id)
        .take(MOST)
        .collect();
    store.projects(Some(&ids))
}

/// All projects, each with what every article says of it.
pub(crate) fn views(rows: Vec<ProjectRow>) -> Vec<ProjectView> {
    let mut views: Vec<ProjectView> = Vec::new();
    for row in rows {
        let at = views
            .iter()
            .position(|view| view.rows.iter().any(|known| same(known, &row)));
        let view = match at.and_then(|at| views.get_mut(at)) {
            Some(view) => view,
            None => {
                views.push(ProjectView {
                    name: row.name.clone(),
                    aliases: Vec::new(),
                    rows: Vec::new(),
                    since: None,
                });
                let Some(view) = views.last_mut() else {
                    continue;
                };
                view
            }
        };
        for alias in &row.aliases {
            if !view.aliases.contains(alias)
                && language::fold::fold(alias) != language::fold::fold(&view.name)
            {
                view.aliases.push(alias.clone());
            }
        }
        view.rows.push(row);
    }
    views
}

fn same(left: &ProjectRow, right: &ProjectRow) -> bool {
    left.name_folded == right.name_folded || left.number.is_some() && left.number == right.number
}
