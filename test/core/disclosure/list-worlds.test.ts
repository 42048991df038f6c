import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LocalRoom } from '#adapters/local/deps.ts';
import { localClient } from '#adapters/local/local-client.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { DOCUMENT_FIELDS } from '#core/disclosure/document-fields.ts';
import { EVENT_FIELDS } from '#core/disclosure/ledger-fields.ts';
import { LIST_STATUS } from '#core/disclosure/list-fields.ts';
import { errorDocument } from '#core/documents/error-document.ts';
import type { DropId } from '#core/drop-files.ts';
import { AirlockError } from '#core/errors.ts';
import { randomId } from '#core/random-id.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { craftDrop, digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { listSections } from '#proof/rehearsal/list-people.ts';
import { approveAll, openRoomOf } from '#proof/rehearsal/room.ts';
import { SeededBytes } from '#redteam/dice.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';
import { MemoryListEngine } from '#test/support/memory/memory-list-engine.ts';
import { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';
import { type MemoryPorts, memoryPorts } from '#test/support/memory/memory-room.ts';
import { declarationOf } from './declaration-of.ts';
import { type Told, toldValues } from './told-values.ts';

const TIMEOUT = 120_000;
const SIGNED = testAgreement(listSections({ on: ['email'] }));
const REQUEST = { party: 'brand', activation: 'reach_gold' };

interface World {
  readonly brand: readonly PartRow[];
  readonly publisher: readonly PartRow[];
}

const email = (n: number): string => digestOf(`person${n}@example.org`);
const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, at) => from + at);
const brandRow = (n: number): PartRow => [email(n), 'gold', 'granted'];

/** Of 2,050 people of the brand 1,850 are on the publisher's list of 3,050. */
const WORLD: World = {
  brand: numbers(0, 2050).map(brandRow),
  publisher: numbers(200, 3250).map((n) => [email(n), digestOf(`label ${n}`), 'mobile']),
};

/** All that anybody is told while a list is made, twice, and taken, with the same chance and the same keys. */
const play = async (world: World): Promise<readonly Told[]> => {
  const seeded = (name: string): Uint8Array => createHash('sha256').update(name).digest();
  const keyRing = new MemoryKeyRing({ 'token-root': seeded('t'), 'ledger-seal': seeded('l') });
  const objects = new MemoryObjectStore();
  const clock = { now: () => new Date('2026-11-26T12:34:56Z') };
  const ledger = new ObjectLedger({ objects, keyRing, clock });
  const randomness = new SeededBytes('chance');
  const ports: MemoryPorts = { ...memoryPorts(objects, keyRing), ledger, clock, randomness };
  const room = await openRoomOf<MemoryPorts>(
    async (_, signed) => {
      const { proposeAgreement } = await import('#core/usecases/agreements/agreements.ts');
      await proposeAgreement(ports)(signed);
      return { ports, close: async () => undefined };
    },
    { agreement: SIGNED },
  );
  const listEngine = new MemoryListEngine(objects);
  const client = localClient({ ...ports, listEngine } as unknown as LocalRoom);
  const told: Told[] = [];
  const tell = async (reader: string, does: () => Promise<Told['document']>): Promise<void> => {
    const document = await does().catch((fault: unknown) => {
      if (!(fault instanceof AirlockError)) throw fault;
      return errorDocument(fault);
    });
    told.push({ reader, document });
  };
  await approveAll(room);
  for (const [party, kinds] of [
    ['brand', ['email']],
    ['publisher', ['email', '_label']],
  ] as const) {
    const drop = randomId(randomness) as DropId;
    const crafted = await craftDrop(room, {
      ...{ party, kinds, parts: [world[party]] },
      manifest: (honest) => ({ ...honest, drop }),
    });
    await tell(party, () => client.upload(party, crafted, { timeoutSeconds: 1 }));
  }
  const by = ['brand.listing', 'brand.tier'];
  const size = { analysis: 'segments', by, on: ['email'] };
  await tell('brand', () => client.makeList({ ...REQUEST, dryRun: true }));
  await tell('brand', () => client.ask('brand', size, { timeoutSeconds: 1 }));
  await tell('brand', () => client.makeList({ ...REQUEST, dryRun: true }));
  await tell('publisher', () => client.makeList({ ...REQUEST, party: 'publisher', dryRun: false }));
  for (let time = 0; time < 2; time += 1)
    await tell('brand', () => client.makeList({ ...REQUEST, dryRun: false }));
  for (const party of ['brand', 'publisher']) {
    await tell(party, () => client.entries());
    await tell(party, roomStatus(ports));
  }
  await room.close();
  return told;
};

type Keeps = (is: string) => boolean;

const kept = (told: readonly Told[], victim: string, keeps: Keeps): readonly object[] =>
  told.map((each) => ({
    [`${each.document.kind} to ${each.reader}`]: toldValues(each)
      .filter(({ is }) => keeps(is) && !(each.reader === victim && is === 'readers-own'))
      .map(({ place, value }) => [place, value]),
  }));

let told: readonly Told[];
beforeAll(async () => {
  told = await play(WORLD);
}, TIMEOUT);

const without = (n: number): World => ({
  ...WORLD,
  brand: WORLD.brand.filter((_, at) => at !== n),
});

describe('where a list is made, with the same chance and the same keys', () => {
  it('nothing is another if somebody is gone who is on the list of the brand alone', {
    timeout: TIMEOUT,
  }, async () => {
    const other = await play(without(7));
    const unkeyed: Keeps = (is) => is !== 'keyed';
    expect(kept(other, 'brand', unkeyed)).toEqual(kept(told, 'brand', unkeyed));
  });

  it('nothing but what is noised is another if somebody is gone who is on both', {
    timeout: TIMEOUT,
  }, async () => {
    const other = await play(without(1000));
    const certain: Keeps = (is) => is !== 'keyed' && is !== 'noised';
    expect(kept(other, 'brand', certain)).toEqual(kept(told, 'brand', certain));
  });

  it('every field that is declared of lists is told', () => {
    const seen = (kind: string): readonly string[] =>
      told
        .filter(({ document }) => document.kind === kind)
        .flatMap((each) => toldValues(each).map(({ field }) => field));
    const unseen = (kind: string, places: readonly string[]): readonly string[] => {
      const fields = seen(kind);
      return places.filter((place) => {
        const declared = { [place]: { is: 'random', why: 'drawn' } } as const;
        return !fields.some((field) => declarationOf(declared, field));
      });
    };
    // Warnings are of attributes that stand for something else, of which there are none here.
    expect(unseen('list', Object.keys(DOCUMENT_FIELDS.list ?? {}))).toEqual(['fairness[].**']);
    const places = Object.keys(LIST_STATUS).map((each) => `lists[].${each}`);
    expect(unseen('status', places)).toEqual([]);
    const events = [EVENT_FIELDS['list-reserved'], EVENT_FIELDS['list-released']];
    const entries = events.flatMap((each) =>
      Object.keys(each).map((at) => `entries[].event.${at}`),
    );
    expect(unseen('ledger', entries)).toEqual([]);
  });
});
