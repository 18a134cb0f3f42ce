//! Projects for a question: what all articles say of one, under one name.

use extraction::store::ProjectRow;

use crate::reply::ProjectView;

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
