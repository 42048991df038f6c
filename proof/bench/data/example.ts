import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';

const EXAMPLE = new URL('../../../examples/retail/', import.meta.url);

/** Where a file of the retail example lies. */
export const examplePath = (file: string): string => fileURLToPath(new URL(file, EXAMPLE));

/** The agreement of the retail example: two kinds, two attributes a party. */
export const benchAgreement = async (): Promise<AgreementWithDigest> => {
  const path = examplePath('agreement.yaml');
  return parseAgreement(await readFile(path, 'utf8'), path);
};
