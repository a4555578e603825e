import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'libsql';

/** Changes whenever a state or a table is written in another way; a store of a later version is refused. */
const VERSION = 1;
/** 'tsld', at its place in the header of every SQLite file (https://sqlite.org/fileformat.html). */
const APPLICATION_ID = 0x74736c64;
const HEADER = { magic: 'SQLite format 3\0', size: 100, versionAt: 60, applicationAt: 68 } as const;

/** A run's state; `closed` is `OPEN` or its close time, which with `started` is the order of lists. */
const SCHEMA = `
  CREATE TABLE runs (
    run_id TEXT PRIMARY KEY, workflow_id TEXT NOT NULL,
    closed INTEGER NOT NULL, started INTEGER NOT NULL, unfinished INTEGER NOT NULL, state BLOB NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX listed ON runs (closed DESC, started DESC, run_id);
  CREATE INDEX unfinished ON runs (unfinished) WHERE unfinished = 1;
  CREATE TABLE current (workflow_id TEXT PRIMARY KEY, run_id TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE batches (
    run_id TEXT NOT NULL, first INTEGER NOT NULL, events BLOB NOT NULL, PRIMARY KEY (run_id, first)
  ) WITHOUT ROWID;
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;

export const DAMAGED = 'it is damaged';

/** In memory only. */
export const MEMORY = ':memory:';

/**
 * Opens the store at `path`, or makes one. Every transaction is on disk when it has been committed. Throws an Error of
 * one sentence when there is something else, or nothing can be written; what is there is left as it is.
 */
export function openDatabase(path: string): Database.Database {
  if (path === MEMORY) {
    const database = new Database(MEMORY);
    database.exec(SCHEMA);
    return database;
  }
  // absolute, because a name like 'http://…' would be a server to the library
  const file = resolve(path);
  checkFile(file);
  let database: Database.Database | undefined;
  try {
    const checked = checkContent(file);
    database = new Database(file);
    // the lock is the operating system's: it ends with the process, whatever way that goes
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL');
    database.exec('BEGIN EXCLUSIVE');
    // what the look at it left: nobody else is here, and alone SQLite needs no shared memory
    rmSync(`${file}-shm`, { force: true });
    if (isEmpty(database)) {
      database.exec(`${SCHEMA} PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION}`);
    } else if (!checked) check(database);
    database.exec('COMMIT');
    database.exec('PRAGMA journal_mode = WAL');
    return database;
  } catch (error) {
    if (database !== undefined) giveUp(database);
    throw refused(file, reasonOf(error));
  }
}

/** Gives the file up at once: without this its lock would stay until the library's statements are collected. */
export function closeDatabase(database: Database.Database): void {
  // only outside of WAL can an exclusive lock be given back (https://sqlite.org/pragma.html#pragma_locking_mode)
  database.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_schema');
  database.close();
}

function giveUp(database: Database.Database): void {
  try {
    if (database.inTransaction) database.exec('ROLLBACK');
    closeDatabase(database);
  } catch {
    // a database that can't be read can't be closed in good order either
  }
}

function isEmpty(database: Database.Database): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema').raw().get([]) === undefined;
}

/**
 * What is in the file and in the log beside it, looked at without a right to write: else the log of a store that is
 * refused would be worked into it. False: there is nothing in it yet, or what is to be undone first (a killed process
 * was making or closing it). Throws.
 */
function checkContent(file: string): boolean {
  if (!existsSync(file) || statSync(file).size === 0) return false;
  const database = new Database(`${pathToFileURL(file).href}?mode=ro`);
  try {
    check(database);
    return true;
  } catch (error) {
    if (codeOf(error) === 'SQLITE_READONLY_ROLLBACK') return false;
    throw error;
  } finally {
    database.close();
  }
}

/** Throws unless it is whole, and a store that this version made. */
function check(database: Database.Database): void {
  if (!holds(database, `(SELECT user_version FROM pragma_user_version) <= ${VERSION}`)) throw new Error(later());
  const tables = "SELECT count(*) FROM sqlite_schema WHERE name IN ('runs', 'current', 'batches', 'settings')";
  const whole = holds(database, `(${tables}) = 4 AND (SELECT quick_check FROM pragma_quick_check(1)) = 'ok'`);
  if (!whole) throw new Error(DAMAGED);
}

/** A prepared statement would hold the file until it is collected: this asks without one, by an error of no other use. */
function holds(database: Database.Database, condition: string): boolean {
  try {
    database.exec(`SELECT json('') WHERE NOT (${condition})`);
    return true;
  } catch (error) {
    if (codeOf(error) === 'SQLITE_ERROR') return false;
    throw error;
  }
}

/** What the file says of itself, before anything that could change it is done with it. */
function checkFile(file: string): void {
  if (!existsSync(file)) {
    if (!existsSync(dirname(file))) throw refused(file, 'its folder does not exist');
    return;
  }
  const { size } = statSync(file);
  if (!statSync(file).isFile()) throw refused(file, 'it is not a file');
  if (size === 0) return;
  const header = Buffer.alloc(HEADER.size);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, header, 0, HEADER.size, 0);
  } finally {
    closeSync(descriptor);
  }
  const ours =
    header.toString('latin1', 0, HEADER.magic.length) === HEADER.magic &&
    header.readUInt32BE(HEADER.applicationAt) === APPLICATION_ID;
  if (!ours) throw refused(file, 'it is something else, or was damaged');
  const version = header.readUInt32BE(HEADER.versionAt);
  if (version > VERSION) throw refused(file, later(version));
}

function later(version?: number): string {
  const formats = version === undefined ? '' : ` (format ${version}, this one knows ${VERSION})`;
  return `a later tslides wrote it${formats}: update tslides`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'another program uses it';
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM') {
    return 'it may not be written';
  }
  if (code.startsWith('SQLITE_FULL')) return 'the disk is full';
  if (code.startsWith('SQLITE_IOERR')) return 'the disk does not let it be read or written';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return DAMAGED;
  return error instanceof Error ? error.message : String(error);
}

/** What is said of a file that can't be the store, and why. */
export function refused(file: string, reason: string): Error {
  return new Error(
    `${file} can't be used as the store of the embedded Temporal service: ${reason}. Nothing was changed; name another file.`,
  );
}
