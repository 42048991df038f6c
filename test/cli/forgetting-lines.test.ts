import { expect, it } from 'vitest';
import { forgettingLines } from '#cli/render/forgetting.ts';
import { namedListLines } from '#cli/render/named-list.ts';
import type { ForgottenDocument } from '#core/documents/forgetting-document.ts';
import { PreparedReport } from '#core/lint/prepared-report.ts';

type Told = Pick<ForgottenDocument, 'successors' | 'ended'>;

const successor = (dataset: string, removed: number, current = true) => ({
  ...{ dataset, former: `${dataset}-1`, version: `${dataset}-2`, removed, left: 10, current },
});

const textOf = (told: Partial<Told>, done = '2026-11-27T10:00:00.000Z'): string =>
  forgettingLines({
    ...{ kind: 'forgetting', act: 'forget', party: 'brand', request: 'r1', reason: 'erasure' },
    ...{ received: '2026-11-02', due: '2026-12-02', done, successors: [], ended: [], ...told },
  })
    .map((line) => (typeof line === 'string' ? line : line.note))
    .join('\n');

it('where the room holds no list, the receipt speaks of nothing that was removed', () => {
  const text = textOf({});
  expect(text).toContain('The room holds no list of yours');
  expect(text).toContain('left out of whatever you deliver later');
  expect(text).not.toMatch(/removed|matches|taken home|took|former|Nobody of the list/i);
});

it('where nobody was found it says so, and that the former versions went all the same', () => {
  const text = textOf({ successors: [successor('customers', 0), successor('purchases', 0)] });
  expect(text).toContain('Nobody of the list was in these.');
  expect(text).toContain('Former versions are removed');
});

it('where somebody was in one of several lists it does not say that nobody was', () => {
  const text = textOf({ successors: [successor('customers', 0), successor('purchases', 2)] });
  expect(text).not.toContain('Nobody');
});

it('a list of which a version ended is delivered again only where no other version of it stands', () => {
  const ended = [{ dataset: 'customers', version: 'customers-0' }];
  const alone = textOf({ ended });
  expect(alone).toContain('removed whole: deliver that list again.');
  expect(alone).not.toMatch(/holds no list|Nobody of the list/);
  const beside = textOf({ ended, successors: [successor('customers', 0)] });
  expect(beside).toContain('customers-0 could be asked no more, and was removed whole.');
  expect(beside).not.toContain('deliver that list again');
});

it('what was done after its day is said to be late, and nothing else is', () => {
  expect(textOf({}, '2026-12-03T00:00:00.000Z')).toContain('It was done after it was due');
  expect(textOf({}, '2026-12-02T23:59:00.000Z')).not.toContain('after it was due');
});

it.each([
  ['forget', /by identifiers alone.* Next: .*deliver it again without them.* stay in the room/],
  ['lift', /by identifiers alone.* Next: nothing: nobody is kept out/],
] as const)('of a row that only describes somebody, %s says what comes of it', (act, says) => {
  const report = PreparedReport.parse({
    ...{ rows: 2, accepted: 1, quarantined: { 'no-identifier': 1 }, identifiers: {} },
    ...{ listed: [], findings: [], repeats: { rule: 'first', replaced: 0, undated: 0 } },
  });
  const text = namedListLines(report, act).join('\n');
  expect(text).toMatch(says);
  expect(text).not.toMatch(/well enough for a match key|if that is so in your data/);
});

it('what is lifted names no list, and says what keeps people out still', () => {
  const lifted = { kind: 'forgetting', act: 'lift', party: 'brand', request: 'r2' } as const;
  const text = forgettingLines(lifted).join('\n');
  expect(text).toContain('keep nobody out any more');
  expect(text).toContain('stays out until that is lifted too');
});
