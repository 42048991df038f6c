import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AsParty } from '#proof/smoke/end-to-end/as-party.ts';
import { endToEnd } from '#proof/smoke/end-to-end/end-to-end.ts';
import type { Journey } from '#proof/smoke/end-to-end/journey.ts';
import { type Checked, runChecks } from '#proof/smoke/run-checks.ts';
import { smokeRoom } from '#proof/smoke/smoke-room.ts';
import { GoodAthena } from '#test/proof/smoke/end-to-end/good-athena.ts';
import { journeyOf, type Said, TrialRoom } from '#test/proof/smoke/end-to-end/trial-room.ts';
import { OUTPUTS } from '#test/proof/smoke/good-aws.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const CHECKS = endToEnd(smokeRoom(OUTPUTS));

let room: TrialRoom;
let honest: readonly Checked[];
let learnt: Journey['learnt'];
beforeAll(async () => {
  room = await TrialRoom.open();
  const athena = new GoodAthena();
  const journey = await journeyOf(room.asParty(athena), athena);
  honest = await runChecks(CHECKS, journey);
  learnt = journey.learnt;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await room.close();
  await removeTempFolders();
});

/** Which of the honest answers a command would get again: of an upload the one of this list. */
const heard = (party: string, args: readonly string[], asks: readonly Said[]): unknown => {
  if (args[0] === 'ask') return (asks as Said[]).shift()?.document;
  const list = /(\w+)-csv$/.exec(args.at(-1) ?? '')?.[1];
  return room.said.find(
    (each) =>
      each.party === party &&
      each.args[0] === args[0] &&
      (list === undefined || each.args.at(-1)?.endsWith(`${list}-csv`)),
  )?.document;
};

/** What is said in place of the truth. */
interface Lie {
  readonly check: string;
  readonly lie: string;
  /** How many questions were asked before. */
  readonly asks?: number;
  readonly say?: (document: never) => unknown;
  readonly athena?: (athena: GoodAthena) => void;
}

interface Answer {
  readonly noiseBound: number;
  readonly cells: readonly { readonly by: object; readonly people?: number }[];
}

/** An answer whose first released cell is off by more than its noise. */
const off = (answer: Answer): unknown => {
  const at = answer.cells.findIndex(({ people }) => people !== undefined);
  const cells = answer.cells.map((cell, index) =>
    index === at ? { ...cell, people: (cell.people ?? 0) + 2 * answer.noiseBound + 1 } : cell,
  );
  return { ...answer, cells };
};

const LIES: readonly Lie[] = [
  {
    check: 'both parties approve',
    lie: 'one has not',
    say: (document: object) => ({ ...document, waitingFor: ['publisher'] }),
  },
  {
    check: 'a list of the brand',
    lie: 'somebody is missing',
    say: (document: { people: number }) => ({ ...document, people: document.people - 1 }),
  },
  {
    check: 'a list of the publisher',
    lie: 'the list was refused',
    say: ({ party, dataset }: { party: string; dataset: string }) => ({
      ...{ kind: 'delivery', party, dataset },
      ...{ outcome: 'refused', reason: 'too-many-rejects' },
    }),
  },
  {
    check: 'lists that share nobody',
    lie: 'somebody is counted',
    asks: 0,
    say: (answer: Answer) => ({
      ...answer,
      cells: [{ by: {}, outcome: 'released', people: 900 }],
    }),
  },
  { check: 'lists that share everybody', lie: 'the count is off', asks: 1, say: off },
  {
    check: 'does not depend on who matches',
    lie: 'a stage shows the matches',
    athena: (athena) => {
      athena.rows = (id) => (id === 'query-0' ? 0 : 1_500);
    },
  },
  {
    check: 'no query over all versions',
    lie: 'it runs',
    athena: (athena) => {
      athena.failure = () => undefined;
    },
  },
  {
    check: 'no query over all versions',
    lie: 'it fails for another reason',
    athena: (athena) => {
      athena.failure = () => 'Access Denied';
    },
  },
  {
    check: 'as execution parameters',
    lie: 'they are not taken',
    athena: (athena) => {
      athena.failure = () => 'CONSTRAINT_VIOLATION: words of AWS';
    },
  },
  {
    check: 'as execution parameters',
    lie: 'the operator reads tokens',
    athena: (athena) => {
      athena.failure = () => undefined;
    },
  },
  {
    check: 'by the types of its files',
    lie: 'one is a text',
    athena: (athena) => {
      athena.types = ['bigint', 'bigint', 'bigint', 'string'];
    },
  },
  {
    check: 'every row accounted for',
    lie: 'a row is accepted that is not there',
    say: (document: { report: { accepted: number } }) => ({
      ...document,
      report: { ...document.report, accepted: document.report.accepted + 1 },
    }),
  },
  { check: 'how many people are on both lists', lie: 'the count is off', asks: 2, say: off },
  { check: 'by brand.tier', lie: 'a count is off', asks: 3, say: off },
  {
    check: 'by publisher.device',
    lie: 'a cell is missing',
    asks: 4,
    say: (answer: Answer) => ({ ...answer, cells: answer.cells.slice(1) }),
  },
  {
    check: 'the other party gets the same answer',
    lie: 'it is a new one',
    asks: 5,
    say: (answer: object) => ({ ...answer, repeated: false }),
  },
  {
    check: 'the ledger is whole',
    lie: 'it is not',
    say: () => ({ kind: 'ledger-verdict', outcome: 'broken', fault: 'missing', at: 3 }),
  },
];

