import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { areSealed } from '#core/agreement/lookup.ts';
import { NO_MARK } from '#core/drops/event-plan.ts';
import { LENGTH_BYTES, PACKED_DIGEST_BYTES, type PackedTexts } from '#core/drops/packed-texts.ts';
import { AirlockError } from '#core/errors.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import type { SealedPart } from '#core/ports/drop-opener.ts';
import type { DropColumn, SealFile } from '#core/ports/drop-writer.ts';
import type { DropKey } from '#core/tokens/drop-key.ts';
import type { PrepareRequest } from '#core/usecases/drops/check-preparation.ts';

/** What seals a drop on the party's own machine: the drop key of its collaboration, and what encrypts to its room. */
export interface DropSealing {
  readonly dropKey: DropKey;
  readonly seal: (part: SealedPart) => Promise<void>;
}

/** Throws AirlockError('usage') where the agreement seals drops and there is nothing to do it with, or the other way round. */
export const checkSealing = (agreement: Agreement, sealing: DropSealing | undefined): void => {
  if (areSealed(agreement) === (sealing !== undefined)) return;
  throw new AirlockError(
    'usage',
    sealing
      ? 'The agreement has no sealed drops: leave --drop-key out.'
      : 'The agreement has drops sealed: get the key by "drop-key", and name its file with --drop-key.',
  );
};

/** What seals each file of a drop as a part of it; undefined if nothing does. */
export const sealerOf = (
  sealing: DropSealing | undefined,
  { signed, party, dataset }: Pick<PrepareRequest, 'signed' | 'party' | 'dataset'>,
): SealFile | undefined =>
  sealing &&
  (({ source, target, file }) =>
    sealing.seal({
      ...{ source, target },
      as: { collaboration: signed.agreement.id, party, dataset, file },
    }));

/** Digests that stand as texts, each keyed in its own place. */
const keyPacked = (dropKey: DropKey, { present, bytes }: PackedTexts): PackedTexts => {
  const texts = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = LENGTH_BYTES; at < texts.length; at += PACKED_DIGEST_BYTES) {
    const digest = texts.toString('latin1', at, at + PACKED_DIGEST_BYTES - LENGTH_BYTES) as Digest;
    texts.write(dropKey.keyed(digest), at, 'latin1');
  }
  return { present, bytes };
};

const keyColumn = (dropKey: DropKey, column: DropColumn): DropColumn => {
  if ('present' in column) return keyPacked(dropKey, column);
  if ('codes' in column) throw new Error('a column of identifiers holds no digests');
  return column.map((digest) => (digest === null ? null : dropKey.keyed(digest as Digest)));
};

/**
 * The columns of some rows, with every digest keyed: the first `kinds` of them hold digests. It is the last step before rows
 * are written, so that all that is told from a digest was told before. The memory of the columns is used up.
 */
export const keyDigests = (
  sealing: DropSealing | undefined,
  columns: readonly DropColumn[],
  kinds: number,
): readonly DropColumn[] =>
  sealing
    ? columns.map((column, at) => (at < kinds ? keyColumn(sealing.dropKey, column) : column))
    : columns;

/** The same of events, whose last column tells an event from equal ones by 64 bits of its id. */
export const keyEvents = (
  sealing: DropSealing | undefined,
  columns: readonly (readonly (string | null)[])[],
  kinds: number,
): readonly DropColumn[] =>
  sealing
    ? keyDigests(sealing, columns, kinds).with(
        -1,
        (columns.at(-1) ?? []).map((mark) =>
          mark === null || mark === NO_MARK ? mark : sealing.dropKey.keyedMark(mark),
        ),
      )
    : columns;
