import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRowKernel } from '#adapters/kernel/row-kernel.ts';
import { PlanMemory, type RowPlaces } from '#adapters/local/rows/plan-memory.ts';
import {
  CanaryMemory,
  changedConstants,
  type Region,
  setCanaries,
  trespasses,
} from '#test/support/kernel/canary-memory.ts';
import { writtenText } from '#test/support/rows/written-rows.ts';

const meaningOf = (text: string) => ({ code: text === 'gold' ? 0 : 255 });
const columnsOf = (way?: 'digest') => ({
  identifiers: [
    { kind: 'email', way: way ?? 'email' },
    { kind: 'phone', way: way ?? 'phone' },
  ] as const,
  texts: [
    { attribute: 'tier', meaningOf, likely: ['gold', 'lead', ''] },
    { attribute: undefined, meaningOf: () => ({ code: 0 }), likely: ['yes', '1'] },
  ],
  country: 'GB',
});
const layout = {
  newline: '\n',
  delimiter: ',',
  width: 6,
  backslash: false,
  places: [[1], [2], [3], [4]],
} as const;
const memoryOf = async (way?: 'digest'): Promise<PlanMemory> =>
  new PlanMemory(await loadRowKernel(), { columns: columnsOf(way), layout, profile: 'uid2' });
const memories = [await memoryOf(), await memoryOf('digest')];
/** Room for more than any text of these tests, and behind it for one that ends the memory. */
for (const memory of memories) {
  memory.hold(Buffer.alloc(90_000, 'a'), 500);
  memory.kernel.memory.grow(1);
}

/** Where a piece may be written to, of so many rows. */
const writtenBy = (places: RowPlaces, rows: number): readonly Region[] => {
  const of = (size: number) => (from: number) => ({ from, to: from + size * rows });
  const { outcomes, starts, ends, lines, digests, marks, numbers } = places;
  return [
    ...[outcomes, ...marks, ...numbers].map(of(1)),
    ...[starts, ends, lines].map(of(4)),
    ...digests.map(of(32)),
  ];
};

/** Place of `capacity` in a plan. */
const CAPACITY = 11;

const plain = fc
  .tuple(fc.nat(40), fc.constantFrom('ann@example.org', 'a.b+c@gmail.com', ''), fc.nat(12))
  .map(([rows, mail, digits]) => `1,${mail},+${'4'.repeat(digits)},gold,yes,\n`.repeat(rows));

const hostile = fc.oneof(
  { arbitrary: plain.map((text) => Buffer.from(text)), weight: 2 },
  { arbitrary: writtenText('GB', ',').map((text) => Buffer.from(text)), weight: 3 },
  { arbitrary: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)), weight: 1 },
  {
    arbitrary: fc
      .array(fc.constantFrom(...',,,,"\n\r @.+0ä7a'), { maxLength: 400 })
      .map((all) => Buffer.from(all.join(''))),
    weight: 2,
  },
  // A row that is longer than any that is read there.
  { arbitrary: fc.constant(Buffer.from(`1,${'x'.repeat(70_000)},,gold,yes,\n`)), weight: 1 },
  // Fields that are longer than any buffer for one.
  {
    arbitrary: fc
      .tuple(fc.constantFrom('a', '7', '+4', '@', '""', 'ä', 'a.b+'), fc.nat({ max: 3000 }))
      .map(([unit, times]) =>
        Buffer.from(`1,"${unit.repeat(times)}",${unit.repeat(times)},gold,yes,\n`),
      ),
    weight: 1,
  },
);

/** Reads on behind every row that the kernel leaves to others; answers where it stopped, and why. */
const readAll = ({ kernel, plan, bytes }: PlanMemory, text: Region, isLast: boolean) => {
  const stops: number[] = [];
  let at = text.from;
  let rows = 0;
  while (at < text.to) {
    at = kernel.readRows(plan, at, text.to, isLast, rows, 2);
    stops.push(at, kernel.stoppedBy(), kernel.linesRead());
    rows = kernel.rowsRead();
    if (at === text.to) break;
    const newline = bytes.indexOf(10, at);
    at = newline < 0 || newline >= text.to ? text.to : newline + 1;
  }
  return { stops, rows };
};

