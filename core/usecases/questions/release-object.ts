import { canonicalJson } from '#core/canonical-json.ts';
import { Release, type ReleaseCell } from '#core/documents/release.ts';
import { SUPPRESSION_REASONS } from '#core/privacy/cell-outcome.ts';
import { releaseKey } from '#core/room-layout.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';
import { readStored } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** The longest count: SQL writes none of more digits, and noise adds none. */
const LONGEST_COUNT = 999_999_999_999;

/** The longest sum: a number that documents hold exactly, which noise can make negative. */
const LONGEST_SUM = Number.MIN_SAFE_INTEGER;

const lengthOf = (document: unknown): number =>
  new TextEncoder().encode(canonicalJson(document)).length;

/** The most bytes that a cell of a release takes, whatever comes of it. */
const mostOf =
  ({ sums }: Release) =>
  ({ by }: ReleaseCell): number => {
    const longest = Object.fromEntries((sums ?? []).map(({ name }) => [name, LONGEST_SUM]));
    const released = { by, outcome: 'released', people: LONGEST_COUNT };
    return Math.max(
      lengthOf({ ...released, ...(sums && { sums: longest }) }),
      ...SUPPRESSION_REASONS.map((reason) => lengthOf({ by, outcome: 'suppressed', reason })),
    );
  };

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/**
 * The bytes in which a release is stored: blanks fill it up to the longest answer that its question can have, so
 * that the size of the object, which a store tells whoever may list it, tells nothing of the answer. A release
 * of an older room has no blanks; it is read as any other.
 */
export const releaseBytes = (release: Release): Uint8Array => {
  const spare = sum(release.cells.map(mostOf(release))) - sum(release.cells.map(lengthOf));
  return new TextEncoder().encode(`${canonicalJson(release)}${' '.repeat(Math.max(0, spare))}\n`);
};

/** A release as it is stored, and the checksum by which the ledger vouches for it. */
export interface StoredRelease {
  readonly release: Release;
  readonly content: Checksum;
}

/** Stores a release under the one name that it can have, and answers what is stored there, whoever was first. */
export const storeRelease = async (
  { objects }: Pick<RoomPorts, 'objects'>,
  release: Release,
): Promise<StoredRelease> => {
  const bytes = releaseBytes(release);
  const own = { release, content: sha256(bytes) };
  if (await objects.putIfAbsent(releaseKey(release.release), bytes)) return own;
  return (await storedRelease({ objects }, release.release)) ?? own;
};

/** The release that is stored under a name, whether or not the ledger knows of it yet. */
export const storedRelease = async (
  { objects }: Pick<RoomPorts, 'objects'>,
  name: string,
): Promise<StoredRelease | undefined> => {
  const found = await readStored(objects, releaseKey(name), Release);
  return found && { release: found.document, content: found.content };
};
