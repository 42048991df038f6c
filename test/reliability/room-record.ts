import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LedgerDocument } from '#core/documents/ledger-document.ts';
import type { EventOf, LedgerEvent } from '#core/ledger/events.ts';
import { run, runDocument, type Site } from '#test/reliability/site.ts';

/** What the ledger of the site's room says, by the command line. */
export const eventsOf = async (site: Site): Promise<readonly LedgerEvent[]> =>
  (await runDocument<LedgerDocument>(site, ['ledger', 'list'])).entries.map(({ event }) => event);

/** The events of one type. */
export const ofType = <Type extends LedgerEvent['type']>(
  events: readonly LedgerEvent[],
  type: Type,
): readonly EventOf<Type>[] =>
  events.filter((event): event is EventOf<Type> => event.type === type);

/** Throws unless the ledger verifies. */
export const checkWhole = async (site: Site): Promise<void> => {
  const { code, err } = await run(site, ['ledger', 'verify']);
  if (code !== 0) throw new Error(`ledger verify: ${code} ${err}`);
};

/** How often a question was charged on the same versions a second time. */
export const doubleCharges = (events: readonly LedgerEvent[]): number => {
  const charged = ofType(events, 'budget-reserved').map(({ question, versions }) =>
    JSON.stringify([question, versions]),
  );
  return charged.length - new Set(charged).size;
};

/** Every file under a folder, by its path there. */
export const filesUnder = async (folder: string): Promise<readonly string[]> =>
  existsSync(folder)
    ? (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => !entry.isDirectory())
        .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
        .sort()
    : [];

/** What every version, drop, report or release of the room is called that the ledger names. */
const namesIn = (events: readonly LedgerEvent[]): ReadonlySet<string> =>
  new Set([
    ...ofType(events, 'dataset-published').map(({ version }) => version),
    ...ofType(events, 'answer-released').map(({ release }) => release),
    ...ofType(events, 'drop-refused').map(({ drop }) => `refused-${drop}`),
  ]);

const NAME_OF = /^(?:vault\/.*\/version=([^/]+)\/|(?:reports|releases)\/(?:.*\/)?([^/]+)\.json$)/;

const SCRATCH = /(^|\/)airlock-[0-9a-f-]{36}(\/|\.lease$)/;

/** A kill between the making of a lease and its content leaves it empty: docs/reliability.md says so. */
const isEmptyLease = (path: string): boolean =>
  path.endsWith('.lease') && statSync(path).size === 0;

/** A file by its path and size; what it holds may be a person's data. */
const withSize =
  (folder: string) =>
  (path: string): string =>
    `${path} (${statSync(join(folder, path)).size} bytes)`;

/**
 * Files of ours that nobody needs any more, each with its size: scratch, waiting drops, attempts, unrecorded
 * releases.
 */
export const leftoversOf = async (site: Site): Promise<readonly string[]> => {
  const isScratch = (folder: string) => (path: string) =>
    SCRATCH.test(path) && !isEmptyLease(join(folder, path));
  const scratch = (await filesUnder(site.folder))
    .filter(isScratch(site.folder))
    .map(withSize(site.folder));
  const temporary = (await filesUnder(site.tmp))
    .filter((path) => !isEmptyLease(join(site.tmp, path)))
    .map(withSize(site.tmp));
  const kept = (await filesUnder(site.home)).filter(isScratch(site.home)).map(withSize(site.home));
  if (!existsSync(join(site.folder, 'room', 'objects'))) return [...scratch, ...temporary, ...kept];
  const known = namesIn(await eventsOf(site));
  const objects = await filesUnder(join(site.folder, 'room', 'objects'));
  const unknown = objects
    .filter((key) => {
      const [, version, document] = NAME_OF.exec(key) ?? [];
      const name = version ?? document;
      return /^(drops|staging)\//.test(key) || (name !== undefined && !known.has(name));
    })
    .map(withSize(join(site.folder, 'room', 'objects')));
  return [...scratch, ...temporary, ...kept, ...unknown, ...(await emptyScratch(site))];
};

/** Empty folders named like scratch, which hold no file. */
const emptyScratch = async ({ folder, tmp, home }: Site): Promise<readonly string[]> => {
  const all = await Promise.all(
    [folder, tmp, home].map((each) => readdir(each, { recursive: true, withFileTypes: true })),
  );
  return all
    .flat()
    .filter((entry) => entry.isDirectory() && /^airlock-[0-9a-f-]{36}$/.test(entry.name))
    .map(({ name }) => name);
};
