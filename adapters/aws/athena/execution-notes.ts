import { z } from 'zod';
import { AREAS } from '#core/access/areas.ts';
import { AirlockError } from '#core/errors.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import { jsonBytes, readJson } from '#core/usecases/json-objects.ts';

/** Where notes are kept: beside the results, and for as long as them. */
export type NoteStore = Pick<ObjectStore, 'get' | 'list' | 'putIfAbsent'>;

const Note = z.strictObject({ execution: z.string().min(1).max(200) });

/** The number in the name of a note. */
const BEGUN = /(\d+)-begun\.json$/;

/** An execution that was begun for an answer. */
export interface NotedExecution {
  readonly execution: string;
  /** How many were begun before it. */
  readonly number: number;
  /** Whether somebody was told already that it failed. */
  readonly told: boolean;
}

/**
 * Which executions of Athena were begun for one paid answer. Athena's request tokens hold two calls of the same
 * moment together, but how long it remembers them is not documented (API reference, StartQueryExecution): these
 * notes hold together what comes minutes or hours apart. They lie in the area of results and end with them.
 */
export class ExecutionNotes {
  readonly #store: NoteStore;
  readonly #prefix: string;

  constructor(store: NoteStore, paid: string) {
    this.#store = store;
    this.#prefix = `${AREAS.results.keys.replace('*', '')}executions/${paid}/`;
  }

  #key(number: number, of: 'begun' | 'told'): string {
    return `${this.#prefix}${String(number).padStart(2, '0')}-${of}.json`;
  }

  /** The execution that was begun last. Earlier notes may have ended on a day before. */
  async last(): Promise<NotedExecution | undefined> {
    const keys = new Set((await this.#store.list(this.#prefix)).map(({ key }) => key));
    const number = Math.max(-1, ...[...keys].map((key) => Number(BEGUN.exec(key)?.[1] ?? -1)));
    if (number < 0) return undefined;
    const execution = await this.#read(number);
    return { execution, number, told: keys.has(this.#key(number, 'told')) };
  }

  /** An execution, and before it all that were begun earlier. */
  async upTo({ execution, number }: NotedExecution): Promise<readonly string[]> {
    const earlier: string[] = [];
    for (let each = 0; each < number; each += 1) earlier.push(await this.#read(each));
    return [...earlier, execution];
  }

  /** Notes what was begun. Of two at once the first one counts, and both are answered that. */
  async begun(execution: string, number: number): Promise<NotedExecution> {
    const content = jsonBytes({ execution });
    const isFirst = await this.#store.putIfAbsent(this.#key(number, 'begun'), content);
    return {
      ...{ execution: isFirst ? execution : await this.#read(number), number },
      told: false,
    };
  }

  /** Notes that somebody was told of its failure. */
  async told({ execution, number }: NotedExecution): Promise<void> {
    await this.#store.putIfAbsent(this.#key(number, 'told'), jsonBytes({ execution }));
  }

  async #read(number: number): Promise<string> {
    const note = await readJson(this.#store, this.#key(number, 'begun'), Note);
    if (note) return note.execution;
    throw new AirlockError('room', 'The note of a running query is gone: ask again.');
  }
}
