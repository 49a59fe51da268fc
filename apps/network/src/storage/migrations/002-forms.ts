const kinds = ['job', 'person', 'company', 'post', 'article', 'course'];

/**
 * Entities in up to three forms, one for each audience. Search has one index per kind; what filters see is words of it, so that a query with
 * filters is one merge of sorted lists, newest first, which stops when the page is full.
 */
export const forms = `
  DROP TRIGGER entities_unsearched;
  -- What an older release has stored; it is indexed anew as soon as all migrations have run.
  CREATE TABLE unindexed (
    tenant TEXT NOT NULL, owner TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL, imports TEXT NOT NULL
  ) STRICT;
  INSERT INTO unindexed SELECT tenant, owner, kind, body, (
      SELECT json_group_array(i.import_id) FROM import_entities i WHERE i.row = entities.row)
    FROM entities WHERE tenant <> '' ORDER BY row;
  DROP TABLE import_entities;
  DROP TABLE facets;
  DROP TABLE search;
  DROP TABLE entities;

  -- row: 2^24 times the day, plus a count within it, so that order of rows is order of dates.
  -- tenant '' is seen by every tenant; owner '' is everyone in the tenant. forms: bit n is set when there is a form for audience n.
  -- source: what brought it ('sample', the name of a load, '' for a member), so that it can be replaced as a whole.
  CREATE TABLE entities (
    row INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    forms INTEGER NOT NULL,
    source TEXT NOT NULL,
    UNIQUE (tenant, kind, id)
  ) STRICT;
  CREATE INDEX entities_by_owner ON entities (tenant, owner, kind, row) WHERE owner <> '';
  CREATE INDEX entities_by_source ON entities (source) WHERE source <> '';

  -- form: 4 * row + audience. Audiences: 0 everyone, 1 connections of the owner, 2 the owner. Each sees all that the ones before it see; a form
  -- that would say the same as the one before it is not kept.
  CREATE TABLE forms (form INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
  -- What lists show; apart from the bodies, for lists must be quick. facets: values by name, as JSON.
  CREATE TABLE cards (
    form INTEGER PRIMARY KEY, title TEXT NOT NULL, subtitle TEXT NOT NULL, opening TEXT NOT NULL, facets TEXT NOT NULL
  ) STRICT;

  ${kinds
    .map(
      (kind) => `
  CREATE VIRTUAL TABLE search_${kind} USING fts5 (
    title, subtitle, skills, body, tags, tokenize = 'porter unicode61 remove_diacritics 2'
  );
  INSERT INTO search_${kind} (search_${kind}, rank) VALUES ('secure-delete', 1);
  CREATE TRIGGER entities_unsearched_${kind} AFTER DELETE ON entities WHEN old.kind = '${kind}' BEGIN
    DELETE FROM search_${kind} WHERE rowid BETWEEN old.row * 4 AND old.row * 4 + 3;
  END;`,
    )
    .join('')}
  CREATE TRIGGER entities_unformed AFTER DELETE ON entities BEGIN
    DELETE FROM forms WHERE form BETWEEN old.row * 4 AND old.row * 4 + 3;
    DELETE FROM cards WHERE form BETWEEN old.row * 4 AND old.row * 4 + 3;
  END;

  -- How many forms there are, for a query to know whether most of what it finds is for the reader.
  CREATE TABLE populations (
    kind TEXT NOT NULL, tenant TEXT NOT NULL, everyone INTEGER NOT NULL, others INTEGER NOT NULL, PRIMARY KEY (kind, tenant)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER entities_counted AFTER INSERT ON entities BEGIN
    INSERT INTO populations VALUES (new.kind, new.tenant, new.forms & 1, (new.forms >> 1 & 1) + (new.forms >> 2 & 1))
    ON CONFLICT DO UPDATE SET everyone = everyone + excluded.everyone, others = others + excluded.others;
  END;
  CREATE TRIGGER entities_uncounted AFTER DELETE ON entities BEGIN
    UPDATE populations SET everyone = everyone - (old.forms & 1), others = others - (old.forms >> 1 & 1) - (old.forms >> 2 & 1)
    WHERE kind = old.kind AND tenant = old.tenant;
  END;

  CREATE TABLE import_entities (
    tenant TEXT NOT NULL,
    owner TEXT NOT NULL,
    import_id TEXT NOT NULL,
    row INTEGER NOT NULL REFERENCES entities (row) ON DELETE CASCADE,
    PRIMARY KEY (tenant, owner, import_id, row),
    FOREIGN KEY (tenant, owner, import_id) REFERENCES imports (tenant, owner, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX import_entities_by_row ON import_entities (row);

  -- The last change of every entity, of those that are gone as well. seen: the union of all forms it ever had.
  CREATE TABLE changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant TEXT NOT NULL,
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('written', 'deleted')),
    seen INTEGER NOT NULL,
    at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    UNIQUE (tenant, kind, id)
  ) STRICT;
  CREATE INDEX changes_deleted ON changes (at) WHERE change = 'deleted';
  -- Up to which change deletions have been forgotten.
  CREATE TABLE changes_forgotten (seq INTEGER NOT NULL) STRICT;
  INSERT INTO changes_forgotten VALUES (0);
  CREATE TRIGGER entities_written AFTER INSERT ON entities BEGIN
    INSERT OR REPLACE INTO changes (tenant, owner, kind, id, change, seen) VALUES (
      new.tenant, new.owner, new.kind, new.id, 'written', new.forms | coalesce(
        (SELECT seen FROM changes c WHERE c.tenant = new.tenant AND c.kind = new.kind AND c.id = new.id), 0));
  END;
  CREATE TRIGGER entities_deleted AFTER DELETE ON entities BEGIN
    INSERT OR REPLACE INTO changes (tenant, owner, kind, id, change, seen) VALUES (
      old.tenant, old.owner, old.kind, old.id, 'deleted', old.forms | coalesce(
        (SELECT seen FROM changes c WHERE c.tenant = old.tenant AND c.kind = old.kind AND c.id = old.id), 0));
  END;
`;
