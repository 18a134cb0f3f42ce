"""`tilts extract --input jsonl` as a pipe inside a distributed engine: Dask on a local cluster of several processes.

    python3 tests/outside/pipe.py TILTS ARTICLES.jsonl [WORKERS]

Each partition of lines goes through a `tilts` of its own, on whichever worker it lands; the output must be equal to that of one
process over all lines. Needs `dask[distributed]` from PyPI. Exit status 0: equal.
"""

import subprocess
import sys

import dask.bag
from dask.distributed import Client, LocalCluster, get_worker


def piped(tilts, lines):
    """The lines of one partition through the filter, each with the process that saw them."""
    done = subprocess.run(
        [tilts, "extract", "--input", "jsonl"],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    worker = get_worker().address
    return [(worker, line) for line in done.stdout.splitlines()]


def main():
    tilts, articles = sys.argv[1], sys.argv[2]
    workers = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    with open(articles, encoding="utf-8") as file:
        lines = file.read().splitlines()
    single = subprocess.run(
        [tilts, "extract", "--input", "jsonl"],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    cluster = LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    )
    with cluster, Client(cluster):
        bag = dask.bag.from_sequence(lines, npartitions=4 * workers)
        found = bag.map_partitions(lambda part: piped(tilts, list(part))).compute()
    seen = sorted({worker for worker, _ in found})
    output = [line for _, line in found]
    print(f"{len(lines)} articles, {len(seen)} worker processes of {workers}, equal: {output == single}")
    sys.exit(0 if output == single and len(seen) > 1 else 1)


if __name__ == "__main__":
    main()
