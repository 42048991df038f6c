import { join } from 'node:path';
import { openAllRecords } from '#adapters/local/records/open-records.ts';
import { readPreparedManifest } from '#cli/read-manifest.ts';
import type { DeclaredEvents } from '#core/analyses/base-question.ts';
import { BridgeTally } from '#core/drops/bridge-tally.ts';
import { eventKinds } from '#core/drops/event-plan.ts';
import { Manifest } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { kindsOfOwners } from '#core/identifiers/kinds.ts';

const READ = { encoding: 'utf-8', delimiter: undefined } as const;

/** The manifest of a drop of just these people. Throws AirlockError('usage') for another one. */
const manifestOf = async (
  folder: string,
  { party, of }: Pick<DeclaredEvents, 'party' | 'of'>,
): Promise<Manifest> => {
  const { data } = Manifest.safeParse(await readPreparedManifest(folder));
  if (data?.party === party && data.dataset === of) return data;
  throw new AirlockError(
    'usage',
    `The drop in "${folder}" (--list) is not of ${party}.${of}, whose events these are: name the folder of that one.`,
  );
};

const unreadable = (folder: string): AirlockError =>
  new AirlockError(
    'usage',
    `The drop in "${folder}" (--list) is sealed, and only the room can read it: leave --list out; "upload" tells how far the events reach.`,
  );

/**
 * Reads the ids of people from the folder of their prepared drop, to be told which of them events reach. Throws
 * AirlockError('usage') for a sealed one.
 */
export const bridgePeople = async (
  folder: string,
  events: DeclaredEvents,
): Promise<BridgeTally> => {
  const { parts, kinds, sealed } = await manifestOf(folder, events);
  if (sealed) throw unreadable(folder);
  const own = kindsOfOwners(eventKinds(events));
  const tally = new BridgeTally();
  const source = await openAllRecords(
    parts.map(({ file }) => join(folder, file)),
    READ,
  );
  await source.columns(kinds);
  for await (const records of source.records(kinds))
    for (const { fields = [] } of records)
      tally.addPerson(kinds.flatMap((kind, at) => (own.includes(kind) ? (fields[at] ?? []) : [])));
  return tally;
};
