import type { TrailEngine } from '#adapters/duckdb/trail/duckdb-trail.ts';
import { EventBatches } from '#adapters/duckdb/trail/event-batches.ts';
import { examineEvents } from '#adapters/duckdb/trail/examine-events.ts';
import type { FoundLog } from '#adapters/duckdb/trail/find-log-files.ts';
import { readLog } from '#adapters/duckdb/trail/log-bytes.ts';
import { LogReader } from '#adapters/duckdb/trail/log-reader.ts';
import { settleEvents } from '#adapters/duckdb/trail/settle-events.ts';
import { NO_RECORDS, recordsOfFiles, trailSql } from '#adapters/duckdb/trail/trail-sql.ts';
import { UnreadTally } from '#adapters/duckdb/trail/unread-tally.ts';
import type { RoomScope } from '#core/audit/room-scope.ts';
import type { Examined } from '#core/trail/examined.ts';

/** How far the reading of a trail is: files, their unpacked bytes, and the events in them. */
export interface TrailProgress {
  readonly files: number;
  readonly bytes: number;
  readonly events: number;
}

/** A trail that is being read into an engine, log after log. */
export class LoadingTrail {
  readonly #engine: TrailEngine;
  readonly #scope: RoomScope | undefined;
  readonly #batches: EventBatches;
  readonly #tally = new UnreadTally();
  /** Of each log that was opened: its name, and how many records it handed on. */
  readonly #logs: { readonly name: string; readonly events: number }[] = [];
  #reading: LogReader | undefined;
  #bytes = 0;
  #events = 0;

  private constructor(engine: TrailEngine, folder: string, scope: RoomScope | undefined) {
    this.#engine = engine;
    this.#scope = scope;
    this.#batches = new EventBatches(folder, async (paths) => {
      const rows = await trailSql(recordsOfFiles(paths), scope);
      await engine.connection.run(`insert into loaded ${rows}`);
    });
  }

  /** Begins in an engine whose own folder takes the batches. */
  static async begin(engine: TrailEngine, scope: RoomScope | undefined): Promise<LoadingTrail> {
    // In one transaction: to commit each batch costs as much again.
    await engine.connection.run('begin transaction');
    await engine.connection.run(`create table loaded as ${await trailSql(NO_RECORDS, scope)}`);
    return new LoadingTrail(engine, engine.folder ?? '', scope);
  }

  get progress(): TrailProgress {
    const { bytes = 0, events = 0 } = this.#reading ?? {};
    return { files: this.#logs.length, bytes: this.#bytes + bytes, events: this.#events + events };
  }

  /** Reads one more, or counts why it is not read. */
  async read(found: FoundLog): Promise<void> {
    const { name } = found;
    if ('unread' in found) return this.#tally.add(found.unread, name);
    const reader = new LogReader(this.#batches, this.#logs.length);
    this.#reading = reader;
    const unread = reader.unread(await readLog(found.path, reader));
    for (const [reason, count] of unread) this.#tally.add(reason, name, count);
    this.#logs.push({ name, events: reader.events });
    this.#bytes += reader.bytes;
    this.#events += reader.events;
    this.#reading = undefined;
  }

  /** Waits until all is in the engine, makes `trail_events` of it, and says what was read. */
  async end(): Promise<Examined> {
    const { connection } = this.#engine;
    await this.#batches.end();
    await connection.run('commit');
    await this.#countInvalid();
    const { duplicates, unread } = await settleEvents(connection, this.#scope);
    for (const { reason, file, count } of unread)
      this.#tally.add(reason, this.#logs[file]?.name ?? '', count);
    return {
      ...(await examineEvents(connection)),
      ...{ files: this.#logs.length, bytes: this.#bytes, duplicates, unread: this.#tally.told() },
    };
  }

  /** Records that are no JSON in spite of their braces: the engine read nothing of them, not even the log's number. */
  async #countInvalid(): Promise<void> {
    const { connection } = this.#engine;
    const invalid = await connection.run('delete from loaded where file is null');
    if (invalid.rowsChanged === 0) return;
    const counted = await connection.runAndReadAll(
      'select file, count(*) from loaded group by file',
    );
    const loaded = new Map(counted.getRows().map(([file, count]) => [Number(file), Number(count)]));
    for (const [number, { name, events }] of this.#logs.entries())
      this.#tally.add('not-an-event', name, events - (loaded.get(number) ?? 0));
  }
}
