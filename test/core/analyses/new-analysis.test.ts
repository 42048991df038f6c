import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { SQL_FOLDER } from '#adapters/sql-folder.ts';
import { type Answer, answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import {
  approveAll,
  closeTestRooms,
  deliver,
  openTestRoom,
  type TestRoom,
} from '#proof/rehearsal/room.ts';
import { sqlFaults } from '#test/sql/sql-rules.ts';

const SQL_FILE = vi.hoisted(() => new URL('by-kind.sql', import.meta.url));

// All that a new analysis adds to the project: its file and a line in the catalogue, and its SQL file.
vi.mock('#core/analyses/catalogue.ts', async (original) => {
  const { CATALOGUE } = await original<typeof import('#core/analyses/catalogue.ts')>();
  const { byKind } = await import('./by-kind.ts');
  return { CATALOGUE: { ...CATALOGUE, by_kind: byKind } };
});
vi.mock('#adapters/sql-folder.ts', async (original) => {
  const { SQL_FOLDER: ours } = await original<typeof import('#adapters/sql-folder.ts')>();
  const folder = await mkdtemp(join(tmpdir(), 'airlock-sql-'));
  if (ours) await cp(ours, folder, { recursive: true });
  await cp(SQL_FILE, join(folder, 'analyses', 'by-kind.sql'));
  return { SQL_FOLDER: pathToFileURL(`${folder}/`) };
});

let room: TestRoom;

beforeAll(async () => {
  const analyses = { brand: ['by_kind', 'overlap'], publisher: ['overlap'] };
  room = await openTestRoom({ agreement: testAgreement({ analyses }) });
  await approveAll(room);
  await deliver(room, 'brand', brandRows(0, 300));
  // 200 people are shared; of 80 the publisher knows the phone alone.
  const rows = publisherRows(100, 400).map((row, at) => (at < 80 ? { ...row, email: '' } : row));
  await deliver(room, 'publisher', rows);
});

afterAll(async () => {
  await closeTestRooms();
  if (SQL_FOLDER) await rm(SQL_FOLDER, { recursive: true });
});

const ask = (party: string, question: object): Promise<Answer> =>
  answerQuestion(room.ports)(party, { analysis: 'by_kind', ...question });

it('is understood, planned, charged, run, released and stored like those that are there', async () => {
  const told = ['phone', 'email'];
  expect(await planQuestion(room.ports)('brand', { analysis: 'by_kind', told })).toMatchObject({
    outcome: 'possible',
    cells: 2,
    accuracy: { sensitivity: 2 },
  });
  const first = await ask('brand', { told });
  expect(first).toMatchObject({
    outcome: 'released',
    repeated: false,
    matchRate: undefined,
    release: {
      question: { analysis: 'by_kind', on: ['email', 'phone'], told: ['email', 'phone'] },
      cells: [
        { by: { kind: 'email' }, outcome: 'released', people: 120 },
        { by: { kind: 'phone' }, outcome: 'released', people: 80 },
      ],
    },
  });
  const again = await ask('brand', { told: told.toReversed() });
  expect(again).toEqual({ ...first, repeated: true });
  const events = (await room.ports.ledger.entries()).map(({ event }) => event);
  expect(events.at(-1)).toMatchObject({ type: 'answer-released', analysis: 'by_kind', cells: 2 });
});

it('refuses what its own parameters do not take, and whom the agreement does not let ask it', async () => {
  await expect(ask('brand', { told: ['email', 'email'] })).rejects.toThrow(/told twice/);
  for (const wrong of [{}, { told: [] }, { told: ['fax'] }, { told: ['email'], by: [] }])
    await expect(ask('brand', wrong)).rejects.toMatchObject({ code: 'usage' });
  await expect(ask('brand', {})).rejects.toThrow(
    '(told): ask "overlap", or "segments" by one to four attributes, or "tables" by 2 to 4 attributes, each in a table of its own, or "rollup" by one attribute with a hierarchy, or "lift" by an experiment that the agreement declares, or "balance" by an experiment that the agreement declares and one attribute, or "reach" by at most one attribute of touches, and attributes of people, or "conversions" by at most one attribute of conversions, and one of people, or "attribution" by one attribute of touches, and at most one of people, or "value" by at most two attributes of people or of conversions, or "event-lift" by an experiment that the agreement declares, or "by_kind" with the kinds to tell apart.',
  );
  expect(await ask('publisher', { told: ['email'] })).toEqual({
    outcome: 'refused',
    reason: 'analysis-not-allowed',
    allowed: ['overlap'],
  });
});

it('leaves the others as they are', async () => {
  const overlap = await answerQuestion(room.ports)('publisher', { analysis: 'overlap' });
  expect(overlap).toMatchObject({ matchRate: '50%', release: { cells: [{ people: 200 }] } });
});

it('is one SQL file by the rules of all', async () => {
  const text = await readFile(SQL_FILE, 'utf8');
  expect(sqlFaults({ path: 'sql/analyses/by-kind.sql', text })).toEqual([]);
});
