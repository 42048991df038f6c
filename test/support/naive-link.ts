import { codeOf, type Domain } from '#core/attribute-codes.ts';
import {
  type IdentifierKind,
  isOwnSlot,
  OWN_SLOTS,
  type TokenKind,
} from '#core/identifiers/kinds.ts';
import { PERSONS_PER_PART } from '#core/persons-per-part.ts';
import type { VaultList, VaultPerson } from '#test/support/vault.ts';
import type { VaultEvents } from '#test/support/vault-events.ts';

/** What a link is made of, as a test thinks of it. */
export interface NaiveLink {
  readonly counted: VaultList;
  readonly other: VaultList;
  readonly on: readonly IdentifierKind[];
  readonly side: 'counted' | 'other';
  readonly events: VaultEvents;
  readonly by: readonly TokenKind[];
}

/** The number of a person in the files, by the place in the list. */
const numberOf = ({ parts = 1 }: VaultList, at: number): number =>
  (at % parts) * PERSONS_PER_PART + Math.floor(at / parts);

/** Who is whom, kind by kind: places of both lists. */
const matchesOf = ({ counted, other, on }: NaiveLink): ReadonlyMap<number, number> => {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  for (const kind of on) {
    const found = counted.people.flatMap(({ tokens }, at): [number, number][] => {
      const token = tokens[kind];
      if (token === undefined || pairs.has(at)) return [];
      const mate = other.people.findIndex((person) => person.tokens[kind] === token);
      return mate < 0 || taken.has(mate) ? [] : [[at, mate]];
    });
    for (const [at, mate] of found) {
      pairs.set(at, mate);
      taken.add(mate);
    }
  }
  return pairs;
};

const holds = ({ tokens }: VaultPerson, kind: TokenKind, token: number): boolean =>
  (isOwnSlot(kind) ? OWN_SLOTS : [kind]).some((each) => tokens[each] === token);

/** The place of whoever holds a token: of several the lowest person. */
const ownerOf = (link: NaiveLink, kind: TokenKind, token: number): number | undefined => {
  const list = link[link.side];
  return list.people
    .map((person, at) => ({ person, at, number: numberOf(list, at) }))
    .filter(({ person }) => holds(person, kind, token))
    .sort((one, other) => one.number - other.number)[0]?.at;
};

const codesOf = (domain: Domain, own: Readonly<Record<string, string>>): readonly number[] =>
  Object.keys(domain)
    .sort()
    .map((name) => codeOf(domain[name] ?? [], own[name] ?? ''));

/** Every matched person and event of a link, a text each, sorted: found by going through lists. */
export const naiveLink = (link: NaiveLink): readonly string[] => {
  const { counted, other, side, events } = link;
  const pairs = matchesOf(link);
  const people = [...pairs].map(([at, mate]) => [
    ...[numberOf(counted, at), -1, 0],
    ...codesOf(counted.attributes, counted.people[at]?.attributes ?? {}),
    ...codesOf(other.attributes, other.people[mate]?.attributes ?? {}),
  ]);
  const pairOf = (person: number): number | undefined =>
    side === 'counted' ? (pairs.has(person) ? person : undefined) : mateOf(pairs, person);
  const linked = events.events.flatMap(({ kind, token, at, value, attributes }) => {
    const owner = ownerOf(link, kind, token);
    const pair = owner === undefined ? undefined : pairOf(owner);
    if (pair === undefined) return [];
    const codes = codesOf(events.attributes, attributes);
    const tie = codes.reduce((sum, code, place) => sum + code * 100 ** place, 0);
    return [[numberOf(counted, pair), at, value, tie, ...codes]];
  });
  return [...people, ...linked].map((row) => row.join(' ')).sort();
};

const mateOf = (pairs: ReadonlyMap<number, number>, mate: number): number | undefined =>
  [...pairs].find(([, each]) => each === mate)?.[0];
