import { beforeAll, describe, expect, it } from 'vitest';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { roomReport } from '#core/usecases/audit/room-report.ts';
import { approveAll } from '#proof/rehearsal/room.ts';
import { eventAgreementText } from '#test/core/agreement/event-agreement.ts';
import { prepareList } from '#test/core/usecases/histories/event-room.ts';
import {
  dayOf,
  EVENT_LISTS,
  EVENT_TERMS,
  EVERYBODY,
  PARTY_OF,
  type Somebody,
  secondOf,
} from '#test/support/histories/event-people.ts';
import { certain, foreign, kept, noised, type Played } from './compared.ts';
import { declarationOf } from './declaration-of.ts';
import { OF_EVENTS } from './not-played.ts';
import { openSeededStage, PATIENCE } from './seeded-stage.ts';
import { toldValues } from './told-values.ts';

const TIMEOUT = 120_000;
const PARTIES = ['brand', 'publisher'] as const;
type Party = (typeof PARTIES)[number];

/** What either party knows of everybody. */
type World = Readonly<Record<Party, readonly Somebody[]>>;
/** As many people and events that the first two digits of a size stay, with somebody and without. */
const SOME = EVERYBODY.filter(({ n }) => n >= 3 && n < 497);
const WORLD: World = { brand: SOME, publisher: SOME };

const SIGNED = parseAgreement(
  eventAgreementText({ ...EVENT_TERMS, 'privacy.epsilon': 5, 'privacy.epsilonBudget': 100 }),
  'agreement.yaml',
);

/** Events are of days before now, at which all worlds begin. */
const SEEDS = { chance: 'chance', keys: 'keys', from: Date.now() };

const QUESTIONS: readonly QuestionRequest[] = [
  { analysis: 'value', by: ['brand.tier'], from: dayOf(2), to: dayOf(38) },
  { analysis: 'attribution', by: ['publisher.campaign'], method: 'even' },
  { analysis: 'reach', by: ['publisher.campaign'], frequency: true, values: 2 },
  { analysis: 'conversions', by: ['brand.place'] },
] as readonly QuestionRequest[];

/** All that anybody is told while both parties bring people and events, and one asks about them. */
const play = async (world: World): Promise<Played> => {
  const stage = await openSeededStage(SIGNED, SEEDS);
  await stage.client.propose('brand', SIGNED);
  await approveAll(stage);
  for (const list of EVENT_LISTS) {
    const party = PARTY_OF[list];
    const drop = await prepareList(stage, list, world[party]);
    await stage.tell(party, (client) => client.upload(party, drop, PATIENCE));
  }
  for (const question of QUESTIONS) {
    await stage.tell('brand', (client) => client.plan('brand', question));
    await stage.tell('brand', (client) => client.ask('brand', question, PATIENCE));
  }
  for (const party of PARTIES) {
    await stage.tell(party, (client) => client.status());
    await stage.tell(party, (client) => client.releases());
    await stage.tell(party, (client) => client.entries());
    await stage.tell(party, async (client) => roomReport(await client.activity()));
  }
  return stage.end();
};

/** A purchase and a touch more than anybody has, of other amounts and at other times than any. */
const OTHER_HISTORY: Pick<Somebody, 'conversions' | 'touches'> = {
  conversions: [{ at: secondOf(3), value: 49_900, codes: { place: 1 } }],
  touches: [{ at: secondOf(2), value: 0, codes: { campaign: 2, type: 2 } }],
};

/** What may be another of one person. */
const CHANGES: Readonly<Record<string, (one: Somebody) => readonly Somebody[]>> = {
  'is gone with all events': () => [],
  'has another history': (one) => [{ ...one, ...OTHER_HISTORY }],
};

/** The world in which the person of this number is another to one party. */
const changed = (victim: Party, change: string, n: number): World => ({
  ...WORLD,
  [victim]: WORLD[victim].flatMap((one) => (one.n === n ? (CHANGES[change]?.(one) ?? []) : [one])),
});

/** People with events, of whom the published sizes tell nothing: on the list of one party alone, and on both. */
const ALONE = { brand: 8, publisher: 450 };
const ON_BOTH = 201;

const CASES = PARTIES.flatMap((victim) =>
  Object.keys(CHANGES).map((change) => [victim, change] as const),
);

let world: Played;
beforeAll(async () => {
  world = await play(WORLD);
}, TIMEOUT);

describe('with the same chance and the same keys, nothing tells two worlds of events apart', () => {
  it.each(CASES)(
    'if somebody on the list of %s alone %s',
    { timeout: TIMEOUT },
    async (victim, change) => {
      const other = await play(changed(victim, change, ALONE[victim]));
      expect(kept(other, foreign(victim))).toEqual(kept(world, foreign(victim)));
      expect(other.objects).toEqual(world.objects);
    },
  );

  it.each(CASES)(
    'but noised people and sums, if somebody on both lists in that of %s %s',
    { timeout: TIMEOUT },
    async (victim, change) => {
      const other = await play(changed(victim, change, ON_BOTH));
      expect(kept(other, certain(victim))).toEqual(kept(world, certain(victim)));
      expect(kept(other, noised)).not.toEqual(kept(world, noised));
      expect(other.objects).toEqual(world.objects);
    },
  );

  it('and every field that is declared of events and histories is told', () => {
    const told = new Map<string, Set<string>>();
    for (const each of world.told) {
      const { kind } = each.document;
      const fields = told.get(kind) ?? new Set();
      for (const { field } of toldValues(each)) fields.add(field);
      told.set(kind, fields);
    }
    const unseen = OF_EVENTS.filter((each) => {
      const [kind = '', place = ''] = each.split(': ');
      const declared = { [place]: { is: 'random', why: 'drawn' } } as const;
      return ![...(told.get(kind) ?? [])].some((field) => declarationOf(declared, field));
    });
    expect(unseen).toEqual([]);
  });

  it('and all that was asked is answered, with sums', () => {
    const answers = world.told.filter(({ document }) => document.kind === 'answer');
    expect(answers).toHaveLength(QUESTIONS.length);
    expect(world.told.filter(({ document }) => document.kind === 'error')).toEqual([]);
  });
});
