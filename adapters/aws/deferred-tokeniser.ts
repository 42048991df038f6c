import type {
  DifferenceFrom,
  KindFiles,
  SettledVersion,
  TokenisedPart,
  Tokeniser,
  TokeniseTask,
} from '#core/ports/tokeniser.ts';

/** A tokeniser that is loaded when it is first used, so that functions without one need no DuckDB. */
export class DeferredTokeniser implements Tokeniser {
  readonly #load: () => Promise<Tokeniser>;

  constructor(load: () => Promise<Tokeniser>) {
    this.#load = load;
  }

  async tokenise(task: TokeniseTask): Promise<TokenisedPart> {
    return (await this.#load()).tokenise(task);
  }

  async settle(files: KindFiles, target: string): Promise<SettledVersion> {
    return (await this.#load()).settle(files, target);
  }

  async withComparison<Result>(
    newer: KindFiles,
    use: (difference: DifferenceFrom) => Promise<Result>,
  ): Promise<Result> {
    return (await this.#load()).withComparison(newer, use);
  }
}
