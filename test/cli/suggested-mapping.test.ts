import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { suggestedMappingLines } from '#cli/render/suggested-mapping.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { readYaml } from '#core/agreement/read-yaml.ts';
import { Mapping } from '#core/drops/mapping.ts';
import { suggestMapping } from '#core/drops/suggest-mapping.ts';

const PEOPLE = new URL('../../examples/people/agreement.yaml', import.meta.url);
const { agreement } = parseAgreement(readFileSync(PEOPLE, 'utf8'), 'agreement.yaml');

const textFor = (header: readonly string[], row: readonly string[]): string => {
  const { mapping, notes } = suggestMapping(
    { columns: header, rows: [row] },
    { agreement, attributes: { tier: ['gold', 'silver'] }, attested: true },
  );
  return suggestedMappingLines({ suggestedMapping: mapping, notes }).join('\n');
};
const read = (text: string): Mapping => readYaml(Mapping, text, { file: 'm', code: 'usage' });

it('a list that only describes people gets a mapping without identifiers, which is taken as it stands', () => {
  const text = textFor(['First name', 'Surname', 'tier'], ['Ann', 'Bell', 'gold']);
  expect(text).toMatch(/^identifiers: \{\} # email, not found: /);
  expect(read(text)).toMatchObject({
    identifiers: {},
    match: { given_name: 'First name', surname: 'Surname' },
    attributes: { tier: 'tier' },
  });
});

it('what is to be decided of attributes leaves a mapping that is taken as well', () => {
  const text = textFor(['First name', 'Surname'], ['Ann', 'Bell']);
  expect(text).toContain('# tier, ');
  expect(read(text)).toMatchObject({ identifiers: {}, attributes: {} });
});
