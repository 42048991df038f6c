import { fileURLToPath } from 'node:url';
import { readAgreement } from '#cli/read-file.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';

/** The agreement of the retail example. */
export const retail = async (): Promise<Agreement> => {
  const path = fileURLToPath(new URL('../../examples/retail/agreement.yaml', import.meta.url));
  return (await readAgreement(path)).agreement;
};
