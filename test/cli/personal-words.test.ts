import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { matchLearn } from '#cli/commands/match-learn.ts';
import { agreementBlock } from '#cli/match/table-text.ts';
import { agreementLines } from '#cli/render/agreement.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { MatchTerms } from '#core/match-keys/match-terms.ts';

const textOf = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const EXAMPLE = textOf('examples/people/agreement.yaml');
const ofPersonal = (text: string): string => /^ *personal: .*$/m.exec(text)?.[0] ?? '';
const TERMS = { total: 176, personal: 60, cap: 50 };

const OPTION = matchLearn.options.find(({ long }) => long === '--personal');

it.each([
  ['the help of "match learn"', OPTION?.description],
  ['the schema', MatchTerms.shape.personal.meta()?.description],
  ['the block of "match show"', ofPersonal(agreementBlock(DEFAULT_TABLE, TERMS))],
  ['the example, which "sample people" copies', ofPersonal(EXAMPLE)],
  ['docs/matching.md', textOf('docs/matching.md')],
])('%s says that an equal identifier counts in "personal"', (_, text) => {
  expect(text).toMatch(/given name, birth date and identifiers/);
});

it('whoever is shown an agreement reads so, too', () => {
  const signed = parseAgreement(EXAMPLE, 'agreement.yaml');
  expect(agreementLines(signed).join(' ').replaceAll(/\s+/g, ' ')).toContain(
    '3.0 bits of them by given name, birth date and identifiers',
  );
});
