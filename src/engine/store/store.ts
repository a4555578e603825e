import { deserialize, serialize } from 'node:v8';
import type { ExecutionState } from '../history/state.js';
import { joinEvents, splitEvents } from '../proto/batch.js';
import { type VisibilityRecord, visibilityRecord } from '../visibility/record.js';
import { closeDatabase, DAMAGED, openDatabase, refused } from './open.js';

/** What one transaction does to one run: its new state, and events (encoded HistoryEvents) added at its history's end. */
export interface RunChange {
  readonly state: ExecutionState;
  readonly events: readonly Uint8Array[];
  /** The id of the first of `events`. */
  readonly first: number;
  /** The run is now the current one of its workflow id. */
  readonly becomesCurrent: boolean;
}

/** A place in the order of lists. Times in ms since 1970; `closeTime` 0 = open. */
export interface Place {
  readonly closeTime: number;
  readonly startTime: number;
  readonly runId: string;
}

/** In the place of the close time of an open run: later than any. */
const OPEN = 2 ** 53 - 1;
/** Closed runs whose state is kept in memory. */
const RECENT = 128;
/** Bytes of one state (limit.mutableStateSize.error of the server). */
const MAXIMUM_STATE = 8 * 1024 * 1024;
/** Bytes of one from which on a request, of which each has 4 MB at most, may take it beyond. */
const LARGE_STATE = 4 * 1024 * 1024;
/** Runs that are read at a time. */
const CHUNK = 100;

/**
 * Where executions are kept. Reads see every accepted transaction at once; `settled` tells when all of them are safe.
 * The service answers nothing, and gives out no task, before that, so all transactions of one turn of the event loop
 * can go to disk with one write. When writing fails (a full disk), the store is broken: nothing more is accepted, and
 * what was not settled never happened.
 */
export class Store {
  readonly #database;
  readonly #statements;
  readonly #onBroken: (error: Error) => void;
  /** The state of every run that is not finished: a store is read for a finished one only. */
  readonly #live = new Map<string, ExecutionState>();
  readonly #recent = new Map<string, ExecutionState>();
  /** Runs whose state is newer here than in the open transaction. */
  readonly #dirty = new Map<string, ExecutionState>();
  /** Runs whose state, as it was written last, is a large one. */
  readonly #large = new Set<string>();
  #settling: Promise<void> | undefined;
  #broken: Error | undefined;

