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
)