const lyingParty =
  ({ asks = 0, say }: Lie): AsParty =>
  async (party, ...args) => {
    const left = room.said.filter((each) => each.args[0] === 'ask').slice(asks);
    const document = heard(party, args, left);
    return say ? say(document as never) : document;
  };

describe('the whole way through a room', () => {
  it('is as it must be in an honest one, with the product’s own client and Athena as it is', () => {
    expect(honest.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(honest).toHaveLength(CHECKS.length);
  });

  it('shows counts that were released, and not only that none was', () => {
    const released = room.said
      .filter(({ args }) => args[0] === 'ask')
      .flatMap(({ document }) => (document as Answer).cells)
      .filter(({ people }) => people !== undefined);
    expect(released.length).toBeGreaterThan(5);
  });

  it.each(LIES)('fails "$check" where $lie', async (lie) => {
    const athena = new GoodAthena();
    lie.athena?.(athena);
    const journey = await journeyOf(lyingParty(lie), athena, learnt);
    const checks = CHECKS.filter(({ name }) => name.includes(lie.check)).slice(0, 1);
    expect(await runChecks(checks, journey)).toMatchObject([{ outcome: 'failed' }]);
  });

  it('has a lie for every check but those that are tried elsewhere', () => {
    const untried = CHECKS.filter(
      ({ name }) =>
        !name.startsWith('this caller cannot') && !LIES.some(({ check }) => name.includes(check)),
    );
    expect(untried).toEqual([]);
  });

  it('says nothing that AWS said, and names no account, bucket, key or version', () => {
    expect(JSON.stringify(honest)).not.toMatch(/arn:|secret|\d{12}|the-vault|drops-|query-\d/);
  });
});

describe('what the operator may not look at', () => {
  const looked = async (words: string, denied: readonly string[], changes = learnt) => {
    const athena = new GoodAthena();
    athena.denied = denied;
    const journey = await journeyOf(async () => undefined, athena, changes);
    return runChecks(
      CHECKS.filter(({ name }) => name.includes(words)),
      journey,
    );
  };

  it('is the proof itself for the rows of stages, where AWS refuses them', async () => {
    const words = 'does not depend on who matches';
    expect(await looked(words, ['GetQueryRuntimeStatistics'])).toMatchObject([
      { outcome: 'passed', happened: 'AWS does not tell this caller.' },
    ]);
  });

  it('is skipped and said where nothing could be compared', async () => {
    const words = 'does not depend on who matches';
    const none = { ...learnt, executions: {} };
    expect(await looked(words, [], none)).toMatchObject([{ outcome: 'skipped' }]);
    expect(await looked('no query over all', ['StartQueryExecution'])).toMatchObject([
      { outcome: 'skipped' },
    ]);
    expect(await looked('by the types', ['GetTableMetadata'])).toMatchObject([
      { outcome: 'skipped' },
    ]);
  });

  it('is no proof where the answers came without a query of Athena', async () => {
    const empty = { ...learnt, executions: { nobody: [], everybody: [] } };
    expect(await looked('does not depend on who', [], empty)).toMatchObject([
      { outcome: 'failed' },
    ]);
  });
});
