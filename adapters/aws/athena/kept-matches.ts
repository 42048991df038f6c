import { type AthenaPlace, execute, type Finished } from '#adapters/aws/athena/athena-execution.ts';
import { matchStatement, paidStatementOf } from '#adapters/aws/athena/athena-statement.ts';
import type { ObjectPlace, S3Copies } from '#adapters/aws/s3/s3-copy.ts';
import { resultKeyOf } from '#core/access/workgroup.ts';
import { MAX_KEPT_PEOPLE } from '#core/deployment-limits.ts';
import { AirlockError } from '#core/errors.ts';
import { hasPlaces } from '#core/matching/match-columns.ts';
import { MATCH_FILES, matchFileKey } from '#core/matching/match-keys.ts';
import { keptBytes, makingBytes } from '#core/matching/scan-bytes.ts';
import type { VaultQuery, VersionsMatch } from '#core/matching/vault-query.ts';
import { findSealed, type KeptFile, sealKept } from '#core/usecases/questions/kept-seal.ts';
import { type MatchSources, matchIdOf, matchSources } from '#core/usecases/questions/match-seal.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** Where matches are kept. */
export interface MatchVault {
  readonly room: Pick<RoomPorts, 'objects' | 'keyRing'>;
  readonly copies: S3Copies;
  readonly vaultBucket: string;
}

/** What a kept match is known by: whatever lies there under another name is not it. */
export type KeptName = string;

/** Folder of the text, of which Athena reads everything. */
const textFolder = (key: string): string => key.slice(0, key.lastIndexOf('/') + 1);

/**
 * The matches of a deployed room: each the text that one execution found, copied from the results, where it ends
 * within a day, into the vault, where it ends with its versions. It is a cache: what is not vouched for, or is not
 * what was vouched for, is not there.
 */
export class KeptMatches {
  readonly #place: AthenaPlace;
  readonly #vault: MatchVault;

  constructor(place: AthenaPlace, vault: MatchVault) {
    this.#place = place;
    this.#vault = vault;
  }

  /** Whether the match of a question can be kept: else it is asked without. */
  canKeep({ of, by }: VaultQuery): boolean {
    const most = Math.max(makingBytes(of), keptBytes(of));
    return (
      of.people.counted <= MAX_KEPT_PEOPLE &&
      hasPlaces(of, by) &&
      most <= this.#place.workgroup.scanLimitBytes
    );
  }

  /** The match, if it is kept and nothing else lies where it is read. */
  async find(match: VersionsMatch): Promise<KeptName | undefined> {
    return this.#find(await matchSources(this.#vault.room, match));
  }

  /**
   * Computes the match and keeps it; undefined while the query still runs. Whoever comes at once or later waits for
   * the same execution, and one that died before it vouched for the copy is taken over.
   */
  async make(match: VersionsMatch): Promise<Finished<KeptName> | undefined> {
    const sources = await matchSources(this.#vault.room, match);
    const statement = await matchStatement(match, this.#place.database);
    const paid = paidStatementOf(statement, { match: sources.files });
    return execute(this.#place, { ...statement, paid }, (execution) =>
      this.#keep(sources, execution),
    );
  }

  async #find(sources: MatchSources): Promise<KeptName | undefined> {
    const { room, copies } = this.#vault;
    const file = await findSealed(room, sources);
    if (file?.file !== MATCH_FILES.text) return undefined;
    const place = this.#textOf(sources);
    const there = await room.objects.list(textFolder(place.key));
    const stored = await copies.look(place);
    const isWhole = stored?.bytes === file.bytes && stored.sha256 === file.proof;
    return isWhole && there.length === 1 ? file.proof : undefined;
  }

  async #keep(sources: MatchSources, execution: string): Promise<KeptName | undefined> {
    const { room, copies } = this.#vault;
    const { resultsBucket: bucket } = this.#place.workgroup;
    const copied = await copies.copy(
      { bucket, key: resultKeyOf(execution) },
      this.#textOf(sources),
    );
    if (copied === undefined) return undefined;
    const file: KeptFile = {
      ...{ file: MATCH_FILES.text, bytes: copied.bytes, proof: copied.sha256 },
    };
    await sealKept(room, sources, file);
    return file.proof;
  }

  #textOf({ match }: MatchSources): ObjectPlace {
    const key = matchFileKey(matchIdOf(match), MATCH_FILES.text);
    return { bucket: this.#vault.vaultBucket, key };
  }
}

/** What is read of a match must be what it was before: else nothing is taken of it, and it is made anew. */
export const changedMatch = (): AirlockError =>
  new AirlockError(
    'room',
    'The match that the room keeps changed while the question ran, so nothing is taken of it: ask again, which costs no more budget.',
  );
