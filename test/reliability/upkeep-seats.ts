import { join } from 'node:path';
import { type Aged, agedSite } from '#test/reliability/aged-site.ts';
import type { KillSeat } from '#test/reliability/kill-seat.ts';
import { appears, demand } from '#test/reliability/kill-seats.ts';
import { checkWhole, eventsOf, filesUnder, ofType } from '#test/reliability/room-record.ts';
import { runDocument, type Site } from '#test/reliability/site.ts';

const vaultFiles = async ({ folder }: Site, party: string): Promise<number> =>
  (await filesUnder(join(folder, 'room/objects/vault'))).filter((path) =>
    path.includes(`/party=${party}/`),
  ).length;

const expired = async (site: Site): Promise<readonly string[]> =>
  ofType(await eventsOf(site), 'data-expired').map(({ what, id }) => `${what} ${id}`);

/** What a kill may not do, whenever it strikes: touch what is in force, or record a removal twice. */
const checkKept = async (site: Site): Promise<void> => {
  await checkWhole(site);
  const gone = await expired(site);
  demand(new Set(gone).size === gone.length, 'removed twice on record');
  demand((await vaultFiles(site, 'publisher')) === 2, 'a list in force lost a file');
  await runDocument(site, ['status']);
};

const seat = (
  name: string,
  args: readonly string[],
  place: Pick<Aged, 'unfinished'>,
): KillSeat => ({
  name,
  kills: 14,
  first: appears('room/work', /^airlock-/),
  steps: [
    appears('room/objects/ledger', /\.json$/),
    appears('room/objects', /^ledger-head\.json$/),
  ],
  args,
  prepare: () => agedSite({ ...place, declared: false }),
  look: async (site) => {
    await checkKept(site);
    return (await vaultFiles(site, 'brand')) === 0 ? 'new' : 'old';
  },
  done: async (site) => {
    await checkKept(site);
    demand((await vaultFiles(site, 'brand')) === 0, 'an undeclared list is still there');
    await runDocument(site, ['room', 'verify']);
    return 0;
  },
});

/** The commands that clean up, each killed while it does. */
export const UPKEEP_SEATS: readonly KillSeat[] = [
  seat('expire', ['expire'], { unfinished: false }),
  seat('room upkeep', ['room', 'upkeep'], { unfinished: true }),
];
