import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { LocalRoom } from '#adapters/local/deps.ts';
import { openAgreedRoom } from '#adapters/local/rehearsal-room.ts';
import { tableLines } from '#cli/render/table.ts';
import { Agreement } from '#core/agreement/agreement-schema.ts';
import { type AgreementWithDigest, withDigest } from '#core/agreement/agreement-with-digest.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { benchAgreement } from '#proof/bench/data/example.ts';
import { stopwatch, type Timing } from '#proof/bench/timing.ts';
import { type Window, writeWindow } from './window-drop.ts';

/** Earlier versions, all of them asked about, at which the next upload is shown. */
const SHOWN = [0, 1, 10, 50];

/** How far each version moves on from the one before: more people than `minimumChange`. */
const MOVES = 100;

/** The retail example with exact counts, and a budget that pays for every question. */
const exactAgreement = async (): Promise<AgreementWithDigest> => {
  const { agreement } = await benchAgreement();
  const budget = { epsilon: 0.001, epsilonBudget: 1000, budgetPeriodDays: 30 };
  const privacy = { noise: 'none', k: 100, roundTo: 10, minimumChange: 50, ...budget };
  return withDigest(Agreement.parse({ ...agreement, privacy }));
};

interface Growing {
  readonly room: LocalRoom;
  readonly signed: AgreementWithDigest;
  readonly folder: string;
}

/** Uploads a drop, and measures its acceptance. */
const deliver = async ({ room, signed, folder }: Growing, window: Window): Promise<Timing> => {
  const drop = join(folder, 'drop');
  const prepared = await writeWindow(drop, signed, window);
  const arrived = await uploadDrop(room)(window.side, prepared);
  const { time, total } = stopwatch();
  const accepted = await time(() => acceptDrop(room)(arrived));
  if (accepted.outcome !== 'published') throw new Error(`the drop was refused: ${accepted.reason}`);
  await rm(drop, { recursive: true });
  return total();
};

const ask = async ({ room }: Growing): Promise<void> => {
  const question = { analysis: 'overlap', by: [], datasets: {} };
  const answer = await answerQuestion(room)('brand', question);
  if (answer.outcome !== 'released') throw new Error(`the question was refused: ${answer.reason}`);
};

/** What the upload of each version took, by how many asked versions came before it. */
const grow = async (growing: Growing, people: number): Promise<readonly Timing[]> => {
  const timings: Timing[] = [];
  await deliver(growing, { side: 'publisher', from: 0, to: people });
  while (timings.length <= Math.max(...SHOWN)) {
    const from = timings.length * MOVES;
    timings.push(await deliver(growing, { side: 'brand', from, to: from + people }));
    await ask(growing);
  }
  return timings;
};

const { values } = parseArgs({ options: { people: { type: 'string', default: '10000' } } });
const people = Number(values.people);
const folder = await mkdtemp(join(tmpdir(), 'airlock-bench-'));
try {
  const signed = await exactAgreement();
  const room = await openAgreedRoom(join(folder, 'room'), signed);
  const timings = await grow({ room, signed, folder }, people);
  await room.close();
  const rows = SHOWN.map((earlier) => {
    const { seconds = 0, cpuSeconds = 0 } = timings[earlier] ?? {};
    return [String(earlier), seconds.toFixed(2), cpuSeconds.toFixed(2)];
  });
  const header = ['earlier versions', 'seconds', 'CPU s'];
  for (const line of tableLines(header, rows, ['right', 'right', 'right'])) console.log(line);
} finally {
  await rm(folder, { recursive: true, force: true });
}
