import { afterEach, describe, expect, it } from 'vitest';
import { dropSealing } from '#adapters/drop-sealing.ts';
import { deliverDrop } from '#adapters/local/rehearsal-room.ts';
import { withSealed } from '#adapters/local/seal-crafted.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { contentOf, Manifest } from '#core/drops/manifest.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import { dropKeyOf } from '#core/tokens/drop-key.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { handDropKey } from '#core/usecases/drops/drop-key.ts';
import { checkSealing } from '#core/usecases/drops/seal-drop.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';
import { beginEpoch } from '#core/usecases/epochs/begin-epoch.ts';
import { tellSubject } from '#core/usecases/subjects/tell-subject.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { craftDrop, digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { brandRows, person, publisherRows } from '#proof/rehearsal/people.ts';
import {
  approveAll,
  arrive,
  ask,
  closeTestRooms,
  deliver,
  fillRoom,
  prepareRows,
} from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const SEALED = testAgreement({ airlock: 2, drops: { sealed: true } });
const PLAIN = testAgreement({ airlock: 2 });

const approved = async (agreement: AgreementWithDigest): Promise<MemoryRoom> => {
  const room = await openMemoryRoom({ agreement });
  await approveAll(room);
  return room;
};

const overlapIn = async (agreement: AgreementWithDigest): Promise<unknown> => {
  const room = await openMemoryRoom({ agreement });
  await fillRoom(room);
  const answer = await ask(room, 'brand', { analysis: 'segments', by: ['brand.tier'] });
  if (answer.outcome !== 'released') throw new Error('no answer');
  return answer.release.cells;
};

describe('a room with sealed drops', () => {
  it('counts what a room without them counts', async () => {
    expect(await overlapIn(SEALED)).toEqual(await overlapIn(PLAIN));
  });

  it('tells fillers on arrival by their keyed digests, and knows the plain ones no more', async () => {
    const room = await approved(SEALED);
    const dropKey = await dropKeyOf(room.ports.keyRing, room.signed.agreement.id);
    const rows = Array.from({ length: 120 }, (_, n) => [digestOf(`person ${n}`), null, 'gold']);
    const filler = dropKey.keyed(digestOf('') as Digest);
    const part = [...rows, [filler, null, 'gold'], [digestOf(''), null, 'gold']] as const;
    const { manifest, pathOf } = await craftDrop(room, {
      ...{ party: 'brand', kinds: ['email', 'phone'], parts: [part as readonly PartRow[]] },
    });
    const crafted = { manifest: Manifest.parse(manifest), pathOf };
    const accepted = await withSealed(room.ports, crafted, (sealed) =>
      deliverDrop(room.ports, 'brand', sealed),
    );
    expect(accepted).toMatchObject({
      outcome: 'published',
      report: { rows: 122, accepted: 121, quarantined: { placeholder: 1 } },
    });
  });

  it('takes the same list for the same version, though it is sealed to other bytes', async () => {
    const room = await approved(SEALED);
    const first = await prepareRows(room, 'brand', brandRows(0, 120));
    const again = await prepareRows(room, 'brand', brandRows(0, 120));
    const [one, other] = [first, again].map(({ manifest }) => Manifest.parse(manifest));
    expect(one?.parts[0]?.sha256).not.toBe(other?.parts[0]?.sha256);
    expect(one && contentOf(one)).toBe(other && contentOf(other));
    const other3 = Manifest.parse((await prepareRows(room, 'brand', brandRows(1, 120))).manifest);
    expect(contentOf(other3)).not.toBe(one && contentOf(one));
  });

  it('takes a drop that was prepared before a new epoch, and has the same drop key in it', async () => {
    const room = await openMemoryRoom({ agreement: SEALED });
    await fillRoom(room);
    const before = await handDropKey(room.ports)('brand');
    const drop = await prepareRows(room, 'brand', brandRows(0, 200));
    await beginEpoch(room.ports)({ by: 'party', party: 'brand' });
    expect(await handDropKey(room.ports)('brand')).toEqual(before);
    const arrived = await uploadDrop(room.ports)('brand', drop);
    expect(arrived.drop).toBe(Manifest.parse(drop.manifest).drop);
  });

  it('tells a party about a person by digests as everybody makes them', async () => {
    const room = await openMemoryRoom({ agreement: SEALED });
    await fillRoom(room);
    const of = (email: string) =>
      tellSubject(room.ports)('brand', [{ kind: 'email', digest: digestOf(email) as Digest }]);
    expect(await of(person(3).email)).toMatchObject({ found: true });
    expect(await of('nobody@example.net')).toMatchObject({ found: false });
  });
});

