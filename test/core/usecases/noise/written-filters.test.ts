import { afterAll, expect, it } from 'vitest';
import { EXIT } from '#cli/exit-codes.ts';
import { valueList } from '#cli/option-values.ts';
import { runCommand } from '#cli/program.ts';
import { parseQuestion } from '#core/usecases/questions/parse-question.ts';
import { NOISY_TERMS, noisyAgreement } from './noisy-agreement.ts';
import { makeRoom, removeRooms } from './noisy-room.ts';

afterAll(removeRooms);

const SECOND = { airlock: 2, privacy: NOISY_TERMS };

it('a value with a comma is named in quotes, as the command line takes it', () => {
  const zones = ['inner, old', 'outer'];
  const publisher = { audience: { attributes: { zone: zones } } };
  const { datasets } = noisyAgreement(SECOND).agreement;
  const zoned = noisyAgreement({ ...SECOND, datasets: { ...datasets, publisher } }).agreement;
  const asked = (values: readonly string[]) =>
    parseQuestion({ analysis: 'overlap', where: { 'publisher.zone': values } }, zoned).where;
  expect(() => asked(['nowhere'])).toThrow(/choose among "inner, old", outer\.$/);
  expect(valueList('"inner, old"')).toEqual(['inner, old']);
  expect(valueList('outer, "inner, old" ,x"y,"z')).toEqual(['outer', 'inner, old', 'x"y', '"z']);
  expect(valueList('"""q""","5"" wide"')).toEqual(['"q"', '5" wide']);
  expect(asked(valueList('"inner, old"'))).toEqual([
    { party: 'publisher', attribute: 'zone', values: ['inner, old'] },
  ]);
});

it('is refused on the command line where an attribute is named twice: filters must all hold', async () => {
  const folder = await makeRoom(noisyAgreement(SECOND));
  let said = '';
  const sink = { write: (text: string) => (said += text) };
  const exit = await runCommand(
    [
      ...['ask', 'overlap', '--party', 'brand', '--room', folder],
      ...['--where', 'brand.tier=gold', '--where', 'brand.tier=silver'],
    ],
    { out: sink, err: sink },
  );
  expect([exit, said]).toEqual([EXIT.usage, expect.stringMatching(/Name an attribute once/)]);
});
