import { createHash } from 'node:crypto';
import type { LocalRoom } from '#adapters/local/deps.ts';
import { localClient } from '#adapters/local/local-client.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { DAY_MS } from '#core/day.ts';
import { errorDocument } from '#core/documents/error-document.ts';
import { AirlockError } from '#core/errors.ts';
import type { RoomClient } from '#core/ports/room-client.ts';
import { openRoomOf, type TestRoom } from '#proof/rehearsal/room.ts';
import { SeededBytes } from '#redteam/dice.ts';
import { MemoryDrop } from '#test/support/memory/memory-drop.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';
import { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';
import { type MemoryPorts, memoryPorts } from '#test/support/memory/memory-room.ts';
import type { Played } from './compared.ts';
import type { Told } from './told-values.ts';

/** Does not wait for answers: rooms in memory give them at once. */
export const PATIENCE = { timeoutSeconds: 1 };

/** What chance and keys of a room follow from, and when it begins. */
interface Seeds {
  readonly chance: string;
  readonly keys: string;
  /** In milliseconds since 1970. */
  readonly from: number;
}

/** A room in memory that keeps all that anybody is told in it. */
export interface SeededStage extends TestRoom<MemoryPorts> {
  readonly client: RoomClient;
  /** Has a party do something, and keeps what it is told: the answer, or why there is none. */
  tell(reader: string, does: (client: RoomClient) => Promise<Told['document']>): Promise<void>;
  later(days: number): void;
  /** All that was told, and what both parties may list; the room is gone then. */
  end(): Promise<Played>;
}

/** Opens a room whose clock, chance and keys are these alone; nobody proposed the agreement yet. */
export const openSeededStage = async (
  agreement: AgreementWithDigest,
  { chance, keys, from }: Seeds,
): Promise<SeededStage> => {
  let now = from;
  const clock = { now: () => new Date(now) };
  const keyOf = (name: string): Uint8Array =>
    createHash('sha256').update(`${keys} ${name}`).digest();
  const keyRing = new MemoryKeyRing({
    'token-root': keyOf('token-root'),
    'token-root-2': keyOf('token-root-2'),
    'ledger-seal': keyOf('ledger-seal'),
    'tombstone-root': keyOf('tombstone-root'),
  });
  const objects = new MemoryObjectStore();
  const ledger = new ObjectLedger({ objects, keyRing, clock });
  const randomness = new SeededBytes(chance);
  const ports = { ...memoryPorts(objects, keyRing), ledger, clock, randomness };
  const make = async () => ({ ports, openDrop: MemoryDrop.open, close: async () => undefined });
  const room = await openRoomOf<MemoryPorts>(make, { agreement });
  const local = { ...ports, known: [], swept: 0, deadScratch: async () => 0 };
  const client = localClient(local as unknown as LocalRoom);
  const told: Told[] = [];
  const tell: SeededStage['tell'] = async (reader, does) => {
    const document = await does(client).catch((fault: unknown) => {
      if (!(fault instanceof AirlockError)) throw fault;
      return errorDocument(fault);
    });
    told.push({ reader, document });
  };
  const later = (days: number): void => {
    now += days * DAY_MS;
  };
  const end = async (): Promise<Played> => {
    const listed = await objects.list('');
    await room.close();
    const shared = listed.filter(({ key }) => /^(ledger|releases)/.test(key));
    return { told, objects: shared.map(({ key, bytes }) => `${key} ${bytes}`) };
  };
  return { ...room, client, tell, later, end };
};
