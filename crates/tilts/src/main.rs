//! scratch
use std::io::BufRead;
fn main() {
    let k = extraction::Knowledge::built_in().unwrap_or_else(|e| panic!("{e}"));
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args.first().map(String::as_str) == Some("--jsonl") {
        for line in std::io::stdin().lock().lines() {
            let v: serde_json::Value = serde_json::from_str(&line.unwrap_or_default()).unwrap_or_default();
            let raw = v["text"].as_str().unwrap_or("").to_owned();
            let s = extraction::Source { id: v["id"].as_str().unwrap_or("").into(), published: v["published"].as_str().and_then(|d| d.parse().ok()), ..Default::default() };
            let e = extraction::extract(s, &raw, &k);
            let mut j = extraction::output::json("", &raw, &e);
            j["id"] = v["id"].clone();
            println!("{j}");
        }
        return;
    }
    for f in args {
        let raw = std::fs::read_to_string(&f).unwrap_or_default();
        let e = extraction::extract(extraction::Source { id: f.clone(), ..Default::default() }, &raw, &k);
        println!("{}", extraction::output::json(&f, &raw, &e));
    }
}
