import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const EXAMPLE = 'examples/own-file';

/** The files of the example in a folder, whose agreement has drops sealed or not. */
export const ownFileIn = async (folder: string, isSealed: boolean) => {
  const text = await readFile(join(EXAMPLE, 'agreement.yaml'), 'utf8');
  const sealed = `${text.replace('airlock: 1', 'airlock: 2')}\ndrops: { sealed: true }\n`;
  const agreement = join(folder, 'agreement.yaml');
  await writeFile(agreement, isSealed ? sealed : text);
  const mapping = join(folder, 'brand-mapping.yaml');
  await writeFile(
    mapping,
    [
      'identifiers: { email: Email }',
      'attributes: { tier: Tags }',
      'consent: { column: Accepts Email Marketing, accept: ["yes"] }',
      '',
    ].join('\n'),
  );
  const files = {
    customers: join(EXAMPLE, 'customers.csv'),
    audience: join(EXAMPLE, 'audience.csv'),
  };
  return { agreement, mapping, ...files };
};
