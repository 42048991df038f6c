import type { VersionsMatch } from '#core/matching/vault-query.ts';

/** Finds who of two versions is whom by points, where no statement of the room's engine does. Only `pair-people` may hold one. */
export interface PairingEngine {
  /**
   * Reads both versions and writes their match into a file: the text that is kept of one, a row for each counted person,
   * byte by byte the same however often it is made. Throws AirlockError('room') if a version has lost its files.
   */
  write(match: VersionsMatch, target: string): Promise<void>;
}
