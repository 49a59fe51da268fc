/** Entities with one text and one set of facets each. */
export const entities = `
  -- tenant '' is the sample, which every tenant sees; owner '' is everyone in the tenant.
  CREATE TABLE entities (
    row INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    date TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (tenant, kind, id)
  ) STRICT;
  CREATE INDEX entities_by_kind ON entities (kind, tenant, owner);

  CREATE TABLE facets (
    row INTEGER NOT NULL REFERENCES entities (row) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (row, name, value)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX facets_by_value ON facets (name, value);

  CREATE VIRTUAL TABLE search USING fts5 (
    title, subtitle, skills, body, tokenize = 'porter unicode61 remove_diacritics 2'
  );
  INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
  CREATE TRIGGER entities_unsearched AFTER DELETE ON entities BEGIN
    DELETE FROM search WHERE rowid = old.row;
  END;

  CREATE TABLE imports (
    tenant TEXT NOT NULL,
    owner TEXT NOT NULL,
    id TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    PRIMARY KEY (tenant, owner, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE import_entities (
    tenant TEXT NOT NULL,
    owner TEXT NOT NULL,
    import_id TEXT NOT NULL,
    row INTEGER NOT NULL REFERENCES entities (row) ON DELETE CASCADE,
    PRIMARY KEY (tenant, owner, import_id, row),
    FOREIGN KEY (tenant, owner, import_id) REFERENCES imports (tenant, owner, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX import_entities_by_row ON import_entities (row);
`;
