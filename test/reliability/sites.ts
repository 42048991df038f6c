import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { copyRoom } from '#adapters/local/rehearsal-room.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { agreementDocument, TEST_TERMS } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import { approveAll, deliver, openTestRoom, prepareRows } from '#proof/rehearsal/room.ts';
import { partRows, writeDrop } from '#test/fault/fault-rooms.ts';
import { newSite, runDocument, type Site } from '#test/reliability/site.ts';
import { delimited } from '#test/support/party-file.ts';

/** People in both lists: the publisher has 300 to 1499, the brand 0 to 499, and later 0 to 1299. */
export const [OLD, NEW] = [200, 1000];

/** Exact counts, so that a test can tell versions by the answer; or noise, with its budget. */
export type Noise = 'none' | 'laplace';

const agreementText = (noise: Noise, privacy: Readonly<Record<string, unknown>>): string => {
  const { roundTo, minimumChange, ...terms } = TEST_TERMS;
  const exact = noise === 'none' ? { roundTo, minimumChange } : { delta: 0.000001 };
  return stringify({ ...agreementDocument(), privacy: { ...terms, ...exact, noise, ...privacy } });
};

/**
 * A site whose `room` holds an older, smaller list of the brand, with the newer one in two parts in `drop`;
 * in `publisher-drop` lies a longer list of the publisher, with nobody more of the brand's.
 */
export const filledSite = async (
  noise: Noise,
  privacy: Readonly<Record<string, unknown>> = {},
): Promise<Site> => {
  const site = await newSite();
  const text = agreementText(noise, privacy);
  await writeFile(join(site.folder, 'agreement.yaml'), text);
  const room = await openTestRoom({ agreement: parseAgreement(text, 'agreement.yaml') });
  await approveAll(room);
  await deliver(room, 'publisher', publisherRows(300, 1200));
  await deliver(room, 'brand', brandRows(0, 500));
  const drop = await writeDrop(room, [partRows(0, 700), partRows(660, 640)]);
  await rename(drop, join(site.folder, 'drop'));
  const other = await prepareRows(room, 'publisher', publisherRows(300, 1300));
  await rename(other.folder, join(site.folder, 'publisher-drop'));
  await room.ports.close();
  copyRoom(room.folder, join(site.folder, 'room'));
  await room.close();
  await mkdir(join(site.folder, 'room', 'work'));
  return site;
};

const csvOf = (rows: readonly Readonly<Record<string, string>>[]): string => {
  const columns = Object.keys(rows[0] ?? {});
  return delimited({ columns, rows: rows.map((row) => columns.map((name) => row[name] ?? '')) });
};

const MAPPING = {
  identifiers: { email: { column: 'email' }, phone: { column: 'phone' } },
  attributes: { tier: 'tier' },
};

/** `prepare` of one of the brand's lists of a `preparedSite` into its folder `drop`. */
export const prepareInto = (list: string): readonly string[] => [
  ...['prepare', list, '--party', 'brand', '--agreement', 'agreement.yaml'],
  ...['--mapping', 'mapping.yaml', '--attest', 'everybody agreed', '--out', 'drop'],
];

/** A site without a room: an agreement, the brand's lists `old.csv` and `new.csv`, and a drop of the old one. */
export const preparedSite = async (): Promise<Site> => {
  const site = await newSite();
  await writeFile(join(site.folder, 'agreement.yaml'), agreementText('none', {}));
  await writeFile(join(site.folder, 'mapping.yaml'), stringify(MAPPING));
  await writeFile(join(site.folder, 'old.csv'), csvOf(brandRows(0, 500)));
  await writeFile(join(site.folder, 'new.csv'), csvOf(brandRows(0, 20_000)));
  await runDocument(site, prepareInto('old.csv'));
  return site;
};

/** A site whose `room` was just made: nobody has approved yet. */
export const proposedSite = async (): Promise<Site> => {
  const site = await newSite();
  await writeFile(join(site.folder, 'agreement.yaml'), agreementText('none', {}));
  await runDocument(site, ['init', '--agreement', 'agreement.yaml']);
  return site;
};

/** A site with nothing but an agreement, and an empty folder where the room is to be. */
export const emptySite = async (): Promise<Site> => {
  const site = await newSite();
  await mkdir(join(site.folder, 'room'));
  await writeFile(join(site.folder, 'agreement.yaml'), agreementText('none', {}));
  return site;
};
