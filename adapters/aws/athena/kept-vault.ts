import { dirname } from 'node:path/posix';
import type { Keepable } from '#adapters/aws/athena/keepable.ts';
import type { ObjectPlace, S3Copies } from '#adapters/aws/s3/s3-copy.ts';
import { findSealed, type Sealable } from '#core/usecases/questions/kept-seal.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** Where matches and links are kept. */
export interface KeptVault {
  readonly room: Pick<RoomPorts, 'objects' | 'keyRing'>;
  readonly copies: S3Copies;
  readonly vaultBucket: string;
}

/** What a kept text is known by: whatever lies there under another name is not it. */
export type KeptName = string;

/** A text and what it must be made of. */
export interface MadeText {
  readonly sources: Sealable;
  readonly text: Keepable['text'];
}

/** Where a text lies: beside its seal. */
export const textPlace = (
  { vaultBucket: bucket }: Pick<KeptVault, 'vaultBucket'>,
  { sources, text }: MadeText,
): ObjectPlace => ({ bucket, key: `${dirname(sources.key)}/${text}` });

/** The text, if it is vouched for, is what was vouched for, and nothing else lies where it is read. */
export const findText = async (vault: KeptVault, made: MadeText): Promise<KeptName | undefined> => {
  const { room, copies } = vault;
  const file = await findSealed(room, made.sources);
  if (file?.file !== made.text) return undefined;
  const place = textPlace(vault, made);
  // Athena reads everything that lies in the folder.
  const there = await room.objects.list(`${dirname(place.key)}/`);
  const stored = await copies.look(place);
  const isWhole = stored?.bytes === file.bytes && stored.sha256 === file.proof;
  return isWhole && there.length === 1 ? file.proof : undefined;
};
