import { type AthenaPlace, execute, type Finished } from '#adapters/aws/athena/athena-execution.ts';
import { paidStatementOf } from '#adapters/aws/athena/athena-statement.ts';
import type { Keepable } from '#adapters/aws/athena/keepable.ts';
import {
  findText,
  type KeptName,
  type KeptVault,
  type MadeText,
  textPlace,
} from '#adapters/aws/athena/kept-vault.ts';
import { resultKeyOf } from '#core/access/workgroup.ts';
import { AirlockError } from '#core/errors.ts';
import { type KeptFile, sealKept } from '#core/usecases/questions/kept-seal.ts';

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
    return findText(this.#vault, { text, sources: await sources(this.#vault.room) });
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

  async #keep(made: MadeText, execution: string): Promise<KeptName | undefined> {
    const { room, copies } = this.#vault;
    const { resultsBucket: bucket } = this.#place.workgroup;
    const to = textPlace(this.#vault, made);
    const copied = await copies.copy({ bucket, key: resultKeyOf(execution) }, to);
    if (copied === undefined) return undefined;
    const file: KeptFile = { file: made.text, bytes: copied.bytes, proof: copied.sha256 };
    await sealKept(room, made.sources, file);
    return file.proof;
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
