import { notRegular, readRegularFile } from '#adapters/regular-file.ts';
import { Attestation } from '#core/deployment/attestation.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_DOCUMENT_BYTES } from '#core/limits.ts';

/** The attestation of a release. Throws AirlockError('usage') if the file is none. */
export const readAttestation = async (path: string): Promise<Attestation> => {
  const bytes = await readRegularFile(path, MAX_DOCUMENT_BYTES).catch((cause: unknown) => {
    throw new AirlockError('usage', `"${path}" cannot be read: check --attestation.`, { cause });
  });
  if (!bytes) throw notRegular({ code: 'usage', path });
  try {
    return Attestation.parse(JSON.parse(bytes.toString()));
  } catch (cause) {
    throw new AirlockError(
      'usage',
      `"${path}" is not an attestation: take attestation.json of the release, or build the source.`,
      { cause },
    );
  }
};
