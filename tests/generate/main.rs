//! Prints articles as JSONL: `cargo run --release -p tilts --example generate -- 50000 > articles.jsonl`.

mod recombine;

use std::{
    env,
    io::{self, BufWriter},
    path::Path,
};

fn main() -> io::Result<()> {
    let count = env::args()
        .nth(1)
        .and_then(|count| count.parse().ok())
        .unwrap_or(1000);
    let texts = recombine::texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."));
    recombine::write(&texts, count, &mut BufWriter::new(io::stdout().lock()))
}
