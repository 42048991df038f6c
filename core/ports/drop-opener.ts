import type { PublicKeyPem, SealedAs } from '#core/sealing/sealed-part.ts';

/** A sealed part, a file of this machine; where it goes once it is opened; and what it has to be of. */
export interface SealedPart {
  readonly source: string;
  readonly target: string;
  readonly as: SealedAs;
}

/** What came of opening a part: a file that is not what was sealed so, or sealed to another key, leaves nothing to go on with. */
export type OpenedPart = 'opened' | 'foreign' | 'broken';

/**
 * Opens sealed parts with a private key of the room that neither party has (an asymmetric key of AWS KMS, or a file that only
 * its owner reads).
 */
export interface DropOpener {
  /** The key that parties seal to. */
  publicKey(): Promise<PublicKeyPem>;
  /** Opens a part, which a stranger wrote: it never throws for what is in it. */
  open(part: SealedPart): Promise<OpenedPart>;
}