describe('with canaries around the text that it reads, the kernel for rows', () => {
  it('writes where its plan says and for no more rows, and reads on behind nothing that it needs', () => {
    const given = [
      hostile,
      fc.constantFrom(...memories),
      fc.tuple(fc.boolean(), fc.nat(60)),
    ] as const;
    fc.assert(
      fc.property(...given, (text, memory, [isLast, most]) => {
        const { kernel, plan, bytes } = memory;
        const places = memory.hold(text, 0);
        const rows = Math.min(places.rows, most);
        new Uint32Array(kernel.memory.buffer)[plan / 4 + CAPACITY] = rows;
        const piece = { from: places.text, to: places.text + text.length };
        const answers = [1, 2].map((salt) => {
          setCanaries(kernel.memory, { from: piece.to, to: bytes.length }, salt);
          let read = { rows: 0 };
          const run = () => {
            read = readAll(memory, piece, isLast);
          };
          const region = { from: kernel.heap(), written: writtenBy(places, rows) };
          expect(trespasses(kernel.memory, region, run)).toEqual([]);
          expect(read.rows).toBeLessThanOrEqual(rows);
          return { read, outcomes: bytes.slice(places.outcomes, places.outcomes + read.rows) };
        });
        expect(answers[0]).toEqual(answers[1]);
      }),
      { numRuns: 150 },
    );
  });

  it('reads a text to which the memory leaves no more room than was promised', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...memories), (text, memory) => {
        const { kernel, bytes } = memory;
        const places = memory.hold(text, 64);
        // What was promised is a look of 64 bytes.
        const to = bytes.length - 64;
        const from = to - text.length;
        bytes.set(text, from);
        expect(readAll(memory, { from, to }, true).rows).toBeLessThanOrEqual(places.rows);
        expect(kernel.countLines(from, to)).toBe(text.filter((b) => b === 10).length);
      }),
      { numRuns: 100 },
    );
  });

  it('packs digests of any rows, and touches nothing beside them', async () => {
    const kernel = await loadRowKernel();
    const memory = new CanaryMemory(kernel);
    const row = fc.tuple(fc.constantFrom(0, 0, 1, 3), fc.nat(2));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), fc.nat(90), (rows, salt) => {
        memory.fresh(salt);
        const digests = rows.map((_, at) => createHash('sha256').update(`${at}`).digest());
        const accepted = [...rows.keys()].filter((at) => rows[at]?.[0] === 0);
        const having = accepted.filter((at) => rows[at]?.[1] !== 0);
        const from = memory.input(Buffer.concat(digests));
        const outcomes = memory.input(Uint8Array.from(rows, ([outcome]) => outcome));
        const marks = memory.input(Uint8Array.from(rows, ([, mark]) => mark));
        const present = memory.output(accepted.length);
        const keys = memory.output(accepted.length * 8);
        const to = memory.output(having.length * 68, true);
        let packed = 0;
        const run = () => {
          packed = kernel.packDigests(outcomes, marks, from, rows.length, present, keys, to);
        };
        expect(memory.trespasses(run)).toEqual([]);
        expect(packed).toBe(having.length);
        const has = accepted.map((at) => having.includes(at));
        expect([...memory.bytes.subarray(present, present + has.length)]).toEqual(has.map(Number));
        const first = accepted.map((at) =>
          having.includes(at) ? digests[at]?.toString('hex', 0, 8) : '0'.repeat(16),
        );
        const bits = Buffer.from(memory.bytes.subarray(keys, keys + accepted.length * 8)).swap32();
        expect(bits.toString('hex')).toBe(first.join(''));
        const texts = having.map((at) => `@\0\0\0${digests[at]?.toString('hex')}`);
        expect(memory.bytes.toString('latin1', to, to + packed * 68)).toBe(texts.join(''));
      }),
      { numRuns: 60 },
    );
  });

  it('learns texts into their dictionary alone, as many as it has room for', async () => {
    const kernel = await loadRowKernel();
    const memory = new CanaryMemory(kernel);
    memory.fresh(5);
    // A dictionary of 250 texts of 32 bytes, with its slots and meanings, is all zeros at first.
    const size = 16 + 1024 + 256 + 32 * 250;
    const dictionary = memory.output(size);
    memory.bytes.fill(0, dictionary, dictionary + size);
    const text = memory.output(64);
    for (let number = 0; number < 300; number += 1) {
      const length = memory.bytes.write(`text ${number}`, text);
      const learn = () => kernel.learn(dictionary, text, length, 1);
      expect(memory.trespasses(() => expect(learn()).toBe(number < 250 ? number : 255))).toEqual(
        [],
      );
    }
    for (const length of [31, 64, 4096, -1])
      expect(
        memory.trespasses(() => expect(kernel.learn(dictionary, text, length, 1)).toBe(255)),
      ).toEqual([]);
  });

  it('has not touched its own constants since', async () => {
    const untouched = await loadRowKernel();
    expect(memories.flatMap(({ kernel }) => changedConstants(kernel, untouched))).toEqual([]);
  });
});
