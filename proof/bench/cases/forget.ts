import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { LineSource } from '#adapters/local/records/line-source.ts';
import { SourceFile } from '#adapters/local/records/source-file.ts';
import { openAgreedRoom } from '#adapters/local/rehearsal-room.ts';
import { ThreadedReading } from '#adapters/local/rows/threaded-reading.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { FORGET_STATEMENT, forgettingTerms } from '#core/erasure/forgetting-terms.ts';
import { FORGOTTEN } from '#core/names.ts';
import { prepareDrop } from '#core/usecases/drops/prepare-drop.ts';
import { forgetPeople } from '#core/usecases/erasure/forget-people.ts';
import { agreementFor } from '#proof/bench/data/example.ts';
import type { Timer } from '#proof/bench/timing.ts';

const CHANCE = { randomness: systemRandomness, clock: { now: () => new Date() } };

/** Measures "forget" from a file of addresses to its receipt, in a room that is there. */
export const run = async (
  { folder, room: place }: { folder: string; room: string },
  time: Timer,
): Promise<undefined> => {
  const signed = await agreementFor('counts');
  const room = await openAgreedRoom(place, signed);
  const out = join(folder, `list-${process.pid}`);
  try {
    await time(async () => {
      const input = await SourceFile.at(join(folder, 'addresses.txt'));
      const prepared = await prepareDrop({
        ...{ ...CHANCE, reading: new ThreadedReading() },
        source: new LineSource(input, { encoding: 'utf-8', column: 'email' }),
        openDrop: (columns) => DropFolder.open(out, columns),
      })({
        ...{ signed: forgettingTerms(signed, 'brand'), party: 'brand', dataset: FORGOTTEN },
        mapping: {
          identifiers: { email: { column: 'email', hashed: false } },
          attributes: {},
        },
        attestation: FORGET_STATEMENT,
      });
      if (prepared.outcome !== 'prepared') throw new Error('the list was refused');
      const { manifest } = prepared;
      const pathOf = (file: string): string => join(out, file);
      const terms = { reason: 'erasure', received: '2026-11-02' } as const;
      await forgetPeople(room)('brand', { manifest, pathOf }, terms);
    });
  } finally {
    await room.close();
    await rm(out, { recursive: true, force: true });
  }
};