  /** Throws an Error of one sentence (see `openDatabase`). `onBroken` hears of a store that can't be written any more. */
  constructor(path: string, onBroken: (error: Error) => void) {
    this.#database = openDatabase(path);
    this.#onBroken = onBroken;
    const prepare = (sql: string) => this.#database.prepare<unknown[]>(sql).raw();
    this.#statements = {
      putRun: this.#database.prepare<unknown[]>(`
        INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (run_id) DO UPDATE
        SET closed = excluded.closed, unfinished = excluded.unfinished, state = excluded.state`),
      putCurrent: this.#database.prepare<unknown[]>('INSERT OR REPLACE INTO current VALUES (?, ?)'),
      putBatch: this.#database.prepare<unknown[]>('INSERT INTO batches VALUES (?, ?, ?)'),
      putSetting: this.#database.prepare<unknown[]>('INSERT OR REPLACE INTO settings VALUES (?, ?)'),
      run: prepare('SELECT state FROM runs WHERE run_id = ?'),
      current: prepare('SELECT run_id FROM current WHERE workflow_id = ?'),
      batches: prepare(`
        SELECT first, events FROM batches WHERE run_id = ?1 AND first <= ?3 AND first >=
          coalesce((SELECT max(first) FROM batches WHERE run_id = ?1 AND first <= ?2), 0) ORDER BY first`),
      listed: prepare(`
        SELECT run_id, closed, started, state FROM runs WHERE closed < ?1 OR (closed = ?1 AND (started < ?2
          OR (started = ?2 AND run_id > ?3))) ORDER BY closed DESC, started DESC, run_id LIMIT ${CHUNK}`),
      unfinished: prepare('SELECT run_id, state FROM runs WHERE unfinished = 1'),
      closedBefore: prepare('SELECT run_id FROM runs WHERE closed < ? AND unfinished = 0 ORDER BY closed LIMIT ?'),
      setting: prepare('SELECT value FROM settings WHERE name = ?'),
      deletes: [
        this.#database.prepare<unknown[]>('DELETE FROM batches WHERE run_id = ?'),
        this.#database.prepare<unknown[]>('DELETE FROM current WHERE run_id = ? AND workflow_id = ?2'),
        this.#database.prepare<unknown[]>('DELETE FROM runs WHERE run_id = ?'),
      ],
    };
    try {
      for (const [runId, state] of this.#statements.unfinished.all([]) as [string, Uint8Array][]) {
        this.#live.set(runId, deserialize(state) as ExecutionState);
        this.#weigh(runId, state.length);
      }
    } catch {
      closeDatabase(this.#database);
      throw refused(path, DAMAGED);
    }
  }

  /** Accepts all of the changes or none; throws when it can't. */
  commit(changes: readonly RunChange[]): void {
    this.#write(() => {
      for (const { state, events, first, becomesCurrent } of changes) {
        const { runId, workflowId } = state;
        if (events.length > 0) this.#statements.putBatch.run([runId, first, joinEvents(events)]);
        if (becomesCurrent) this.#statements.putCurrent.run([workflowId, runId]);
        this.#dirty.set(runId, state);
        if (isFinished(state)) this.#remember(state);
        else this.#live.set(runId, state);
      }
    });
  }

  /** Resolves when everything accepted so far is safe, rejects when that is over; undefined: it is already. */
  settled(): Promise<void> | undefined {
    return this.#settling;
  }

  /** A state is never changed in place: the next transaction brings a new one. */
  read(runId: string): ExecutionState | undefined {
    const state = this.#live.get(runId) ?? this.#recent.get(runId) ?? this.#dirty.get(runId);
    if (state !== undefined) return state;
    const row = this.#statements.run.get([runId]) as [Uint8Array] | undefined;
    return row && this.#remember(deserialize(row[0]) as ExecutionState);
  }

  currentRunId(workflowId: string): string | undefined {
    return (this.#statements.current.get([workflowId]) as [string] | undefined)?.[0];
  }

  /** The events `first`…`last` (ids, inclusive, clipped to what there is). */
  readEvents(runId: string, first: number, last: number): readonly Uint8Array[] {
    const events: Uint8Array[] = [];
    for (const [start, bytes] of this.#statements.batches.all([runId, first, last]) as [number, Uint8Array][]) {
      const batch = splitEvents(bytes);
      events.push(...batch.slice(Math.max(0, first - start), last - start + 1));
    }
    return events;
  }

  /** Of all runs behind `after`: open ones, then closed ones, latest first. */
  *records(after: Place = { closeTime: OPEN, startTime: OPEN, runId: '' }): Generator<VisibilityRecord> {
    let place: unknown[] = [after.closeTime || OPEN, after.startTime, after.runId];
    for (;;) {
      this.#writeStates();
      const rows = this.#statements.listed.all(place) as [string, number, number, Uint8Array][];
      for (const [runId, , , state] of rows) {
        yield visibilityRecord(this.#live.get(runId) ?? (deserialize(state) as ExecutionState));
      }
      const last = rows[CHUNK - 1];
      if (last === undefined) return;
      place = [last[1], last[2], last[0]];
    }
  }

  /** Whether a state is as small as one has to be. To find out costs nothing as long as it is far from the limit. */
  fits(state: ExecutionState): boolean {
    return !this.#large.has(state.runId) || serialize(state).length <= MAXIMUM_STATE;
  }

  /** Runs that are open, or were closed without all that follows from it having been done. */
  unfinishedRunIds(): readonly string[] {
    return [...this.#live.keys()];
  }

  /** At most `limit` finished runs that closed before `time` (ms since 1970), longest ago first. */
  closedBefore(time: number, limit: number): readonly string[] {
    this.#writeStates();
    return (this.#statements.closedBefore.all([time, limit]) as [string][]).map(([runId]) => runId);
  }

  /** Forgets a run and its history. */
  remove(runId: string): void {
    const state = this.read(runId);
    if (state === undefined) return;
    this.#write(() => {
      for (const held of [this.#live, this.#dirty, this.#recent, this.#large]) held.delete(runId);
      const [batches, current, runs] = this.#statements.deletes;
      batches?.run([runId]);
      current?.run([runId, state.workflowId]);
      runs?.run([runId]);
    });
  }

  setting(name: string): string | undefined {
    return (this.#statements.setting.get([name]) as [string] | undefined)?.[0];
  }

  keep(name: string, value: string): void {
    this.#write(() => this.#statements.putSetting.run([name, value]));
  }

  /** Writes what is not written yet. */
  close(): void {
    if (!this.#database.open) return;
    if (this.#settling !== undefined) this.#flush();
    if (this.#broken === undefined) closeDatabase(this.#database);
    else this.#database.close();
  }

  #remember(state: ExecutionState): ExecutionState {
    this.#live.delete(state.runId);
    this.#recent.delete(state.runId);
    const [oldest] = this.#recent.keys();
    if (oldest !== undefined && this.#recent.size >= RECENT) this.#recent.delete(oldest);
    this.#recent.set(state.runId, state);
    return state;
  }

  #write(statements: () => void): void {
    if (this.#broken !== undefined) throw this.#broken;
    if (this.#settling === undefined) {
      this.#guarded(() => this.#database.exec('BEGIN'));
      this.#settling = new Promise((resolve, reject) => {
        setImmediate(() => {
          if (this.#settling !== undefined && this.#database.open) this.#flush();
          if (this.#broken === undefined) resolve();
          else reject(this.#broken);
        });
      });
      // whoever waits for it hears of a rejection; nobody has to
      this.#settling.catch(() => {});
    }
    this.#guarded(statements);
  }

  #flush(): void {
    this.#settling = undefined;
    if (this.#broken !== undefined) return;
    try {
      this.#guarded(() => {
        this.#writeStates();
        this.#database.exec('COMMIT');
      });
    } catch {
      // #broken tells
    }
  }

  #writeStates(): void {
    for (const [runId, state] of this.#dirty) {
      const { workflowId, closeTime, startTime } = state;
      const unfinished = isFinished(state) ? 0 : 1;
      const bytes = serialize(state);
      this.#weigh(runId, unfinished ? bytes.length : 0);
      this.#statements.putRun.run([runId, workflowId, closeTime || OPEN, startTime, unfinished, bytes]);
    }
    this.#dirty.clear();
  }

  #weigh(runId: string, bytes: number): void {
    if (bytes > LARGE_STATE) this.#large.add(runId);
    else this.#large.delete(runId);
  }

  #guarded(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#broken = new Error('the store can not be written', { cause: error });
      this.#onBroken(this.#broken);
      throw this.#broken;
    }
  }
}

function isFinished({ closeTime, aftermath }: ExecutionState): boolean {
  return closeTime > 0 && !aftermath;
}
