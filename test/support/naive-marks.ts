import { createHash } from 'node:crypto';
import type { Domain } from '#core/attribute-codes.ts';
import { MATCH_SLOTS, type TokenKind } from '#core/identifiers/kinds.ts';
import { addSums, type PeopleSums } from '#core/people-sums.ts';

/** A person as a version holds it: the text of its token of each kind, and the label of each attribute. */
export interface MarkedPerson {
  readonly tokens: Readonly<Partial<Record<TokenKind | '_keys', string>>>;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The kinds and attributes of a list. */
export interface MarkedList {
  readonly kinds: readonly TokenKind[];
  readonly domain: Domain;
}

/** The text of all match keys as one: what they are told as, or the exclusive or of them. */
const joinedText = ({ tokens }: MarkedPerson): string => {
  const told = tokens._keys === undefined ? [] : [tokens._keys];
  const keys = MATCH_SLOTS.flatMap((kind) => tokens[kind] ?? []);
  const halves = [...told, ...keys].map((text) => text.split(' ').map(BigInt));
  return [0, 1].map((at) => halves.reduce((all, each) => all ^ (each[at] ?? 0n), 0n)).join(' ');
};

const sumsOf = (person: MarkedPerson, { kinds, domain }: MarkedList): PeopleSums => {
  const names = Object.keys(domain).sort();
  const isKey = (kind: string): boolean => kind.startsWith('_key_');
  const others = kinds.filter((kind) => !isKey(kind));
  const texts = new Map<string, string>(others.map((kind) => [kind, person.tokens[kind] ?? '0 0']));
  if (others.length < kinds.length) texts.set('_keys', joinedText(person));
  const halves = [...texts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, text]) => text.split(' '));
  const facts = [
    ...others.filter((kind) => person.tokens[kind] !== undefined).map((kind) => [kind]),
    ...names.map((name) => [name, person.attributes[name] ?? '']),
  ];
  const record = Buffer.alloc(halves.length * 8 + 8);
  halves.forEach((half, at) => {
    record.writeBigInt64BE(BigInt(half), at * 8);
  });
  for (const fact of facts) {
    const bits = createHash('sha256').update(JSON.stringify(fact)).digest();
    for (let at = 0; at < 8; at += 1) {
      const to = record.length - 8 + at;
      record[to] = (record[to] ?? 0) ^ (bits[at] ?? 0);
    }
  }
  const mark = createHash('sha256').update(record).digest('hex');
  const lane = (from: number): string => String(BigInt(`0x${mark.slice(from, from + 16)}`));
  return {
    marks: [lane(0), lane(16)],
    support: names.map((attribute) => ({
      attribute,
      value: person.attributes[attribute] ?? '',
      people: 1,
    })),
  };
};

/** What people add up to, one after the other and without an engine. */
export const naiveSums = (people: readonly MarkedPerson[], list: MarkedList): PeopleSums =>
  addSums(people.map((person) => sumsOf(person, list)));
