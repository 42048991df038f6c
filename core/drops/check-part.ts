import type { ManifestPart } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import type { DropRefusal } from '#core/refusals.ts';
import type { Checksum } from '#core/sha256.ts';

/** What is known of a file that should be a part: its size, and its SHA-256 once it was read. */
export interface FoundFile {
  readonly bytes: number;
  readonly sha256?: Checksum;
}

/** Whether a file is the part that the manifest describes, as far as one has looked. */
export const isPart = ({ bytes, sha256 }: ManifestPart, found: FoundFile): boolean =>
  found.bytes === bytes && (found.sha256 ?? sha256) === sha256;

/** What stops a drop of which some file is not the part that the manifest describes. */
export const notThePart = ({ file }: ManifestPart): AirlockError =>
  new AirlockError(
    'input',
    `"${file}" is not the file that the manifest describes (its SHA-256 or size differs): prepare the drop again and upload it.`,
  );

/** Why a drop is refused, by what is wrong with one of its parts. */
export const PART_REFUSALS = {
  differs: 'part-differs-from-manifest',
  'rows-differ': 'rows-differ-from-manifest',
  unreadable: 'unreadable-part',
  foreign: 'sealed-for-another-room',
  broken: 'broken-seal',
} as const satisfies Readonly<Record<string, DropRefusal>>;
