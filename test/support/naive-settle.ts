import { domainOf } from '#core/attribute-codes.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import { summaryOf, type VersionSummary } from '#core/people-sums.ts';
import { withSubkeys } from '#core/tokens/subkey.ts';
import { type Token, tokenOf } from '#core/tokens/token.ts';
import type { PartRow } from '#proof/rehearsal/drop.ts';
import { naiveSums } from '#test/support/naive-marks.ts';
import { type PartShape, TEST_KEYS, TEST_SCOPE } from '#test/support/token-setting.ts';

interface Person {
  readonly tokens: Map<TokenKind, Token>;
  readonly attributes: Readonly<Record<string, string>>;
  person: bigint;
}

/** A whole version as settling all of it at once leaves it. */
export interface NaiveVersion {
  readonly lost: Partial<Record<TokenKind, number>>;
  readonly lostPeople: number;
  readonly summary: VersionSummary;
  /** One text for each (kind, token, person, labels) that is kept, sorted. */
  readonly kept: readonly string[];
}

/** The text of a kept row, for comparisons. */
export const keptText = (
  kind: TokenKind,
  [hi, lo]: readonly [bigint, bigint],
  { person, attributes }: Pick<Person, 'person' | 'attributes'>,
): string => JSON.stringify([kind, String(hi), String(lo), String(person), attributes]);

const nameOf = (kind: TokenKind, { hi, lo }: Token): string => `${kind} ${hi} ${lo}`;

/** Takes from everybody in turn what somebody before them has; answers how many were taken of each kind. */
const takeRepeats = (people: readonly Person[], taken: Set<string>): Map<TokenKind, number> => {
  const lost = new Map<TokenKind, number>();
  for (const { tokens } of people)
    for (const [kind, token] of tokens) {
      const name = nameOf(kind, token);
      if (taken.has(name)) {
        tokens.delete(kind);
        lost.set(kind, (lost.get(kind) ?? 0) + 1);
      }
      taken.add(name);
    }
  return lost;
};

const isBefore = (one: Token | undefined, other: Token | undefined): boolean => {
  if (!one || !other) return false;
  return one.hi === other.hi ? one.lo < other.lo : one.hi < other.hi;
};

const number = (people: readonly Person[], part: number, kinds: readonly TokenKind[]): void => {
  const first = ({ tokens }: Person): Token | undefined =>
    kinds.flatMap((kind) => tokens.get(kind) ?? [])[0];
  const sorted = people.toSorted((one, other) => (isBefore(first(one), first(other)) ? -1 : 1));
  for (const [at, each] of sorted.entries()) each.person = BigInt(part) * 2n ** 32n + BigInt(at);
};

const peopleOf = (
  { kinds, attributes }: PartShape,
  rows: readonly PartRow[],
  tokenFor: (kind: TokenKind, digest: string) => Token,
): readonly Person[] =>
  rows.map((row) => ({
    tokens: new Map(
      kinds.flatMap((kind, at) => {
        const digest = row[at];
        return digest ? [[kind, tokenFor(kind, digest)] as const] : [];
      }),
    ),
    attributes: Object.fromEntries(
      Object.keys(attributes).map((name, at) => [name, row[kinds.length + at] ?? '']),
    ),
    person: 0n,
  }));

/** Settles all parts of a version at once, over arrays, and sums up whom it leaves: what shards must come to. */
export const naiveSettle = (
  shape: PartShape,
  parts: readonly (readonly PartRow[])[],
): Promise<NaiveVersion> =>
  withSubkeys(TEST_KEYS, { kinds: shape.kinds, scope: TEST_SCOPE }, async (subkeys) => {
    const tokenFor = (kind: TokenKind, digest: string): Token => {
      const key = subkeys.get(kind);
      if (!key) throw new Error('no subkey');
      return tokenOf(key, digest as Digest);
    };
    const taken = new Set<string>();
    const lost: Partial<Record<TokenKind, number>> = {};
    const left: Person[] = [];
    let lostPeople = 0;
    for (const [part, rows] of parts.entries()) {
      const all = peopleOf(shape, rows, tokenFor);
      takeRepeats(all, new Set());
      const people = all.filter(({ tokens }) => tokens.size > 0);
      number(people, part, shape.kinds);
      for (const [kind, n] of takeRepeats(people, taken)) lost[kind] = (lost[kind] ?? 0) + n;
      const kept = people.filter(({ tokens }) => tokens.size > 0);
      lostPeople += people.length - kept.length;
      left.push(...kept);
    }
    const marked = left.map(({ tokens, attributes }) => ({
      tokens: Object.fromEntries([...tokens].map(([kind, { hi, lo }]) => [kind, `${hi} ${lo}`])),
      attributes,
    }));
    const list = { kinds: shape.kinds, domain: domainOf(shape.attributes) };
    const kept = left.flatMap((person) =>
      [...person.tokens].map(([kind, token]) => keptText(kind, [token.hi, token.lo], person)),
    );
    return { lost, lostPeople, summary: summaryOf(naiveSums(marked, list)), kept: kept.sort() };
  });
