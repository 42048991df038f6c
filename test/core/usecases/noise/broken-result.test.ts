import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '#core/matching/vault-query.ts';
import { answerNow, answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { copyMemoryRoom, type MemoryRoom } from '#test/support/memory/memory-room.ts';
import { engineThat } from '#test/support/run-query.ts';
import { noisyAgreement } from './noisy-agreement.ts';
import { eventsOf, makeMemoryRoom, removeRooms } from './noisy-room.ts';
import { OVERLAP } from './questions.ts';

const QUESTIONS = {
  overlap: OVERLAP,
  segments: { analysis: 'segments', by: ['brand.tier', 'publisher.device'] },
  tables: { analysis: 'tables', by: ['brand.tier', 'publisher.device'] },
};

let template: MemoryRoom;
beforeAll(async () => {
  const analyses = { brand: Object.keys(QUESTIONS), publisher: Object.keys(QUESTIONS) };
  template = await makeMemoryRoom(noisyAgreement({ analyses }));
}, 60_000);
afterAll(removeRooms);

/** What somebody could make of a result: what it is of itself stands at the end. */
const BROKEN: readonly (readonly [string, (rows: readonly Row[]) => readonly Row[]])[] = [
  ['lacks its first row', (rows) => rows.slice(1)],
  ['is cut off after half', (rows) => rows.slice(0, Math.floor(rows.length / 2))],
  ['is empty', () => []],
  ['has a row twice', (rows) => [...rows, ...rows.slice(0, 1)]],
  [
    'has another count beside the first',
    (rows) => [...rows.slice(0, 1).map((row) => ({ ...row, people: '000000000999' })), ...rows],
  ],
  ['has a count that is none', (rows) => rows.map((row) => ({ ...row, people: null }))],
];

describe.each(Object.entries(QUESTIONS))('the result of a query of %s', (_, input) => {
  it.each(BROKEN)(
    'that %s is no answer, and whole it is the one that was paid',
    async (_, breaks) => {
      const { ports } = copyMemoryRoom(template);
      const broken = engineThat(async (query, purpose) => {
        const result = await ports.queryEngine.run(query, purpose);
        return result.outcome === 'running' ? result : { ...result, rows: breaks(result.rows) };
      });
      const asked = answerNow({ ...ports, queryEngine: broken })('brand', { input });
      await expect(asked).rejects.toMatchObject({ code: 'room' });
      expect(await ports.objects.list('releases/')).toEqual([]);
      expect(await eventsOf(ports, 'answer-released')).toEqual([]);
      expect(await answerQuestion(ports)('publisher', input)).toMatchObject({
        outcome: 'released',
      });
      expect(await eventsOf(ports, 'budget-reserved')).toHaveLength(1);
    },
  );
});
