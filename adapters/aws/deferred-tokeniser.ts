import type {
  KindFiles,
  SettledVersion,
  TokenisedPart,
  Tokeniser,
  TokeniseTask,
  VersionDifference,
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

  async difference(newer: KindFiles, older: KindFiles): Promise<VersionDifference> {
    return (await this.#load()).difference(newer, older);
  }
}