describe('a drop that is sealed otherwise than agreed', () => {
  it('is not put into a room that has them sealed, nor the other way round', async () => {
    const [sealed, plain] = [await approved(SEALED), await approved(PLAIN)];
    const rows = brandRows(0, 120);
    const dropOf = async (room: MemoryRoom) =>
      Manifest.parse((await prepareRows(room, 'brand', rows)).manifest);
    const { sealed: _, ...bare } = await dropOf(sealed);
    const parts = bare.parts.map(({ content, ...part }) => part);
    const open = { manifest: { ...bare, parts }, pathOf: () => '' };
    const put = (room: MemoryRoom, manifest: unknown) =>
      uploadDrop(room.ports)('brand', { manifest, pathOf: () => '' });
    await expect(put(sealed, open.manifest)).rejects.toMatchObject({
      code: 'input',
      message: expect.stringMatching(/^The drop is not sealed, as the agreement asks: .*drop-key/),
    });
    // A manifest that says of some parts that they are sealed is none of ours.
    const half = { ...bare, sealed: { dropKey: 'a'.repeat(32) }, parts };
    await expect(put(sealed, half)).rejects.toThrow(/not sealed/);
    const asPlain = { ...(await dropOf(plain)), sealed: { dropKey: 'a'.repeat(32) } };
    await expect(put(plain, asPlain)).rejects.toThrow(/is sealed, and the agreement has no sealed/);
  });

  it('is not even prepared', async () => {
    const room = await approved(SEALED);
    const sealing = dropSealing(await handDropKey(room.ports)('brand'));
    expect(() => checkSealing(SEALED.agreement, undefined)).toThrow(/--drop-key/);
    expect(() => checkSealing(PLAIN.agreement, sealing)).toThrow(/leave --drop-key out/);
    expect(() => checkSealing(SEALED.agreement, sealing)).not.toThrow();
    expect(() => checkSealing(PLAIN.agreement, undefined)).not.toThrow();
  });
});

describe('a drop key', () => {
  it('is the same for both parties, and of another room another', async () => {
    const room = await approved(SEALED);
    const [brand, publisher] = [
      await handDropKey(room.ports)('brand'),
      await handDropKey(room.ports)('publisher'),
    ];
    expect(brand).toEqual(publisher);
    const other = await handDropKey((await approved(SEALED)).ports)('brand');
    expect(other.dropKey).not.toBe(brand.dropKey);
    expect(other.publicKey).not.toBe(brand.publicKey);
  });

  it('is handed to a party alone, and only where drops are sealed', async () => {
    const [sealed, plain] = [await approved(SEALED), await approved(PLAIN)];
    await expect(handDropKey(sealed.ports)('somebody')).rejects.toMatchObject({ code: 'usage' });
    await expect(handDropKey(plain.ports)('brand')).rejects.toMatchObject({
      ...{ code: 'refused', reason: 'not-sealed' },
    });
  });
});

describe('an agreement that seals drops otherwise than the one in force', () => {
  it.each([
    ['no more', SEALED, PLAIN],
    ['from now on', PLAIN, SEALED],
  ])('is refused: %s', async (_, before, after) => {
    const room = await approved(before);
    const refused = { code: 'refused', reason: 'other-sealing' };
    await expect(proposeAgreement(room.ports)(after, 'brand')).rejects.toMatchObject(refused);
  });

  it('may be proposed while none is in force', async () => {
    const room = await openMemoryRoom({ agreement: PLAIN });
    await proposeAgreement(room.ports)(SEALED, 'brand');
    for (const party of ['brand', 'publisher']) await approveAgreement(room.ports)(party);
    expect(await deliver({ ...room, signed: SEALED }, 'brand', brandRows(0, 120))).toMatchObject({
      outcome: 'published',
    });
    const late = { ...room, signed: SEALED };
    expect((await arrive(late, 'publisher', publisherRows(0, 120))).party).toBe('publisher');
  });
});
