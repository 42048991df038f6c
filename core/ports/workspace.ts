import type { Checksum } from '#core/sha256.ts';

/** Scratch space and files of this machine. */
export interface Workspace {
  /** Lends an empty folder and removes it afterwards, whatever happens. */
  withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result>;
  /** Size and SHA-256 of a file, read in a stream. AirlockError('input') if it is no regular file, or a link. */
  checksum(path: string): Promise<{ readonly bytes: number; readonly sha256: Checksum }>;
}
