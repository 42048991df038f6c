import { dirname } from 'node:path/posix';
import { type AthenaPlace, execute, type Finished } from '#adapters/aws/athena/athena-execution.ts';
import { paidStatementOf } from '#adapters/aws/athena/athena-statement.ts';
import type { Keepable } from '#adapters/aws/athena/keepable.ts';
import type { ObjectPlace, S3Copies } from '#adapters/aws/s3/s3-copy.ts';
import { resultKeyOf } from '#core/access/workgroup.ts';
import { AirlockError } from '#core/errors.ts';
import {
  findSealed,
  type KeptFile,
  type Sealable,
  sealKept,
} from '#core/usecases/questions/kept-seal.ts';
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
interface Made {
  readonly sources: Sealable;
  readonly text: Keepable['text'];
}

/**
 * The matches and links of a deployed room: each the text that one execution found, copied from the results, where it ends
 * within a day, into the vault, where it ends with its versions. It is a cache: what is not vouched for, or is not
 * what was vouched for, is not there.
 */
export class KeptTexts {
  readonly #place: AthenaPlace;
  readonly #vault: KeptVault;

  constructor(place: AthenaPlace, vault: KeptVault) {
    this.#place = place;
    this.#vault = vault;
  }

  /** Whether all that a question counts from can be kept: else it is asked without. */
  canKeep(keepables: readonly Keepable[]): boolean {
    const { scanLimitBytes } = this.#place.workgroup;
    return (
      keepables.every(({ fits, makingBytes }) => fits && makingBytes <= scanLimitBytes) &&
      countingBytes(keepables) <= scanLimitBytes
    );
  }

  /** The text, if it is kept and nothing else lies where it is read. */
  async find({ text, sources }: Keepable): Promise<KeptName | undefined> {
    return this.#find({ text, sources: await sources(this.#vault.room) });
  }

  /**
   * Computes the text and keeps it; undefined while the query still runs. Whoever comes at once or later waits for
   * the same execution, and one that died before it vouched for the copy is taken over.
   */
  async make(keepable: Keepable): Promise<Finished<KeptName> | undefined> {
    const made = { text: keepable.text, sources: await keepable.sources(this.#vault.room) };
    const statement = await keepable.statement(this.#place.database);
    const paid = paidStatementOf(statement, { sources: made.sources.files });
    return execute(this.#place, { ...statement, paid }, (execution) => this.#keep(made, execution));
  }

  async #find(made: Made): Promise<KeptName | undefined> {
    const { room, copies } = this.#vault;
    const file = await findSealed(room, made.sources);
    if (file?.file !== made.text) return undefined;
    const place = this.#textOf(made);
    // Athena reads everything that lies in the folder.
    const there = await room.objects.list(`${dirname(place.key)}/`);
    const stored = await copies.look(place);
    const isWhole = stored?.bytes === file.bytes && stored.sha256 === file.proof;
    return isWhole && there.length === 1 ? file.proof : undefined;
  }

  async #keep(made: Made, execution: string): Promise<KeptName | undefined> {
    const { room, copies } = this.#vault;
    const { resultsBucket: bucket } = this.#place.workgroup;
    const copied = await copies.copy({ bucket, key: resultKeyOf(execution) }, this.#textOf(made));
    if (copied === undefined) return undefined;
    const file: KeptFile = { file: made.text, bytes: copied.bytes, proof: copied.sha256 };
    await sealKept(room, made.sources, file);
    return file.proof;
  }

  /** Beside its seal. */
  #textOf({ sources, text }: Made): ObjectPlace {
    return { bucket: this.#vault.vaultBucket, key: `${dirname(sources.key)}/${text}` };
  }
}

/** How much a question reads of what it counts from, once all of it is kept. */
export const countingBytes = (keepables: readonly Keepable[]): number =>
  keepables.reduce((sum, { keptBytes, times }) => sum + keptBytes * times, 0);

/** What is read of a kept text must be what it was before: else nothing is taken of it, and it is made anew. */
export const changedText = (): AirlockError =>
  new AirlockError(
    'room',
    'What the room keeps of the match changed while the question ran, so nothing is taken of it: ask again, which costs no more budget.',
  );
