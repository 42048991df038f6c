import { ObjectLedger } from '#core/chain/object-ledger.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
import { ledgerKey } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';
import { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';
import { stepClock } from '#test/support/memory/step-clock.ts';

const A = sha256('agreement a');

/** One event of each type that a room has in its first days. */
export const EVENTS: readonly LedgerEvent[] = [
  { type: 'agreement-proposed', agreement: A },
  { type: 'agreement-approved', party: 'brand', agreement: A },
  { type: 'agreement-approved', party: 'publisher', agreement: A },
  {
    type: 'dataset-published',
    party: 'brand',
    dataset: 'customers',
    version: '0123abcd-00000001',
    drop: '0123abcd89abcdef',
    epoch: 1,
    kinds: ['email'],
    people: 1200,
    agreement: A,
    keyCheck: '0123456789abcdef0123456789abcdef',
    report: sha256('report'),
  },
  {
    type: 'drop-refused',
    party: 'publisher',
    dataset: 'audience',
    drop: '4567abcd89abcdef',
    reason: 'too-many-rejects',
  },
  {
    type: 'question-refused',
    party: 'brand',
    analysis: 'overlap',
    question: sha256('question'),
    reason: 'dataset-not-published',
  },
];

/** A ledger in memory, its parts open to meddling. */
export interface WrittenLedger {
  readonly objects: MemoryObjectStore;
  readonly keyRing: MemoryKeyRing;
  readonly open: () => ObjectLedger;
  bytesOf(sequence: number): Promise<Uint8Array>;
}

/** Writes events as a room would. */
export const writtenLedger = async (
  events: readonly LedgerEvent[] = EVENTS,
): Promise<WrittenLedger> => {
  const objects = new MemoryObjectStore();
  const keyRing = new MemoryKeyRing();
  const open = () => new ObjectLedger({ objects, keyRing, clock: stepClock() });
  const ledger = open();
  for (const event of events) await ledger.append(() => event);
  const bytesOf = async (sequence: number) =>
    (await objects.get(ledgerKey(sequence))) ?? new Uint8Array();
  return { objects, keyRing, open, bytesOf };
};
