import { Agreement } from '#core/agreement/agreement-schema.ts';
import { type AgreementWithDigest, withDigest } from '#core/agreement/agreement-with-digest.ts';
import { readYaml } from '#core/agreement/read-yaml.ts';

/**
 * Reads the text of an `agreement.yaml`. Throws AirlockError('agreement') that names the file, the
 * line and what to write instead.
 */
export const parseAgreement = (text: string, file: string): AgreementWithDigest =>
  withDigest(readYaml(Agreement, text, { file, code: 'agreement' }));
