/** Version of the tables below, kept in `PRAGMA user_version`. */
export const schemaVersion = 1;

/** The tables, made when they are missing. Column names are those of the rows. */
export const schema: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS runs (run TEXT PRIMARY KEY, at INTEGER NOT NULL, model TEXT NOT NULL, device TEXT NOT NULL,
    outcome TEXT NOT NULL, seconds REAL NOT NULL, savedSeconds REAL NOT NULL) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS failures (run TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, code TEXT NOT NULL,
    type TEXT NOT NULL, category TEXT NOT NULL, severity TEXT NOT NULL, stage TEXT NOT NULL, device TEXT NOT NULL,
    model TEXT NOT NULL, PRIMARY KEY (run, seq)) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS recoveries (run TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, action TEXT NOT NULL,
    strategyClass TEXT NOT NULL, code TEXT NOT NULL, type TEXT, stage TEXT NOT NULL, device TEXT, model TEXT,
    outcome TEXT NOT NULL, seconds REAL, savedSeconds REAL NOT NULL, PRIMARY KEY (run, seq)) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS stages (run TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, stage TEXT NOT NULL,
    device TEXT NOT NULL, model TEXT NOT NULL, seconds REAL NOT NULL, work REAL NOT NULL,
    PRIMARY KEY (run, seq)) WITHOUT ROWID`,
  'CREATE TABLE IF NOT EXISTS breakers (name TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID',
  'CREATE TABLE IF NOT EXISTS levels (name TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID',
  'CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
  'CREATE INDEX IF NOT EXISTS recoveries_by_code ON recoveries (code, at)',
  'CREATE INDEX IF NOT EXISTS recoveries_by_type ON recoveries (type, at)',
  'CREATE INDEX IF NOT EXISTS failures_by_time ON failures (at)',
  'CREATE INDEX IF NOT EXISTS stages_by_model ON stages (model, device, at)',
];
