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
KNOWN_SOURCES = "SELECT name, key, last_checked, seeded FROM source ORDER BY declared"
# Whoever is at it knows its old name only, and can neither finish nor give it back: the new one is due.
RENAME_SOURCE = """
    UPDATE source SET name = :new, lease_owner = NULL, lease_until = 0,
        next_due = CASE WHEN lease_owner IS NULL THEN next_due ELSE 0 END
    WHERE name = :old
"""
RENAME_ENTRIES = "UPDATE entry SET source = :new WHERE source = :old"
RENAME_ALIASES = "UPDATE alias SET source = :new WHERE source = :old"
RENAME_PENDING = "UPDATE pending SET source = :new WHERE source = :old"
RENAME_COPIES = "UPDATE copy SET source = :new WHERE source = :old"
# Of two sources that become one each may hold a row of the same name: what the present one has stays.
MERGE = (
    "UPDATE entry SET source = :new WHERE source = :old",
    "UPDATE OR IGNORE alias SET source = :new WHERE source = :old",
    "DELETE FROM alias WHERE source = :old",
    "UPDATE OR IGNORE pending SET source = :new WHERE source = :old",
    "DELETE FROM pending WHERE source = :old",
    "UPDATE OR IGNORE copy SET source = :new WHERE source = :old",
    "DELETE FROM copy WHERE source = :old",
    "DELETE FROM source WHERE name = :old",
)
# One name alone may be another article's too: the title agrees as well, or guid and address do.
TWINS = """
    SELECT DISTINCT a.entry AS first, b.entry AS second,
        EXISTS (SELECT 1 FROM shown AS s WHERE s.entry = a.entry AND s.until IS NULL) AS first_stands,
        EXISTS (SELECT 1 FROM shown AS s WHERE s.entry = b.entry AND s.until IS NULL) AS second_stands
    FROM alias AS a JOIN alias AS b ON b.source = :new AND b.alias = a.alias AND b.entry <> a.entry
        JOIN entry AS one ON one.id = a.entry JOIN entry AS other ON other.id = b.entry
    WHERE a.source = :old AND other.source = :new AND (one.title = other.title OR (
        a.alias LIKE 'guid:%' AND EXISTS (
            SELECT 1 FROM alias AS c JOIN alias AS d ON d.source = :new AND d.alias = c.alias AND d.entry = b.entry
            WHERE c.entry = a.entry AND c.alias LIKE 'bare:%')))
    ORDER BY a.entry, b.entry
"""
LEAD_BACK = "UPDATE alias SET entry = :first WHERE entry = :second"

