import { createHash } from 'node:crypto';
import type { IdentifierKind, TokenKind } from '#core/identifiers/kinds.ts';

/** One row of a list: digests of identifiers, and a declared value of each attribute. */
export interface Person {
  readonly ids: Readonly<Partial<Record<TokenKind, string>>>;
  readonly values: Readonly<Record<string, string>>;
}

/** One row of a list of events: whose it is, when it was in seconds, and what it was worth in smallest units. */
export interface Happening extends Person {
  readonly at: number;
  readonly value: number;
}

/** Made-up people. The same name has the same identifiers in every list of a run. */
export class Cast {
  readonly #seed: string;
  readonly kinds: readonly IdentifierKind[];

  constructor(seed: string, kinds: readonly IdentifierKind[]) {
    this.#seed = seed;
    this.kinds = kinds;
  }

  digest(kind: IdentifierKind, name: string): string {
    return createHash('sha256').update(`${this.#seed}/${kind}/${name}`).digest('hex');
  }

  /** Somebody with an identifier of each kind, or of just some. */
  person(
    name: string,
    values: Person['values'] = {},
    kinds: readonly IdentifierKind[] = this.kinds,
  ): Person {
    return {
      ids: Object.fromEntries(kinds.map((kind) => [kind, this.digest(kind, name)])),
      values,
    };
  }

  /** `count` people named after `tag`. */
  crowd(tag: string, count: number, values: Person['values'] = {}): readonly Person[] {
    return Array.from({ length: count }, (_, at) => this.person(`${tag}-${at}`, values));
  }
}
