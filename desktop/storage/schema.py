"""The tables that are the truth, and those derived from them.

Only the first kind has migrations. Derived tables carry a version; when it differs they are
dropped and filled again from the journal.
"""

from __future__ import annotations

import sqlcipher3

FORMAT = 1
DERIVED = 6

_KEPT = """
CREATE TABLE entries (
    sequence INTEGER PRIMARY KEY,
    entry TEXT NOT NULL UNIQUE,
    station TEXT NOT NULL,
    number INTEGER NOT NULL,
    link BLOB NOT NULL,
    clock INTEGER,
    header BLOB,
    signature BLOB,
    body BLOB,
    UNIQUE (station, number),
    CHECK ((header IS NULL) = (clock IS NULL) AND (header IS NULL) = (signature IS NULL)),
    CHECK (body IS NULL OR header IS NOT NULL)
) STRICT;
CREATE INDEX entries_by_clock ON entries (clock);

CREATE TABLE heads (
    station TEXT NOT NULL,
    number INTEGER NOT NULL,
    entry TEXT NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (station, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment_keys (
    digest TEXT PRIMARY KEY NOT NULL,
    sealed TEXT NOT NULL,
    size INTEGER NOT NULL,
    identity TEXT NOT NULL
) STRICT;

CREATE TABLE drafts (
    person TEXT NOT NULL,
    form TEXT NOT NULL,
    thing TEXT NOT NULL,
    version INTEGER NOT NULL,
    fields TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (person, form, thing)
) STRICT;

CREATE TABLE arrivals (
    bundle TEXT NOT NULL,
    entry TEXT NOT NULL REFERENCES entries (entry),
    aside INTEGER NOT NULL,
    PRIMARY KEY (bundle, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX arrivals_by_entry ON arrivals (entry, aside);

CREATE TABLE secrets (
    name TEXT PRIMARY KEY NOT NULL,
    value BLOB NOT NULL
) STRICT;

CREATE TRIGGER entries_are_never_deleted BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;
CREATE TRIGGER links_stay_as_written
BEFORE UPDATE OF sequence, entry, station, number, link ON entries
BEGIN SELECT RAISE(ABORT, 'a link is never changed'); END;
CREATE TRIGGER headers_stay_as_written
BEFORE UPDATE OF clock, header, signature ON entries WHEN OLD.header IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a header is never changed'); END;
CREATE TRIGGER bodies_stay_as_written
BEFORE UPDATE OF body ON entries WHEN OLD.body IS NOT NULL AND NEW.body IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a body is never changed'); END;
"""

DERIVED_TABLES = (
    "threads",
    "incident_rows",
    "respondent_rows",
    "case_rows",
    "joined",
    "decided",
    "numbers",
    "counts",
    "found_words",
    "found_names",
    "found",
)

DERIVED_SCHEMA = """
CREATE TABLE threads (
    thread TEXT NOT NULL,
    clock INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    latest INTEGER NOT NULL,
    PRIMARY KEY (thread, clock, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE joined (
    case_id TEXT NOT NULL,
    thread TEXT NOT NULL,
    PRIMARY KEY (case_id, thread)
) STRICT, WITHOUT ROWID;
CREATE INDEX joined_by_thread ON joined (thread);

CREATE TABLE decided (
    case_id TEXT PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE numbers (
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (series, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_rows (
    incident TEXT PRIMARY KEY NOT NULL,
    number TEXT NOT NULL,
    number_key TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    matter TEXT NOT NULL,
    place TEXT NOT NULL,
    passed_on INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX incidents_by_number ON incident_rows (number_key DESC, incident);
CREATE INDEX incidents_kept ON incident_rows (incident) WHERE passed_on = 0;
CREATE INDEX incidents_named ON incident_rows (number);

CREATE TABLE respondent_rows (
    respondent TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    title TEXT NOT NULL,
    unit TEXT NOT NULL,
    status TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX respondents_by_name ON respondent_rows (sort_key, respondent);

CREATE TABLE case_rows (
    row TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL,
    respondent TEXT NOT NULL,
    track TEXT NOT NULL,
    number TEXT NOT NULL,
    number_key TEXT NOT NULL,
    year INTEGER NOT NULL,
    matter TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    step TEXT NOT NULL,
    clerk TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    disputed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX cases_by_number ON case_rows (number_key DESC, row);
CREATE INDEX cases_by_name ON case_rows (name_key, row);
CREATE INDEX cases_at_step_by_number ON case_rows (step, number_key DESC, row);
CREATE INDEX cases_at_step_by_name ON case_rows (step, name_key, row, year);
CREATE INDEX cases_of_clerk_by_number ON case_rows (clerk, number_key DESC, row, step);
CREATE INDEX cases_of_clerk_by_name ON case_rows (clerk, name_key, row, year, step);
CREATE INDEX cases_of_year_by_name ON case_rows (year, name_key, row);
CREATE INDEX cases_disputed ON case_rows (number_key DESC, case_id) WHERE disputed > 0;
CREATE INDEX cases_named ON case_rows (number);

CREATE TABLE counts (
    list TEXT NOT NULL,
    value TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (list, value, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE found (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    thing TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (kind, thing)
) STRICT;
CREATE VIRTUAL TABLE found_words USING fts5(
    words, content='', contentless_delete=1, tokenize='ascii', detail=full
);
CREATE VIRTUAL TABLE found_names USING fts5(
    names, content='', contentless_delete=1, tokenize='ascii', prefix='2 3'
);
"""


def _statements(script: str) -> list[str]:
    parts: list[str] = []
    waiting = ""
    for line in script.strip().splitlines():
        waiting += line + "\n"
        if sqlcipher3.complete_statement(waiting):
            parts.append(waiting)
            waiting = ""
    return parts


def kept_statements() -> list[str]:
    """Return the statements that make the tables of the first version."""
    return _statements(_KEPT)


def derived_statements() -> tuple[list[str], list[str]]:
    """Return the statements that make every derived table, empty, and those for their indexes.

    An index made over rows that are there costs less than one that grows with each of them.
    """
    statements = _statements(DERIVED_SCHEMA)
    indexes = [one for one in statements if one.startswith("CREATE INDEX")]
    return [one for one in statements if one not in indexes], indexes
