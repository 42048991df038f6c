import fc from 'fast-check';
import { dailyOf } from '#core/access/functions.ts';
import { DAY_MS } from '#core/day.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { releaseIdOf } from '#core/ledger/answer-key.ts';
import { sha256 } from '#core/sha256.ts';
import { byRole } from '#proof/trail/identities.ts';
import { PLAYED_OUTPUTS as OUTPUTS, PLAYED_ROOM as ROOM } from '#proof/trail/play-history.ts';
import {
  type Delivery,
  type Party,
  type WrittenVersion,
  writeDrop,
} from '#test/support/trail/written-drop.ts';
import { type GeneratedHistory, s3Call, WrittenWorld } from '#test/support/trail/written-world.ts';

/** A party asks: anew, or what notes nothing, or it comes back for its answer later. */
interface Question {
  readonly party: Party;
  readonly comes: 'fresh' | 'again' | 'dry' | 'later';
}

/** What happens in a room by day; at night it cleans up and verifies itself. */
export interface Plan {
  readonly days: readonly (readonly (Delivery | Question)[])[];
  /** Milliseconds between two calls. */
  readonly step: number;
  /** Minutes between the beginnings of two things: they may overlap. */
  readonly apart: number;
}

const party = fc.constantFrom<Party>('brand', 'publisher');
const act: fc.Arbitrary<Delivery | Question> = fc.oneof(
  fc.record({
    ...{ party, fails: fc.boolean(), kinds: fc.integer({ min: 1, max: IDENTIFIER_KINDS.length }) },
    ...{ parts: fc.integer({ min: 1, max: 3 }), shards: fc.integer({ min: 1, max: 2 }) },
  }),
  fc.record({ party, comes: fc.constantFrom('fresh', 'again', 'dry', 'later') }),
);

/** Some days, in each of which some things happen, a few at once. */
export const plans: fc.Arbitrary<Plan> = fc.record({
  days: fc.array(fc.array(act, { maxLength: 3 }), { minLength: 1, maxLength: 2 }),
  step: fc.integer({ min: 20, max: 1_500 }),
  apart: fc.integer({ min: 0, max: 20 }),
});

const BEGINS = Date.parse('2026-11-02T09:00:00Z');
const HOUR_MS = 3_600_000;
const AGREEMENT = sha256('agreement');

/** A room that was made and has a list of each party, over the days of a plan. */
export const historyOf = ({ days, step, apart }: Plan): GeneratedHistory => {
  const world = new WrittenWorld(BEGINS - 2 * HOUR_MS, step);
  const aside = { service: 'sts', name: 'GetCallerIdentity', request: {} };
  world.write('auditor', aside);
  world.at = BEGINS - HOUR_MS;
  const versions = found(world);
  days.forEach((acts, day) => {
    acts.forEach((each, at) => {
      world.at = BEGINS + day * DAY_MS + at * apart * 60_000;
      if ('comes' in each) ask(world, each, versions);
      else versions.push(...[writeDrop(world, each)].filter((made) => made !== undefined));
    });
    night(world, BEGINS + (day + 1) * DAY_MS, versions);
  });
  world.at = BEGINS + days.length * DAY_MS;
  stop(world);
  world.at = BEGINS + days.length * DAY_MS + 8 * HOUR_MS;
  world.write('auditor', aside);
  return world.history();
};

const found = (world: WrittenWorld): WrittenVersion[] => {
  for (const [who, type] of [
    ['brand', 'agreement-proposed'],
    ['publisher', 'agreement-approved'],
  ] as const) {
    const run = world.call(`${who} analyst`, 'approve-agreement');
    world.note(run, { type, party: who, agreement: AGREEMENT });
  }
  const small = { parts: 1, shards: 1, kinds: 2, fails: false };
  return (['brand', 'publisher'] as const).flatMap(
    (who) => writeDrop(world, { party: who, ...small }) ?? [],
  );
};

/** A party stops the room, packs the evidence, and lets the room run again. */
const stop = (world: WrittenWorld): void => {
  const side = { by: 'party', party: 'brand' } as const;
  for (const event of [
    { type: 'room-frozen', ...side, reason: 'A drill.' },
    { type: 'evidence-packed', ...side, manifest: sha256('manifest') },
    { type: 'access-reviewed', ...side, agreement: AGREEMENT, access: sha256('rights') },
    { type: 'room-unfrozen', ...side, reason: 'The drill is over.' },
  ] as const)
    world.note(world.call('brand analyst', 'freeze-room'), event);
};

const night = (world: WrittenWorld, day: number, versions: readonly WrittenVersion[]): void => {
  for (const name of ['forget-people', 'expire-data', 'verify-room'] as const) {
    const hour = dailyOf(name)?.hour ?? 0;
    world.at = Math.floor(day / DAY_MS) * DAY_MS + hour * HOUR_MS;
    const run = world.call('schedule', name);
    if (name === 'verify-room')
      for (const file of versions.flatMap(({ files }) => files))
        world.read(run, [OUTPUTS.VaultBucket, file]);
  }
};

const ask = (
  world: WrittenWorld,
  { party: who, comes }: Question,
  all: readonly WrittenVersion[],
): void => {
  const run = world.call(`${who} analyst`, 'answer-question');
  if (comes === 'dry' || comes === 'again') return;
  const lists = (['brand', 'publisher'] as const).flatMap(
    (each) => all.findLast(({ party: of }) => of === each) ?? [],
  );
  const versions = lists.map(({ files, ...version }) => version);
  const question = sha256(world.name(8));
  const answer = { question, versions, agreement: AGREEMENT, microEpsilon: 500_000 };
  const charges = [1, 2].map((nanoRho) => ({ nanoRho, attoDelta: 1 }));
  const paid = world.at;
  world.note(run, { type: 'budget-reserved', party: who, ...answer, charges });
  const execution = query(world, lists);
  if (comes === 'later') world.at += 20 * 60_000;
  const giving = comes === 'later' ? world.call(`${who} analyst`, 'answer-question') : run;
  const release = releaseIdOf(answer);
  world.put(giving, [OUTPUTS.ReleasesBucket, `releases/${release}.json`]);
  const given = { content: sha256(''), cells: 1, suppressed: 0, executions: [execution] };
  const event = { type: 'answer-released', party: who, analysis: 'overlap' } as const;
  world.note(giving, { ...event, ...answer, release, ...given }, paid);
};

const query = (world: WrittenWorld, lists: readonly WrittenVersion[]): string => {
  const role = `${ROOM.name}-answer-question`;
  const execution = `query-${world.name(12)}`;
  world.as(byRole(ROOM, { role, session: role }), {
    ...{ service: 'athena', name: 'StartQueryExecution', request: { workGroup: ROOM.name } },
    response: { queryExecutionId: execution },
  });
  const athena = byRole(ROOM, { role, session: role, service: 'athena.amazonaws.com' });
  for (const file of lists.flatMap(({ files }) => files))
    world.as(athena, s3Call('GetObject', [OUTPUTS.VaultBucket, file]));
  return execution;
};
