import { ROW_LABEL, TOKEN_KINDS, type TokenKind } from '#core/identifiers/kinds.ts';
import type { ListQuery } from '#core/matching/list-query.ts';
import type { QueryPart, QueryValue } from '#core/matching/vault-query.ts';
import type { LabelBlock, ListEngine } from '#core/ports/list-engine.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import { vaultPeople } from '#test/support/memory/vault-people.ts';
import { naiveMatches } from '#test/support/naive-count.ts';

const valuesIn = ({ values, includes }: QueryPart): readonly QueryValue[] => [
  ...values,
  ...Object.values(includes).flatMap(valuesIn),
];

/** Tells who is of a segment by the model of the match, from the token files of a store. */
export class MemoryListEngine implements ListEngine {
  readonly #objects: ObjectStore;

  constructor(objects: ObjectStore) {
    this.#objects = objects;
  }

  async members(query: ListQuery, use: (block: LabelBlock) => void): Promise<void> {
    const { counted, other } = query.tables;
    const lists = [
      await vaultPeople(this.#objects, counted),
      await vaultPeople(this.#objects, other),
    ] as const;
    const bound = valuesIn(query);
    const on = TOKEN_KINDS.filter((kind) => kind !== ROW_LABEL && bound.includes(kind));
    const matched = new Map(
      naiveMatches(...lists, on).map((each) => [each.other, each.counted] as const),
    );
    const wanted = ['first', 'second'].map((place, at) => {
      const column = query.columns[`counted_${place}`];
      return { codes: String(query.values[at]), column };
    });
    const isMember = (person: (typeof lists)[1]['people'][number]): boolean => {
      const match = matched.get(person);
      return (
        match !== undefined &&
        wanted.every(
          ({ codes, column }) =>
            typeof column !== 'object' || codes.includes(`,${match.attributes[column.column]},`),
        )
      );
    };
    const labelOf = ({ tokens }: { tokens: Partial<Record<TokenKind, string | number>> }) =>
      tokens[ROW_LABEL];
    const labelled = lists[1].people
      .flatMap((person) => {
        const label = labelOf(person);
        return label === undefined ? [] : [{ label: bytesOf(String(label)), person }];
      })
      .sort((one, other) => (isBefore(one.label, other.label) ? -1 : 1));
    use({
      labels: Buffer.concat(labelled.map(({ label }) => label)),
      members: Uint8Array.from(labelled, ({ person }) => (isMember(person) ? 1 : 0)),
    });
  }
}

/** In the order of tokens: of their halves as signed numbers. */
const isBefore = (one: Buffer, other: Buffer): boolean => {
  const [hi, high] = [one.readBigInt64BE(0), other.readBigInt64BE(0)];
  return hi < high || (hi === high && one.readBigInt64BE(8) < other.readBigInt64BE(8));
};

const bytesOf = (label: string): Buffer => {
  const bytes = Buffer.alloc(16);
  for (const [at, half] of label.split(' ').entries()) bytes.writeBigInt64BE(BigInt(half), at * 8);
  return bytes;
};
