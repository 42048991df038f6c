import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalRoom } from '#adapters/local/deps.ts';
import { chainEntry, headAfter } from '#core/chain/chain.ts';
import { writeHead } from '#core/chain/head-file.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { DAY_MS } from '#core/day.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
import type { DatasetVersion } from '#core/ledger/fields.ts';
import { GENESIS, type LedgerHead } from '#core/ledger/head.ts';
import { ledgerKey } from '#core/room-layout.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

/** What a ledger is full of: questions that were refused, or answers with their charges. */
export type Filling = 'refusals' | 'answers';

/** Older than any budget period, so that one more question can be paid. */
const BEGAN = Date.now() - 400 * DAY_MS;

interface Asked {
  readonly question: Checksum;
  readonly versions: DatasetVersion[];
  readonly agreement: Checksum;
}

const refusal = ({ question }: Asked): LedgerEvent => ({
  type: 'question-refused',
  party: 'brand',
  analysis: 'segments',
  question,
  reason: 'budget-spent',
});

const charge = (asked: Asked): LedgerEvent => ({
  type: 'budget-reserved',
  party: 'brand',
  ...asked,
  microEpsilon: 500_000,
});

const answer = (asked: Asked): LedgerEvent => ({
  type: 'answer-released',
  party: 'brand',
  analysis: 'segments',
  ...asked,
  release: asked.question.slice(0, 32),
  content: asked.question,
  cells: 4,
  suppressed: 1,
});

const eventsOf = (filling: Filling, asked: Asked): readonly LedgerEvent[] =>
  filling === 'refusals' ? [refusal(asked), refusal(asked)] : [charge(asked), answer(asked)];

/** Fills the ledger of a room that answers questions, up to `length` entries, sealed as the room would. */
export const fillLedger = async (
  { folder, keyRing, clock, ledger, objects }: LocalRoom,
  filling: Filling,
  length: number,
): Promise<void> => {
  const { agreement, versions } = await ledger.state();
  const current = versions.map(({ party, dataset, version }) => ({ party, dataset, version }));
  let head: LedgerHead = ledger.head;
  while (head.sequence < length - 1) {
    const question = sha256(`question ${head.sequence}`);
    const asked: Asked = { question, versions: current, agreement: agreement ?? question };
    for (const event of eventsOf(filling, asked)) {
      const at = new Date(BEGAN + head.sequence * 1_000);
      const { entry, bytes } = await chainEntry(keyRing, head, { at, event });
      await writeFile(join(folder, 'objects', ledgerKey(entry.sequence)), bytes, { mode: 0o600 });
      head = headAfter(entry, bytes);
    }
  }
  await writeHead({ objects, keyRing }, head);
  // The next writer keeps the checkpoints that those before it would have kept on the way.
  const writer = new ObjectLedger({ objects, keyRing, clock });
  await writer.append(() => refusal({ question: GENESIS, versions: current, agreement: GENESIS }));
};
