//! Many readers, one writer, in order, with bounded memory.

use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Condvar, Mutex, PoisonError, mpsc},
    thread,
};

use super::{
    Known, Prepared,
    files::{Article, Item},
    prepare,
};
use crate::{Error, Knowledge, error::Result};

/// How many articles may be ahead of the one that is written next.
const AHEAD: usize = 256;

/// Prepares every article on all processors and hands them to `write` in their order.
pub(super) fn each(
    articles: impl Iterator<Item = Item> + Send,
    knowledge: &Knowledge,
    known: &Known,
    mut write: impl FnMut(Result<Prepared>) -> Result<()>,
) -> Result<()> {
    let threads = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let queue = Mutex::new(articles.enumerate());
    let pace = Pace::default();
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::sync_channel(AHEAD);
        for _ in 0..threads {
            let (queue, pace, sender) = (&queue, &pace, sender.clone());
            scope.spawn(move || {
                loop {
                    let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
                    let Some((at, item)) = next else { return };
                    if !pace.wait(at) {
                        return;
                    }
                    let prepared = item.and_then(|article| guarded(article, knowledge, known));
                    if sender.send((at, prepared)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let written = in_order(&receiver, &pace, &mut write);
        // After a failure nobody reads any more: let those go who wait.
        pace.stop();
        drop(receiver);
        written
    })
}

fn in_order(
    receiver: &mpsc::Receiver<(usize, Result<Prepared>)>,
    pace: &Pace,
    write: &mut impl FnMut(Result<Prepared>) -> Result<()>,
) -> Result<()> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (at, prepared) in receiver {
        early.insert(at, prepared);
        while let Some(prepared) = early.remove(&next) {
            write(prepared)?;
            next += 1;
            pace.advance(next);
        }
    }
    Ok(())
}

/// Reads and extracts; a text on which a rule breaks down is a problem of that article alone.
fn guarded(article: Article, knowledge: &Knowledge, known: &Known) -> Result<Prepared> {
    let key = article.source.id.clone();
    let opened = article.open()?;
    catch_unwind(AssertUnwindSafe(|| prepare(opened, knowledge, known)))
        .map_err(|_| Error::Extraction { key })
}

/// How far the writer is; readers wait that are too far ahead.
#[derive(Default)]
struct Pace {
    /// The next article to write, and whether the run goes on.
    state: Mutex<(usize, bool)>,
    moved: Condvar,
}

impl Pace {
    /// Waits until article `at` is near enough; false where the run has stopped.
    fn wait(&self, at: usize) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        while at > state.0 + AHEAD && !state.1 {
            state = self
                .moved
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
        !state.1
    }

    fn advance(&self, next: usize) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).0 = next;
        self.moved.notify_all();
    }

    fn stop(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).1 = true;
        self.moved.notify_all();
    }
}
