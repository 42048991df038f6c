import { notRegular, readRegularFile } from '#adapters/regular-file.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_DOCUMENT_BYTES } from '#core/limits.ts';
import { printable } from '#core/printable.ts';
import { GivenDocument } from '#core/usecases/audit/pack/given-documents.ts';

/** A document that another command wrote. Throws AirlockError('usage') if the file is none that a pack takes. */
const readGiven = async (path: string): Promise<GivenDocument> => {
  const bytes = await readRegularFile(path, MAX_DOCUMENT_BYTES).catch((cause: unknown) => {
    throw new AirlockError('usage', `"${printable(path)}" cannot be read: check --with.`, {
      cause,
    });
  });
  if (!bytes) throw notRegular({ code: 'usage', path });
  try {
    return GivenDocument.parse(JSON.parse(bytes.toString()));
  } catch (cause) {
    throw new AirlockError(
      'usage',
      `"${printable(path)}" is nothing that a pack takes: give what "audit", "audit verify", "audit reconcile" or "verify-deployment" says with --json, or attestation.json of a release.`,
      { cause },
    );
  }
};

/** Documents that other commands wrote, for a pack. */
export const readGivenDocuments = (paths: readonly string[]): Promise<GivenDocument[]> =>
  Promise.all(paths.map(readGiven));
