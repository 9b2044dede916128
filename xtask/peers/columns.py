"""Answers the questions of `engines/tables/examples/peers.rs` with another engine, and prints them in the same form.

    columns.py FOLDER duckdb|polars own|csv

`own` loads the form that each engine keeps figures in (a database file, an Arrow file); it is written first where it
is not there, in a process of its own, so that writing costs this one no memory.
"""

import os
import resource
import subprocess
import sys
import time

ROUNDS = 5
KEYS = ["origin", "destination", "year", "sex"]


def main(folder, engine, form):
    if form == "write":
        return {"duckdb": DuckDb, "polars": Polars}[engine].write(folder)
    it = {"duckdb": DuckDb, "polars": Polars}[engine]
    if form == "own" and not os.path.exists(os.path.join(folder, it.FILE)):
        subprocess.run([sys.executable, __file__, folder, engine, "write"], check=True)
    began = time.perf_counter()
    it = it(folder, form)
    print("load", time.perf_counter() - began, it.rows(), 0, 0, sep="\t")
    for what, ask, value in [
        ("by-origin", lambda: it.grouped(KEYS[:1]), "stock"),
        ("by-corridor", lambda: it.grouped(KEYS[:2]), "stock"),
        ("all-dimensions", lambda: it.grouped(KEYS), "stock"),
        ("self-join", it.reversed, "back"),
    ]:
        best = float("inf")
        for _ in range(ROUNDS):
            began = time.perf_counter()
            out = ask()
            best = min(best, time.perf_counter() - began)
        print(what, best, *it.said(out, value), sep="\t")
        del out
    print("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 0, 0, 0, sep="\t")


class DuckDb:
    """Answers stay in the engine's own memory, as a temporary table."""

    FILE = "figures.duckdb"
    READ = "select origin, destination, year::int as year, sex, stock::double as stock from read_csv('{}')"

    @classmethod
    def write(cls, folder):
        import duckdb

        with duckdb.connect(os.path.join(folder, cls.FILE)) as db:
            # Its kind for words that come again and again, as our columns and those of Polars have theirs.
            db.execute(f"create temp table raw as {cls.READ.format(os.path.join(folder, 'figures.csv'))}")
            for name in ("origin", "destination", "sex"):
                db.execute(f"create type {name}_word as enum (select distinct {name} from raw order by 1)")
            db.execute(
                "create table figures as select origin::origin_word as origin,"
                " destination::origin_word as destination, year, sex::sex_word as sex, stock from raw"
            )

    def __init__(self, folder, form):
        import duckdb

        self.db = duckdb.connect()
        if form == "csv":
            self.db.execute(f"create table figures as {self.READ.format(os.path.join(folder, 'figures.csv'))}")
        else:
            self.db.execute(f"attach '{os.path.join(folder, self.FILE)}' as kept (read_only)")
            # In memory as the others have it, so that no question reads a file.
            self.db.execute("create table figures as select * from kept.figures")

    def rows(self):
        return self.db.sql("select count(*) from figures").fetchall()[0][0]

    def grouped(self, keys):
        keys = ", ".join(keys)
        self.db.execute(
            "create or replace temp table answer as "
            f"select {keys}, sum(stock) as stock, count(*) as count from figures group by {keys}"
        )

    def reversed(self):
        self.db.execute(
            "create or replace temp table answer as select a.*, b.stock as back from figures a join figures b on"
            " a.origin = b.destination and a.destination = b.origin and a.year = b.year and a.sex = b.sex"
        )

    def said(self, _, value):
        return self.db.sql(f"select count(*), count({value}), sum({value}) from answer").fetchall()[0]


class Polars:
    FILE = "figures.arrow"

    @classmethod
    def write(cls, folder):
        cls.csv(folder).write_ipc(os.path.join(folder, cls.FILE), compression="uncompressed")

    @staticmethod
    def csv(folder):
        import polars as pl

        words = {name: pl.Categorical for name in ("origin", "destination", "sex")}
        schema = words | {"year": pl.Int32, "stock": pl.Float64}
        return pl.read_csv(os.path.join(folder, "figures.csv"), schema_overrides=schema)

    def __init__(self, folder, form):
        import polars as pl

        self.pl = pl
        if form == "csv":
            self.figures = self.csv(folder)
        else:
            self.figures = pl.read_ipc(os.path.join(folder, self.FILE))

    def rows(self):
        return self.figures.height

    def grouped(self, keys):
        return (
            self.figures.lazy()
            .group_by(keys)
            .agg(self.pl.col("stock").sum(), self.pl.len().alias("count"))
            .collect()
        )

    def reversed(self):
        back = self.figures.lazy().rename({"origin": "to", "destination": "from", "stock": "back"})
        back = back.rename({"to": "destination", "from": "origin"})
        return self.figures.lazy().join(back, on=KEYS).collect()

    def said(self, out, value):
        column = out[value]
        return out.height, column.len() - column.null_count(), column.sum()


main(*sys.argv[1:])
