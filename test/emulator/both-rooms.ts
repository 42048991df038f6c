import { join } from 'node:path';
import { expect } from 'vitest';
import type { Person } from '#proof/emulator/principals.ts';
import type { EmulatedRoom } from '#test/emulator/emulated-room.ts';
import { runWith } from '#test/emulator/run-with.ts';
import { onlyDocument, type Ran } from '#test/support/run-cli.ts';

/** Who of a party runs a command: whoever puts lists in does not ask, and the other way round. */
const personOf = (party: string, command: string): Person =>
  `${party}${command === 'upload' ? ' uploader' : ' analyst'}` as Person;

/** What differs from room to room and from run to run, and says nothing: times, and names made up. */
const VARYING: ReadonlySet<string> = new Set(['at', 'release', 'version']);

const settled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(settled);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([key]) => !VARYING.has(key));
  return Object.fromEntries(entries.map(([key, member]) => [key, settled(member)]));
};

/** Questions that both rooms are asked, as they are written behind `ask`. */
export const QUESTIONS: readonly (readonly [readonly string[]])[] = [
  [['overlap']],
  [['overlap', '--on', 'email']],
  [['segments', '--by', 'brand.tier']],
  [['segments', '--by', 'publisher.age_band', '--on', 'phone']],
  [['segments', '--by', 'brand.region,publisher.device']],
  [['segments', '--by', 'brand.tier,brand.region']],
];

/** A room on the emulator beside a room in a folder, both under one agreement. */
export class BothRooms {
  readonly #emulated: EmulatedRoom;
  readonly #folder: string;

  constructor(emulated: EmulatedRoom) {
    this.#emulated = emulated;
    this.#folder = join(emulated.folder, 'local-room');
  }

  /** Makes the room in the folder; the other was made by its stacks. */
  async init(): Promise<void> {
    const { agreement } = this.#emulated;
    const made = await runWith({}, ['init', '--room', this.#folder, '--agreement', agreement]);
    expect(made).toMatchObject({ code: 0 });
  }

  /**
   * Runs a party's command in both rooms: exit code, sentence and document must be the same. Answers
   * what the emulated one said.
   */
  async alike(party: 'brand' | 'publisher', ...args: readonly string[]): Promise<Ran> {
    const command = [...args, '--party', party, '--json'];
    const here = await runWith({}, [...command, '--room', this.#folder]);
    const there = await this.#emulated.as(
      personOf(party, args[0] ?? ''),
      ...command,
      ...['--stack', this.#emulated.outputsFile],
    );
    const said = ({ code, err, ...ran }: Ran) => ({
      ...{ code, err, document: settled(onlyDocument({ code, err, ...ran })) },
    });
    expect(said(there), args.join(' ')).toEqual(said(here));
    return there;
  }
}
