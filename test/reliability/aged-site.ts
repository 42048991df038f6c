import { cp, lstat, mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { DAY_MS } from '#core/day.ts';
import { runDocument, type Site } from '#test/reliability/site.ts';
import { filledSite } from '#test/reliability/sites.ts';
import { leaveDeadScratch } from '#test/support/dead-scratch.ts';

/** Longer than anything unfinished is kept. */
const LONG_AGO = new Date(Date.now() - 30 * DAY_MS);

/** Everything under a folder was last written long ago. */
const age = async (path: string): Promise<void> => {
  if ((await lstat(path)).isDirectory())
    for (const name of await readdir(path)) await age(join(path, name));
  await utimes(path, LONG_AGO, LONG_AGO);
};

const writeAged = async (path: string): Promise<void> => {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, 'x'.repeat(5_000));
  await age(path);
};

/** What commands that were killed long ago left: scratch, half a drop, an attempt, a release on no record. */
const leaveUnfinished = async (room: string): Promise<void> => {
  const { id } = JSON.parse(await readFile(join(room, 'airlock-room.json'), 'utf8'));
  await leaveDeadScratch(join(room, 'work'), `room ${id}`);
  const objects = join(room, 'objects');
  const epoch = 'vault/collaboration=test-room/party=brand/dataset=customers/epoch=1';
  await cp(
    join(objects, epoch, (await readdir(join(objects, epoch)))[0] ?? ''),
    join(objects, epoch, 'version=aaaaaaaa-bbbbbbbb'),
    { recursive: true },
  );
  await age(join(objects, epoch, 'version=aaaaaaaa-bbbbbbbb'));
  await writeAged(join(objects, 'drops/brand/customers/0123456789abcdef/part-0001.parquet'));
  await writeAged(join(objects, 'reports/brand/customers/aaaaaaaa-bbbbbbbb.json'));
  await writeAged(join(objects, 'releases/0123456789abcdef0123456789abcdef.json'));
};

/** What there is to clean up in a room. */
export interface Aged {
  /** Whether commands that were killed long ago left their traces. */
  readonly unfinished: boolean;
  /** Whether the agreement in force still declares the brand's list. */
  readonly declared: boolean;
}

const agreeOnLess = async (site: Site): Promise<void> => {
  const agreement = parse(await readFile(join(site.folder, 'agreement.yaml'), 'utf8'));
  const { customers } = agreement.datasets.brand;
  const later = {
    ...agreement,
    datasets: { ...agreement.datasets, brand: { members: customers } },
  };
  await writeFile(join(site.folder, 'later.yaml'), stringify(later));
  await runDocument(site, ['approve', '--yes', '--party', 'brand', '--agreement', 'later.yaml']);
  await runDocument(site, ['approve', '--yes', '--party', 'publisher']);
};

/** A site whose room has something to clean up. */
export const agedSite = async ({ unfinished, declared }: Aged): Promise<Site> => {
  const site = await filledSite('none');
  if (!declared) await agreeOnLess(site);
  if (unfinished) await leaveUnfinished(join(site.folder, 'room'));
  return site;
};
