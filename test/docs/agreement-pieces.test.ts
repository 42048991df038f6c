import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { draftAgreement } from '#cli/agreements/agreement-draft.ts';
import { agreementJsonSchema } from '#core/agreement/agreement-json-schema.ts';
import { checkAgreement } from '#core/agreement/check-agreement.ts';
import type { PlainMapping } from '#core/agreement/plain-mapping.ts';
import { blocksOf } from '#proof/access/markdown-blocks.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FIELDS = Object.keys(agreementJsonSchema().properties ?? {});
/** A mapping has this too, and what is in it is something else. */
const ELSEWHERE = 'identifiers';

interface Shown {
  readonly page: string;
  readonly text: string;
}

const isOfAgreement = (text: string): boolean =>
  Object.keys(parse(text) as PlainMapping).every(
    (field) => FIELDS.includes(field) && (field !== ELSEWHERE || text.includes('profile:')),
  );

const shown: readonly Shown[] = globSync('docs/*.md', { cwd: ROOT }).flatMap((page) =>
  blocksOf(readFileSync(join(ROOT, page), 'utf8'))
    .filter(({ language }) => language === 'yaml')
    .map(({ lines }) => ({ page, text: lines.join('\n') }))
    .filter(({ text }) => isOfAgreement(text)),
);
const isWhole = ({ text }: Shown): boolean => /^parties:/m.test(text);

/** What a piece says, in an agreement that would be whole without it and pays for lists, too. */
const around = (piece: PlainMapping): PlainMapping => {
  const terms = { epsilonBudget: '4', lifetimeEpsilon: '12' };
  const draft = draftAgreement({
    id: 'a',
    purpose: 'Count shared people.',
    country: 'GB',
    ...terms,
  });
  const merged = (field: string) => ({ [field]: Object.assign({}, draft[field], piece[field]) });
  // Events are needed only where somebody may ask about them.
  const analyses =
    'contributions' in piece ? { brand: ['segments', 'conversions'], publisher: [] } : {};
  return {
    ...{ ...draft, analyses: { ...(draft.analyses as PlainMapping), ...analyses }, airlock: 2 },
    ...{ ...piece, ...merged('datasets'), ...merged('privacy') },
  };
};

it('pages show a whole agreement, and pieces of others', () => {
  expect(shown.filter(isWhole).map(({ page }) => page)).toContain('docs/measurement.md');
  expect(shown.filter((each) => !isWhole(each)).length).toBeGreaterThan(4);
});

it.each(shown.filter(isWhole))('the whole agreement of $page is one', ({ text }) => {
  expect(checkAgreement(text).faults).toEqual([]);
});

it.each(shown.filter((each) => !isWhole(each)))(
  'a piece of $page fits into an agreement',
  ({ text }) => {
    expect(checkAgreement(stringify(around(parse(text)))).faults).toEqual([]);
  },
);

it('a piece with a word that no agreement has would be found', () => {
  const wrong = { experiments: { spring: { randomised: false } } };
  expect(checkAgreement(stringify(around(wrong))).faults.length).toBeGreaterThan(0);
});