OWNERS = "SELECT DISTINCT lease_owner FROM source WHERE lease_owner IS NOT NULL"
FEED_OWNERS = "SELECT DISTINCT lease_owner FROM feed WHERE lease_owner IS NOT NULL"
BURY = """
    UPDATE source SET lease_owner = NULL, lease_until = 0, next_due = MIN(next_due, :now)
    WHERE lease_owner = :owner
"""
BURY_FEED = "UPDATE feed SET lease_owner = NULL, lease_until = 0 WHERE lease_owner = :owner"
# An expired lease is due again: next_due stands at its end while it runs, so one index serves both.
DUE = """
    SELECT name, next_due, rowid AS number FROM source
    WHERE declared = 1 AND next_due <= :now AND (next_due, rowid) > (:last, :number)
    ORDER BY next_due, rowid LIMIT :limit
"""
_LEASE = """
    UPDATE source SET lease_owner = :owner, lease_token = lease_token + 1, lease_until = :until, next_due = :until
"""
CLAIM = _LEASE + " WHERE name IN (SELECT value FROM json_each(:names)) RETURNING name, lease_token"
TAKE = (
    _LEASE
    + " WHERE name = :name AND declared = 1 AND (lease_owner IS NULL OR lease_until <= :now) RETURNING lease_token"
)
# A lease at work is left to its owner. What was given back is due, and yet its listing may have to wait for years.
REWIND = """
    UPDATE source SET last_checked = :now, listing_due = :now + MAX(0, listing_due - last_checked),
        next_due = CASE WHEN lease_owner IS NULL THEN :now + MAX(0, next_due - last_checked) ELSE next_due END
    WHERE declared = 1 AND last_checked > :ahead
"""
# No article waits for longer to be read again, no job is leased for longer: that was counted by a clock that ran ahead.
REWIND_ENTRIES = """
    UPDATE entry SET again = :now
    WHERE source IN (SELECT name FROM source WHERE declared = 1) AND again IS NOT NULL AND again > :far
"""
FREE_SOURCES = """
    UPDATE source SET lease_owner = NULL, lease_until = 0, next_due = :now
    WHERE lease_owner IS NOT NULL AND lease_until > :far
"""
FREE_FEEDS = "UPDATE feed SET lease_owner = NULL, lease_until = 0 WHERE lease_owner IS NOT NULL AND lease_until > :far"
# A lease that was given back has its token still, but no owner.
_HELD = " WHERE name = :name AND lease_token = :token AND lease_owner = :owner"
RENEW = "UPDATE source SET lease_until = :until, next_due = :until" + _HELD
RELEASE = "UPDATE source SET lease_owner = NULL, lease_until = 0, next_due = :due" + _HELD
FINISH = (
    """
    UPDATE source SET lease_owner = NULL, lease_until = 0, next_due = :due, listing_due = :listing_due,
        last_checked = CASE WHEN :read THEN :now ELSE last_checked END,
        failures = CASE WHEN NOT :read THEN failures WHEN :error IS NULL THEN 0 ELSE failures + 1 END,
        last_success = CASE WHEN :read AND :error IS NULL THEN :now ELSE last_success END,
        seeded = CASE WHEN :read AND :error IS NULL THEN COALESCE(seeded, :now) ELSE seeded END,
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
_ENTRY = "e.id, e.data, e.source, e.page, e.digest, e.published"
"""The columns of which an entry is made."""
_MEMORY = ", e.listed, e.reading, e.pruned"
# A name whose entry is not there is torn: it is told, an article that is not found would be taken for new.
FIND = (
    f"SELECT {_ENTRY}{_MEMORY} FROM alias AS a LEFT JOIN entry AS e ON e.id = a.entry"
    " WHERE a.source = :source AND a.alias = :alias"
)
KNOWN = f"SELECT {_ENTRY}{_MEMORY} FROM entry AS e WHERE e.id = :id"
DUE_AGAIN = f"""
    SELECT {_ENTRY}{_MEMORY} FROM entry AS e WHERE e.source = :source AND e.again <= :now ORDER BY e.again LIMIT :limit
"""
HOLDER = "SELECT source, pruned FROM entry WHERE id = :id"
GET = f"SELECT {_ENTRY} FROM entry AS e WHERE e.id = :id AND e.pruned = 0"
EVIDENCE = "SELECT evidence FROM entry WHERE id = :id"
UPDATED = "SELECT 1 FROM entry WHERE updated = :updated LIMIT 1"
COUNT = "SELECT COUNT(*) FROM entry"
ARRIVALS = "SELECT first_seen FROM entry WHERE source = :source AND first_seen >= :since ORDER BY first_seen"
_NEWEST = " ORDER BY e.published DESC, e.first_seen DESC, e.position, e.id LIMIT :limit"
# The index alone says which are the newest of many sources; only those are read whole.
NEWEST_OF = (
    """
    SELECT e.number, e.published, e.first_seen, e.position, e.id FROM entry AS e
    WHERE e.source = :source AND e.pruned = 0
"""
    + _NEWEST
)
NUMBERED = f"SELECT e.number, {_ENTRY} FROM entry AS e WHERE e.number IN (SELECT value FROM json_each(:numbers))"
HOLDING = "SELECT DISTINCT source FROM entry WHERE pruned = 0 ORDER BY source"
# What is called so comes before what only ends so, and that before titles: of a common word there are more than a page.
SEARCH = f"""
    SELECT id, data, source, page, digest, published FROM (
        SELECT {_ENTRY}, e.first_seen, e.position, CASE
            WHEN :word IN (e.id, e.slug, e.link, e.page) THEN 0
            WHEN substr(e.slug, -length(:word)) = :word OR substr(e.id, -length(:word)) = :word
                OR substr(e.link, -length(:word)) = :word THEN 1
            WHEN instr(casefold(e.title), :folded) > 0 THEN 2
        END AS place
        FROM entry AS e WHERE e.pruned = 0
    ) WHERE place IS NOT NULL ORDER BY place, published DESC, first_seen DESC, position, id LIMIT :limit
"""
# Of words that are everywhere the newest matches alone are weighed: of a million it would take seconds.
QUERY = f"""
    SELECT {_ENTRY} FROM (
        SELECT rowid AS number, bm25(words, 5.0, 1.0) AS weight FROM words
        WHERE words MATCH :question ORDER BY rowid DESC LIMIT 2000
    ) AS w JOIN entry AS e ON e.number = w.number
    WHERE e.pruned = 0 ORDER BY w.weight, e.published DESC LIMIT :limit
"""
INDEX = "INSERT INTO words (rowid, title, text) VALUES (:number, :title, :text)"
UNINDEX = "INSERT INTO words (words, rowid, title, text) VALUES ('delete', :number, :title, :text)"
UNINDEX_ALL = "INSERT INTO words (words) VALUES ('delete-all')"
# In the order of their numbers, in which the index is written fastest. What is torn is told when it is touched.
INDEX_ALL = """
    INSERT INTO words (rowid, title, text)
    SELECT number, index_words(json_extract(data, '$.title')), index_words(json_extract(data, '$.text'))
    FROM entry NOT INDEXED WHERE pruned = 0 AND json_valid(data) ORDER BY number
"""
MADE = "SELECT version FROM made WHERE what = 'words'"
KEEP_MADE = """
    INSERT INTO made (what, version) VALUES ('words', :version) ON CONFLICT (what) DO UPDATE SET version = :version
"""
KEEP_ENTRY = """
    INSERT INTO entry (
        id, source, published, updated, first_seen, position, slug, link, page, title, listed, data, evidence,
        reading, again, hold, digest
    ) VALUES (
        :id, :source, :published, :updated, :first_seen, :position, :slug, :link, :page, :title,
        :listed, :data, :evidence, :reading, :again, :hold, :digest
    )
    ON CONFLICT (id) DO UPDATE SET published = :published, updated = :updated, source = :source,
        link = :link, title = :title, listed = :listed, data = :data, evidence = :evidence,
        reading = :reading, again = :again, page = :page, digest = :digest
    RETURNING number
"""
STORED = "SELECT e.number, e.pruned, " + _ENTRY + " FROM entry AS e WHERE e.id = :id"
KEEP_ALIAS = "INSERT INTO alias (source, alias, entry) VALUES (:source, :alias, :entry) ON CONFLICT DO NOTHING"
CLAIM_ALIAS = """
    INSERT INTO alias (source, alias, entry) VALUES (:source, :alias, :entry)
    ON CONFLICT (source, alias) DO UPDATE SET entry = :entry
"""
NAMELESS = f"""
    SELECT {_ENTRY} FROM entry AS e WHERE NOT EXISTS (SELECT 1 FROM alias AS a WHERE a.entry = e.id)
"""
COUNT_ALIASES = "SELECT COUNT(*) FROM alias WHERE entry = :entry"
# What is used comes last: taken out, and kept again under a new number.
RENEW_ALIASES = """
    DELETE FROM alias WHERE entry = :entry AND source = :source AND alias IN (SELECT value FROM json_each(:names))
        AND number NOT IN (SELECT number FROM alias WHERE entry = :entry ORDER BY number LIMIT :first)
"""
# The first names are those an entry was minted with, the last those in use: what churned between them is let go.
FORGET_ALIASES = """
    DELETE FROM alias WHERE entry = :entry
        AND number NOT IN (SELECT number FROM alias WHERE entry = :entry ORDER BY number LIMIT :first)
        AND number NOT IN (SELECT number FROM alias WHERE entry = :entry ORDER BY number DESC LIMIT :last)
"""
FORGET_FINGERPRINTS = """
    DELETE FROM alias WHERE entry = :entry AND (alias LIKE 'text:%' OR alias LIKE 'said:%')
"""
# The source too: an entry of a source that left the config is another's from its next mention on.
LISTED = """
    UPDATE entry SET listed = :listed, source = :source,
        reading = CASE WHEN pruned THEN reading ELSE :reading END, again = CASE WHEN NOT pruned THEN :again END
    WHERE id = :id
"""
PLACE = "UPDATE entry SET page = :page, digest = :digest WHERE id = :id AND page IS NULL"
KEEP_REVISION = """
    INSERT INTO revision (entry, until, by, data, digest) VALUES (:entry, :until, :by, :data, :digest)
"""
REVISIONS = "SELECT until, by, data, digest FROM revision WHERE entry = :entry ORDER BY number"
HELD = "SELECT id, hold FROM entry WHERE source = :source AND hold <> ''"
LET_GO = "UPDATE entry SET hold = '' WHERE source = :source AND hold <> ''"

# --- retention
OLDER = "SELECT number FROM entry WHERE source = :source AND pruned = 0 AND published < :before"
BEYOND = """
    SELECT number FROM entry WHERE source = :source AND pruned = 0
    ORDER BY published DESC, first_seen DESC, position, id LIMIT -1 OFFSET :keep
"""
PRUNABLE = f"""
    SELECT e.number, e.pruned, {_ENTRY} FROM entry AS e
    WHERE e.number IN (SELECT value FROM json_each(:numbers)) AND e.pruned = 0
        AND NOT EXISTS (SELECT 1 FROM shown AS s WHERE s.entry = e.id AND s.until IS NULL)
"""
PRUNE_ENTRY = """
    UPDATE entry SET pruned = 1, data = :data, evidence = '{}', reading = '{}', again = NULL, hold = '',
        digest = :digest WHERE id = :id
"""
FORGET_REVISIONS = "DELETE FROM revision WHERE entry = :entry"

# --- copies
KEEP_COPY = """
    INSERT INTO copy (source, entry, at, size, data, digest) VALUES (:source, :entry, :at, :size, :data, :digest)
    ON CONFLICT (source, entry) DO UPDATE SET at = :at, size = :size, data = :data, digest = :digest
"""
MOVE_COPY = "UPDATE OR REPLACE copy SET source = :source WHERE source = :old AND entry = :entry"
COPY = "SELECT source, entry, data, digest FROM copy WHERE source = :source AND entry = :entry"
COPIED = "SELECT entry FROM copy WHERE source = :source AND entry <> '' ORDER BY entry"
FORGET_COPY = "DELETE FROM copy WHERE entry = :entry"
COPIES_SIZE = "SELECT COALESCE(SUM(size), 0) AS size FROM copy"
OLDEST_COPIES = "SELECT source, entry, size FROM copy ORDER BY at LIMIT :limit"
DROP_COPY = "DELETE FROM copy WHERE source = :source AND entry = :entry"

# --- pending drafts
PENDING = "SELECT alias, data, digest FROM pending WHERE source = :source ORDER BY rank"
FORGET_PENDING = "DELETE FROM pending WHERE source = :source"
KEEP_PENDING = """
    INSERT INTO pending (source, alias, rank, data, digest) VALUES (:source, :alias, :rank, :data, :digest)
"""

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
FEED_STATE = "SELECT state FROM feed WHERE name = :name"
KEEP_FEED_STATE = "UPDATE feed SET state = :state WHERE name = :name"
# A feed that has a past of its own keeps it, and takes over what it lacks.
RENAME_FEED = (
    "UPDATE OR IGNORE feed SET name = :new WHERE name = :old",
    "DELETE FROM feed WHERE name = :old",
    "UPDATE OR IGNORE shown SET feed = :new WHERE feed = :old",
    "DELETE FROM shown WHERE feed = :old",
    "UPDATE journal SET feed = :new WHERE feed = :old",
)
FEED_NAMES = "SELECT name FROM feed ORDER BY name"

# --- what feeds have shown, and their journal
SHOWN = "SELECT entry, until, data FROM shown WHERE feed = :feed"
KEEP_SHOWN = """
    INSERT INTO shown (feed, entry, until, data) VALUES (:feed, :entry, NULL, :data)
    ON CONFLICT (feed, entry) DO UPDATE SET until = NULL, data = :data
"""
KEEP_COPY_SHOWN = "INSERT INTO shown (feed, entry, until, data) VALUES (:feed, :entry, :now, :data)"
STAND = """
    INSERT INTO shown (feed, entry, until, data) VALUES (:feed, :entry, NULL, :data)
    ON CONFLICT (feed, entry) DO UPDATE SET until = NULL WHERE until IS NOT NULL
"""
END_SHOWN = "UPDATE shown SET until = :now WHERE feed = :feed AND entry = :entry AND until IS NULL"
KEEP_LINE = """
    INSERT INTO journal (feed, path, at, program, causes, size, digest, body)
    VALUES (:feed, :path, :at, :program, :causes, :size, :digest, :body)
"""
JOURNAL = """
    SELECT number, path, at, program, causes, size, digest, body IS NOT NULL AS whole FROM journal
    WHERE feed = :feed ORDER BY number DESC LIMIT :limit
"""
LAST_LINE = "SELECT digest FROM journal WHERE feed = :feed AND path = :path ORDER BY number DESC LIMIT 1"
LINE_AT = """
    SELECT at, digest, body FROM journal WHERE feed = :feed AND path = :path AND at <= :at ORDER BY number DESC LIMIT 1
"""
FORGET_SHOWN = "DELETE FROM shown WHERE until < :before"
# By when they were replaced: what stands is never forgotten.
FORGET_BODIES = """
    UPDATE journal SET body = NULL WHERE body IS NOT NULL AND at < :before AND EXISTS (
        SELECT 1 FROM journal AS later
        WHERE later.feed = journal.feed AND later.path = journal.path AND later.number > journal.number
            AND later.at < :before)
"""
