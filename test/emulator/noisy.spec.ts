import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { billedCalls } from '#proof/bench/cost/billed-calls.ts';
import { type CountedCalls, countCalls, type StepCalls } from '#proof/bench/cost/count-calls.ts';
import { readMeasured } from '#proof/bench/cost/measured.ts';
import { countStep } from '#test/emulator/counted-step.ts';
import { type EmulatedRoom, openEmulatedRoom } from '#test/emulator/emulated-room.ts';
import { prepareLists } from '#test/emulator/prepared-lists.ts';
import { onlyDocument } from '#test/support/run-cli.ts';

const Answer = z.object({
  release: z.string(),
  k: z.number(),
  noiseBound: z.number().positive(),
  repeated: z.boolean(),
  representation: z
    .object({ values: z.array(z.object({ value: z.string(), selected: z.number().optional() })) })
    .optional(),
  lift: z.object({ arms: z.array(z.object({ arm: z.string() })) }).optional(),
  cells: z.array(z.object({ by: z.record(z.string(), z.string()), people: z.number().optional() })),
});

const Truth = z.object({
  segments: z.record(z.string(), z.record(z.string(), z.number())),
});

describe('a room on the emulator whose answers are noisy', () => {
  let room: EmulatedRoom;
  let truth: z.infer<typeof Truth>;
  let tokenised: StepCalls;
  let model: CountedCalls;
  beforeAll(async () => {
    model = await countCalls();
    room = await openEmulatedRoom('emu-noisy');
    const lists = await prepareLists(room.folder, room.agreement);
    const path = join(room.folder, 'sample', 'truth.json');
    truth = Truth.parse(JSON.parse(await readFile(path, 'utf8')));
    for (const party of ['brand', 'publisher'] as const) {
      const approve = ['approve', '--yes', '--agreement', room.agreement];
      await done(`${party} analyst`, party, ...approve);
    }
    const upload = (party: 'brand' | 'publisher'): Promise<unknown> =>
      done(`${party} uploader`, party, 'upload', lists[party]);
    tokenised = await countStep(room, 'tokenise-part', () => upload('brand'));
    await upload('publisher');
  });
  afterAll(() => room?.close());

  const done = async (
    person: Parameters<EmulatedRoom['as']>[0],
    party: string,
    ...args: readonly string[]
  ): Promise<unknown> => {
    const stack = ['--party', party, '--json', '--stack', room.outputsFile];
    const ran = await room.as(person, ...args, ...stack);
    expect(ran, args.join(' ')).toMatchObject({ code: 0, err: '' });
    return onlyDocument(ran);
  };

  const billed = (...steps: readonly StepCalls[]) => billedCalls(steps, readMeasured());

  it('takes as many calls for a part and for a first question as the cost model reckons', async () => {
    const reckoned = model.ingest.filter(({ step }) => step === 'tokenise-part');
    expect(tokenised.s3.length).toBeGreaterThan(5);
    expect(billed(tokenised)).toEqual(billed(...reckoned));
    const asked = await countStep(room, 'answer-question', () =>
      done('brand analyst', 'brand', 'ask', 'overlap'),
    );
    expect(asked.s3.length).toBeGreaterThan(5);
    expect(billed(asked)).toEqual(billed(...model.question));
  });

  it('tells whom an audience leaves out, within the bound of the truth', async () => {
    const question = ['ask', 'representation', '--by', 'brand.tier'];
    const answer = Answer.parse(await done('brand analyst', 'brand', ...question));
    const told = answer.representation?.values ?? [];
    expect(told.length).toBeGreaterThan(0);
    for (const { value, selected = 0 } of told)
      expect(Math.abs(selected - (truth.segments['brand.tier']?.[value] ?? 0))).toBeLessThan(
        answer.noiseBound + answer.k,
      );
  });

  it.each([
    ['brand', 'brand.tier'],
    ['publisher', 'publisher.device'],
    ['brand', 'publisher.age_band'],
  ] as const)(
    'tells the %s counts by %s that lie within the bound of the truth',
    async (party, by) => {
      const question = ['ask', 'segments', '--by', by];
      const answer = Answer.parse(await done(`${party} analyst`, party, ...question));
      const counts = truth.segments[by] ?? {};
      expect(answer.cells).toHaveLength(Object.keys(counts).length);
      for (const { by: cell, people } of answer.cells) {
        const count = counts[cell[by] ?? ''] ?? Number.NaN;
        if (people === undefined) expect(count).toBeLessThan(answer.k + 2 * answer.noiseBound);
        else expect(Math.abs(people - count)).toBeLessThanOrEqual(answer.noiseBound);
        if (people !== undefined) expect(count).toBeGreaterThanOrEqual(answer.k);
      }
      const other = party === 'brand' ? 'publisher' : 'brand';
      const again = Answer.parse(await done(`${other} analyst`, other, ...question));
      expect(again).toEqual({ ...answer, repeated: true });
    },
  );

  it('answers a roll-up, a filter and a lift, each within the bound of the truth', async () => {
    const ask = async (...question: readonly string[]) =>
      Answer.parse(await done('brand analyst', 'brand', 'ask', ...question));
    const { 'brand.region': regions = {}, 'brand.tier': tiers = {} } = truth.segments;
    const rolledUp = await ask('rollup', '--by', 'brand.region');
    expect(rolledUp.cells).toHaveLength(5 + 2);
    const released = rolledUp.cells.filter(({ people }) => people !== undefined);
    expect(released.length).toBeGreaterThan(0);
    for (const { by, people = Number.NaN } of released) {
      const { 'brand.region': region } = by;
      if (region !== undefined)
        expect(Math.abs(people - (regions[region] ?? Number.NaN))).toBeLessThanOrEqual(
          rolledUp.noiseBound,
        );
    }
    const gold = await ask('overlap', '--where', 'brand.tier=gold');
    expect(Math.abs((gold.cells[0]?.people ?? Number.NaN) - (tiers.gold ?? 0))).toBeLessThanOrEqual(
      gold.noiseBound,
    );
    const lift = await ask('lift');
    expect(lift.cells).toHaveLength(4 * 3);
    expect(lift.lift?.arms.map(({ arm }) => arm)).toEqual(['desktop', 'mobile', 'tablet']);
  });

  it('is stopped by a party at its own door, and answers again once that is lifted', async () => {
    const reason = ['--reason', 'A drill.'];
    await done('brand analyst', 'brand', 'freeze', ...reason);
    const stack = ['--party', 'publisher', '--json', '--stack', room.outputsFile];
    expect(await room.as('publisher analyst', 'ask', 'overlap', ...stack)).toMatchObject({
      code: 3,
      out: expect.stringContaining('room-frozen'),
    });
    await done('brand analyst', 'brand', 'unfreeze', ...reason);
    await done('publisher analyst', 'publisher', 'ask', 'overlap');
  });

  it('makes no call that is not in the record which the access table is held against', async () => {
    expect(await room.calls.unknown()).toEqual([]);
  });
});
