import { afterEach, describe, expect, it } from 'vitest';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { DAY_MS } from '#core/day.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { noteCheck } from '#core/usecases/questions/check-version.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { expireData } from '#core/usecases/upkeep/expire-data.ts';
import { arriveCrafted, digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { approveAll, closeTestRooms, type RoomAtHand } from '#proof/rehearsal/room.ts';
import { openMemoryRoom } from '#test/support/memory/memory-room.ts';
import { noisyAgreement } from './noisy-agreement.ts';
import { atTime } from './noisy-room.ts';

afterEach(closeTestRooms);

const TIER = { tier: ['gold', 'silver'] };
const DEVICE = { device: ['mobile', 'desktop'] };

const AGREEMENT = noisyAgreement({
  datasets: {
    brand: { customers: { attributes: TIER } },
    publisher: {
      audience: { attributes: DEVICE },
      clone: { attributes: DEVICE },
      // Its questions have other cells.
      wider: { attributes: { device: [...DEVICE.device, 'tv'] } },
    },
  },
});

const rowsOf = (count: number, values: readonly string[]): PartRow[] =>
  Array.from({ length: count }, (_, n) => [
    digestOf(`person${n}@example.org`),
    digestOf(`+447400${String(n).padStart(6, '0')}`),
    values[n % 4 === 3 ? 1 : 0] ?? '',
  ]);

const AUDIENCE = rowsOf(500, DEVICE.device);
const OTHER_AUDIENCE = rowsOf(501, DEVICE.device);

interface List {
  readonly party?: string;
  readonly dataset?: string;
  readonly parts: readonly (readonly PartRow[])[];
}

const bring = async (
  room: RoomAtHand,
  { party = 'publisher', dataset, parts }: List,
): Promise<string> => {
  const drop = { party, kinds: ['email', 'phone'], parts, ...(dataset && { dataset }) } as const;
  const done = await acceptDrop(room.ports)(await arriveCrafted(room, drop));
  if (done.outcome === 'refused') throw new Error(done.reason);
  return done.version;
};

const QUESTION: QuestionRequest = {
  analysis: 'segments',
  by: ['publisher.device'],
  datasets: { publisher: 'audience' },
};

const ask = async (room: RoomAtHand, party = 'publisher', question: object = QUESTION) => {
  const answer = await answerQuestion(room.ports)(party, question);
  if (answer.outcome === 'refused') throw new Error(answer.reason);
  return answer;
};

/** A room in which the publisher asked about its audience. */
const askedRoom = async () => {
  const room = await openMemoryRoom({ agreement: AGREEMENT });
  await approveAll(room);
  await bring(room, { party: 'brand', parts: [rowsOf(400, TIER.tier)] });
  const version = await bring(room, { parts: [AUDIENCE] });
  return { room, version, first: await ask(room) };
};

/** What is charged, answered and refused, as both parties read it. */
const said = async ({ ports }: RoomAtHand): Promise<readonly LedgerEvent[]> =>
  (await ports.ledger.entries())
    .map(({ event }) => event)
    .filter(({ type }) =>
      ['budget-reserved', 'answer-released', 'question-refused'].includes(type),
    );

describe('a question on a list that its party delivers again', () => {
  it.each<readonly [string, readonly List[]]>([
    ['in another order', [{ parts: [AUDIENCE.toReversed()] }]],
    ['cut otherwise', [{ parts: [AUDIENCE.slice(200), AUDIENCE.slice(0, 200)] }]],
    ['with rows that stand there twice', [{ parts: [AUDIENCE, AUDIENCE.slice(0, 20)] }]],
    [
      'in turn with another list',
      [{ parts: [OTHER_AUDIENCE] }, { parts: [AUDIENCE.toReversed()] }],
    ],
  ])('%s gets the same answer and charges nothing', async (_, lists) => {
    const { room, version, first } = await askedRoom();
    const before = await said(room);
    for (const list of lists) expect(await bring(room, list)).not.toBe(version);
    expect(await planQuestion(room.ports)('publisher', QUESTION)).toMatchObject({ epsilon: 0 });
    expect(await ask(room)).toMatchObject({ release: first.release, repeated: true });
    expect(await said(room)).toEqual(before);
  });

  it('twenty times gets one answer', async () => {
    const { room, first } = await askedRoom();
    const before = await said(room);
    for (let time = 1; time <= 20; time += 1) {
      await bring(room, { parts: [[...AUDIENCE.slice(time), ...AUDIENCE.slice(0, time)]] });
      expect((await ask(room)).release).toEqual(first.release);
    }
    expect(await said(room)).toEqual(before);
  });

  it('under the name of another dataset gets the same answer, whichever was there before', async () => {
    const { room, first } = await askedRoom();
    const clone = { ...QUESTION, datasets: { publisher: 'clone' } };
    await bring(room, { dataset: 'clone', parts: [AUDIENCE.toReversed()] });
    expect(await ask(room, 'publisher', clone)).toMatchObject({
      release: first.release,
      repeated: true,
    });
    const overlap = { analysis: 'overlap', datasets: clone.datasets };
    const onClone = await ask(room, 'publisher', overlap);
    expect(onClone.repeated).toBe(false);
    expect(
      await ask(room, 'publisher', { analysis: 'overlap', datasets: QUESTION.datasets }),
    ).toMatchObject({ release: onClone.release, repeated: true });
  });

  it('under the name of a dataset whose cells are others is a question of its own', async () => {
    const { room } = await askedRoom();
    await bring(room, { dataset: 'wider', parts: [AUDIENCE] });
    const wider = await ask(room, 'publisher', { ...QUESTION, datasets: { publisher: 'wider' } });
    expect(wider.repeated).toBe(false);
    expect(wider.release.cells).toHaveLength(3);
  });

  it('is another one where a person came, or the other party delivered', async () => {
    const { room } = await askedRoom();
    await bring(room, { parts: [OTHER_AUDIENCE] });
    expect((await ask(room)).repeated).toBe(false);
    await bring(room, { parts: [AUDIENCE.toReversed()] });
    expect((await ask(room)).repeated).toBe(true);
    await bring(room, { party: 'brand', parts: [rowsOf(400, TIER.tier).toReversed()] });
    expect((await ask(room)).repeated).toBe(false);
  });

  it('gets the same though the version that was asked about is damaged or gone', async () => {
    const { room, version, first } = await askedRoom();
    await bring(room, { parts: [AUDIENCE.toReversed()] });
    await noteCheck(room.ports, { party: 'publisher', dataset: 'audience', version }, 'damaged');
    expect(await ask(room)).toMatchObject({ release: first.release, repeated: true });
    await expireData(room.ports)();
    expect((await room.ports.ledger.state()).expired.has(version)).toBe(true);
    expect(await ask(room)).toMatchObject({ release: first.release, repeated: true });
  });

  it('is drawn and paid for anew once its answer is no longer kept', async () => {
    const { room, first } = await askedRoom();
    const ports = atTime(room.ports, () => new Date(Date.now() + 366 * DAY_MS));
    const later: RoomAtHand = { ...room, ports };
    await expireData(ports)();
    await bring(later, { party: 'brand', parts: [rowsOf(400, TIER.tier)] });
    await bring(later, { parts: [AUDIENCE.toReversed()] });
    const again = await ask(later);
    expect(again.repeated).toBe(false);
    expect(again.release.release).not.toBe(first.release.release);
  });
});

describe('whether a list changed', () => {
  it('is not told the other party by an answer that costs nothing', async () => {
    const { room, first } = await askedRoom();
    expect((await ask(room, 'brand')).repeated).toBe(true);
    await bring(room, { parts: [AUDIENCE.toReversed()] });
    expect(await planQuestion(room.ports)('brand', QUESTION)).not.toMatchObject({ epsilon: 0 });
    const anew = await ask(room, 'brand');
    expect(anew.repeated).toBe(false);
    // The publisher keeps the answer that it was given first.
    expect(await ask(room)).toMatchObject({ release: first.release, repeated: true });
  });

  it('is told by an entry or none, as docs/privacy.md says', async () => {
    const noted = async (rows: readonly PartRow[]) => {
      const { room } = await askedRoom();
      const before = (await room.ports.ledger.entries()).length;
      await bring(room, { parts: [rows] });
      await ask(room);
      return (await room.ports.ledger.entries()).slice(before).map(({ event }) => event.type);
    };
    expect(await noted(AUDIENCE.toReversed())).toEqual(['dataset-published']);
    const charged = ['budget-reserved', 'answer-released'];
    expect(await noted(AUDIENCE.slice(1))).toEqual(['dataset-published', ...charged]);
  });

  it('is in no entry: a question on a list that came again is noted as one on a changed list is', async () => {
    const noted = async (rows: readonly PartRow[]) => {
      const { room, version } = await askedRoom();
      const current = await bring(room, { parts: [rows] });
      await ask(room, 'publisher', { analysis: 'overlap', datasets: QUESTION.datasets });
      const news = (await room.ports.ledger.entries()).slice(-3).map(({ event }) => event);
      const text = JSON.stringify(news);
      expect(text).not.toContain(version);
      expect(text.split(current)).toHaveLength(4);
      return news.map((event) => Object.keys(event));
    };
    expect(await noted(AUDIENCE.toReversed())).toEqual(await noted(OTHER_AUDIENCE));
  });
});
