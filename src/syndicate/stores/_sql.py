"""Every statement once. Only bound parameters; the names are those of stores/_schema.py."""

from __future__ import annotations

# --- sources
DECLARE = """
    INSERT INTO source (name, key, settings, declared) VALUES (:name, :key, :settings, 1)
    ON CONFLICT (name) DO UPDATE SET declared = 1,
        etag = CASE WHEN source.settings = :settings AND source.key = :key THEN etag END,
        last_modified = CASE WHEN source.settings = :settings AND source.key = :key THEN last_modified END,
        body = CASE WHEN source.settings = :settings AND source.key = :key THEN body ELSE '' END,
        next_due = CASE WHEN source.settings = :settings AND source.key = :key THEN next_due ELSE 0 END,
        listing_due = CASE
            WHEN source.settings = :settings AND source.key = :key THEN listing_due ELSE 0
        END,
        lease_token = lease_token + (source.settings <> :settings OR source.key <> :key),
        lease_owner = CASE WHEN source.settings = :settings AND source.key = :key THEN lease_owner END,
        key = :key, settings = :settings
"""
UNDECLARE = "UPDATE source SET declared = 0 WHERE name = :name"
# Those that left long ago first: of two with one key the later is renamed.
NAMES_AND_KEYS = "SELECT name, key FROM source ORDER BY declared"
RENAME_SOURCE = "UPDATE source SET name = :new WHERE name = :old"
RENAME_ENTRIES = "UPDATE entry SET source = :new WHERE source = :old"
RENAME_ALIASES = "UPDATE alias SET source = :new WHERE source = :old"
RENAME_PENDING = "UPDATE pending SET source = :new WHERE source = :old"

OWNERS = "SELECT DISTINCT lease_owner FROM source WHERE lease_owner IS NOT NULL"
FEED_OWNERS = "SELECT DISTINCT lease_owner FROM feed WHERE lease_owner IS NOT NULL"
BURY = """
    UPDATE source SET lease_owner = NULL, lease_until = 0, next_due = MIN(next_due, :now)
    WHERE lease_owner = :owner
"""
BURY_FEED = "UPDATE feed SET lease_owner = NULL, lease_until = 0 WHERE lease_owner = :owner"
# An expired lease is due again: next_due stands at its end while it runs, so one index serves both.
DUE = """
    SELECT name FROM source
    WHERE declared = 1 AND next_due <= :now AND name IN (SELECT value FROM json_each(:names))
    ORDER BY next_due LIMIT :limit
"""
_LEASE = """
    UPDATE source SET lease_owner = :owner, lease_token = lease_token + 1, lease_until = :until, next_due = :until
    WHERE name = :name
"""
CLAIM = _LEASE + " RETURNING lease_token"
TAKE = _LEASE + " AND declared = 1 AND (lease_owner IS NULL OR lease_until <= :now) RETURNING lease_token"
# A lease that was given back has its token still, but no owner.
_HELD = " WHERE name = :name AND lease_token = :token AND lease_owner = :owner"
RENEW = "UPDATE source SET lease_until = :until, next_due = :until" + _HELD
RELEASE = "UPDATE source SET lease_owner = NULL, lease_until = 0, next_due = :due" + _HELD
FINISH = (
    """
    UPDATE source SET lease_owner = NULL, lease_until = 0, next_due = :due, listing_due = :listing_due,
        last_checked = :now,
        failures = CASE WHEN :error IS NULL THEN 0 ELSE failures + 1 END,
        last_success = CASE WHEN :error IS NULL THEN :now ELSE last_success END,
        last_error = COALESCE(:error, last_error),
        last_error_at = CASE WHEN :error IS NULL THEN last_error_at ELSE :now END
"""
    + _HELD
)
REMEMBER_VALIDATORS = "UPDATE source SET etag = :etag, last_modified = :last_modified WHERE name = :name"
REMEMBER_BODY = "UPDATE source SET body = :body WHERE name = :name"
_STATE = """
    SELECT s.*, (SELECT COUNT(*) FROM pending AS p WHERE p.source = s.name) AS waiting,
        (SELECT COUNT(*) FROM entry AS e WHERE e.source = s.name) AS held
    FROM source AS s WHERE s.declared = 1
"""
STATE = _STATE + " AND s.name = :name"
STATES = _STATE + " ORDER BY s.name"

# --- entries
_KNOWN = "SELECT e.data, e.source, e.page, e.listed FROM alias AS a JOIN entry AS e ON e.id = a.entry"
FIND = _KNOWN + " WHERE a.source = :source AND a.alias = :alias"
HOLDER = "SELECT source FROM entry WHERE id = :id"
GET = "SELECT data, source, page FROM entry WHERE id = :id"
EVIDENCE = "SELECT evidence FROM entry WHERE id = :id"
UPDATED = "SELECT 1 FROM entry WHERE updated = :updated LIMIT 1"
COUNT = "SELECT COUNT(*) FROM entry"
_NEWEST = " ORDER BY published DESC, first_seen DESC, position, id LIMIT :limit"
LATEST_OF = "SELECT data, source, page FROM entry WHERE source = :source" + _NEWEST
SEARCH = (
    """
    SELECT data, source, page FROM entry
    WHERE page = :word
        OR instr(lower(title), lower(:word)) > 0 OR substr(slug, -length(:word)) = :word
        OR substr(id, -length(:word)) = :word OR substr(link, -length(:word)) = :word
"""
    + _NEWEST
)
KEEP_ENTRY = """
    INSERT INTO entry (
        id, source, published, updated, first_seen, position, slug, link, page, title, listed, data, evidence
    ) VALUES (
        :id, :source, :published, :updated, :first_seen, :position, :slug, :link, :page, :title,
        :listed, :data, :evidence
    )
    ON CONFLICT (id) DO UPDATE SET published = :published, updated = :updated, source = :source,
        link = :link, title = :title, listed = :listed, data = :data, evidence = :evidence, page = COALESCE(page, :page)
"""
KEEP_ALIAS = "INSERT INTO alias (source, alias, entry) VALUES (:source, :alias, :entry) ON CONFLICT DO NOTHING"
# The source too: an entry of a source that left the config is another's from its next mention on.
LISTED = """
    UPDATE entry SET listed = :listed, source = :source
    WHERE id = :id AND (listed <> :listed OR source <> :source)
"""
PLACE = "UPDATE entry SET page = :page WHERE id = :id AND page IS NULL"

# --- pending drafts
PENDING = "SELECT alias, data FROM pending WHERE source = :source ORDER BY rank"
FORGET_PENDING = "DELETE FROM pending WHERE source = :source"
KEEP_PENDING = "INSERT INTO pending (source, alias, rank, data) VALUES (:source, :alias, :rank, :data)"

# --- feeds
MARK = "INSERT INTO feed (name, marks) VALUES (:name, 1) ON CONFLICT (name) DO UPDATE SET marks = marks + 1"
DIRTY = "SELECT name FROM feed WHERE marks > published ORDER BY name"
DECLARE_FEED = "INSERT INTO feed (name) VALUES (:name) ON CONFLICT DO NOTHING"
TAKE_FEED = """
    UPDATE feed SET lease_owner = :owner, lease_token = lease_token + 1, lease_until = :until, taken = marks
    WHERE name = :name AND (lease_owner IS NULL OR lease_until <= :now)
    RETURNING lease_token
"""
DONE_FEED = (
    """
    UPDATE feed SET lease_owner = NULL, lease_until = 0,
        published = CASE WHEN :clean THEN MAX(published, taken) ELSE published END
"""
    + _HELD
)
