//! CSV tables that open right in a spreadsheet.

use std::{fs, path::Path};

use crate::{Error, Store, error::Result};

/// Marks a file as UTF-8, without which spreadsheets take it for something else.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Writes `events.csv`, `projects.csv`, `partnerships.csv`, `amounts.csv` and `mentions.csv` into `folder`, which is made if
/// it is not there. How many rows.
///
/// # Errors
///
/// A folder that cannot be written, a failure of SQLite.
pub fn tables(store: &Store, folder: &Path) -> Result<usize> {
    let failed = |cause| Error::Write {
        path: folder.to_owned(),
        cause,
    };
    fs::create_dir_all(folder).map_err(failed)?;
    let mut written = 0;
    for (name, table) in store.tables()? {
        let path = folder.join(format!("{name}.csv"));
        let failed = |cause| Error::Write {
            path: path.clone(),
            cause,
        };
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(MARK.to_vec());
        let mut add = |row: &[String]| {
            writer
                .write_record(row)
                .map_err(|error| failed(error.into()))
        };
        add(&table.columns)?;
        for row in &table.rows {
            let cells: Vec<String> = row.iter().map(|cell| harmless(cell)).collect();
            add(&cells)?;
        }
        written += table.rows.len();
        let bytes = writer
            .into_inner()
            .map_err(|error| failed(error.into_error()))?;
        fs::write(&path, bytes).map_err(failed)?;
    }
    Ok(written)
}

/// A cell that no spreadsheet takes for a formula: text of articles is data.
fn harmless(cell: &str) -> String {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    if risky {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
