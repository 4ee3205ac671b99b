"""The tables, as numbered migrations: each applied once, in order, in one transaction, and never changed afterwards."""

from __future__ import annotations

MIGRATIONS: tuple[str, ...] = (
    # 1: sources with their lease, entries with their aliases, drafts that wait for their page, feeds to publish.
    # Times are milliseconds since 1970 UTC: integers compare, sort and index the same in every database.
    """
    CREATE TABLE source (
        name TEXT PRIMARY KEY,
        key TEXT NOT NULL,
        settings TEXT NOT NULL,
        declared INTEGER NOT NULL,
        etag TEXT,
        last_modified TEXT,
        body TEXT NOT NULL DEFAULT '',
        next_due INTEGER NOT NULL DEFAULT 0,
        listing_due INTEGER NOT NULL DEFAULT 0,
        failures INTEGER NOT NULL DEFAULT 0,
        last_checked INTEGER,
        last_success INTEGER,
        last_error TEXT,
        last_error_at INTEGER,
        lease_owner TEXT,
        lease_token INTEGER NOT NULL DEFAULT 0,
        lease_until INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX source_due ON source (next_due) WHERE declared = 1;
    CREATE INDEX source_lease ON source (lease_owner) WHERE lease_owner IS NOT NULL;
    CREATE TABLE entry (
        id TEXT PRIMARY KEY,
        source TEXT NOT NULL,
        published INTEGER NOT NULL,
        updated INTEGER NOT NULL,
        first_seen INTEGER NOT NULL,
        position INTEGER NOT NULL,
        slug TEXT NOT NULL,
        link TEXT,
        page TEXT,
        title TEXT NOT NULL,
        listed TEXT NOT NULL,
        data TEXT NOT NULL,
        evidence TEXT NOT NULL
    );
    CREATE INDEX entry_source ON entry (source, published DESC, first_seen DESC, position, id);
    CREATE INDEX entry_updated ON entry (updated);
    CREATE INDEX entry_slug ON entry (slug);
    CREATE INDEX entry_link ON entry (link);
    CREATE TABLE alias (
        source TEXT NOT NULL,
        alias TEXT NOT NULL,
        entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        PRIMARY KEY (source, alias)
    );
    CREATE INDEX alias_entry ON alias (entry);
    CREATE TABLE pending (
        source TEXT NOT NULL,
        alias TEXT NOT NULL,
        rank INTEGER NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (source, alias)
    );
    CREATE TABLE feed (
        name TEXT PRIMARY KEY,
        marks INTEGER NOT NULL DEFAULT 0,
        taken INTEGER NOT NULL DEFAULT 0,
        published INTEGER NOT NULL DEFAULT 0,
        lease_owner TEXT,
        lease_token INTEGER NOT NULL DEFAULT 0,
        lease_until INTEGER NOT NULL DEFAULT 0
    );
    """,
    # 2: what is remembered beyond the entry as it stands: revisions, copies, what feeds have shown, why files changed.
    # A row whose bytes matter carries a digest, SQLite has no checksums; numbers are those of the search index.
    """
    ALTER TABLE source ADD COLUMN seeded INTEGER;
    UPDATE source SET seeded = last_success;
    CREATE TABLE entry_2 (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL,
        published INTEGER NOT NULL,
        updated INTEGER NOT NULL,
        first_seen INTEGER NOT NULL,
        position INTEGER NOT NULL,
        slug TEXT NOT NULL,
        link TEXT,
        page TEXT,
        title TEXT NOT NULL,
        listed TEXT NOT NULL,
        data TEXT NOT NULL,
        evidence TEXT NOT NULL,
        reading TEXT NOT NULL DEFAULT '{}',
        again INTEGER,
        hold TEXT NOT NULL DEFAULT '',
        pruned INTEGER NOT NULL DEFAULT 0,
        digest TEXT NOT NULL
    );
    INSERT INTO entry_2 (
        id, source, published, updated, first_seen, position, slug, link, page, title, listed, data, evidence, digest
    )
    SELECT id, source, published, updated, first_seen, position, slug, link, page, title, listed, data, evidence,
        row_digest(id, data, page)
    FROM entry ORDER BY first_seen, position, id;
    CREATE TABLE alias_2 (
        number INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        alias TEXT NOT NULL,
        entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        UNIQUE (source, alias)
    );
    INSERT INTO alias_2 (source, alias, entry) SELECT source, alias, entry FROM alias ORDER BY rowid;
    DROP TABLE alias;
    DROP TABLE entry;
    ALTER TABLE entry_2 RENAME TO entry;
    ALTER TABLE alias_2 RENAME TO alias;
    CREATE INDEX entry_source ON entry (source, published DESC, first_seen DESC, position, id) WHERE pruned = 0;
    CREATE INDEX entry_age ON entry (published) WHERE pruned = 0;
    CREATE INDEX entry_updated ON entry (updated);
    CREATE INDEX entry_slug ON entry (slug);
    CREATE INDEX entry_link ON entry (link);
    CREATE INDEX entry_arrival ON entry (source, first_seen);
    CREATE INDEX entry_again ON entry (source, again) WHERE again IS NOT NULL;
    CREATE INDEX entry_hold ON entry (source) WHERE hold <> '';
    CREATE INDEX alias_entry ON alias (entry, number);
    CREATE TABLE revision (
        number INTEGER PRIMARY KEY,
        entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        until INTEGER NOT NULL,
        by TEXT NOT NULL,
        data TEXT NOT NULL,
        digest TEXT NOT NULL
    );
    CREATE INDEX revision_entry ON revision (entry, number);
    CREATE INDEX revision_age ON revision (until);
    CREATE TABLE copy (
        source TEXT NOT NULL,
        entry TEXT NOT NULL,
        at INTEGER NOT NULL,
        size INTEGER NOT NULL,
        data BLOB NOT NULL,
        digest TEXT NOT NULL,
        PRIMARY KEY (source, entry)
    );
    CREATE INDEX copy_age ON copy (at, size);
    CREATE INDEX copy_entry ON copy (entry);
    ALTER TABLE feed ADD COLUMN state TEXT NOT NULL DEFAULT '{}';
    CREATE TABLE shown (
        feed TEXT NOT NULL,
        entry TEXT NOT NULL,
        until INTEGER,
        data TEXT NOT NULL,
        PRIMARY KEY (feed, entry)
    );
    CREATE INDEX shown_entry ON shown (entry);
    CREATE INDEX shown_age ON shown (until) WHERE until IS NOT NULL;
    CREATE TABLE journal (
        number INTEGER PRIMARY KEY,
        feed TEXT NOT NULL,
        path TEXT NOT NULL,
        at INTEGER NOT NULL,
        program TEXT NOT NULL,
        causes TEXT NOT NULL,
        size INTEGER NOT NULL,
        digest TEXT NOT NULL,
        body BLOB
    );
    CREATE INDEX journal_path ON journal (feed, path, number);
    CREATE INDEX journal_age ON journal (at) WHERE body IS NOT NULL;
    CREATE VIRTUAL TABLE words USING fts5 (title, text, content='', tokenize='unicode61 remove_diacritics 2');
    INSERT INTO words (rowid, title, text)
        SELECT number, index_words(title), index_words(json_extract(data, '$.text')) FROM entry;
    """,
    # 3: a draft that waits is what an entry is made of, so it carries a digest too. Without a default, a worker of the
    # version before that is still running is refused and keeps nothing without one. In the search index a mark is a
    # part of its word; the way in which it was filled is a number in `made`, and it is filled after all migrations.
    # Copies of entries that went over to another source had stayed behind.
    """
    CREATE TABLE pending_3 (
        source TEXT NOT NULL,
        alias TEXT NOT NULL,
        rank INTEGER NOT NULL,
        data TEXT NOT NULL,
        digest TEXT NOT NULL,
        PRIMARY KEY (source, alias)
    );
    INSERT INTO pending_3 (source, alias, rank, data, digest)
        SELECT source, alias, rank, data, row_digest(alias, data) FROM pending ORDER BY rowid;
    DROP TABLE pending;
    ALTER TABLE pending_3 RENAME TO pending;
    UPDATE OR IGNORE copy SET source = (SELECT e.source FROM entry AS e WHERE e.id = copy.entry)
        WHERE source <> (SELECT e.source FROM entry AS e WHERE e.id = copy.entry);
    DELETE FROM copy WHERE source <> (SELECT e.source FROM entry AS e WHERE e.id = copy.entry);
    CREATE INDEX source_checked ON source (last_checked) WHERE declared = 1;
    CREATE TABLE made (
        what TEXT PRIMARY KEY,
        version INTEGER NOT NULL
    );
    DROP TABLE words;
    CREATE VIRTUAL TABLE words USING fts5 (
        title, text, content='', tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
    );
    """,
)
