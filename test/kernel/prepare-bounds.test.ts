import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRowKernel } from '#adapters/kernel/row-kernel.ts';
import { byteColumns } from '#adapters/local/rows/byte-columns.ts';
import { PlanMemory, type RowPlaces } from '#adapters/local/rows/plan-memory.ts';
import { planRows } from '#core/drops/row-reader.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';

const COLUMNS = ['mail', 'tel', 'digest', 'level', 'ok', 'note'];

/** A plan of every way to read a column, in a kernel of its own. */
const planOf = async (): Promise<PlanMemory> => {
  const identifiers = { profile: 'uid2', kinds: ['email', 'phone', 'maid'], defaultCountry: 'GB' };
  const { agreement } = testAgreement({ identifiers });
  const rules = {
    agreement,
    mapping: {
      identifiers: { email: 'mail', phone: 'tel', maid: { column: 'digest', hashed: true } },
      attributes: { tier: 'level' },
      consent: { column: 'ok', accept: ['yes'] },
    },
    attributes: { tier: ['gold', 'unknown'] },
  };
  const plan = planRows(rules);
  const columns = byteColumns({ rules, plan, wanted: plan.wanted });
  if (!columns) throw new Error('these columns are not read as bytes');
  const places = plan.wanted.map((name) => [COLUMNS.indexOf(name)]);
  const text = { newline: '\n', delimiter: ',', width: COLUMNS.length, backslash: false } as const;
  return new PlanMemory(await loadRowKernel(), { columns, layout: { ...text, places }, profile: 'uid2' });
};

/** What the kernel may write while it reads rows; it keeps its own below `heap`. */
const openRegions = (places: RowPlaces): readonly (readonly [from: number, to: number])[] => {
  const { rows, outcomes, starts, ends, lines, digests, marks, numbers } = places;
  const regions: [number, number][] = [[outcomes, rows]];
  for (const place of [starts, ends, lines]) regions.push([place, 4 * rows]);
  for (const place of digests) regions.push([place, 32 * rows]);
  for (const place of [...marks, ...numbers]) regions.push([place, rows]);
  return regions.map(([from, size]) => [from, from + size]);
};

/** Places that changed though nobody may write there. */
const strayWrites = (before: Uint8Array, after: Uint8Array, open: ReturnType<typeof openRegions>, heap: number) => {
  for (const [from, to] of [[0, heap] as const, ...open])
    for (const bytes of [before, after]) bytes.fill(0, from, to);
  return Buffer.compare(before, after) === 0 ? 'none' : 'some';
};

const CANARY = 0xa5;

const PIECE = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.constantFrom(...['a@b.org,07400000001,,gold,yes,\n', '"', '""', ',', '\n', '\r', '\0', '"a\nb"', '\ud83d']).map((text) => Buffer.from(text)),
  fc.constantFrom(...[...'"\n\r, \0+(0'].map((sign) => Buffer.from(sign.repeat(300)))),
  fc.nat(70_000).map((length) => Buffer.from('x'.repeat(length))),
);

describe('the kernel that reads rows', () => {
  it('writes nothing but where its caller says, whatever the bytes (fuzz with canaries)', async () => {
    const memory = await planOf();
    const { kernel, plan } = memory;
    fc.assert(
      fc.property(fc.array(PIECE, { maxLength: 12 }), fc.boolean(), fc.nat(3), (pieces, isLast, cut) => {
        const text = Buffer.concat(pieces);
        const places = memory.hold(text.subarray(0, Math.max(0, text.length - cut)), 0);
        const end = places.text + Math.max(0, text.length - cut);
        memory.bytes.fill(CANARY, end);
        const before = memory.bytes.slice();
        const at = kernel.readRows(plan, places.text, end, isLast, 0, 1);
        expect(kernel.rowsRead()).toBeLessThanOrEqual(places.rows);
        expect(at).toBeLessThanOrEqual(end);
        const after = memory.bytes.slice();
        expect(strayWrites(before, after, openRegions(places), kernel.heap())).toBe('none');
      }),
      { numRuns: 60 },
    );
  });

  it('writes of what it packs no more than there are rows and digests', async () => {
    const memory = await planOf();
    const { kernel } = memory;
    const row = 'ann@example.org,07400000001,,gold,yes,\n';
    const places = memory.hold(Buffer.from(row.repeat(50)), 0);
    kernel.readRows(memory.plan, places.text, places.text + 50 * row.length, true, 0, 1);
    const { outcomes, marks, digests, present, keys, packed } = places;
    memory.bytes.fill(CANARY, present);
    const into = [present, keys, packed] as const;
    const has = kernel.packDigests(outcomes, marks[0] ?? 0, digests[0] ?? 0, 50, ...into);
    expect(has).toBe(50);
    const { bytes } = memory;
    expect(new Set(bytes.subarray(present + 50, keys))).toEqual(new Set([CANARY]));
    expect(new Set(bytes.subarray(keys + 8 * 50, packed))).toEqual(new Set([CANARY]));
    expect(new Set(bytes.subarray(packed + 68 * 50))).toEqual(new Set([CANARY]));
  });
});
