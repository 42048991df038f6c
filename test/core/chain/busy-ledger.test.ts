import { expect, it } from 'vitest';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import { LEDGER_HEAD_KEY } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { EVENTS, type WrittenLedger, writtenLedger } from '#test/core/chain/written-ledger.ts';
import { stepClock } from '#test/support/memory/step-clock.ts';

const [PROPOSED = { type: 'agreement-proposed', agreement: sha256('agreement') }] = EVENTS;

/** The ledger as one sees it who is always overtaken by another writer, just before a call of this kind. */
const overtaken = ({ objects, keyRing, open }: WrittenLedger, at: 'get' | 'put'): ObjectLedger => {
  const other = open();
  const busy = new Proxy<ObjectStore>(objects, {
    get: (target, name: keyof ObjectStore) => {
      if (name !== at) return target[name].bind(target);
      return async (key: string, content: Uint8Array) => {
        if (key === LEDGER_HEAD_KEY) await other.append(() => PROPOSED);
        return at === 'get' ? target.get(key) : target.put(key, content);
      };
    },
  });
  return new ObjectLedger({ objects: busy, keyRing, clock: stepClock() });
};

it('whoever can never read a ledger to its end is told that it is busy', async () => {
  const ledger = overtaken(await writtenLedger(), 'get');
  await expect(ledger.entries()).rejects.toMatchObject({
    code: 'room',
    message: 'The ledger is too busy: try again in a moment.',
  });
});

it('whoever can never note the end of a ledger is told that it is busy', async () => {
  const ledger = overtaken(await writtenLedger(), 'put');
  await expect(ledger.append(() => PROPOSED)).rejects.toMatchObject({
    code: 'room',
    message: 'The ledger is too busy: try again in a moment.',
  });
});
