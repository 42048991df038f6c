import { afterAll, expect, it } from 'vitest';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import { approveAll, closeTestRooms, deliver, openTestRoom } from '#proof/rehearsal/room.ts';
import { onlyDocument, runCli } from '#test/support/run-cli.ts';

afterAll(closeTestRooms);

it.each([
  ['overlap', 20],
  ['overlap', 0],
  ['segments', 49],
])(
  '%s of %i people exits 4, with a table for people and one document for programs',
  async (analysis, shared) => {
    const room = await openTestRoom();
    await approveAll(room);
    await deliver(room, 'brand', brandRows(0, 300));
    await deliver(room, 'publisher', publisherRows(300 - shared, 300));
    const by = analysis === 'segments' ? ['--by', 'brand.tier'] : [];
    const ask = ['ask', analysis, ...by, '--party', 'brand', '--room', room.folder];
    const forPeople = await runCli(...ask);
    expect(forPeople).toMatchObject({ code: 4, err: '' });
    expect(forPeople.out).toMatch(/suppressed\n[\s\S]*(1 of 1|3 of 3) cells suppressed/);
    expect(forPeople.out).not.toMatch(/Match rate/);
    const forPrograms = await runCli(...ask, '--json');
    expect(forPrograms).toMatchObject({ code: 4, err: '' });
    const answer = onlyDocument(forPrograms) as { cells: object[]; matchRate?: string };
    for (const cell of answer.cells)
      expect(cell).toEqual({
        by: expect.anything(),
        outcome: 'suppressed',
        reason: 'small-or-protecting',
      });
    expect(answer).not.toHaveProperty('matchRate');
  },
);
