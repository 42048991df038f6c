import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT } from '#cli/exit-codes.ts';
import { checkDrop } from '#test/reliability/check-drop.ts';
import { checkKeys } from '#test/reliability/check-keys.ts';
import type { KillSeat, Left, Step } from '#test/reliability/kill-seat.ts';
import { checkWhole, doubleCharges, eventsOf, ofType } from '#test/reliability/room-record.ts';
import { run, runDocument, type Site } from '#test/reliability/site.ts';
import {
  emptySite,
  filledSite,
  NEW,
  OLD,
  preparedSite,
  prepareInto,
  proposedSite,
} from '#test/reliability/sites.ts';

/** A step that shows in the folder of the site at `path`. */
export const appears = (path: string, name: RegExp): Step => ({
  name: `${path}/${name.source.replaceAll(/[\\^$]/g, '')}`,
  at: ({ folder }) => ({ folder: join(folder, path), name }),
});

const SCRATCH = appears('room/work', /^airlock-/);
const HEAD = appears('room/objects', /^ledger-head\.json$/);
const nextEntry = appears('room/objects/ledger', /\.json$/);

interface Answered {
  readonly release: string;
  readonly cells: readonly { readonly people?: number }[];
}

/** Throws what must not be. */
export const demand = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what);
};

const askOverlap = async (site: Site, party: string): Promise<Answered> =>
  runDocument<Answered>(site, ['ask', 'overlap', '--party', party]);

const peopleOf = ({ cells }: Answered): number | undefined => cells[0]?.people;

const versionsOf = async (site: Site): Promise<number> =>
  ofType(await eventsOf(site), 'dataset-published').length;

const upload: KillSeat = {
  name: 'upload',
  kills: 40,
  first: SCRATCH,
  steps: [
    appears('room/objects', /^drops$/),
    appears(
      'room/objects/vault/collaboration=test-room/party=brand/dataset=customers/epoch=1',
      /./,
    ),
    appears('room/objects/reports/brand/customers', /./),
    nextEntry,
    HEAD,
  ],
  args: ['upload', 'drop', '--party', 'brand'],
  prepare: async () => {
    const site = await filledSite('none');
    await askOverlap(site, 'publisher');
    return site;
  },
  look: async (site) => {
    await checkWhole(site);
    const left: Left = (await versionsOf(site)) === 2 ? 'old' : 'new';
    const people = peopleOf(await askOverlap(site, 'publisher'));
    demand(people === (left === 'old' ? OLD : NEW), `${left} version answered ${people}`);
    return left;
  },
  done: async (site) => {
    await checkWhole(site);
    const people = peopleOf(await askOverlap(site, 'publisher'));
    demand(people === NEW, `the new version answered ${people}`);
    const events = await eventsOf(site);
    demand(ofType(events, 'dataset-published').length === 3, 'published twice');
    return doubleCharges(events);
  },
};

/** How far noise may move a count under the terms of these sites: the bound that the release states. */
const NOISE_BOUND = 60;

/** An answer of a room with noise, asked on a list of which `OLD` people are in the other. */
const askSeat = (name: string, prepare: () => Promise<Site>, before: number): KillSeat => ({
  name,
  kills: 18,
  first: SCRATCH,
  steps: [nextEntry, HEAD],
  args: ['ask', 'overlap', '--party', 'brand'],
  prepare,
  look: async (site) => {
    await checkWhole(site);
    return ofType(await eventsOf(site), 'answer-released').length > before ? 'new' : 'old';
  },
  done: async (site) => {
    await checkWhole(site);
    const first = await askOverlap(site, 'brand');
    const second = await askOverlap(site, 'publisher');
    demand(JSON.stringify(first.cells) === JSON.stringify(second.cells), 'two draws of one answer');
    demand(first.release === second.release, 'two releases of one question');
    const people = peopleOf(first) ?? 0;
    demand(Math.abs(people - OLD) <= NOISE_BOUND, `${people} people are no answer`);
    const events = await eventsOf(site);
    const answers = ofType(events, 'answer-released').length;
    const charges = ofType(events, 'budget-reserved').length;
    demand(answers === before + 1, `${answers} answers on record`);
    return Math.max(charges - answers, doubleCharges(events));
  },
});

const segments = ['ask', 'segments', '--by', 'brand.tier', '--party', 'brand'];

const noisyAsked = async (): Promise<Site> => {
  const site = await filledSite('laplace');
  for (const party of ['brand', 'publisher'])
    await runDocument(site, [...segments.slice(0, -1), party]);
  return site;
};

const approvals = async (site: Site): Promise<number> =>
  ofType(await eventsOf(site), 'agreement-approved').length;

const approve: KillSeat = {
  name: 'approve',
  kills: 16,
  first: SCRATCH,
  steps: [nextEntry, HEAD],
  args: ['approve', '--yes', '--party', 'brand'],
  prepare: proposedSite,
  look: async (site) => {
    await checkWhole(site);
    return (await approvals(site)) === 0 ? 'old' : 'new';
  },
  done: async (site) => {
    await checkWhole(site);
    demand((await approvals(site)) === 1, 'approved twice, or not at all');
    return 0;
  },
};

const prepare: KillSeat = {
  name: 'prepare',
  kills: 30,
  first: appears('drop', /^airlock-/),
  steps: [
    appears('drop', /^airlock-drop\.json$/),
    appears('drop', /^part-\d{4}\.parquet$/),
    appears('drop', /^manifest\.json$/),
    appears('drop', /^lint-report\.json$/),
  ],
  args: prepareInto('new.csv'),
  prepare: preparedSite,
  look: async ({ folder }) => ((await checkDrop(join(folder, 'drop'))) === 500 ? 'old' : 'new'),
  done: async ({ folder }) => {
    const rows = await checkDrop(join(folder, 'drop'), { alone: true });
    demand(rows === 20_000, `the drop has ${rows} rows`);
    return 0;
  },
};

const init: KillSeat = {
  name: 'init',
  kills: 24,
  first: appears('room', /^airlock-/),
  steps: [/^airlock-room\.json$/, /^keys$/, /^objects$/, /^work$/].map((name) =>
    appears('room', name),
  ),
  args: ['init', '--agreement', 'agreement.yaml'],
  refusedAs: EXIT.refused,
  prepare: emptySite,
  look: async (site) => {
    const { code, err } = await run(site, ['ledger', 'verify']);
    if (code === 0) return 'new';
    demand(code === 2 && /run "init"/.test(err), `ledger verify: ${code} ${err}`);
    return 'old';
  },
  done: async (site) => {
    await checkWhole(site);
    await checkKeys(join(site.folder, 'room'));
    demand(existsSync(join(site.folder, 'room', 'airlock-room.json')), 'no marker');
    demand((await eventsOf(site)).length === 1, 'proposed twice');
    return 0;
  },
};

/** Every command that is killed. */
export const KILL_SEATS: readonly KillSeat[] = [
  upload,
  askSeat('ask, first', () => filledSite('laplace'), 0),
  askSeat('ask, later', noisyAsked, 1),
  approve,
  prepare,
  init,
];
