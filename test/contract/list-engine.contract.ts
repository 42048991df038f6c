import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { IDENTIFIER_KINDS, type IdentifierKind, TOKEN_KINDS } from '#core/identifiers/kinds.ts';
import { listQuery, type Segment } from '#core/matching/list-query.ts';
import type { ListEngine } from '#core/ports/list-engine.ts';
import { tokenHalves, writeSampleVault } from '#proof/trino/sample-vault.ts';
import { naiveMatches } from '#test/support/naive-count.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import type { VaultList } from '#test/support/vault.ts';
import { twoLists } from '#test/support/vault-arbitrary.ts';

/** Answers an engine over the vault under a folder. */
export type OpenListEngine = (root: string) => ListEngine | Promise<ListEngine>;

/** Two lists, and of whom of the counted one is asked. */
export interface ListSetting {
  readonly counted: VaultList;
  /** Its people may have labels. */
  readonly other: VaultList;
  readonly on: readonly IdentifierKind[];
  readonly segment: Segment;
}

/** A label and whether its person is of the segment. */
export type ToldLabel = readonly [label: string, member: number];

/** The label that a number of the vault stands for. */
export const labelText = (token: number): string => {
  const bytes = Buffer.alloc(16);
  tokenHalves(token).forEach((half, at) => {
    bytes.writeBigInt64BE(half, at * 8);
  });
  return bytes.toString('hex');
};

/** All that an engine tells of a list, in its order. */
export const toldBy = async (
  open: OpenListEngine,
  { counted, other, on, segment }: ListSetting,
): Promise<readonly ToldLabel[]> => {
  const root = await tempFolder();
  await writeSampleVault(
    root,
    { ...counted, kinds: IDENTIFIER_KINDS },
    { ...other, kinds: TOKEN_KINDS },
  );
  const query = listQuery({
    ...{ counted: counted.table, other: other.table },
    ...{ on, segment, domain: counted.attributes },
  });
  const told: ToldLabel[] = [];
  const engine = await open(root);
  await engine.members(query, ({ labels, members }) => {
    const bytes = Buffer.from(labels);
    for (const [at, member] of members.entries())
      told.push([bytes.toString('hex', at * 16, (at + 1) * 16), member]);
  });
  return told;
};

/** The same by a naive match, in the order of labels: of their halves as signed numbers, as tokens are in a version. */
const naiveTold = ({ counted, other, on, segment }: ListSetting): readonly ToldLabel[] => {
  const members = new Set(
    naiveMatches(counted, other, on)
      .filter((match) =>
        segment.every(([name, values]) => values.includes(String(match.counted.attributes[name]))),
      )
      .map((match) => match.other.tokens._label),
  );
  return other.people
    .flatMap(({ tokens: { _label: label } }) => (label === undefined ? [] : [label]))
    .sort((one, another) => {
      const [[hi, lo], [high, low]] = [tokenHalves(one), tokenHalves(another)];
      return hi < high || (hi === high && lo < low) ? -1 : 1;
    })
    .map((label) => [labelText(label), members.has(label) ? 1 : 0]);
};

const someOf = (values: readonly string[] = []) =>
  fc.shuffledSubarray([...values], { minLength: 1 });

/** Two lists of which most people of the other have a label, one or two kinds, and a segment of one or two attributes. */
const setting: fc.Arbitrary<ListSetting> = twoLists.chain(({ counted, other }) =>
  fc.record({
    counted: fc.constant(counted),
    other: fc
      .array(fc.nat(4), { minLength: other.people.length, maxLength: other.people.length })
      .map((dice) => ({
        ...other,
        people: other.people.map((person, at) =>
          dice[at] === 0 ? person : { ...person, tokens: { ...person.tokens, _label: 1000 + at } },
        ),
      })),
    on: fc.shuffledSubarray([...IDENTIFIER_KINDS], { minLength: 1, maxLength: 2 }),
    segment: fc
      .tuple(someOf(counted.attributes.place), someOf(counted.attributes.tier), fc.boolean())
      .map(
        ([place, tier, both]): Segment =>
          both
            ? [
                ['place', place],
                ['tier', tier],
              ]
            : [['place', place]],
      ),
  }),
);

/** What every engine of lists promises. */
export const listEngineContract = (name: string, open: OpenListEngine): void => {
  describe(`${name} is an engine of lists`, () => {
    afterEach(removeTempFolders);

    it('tells of every label, once and in order, whether its person is matched to one of the segment (property)', {
      timeout: 90_000,
    }, async () => {
      await fc.assert(
        fc.asyncProperty(setting, async (each) => {
          expect(await toldBy(open, each)).toEqual(naiveTold(each));
        }),
        { numRuns: 10 },
      );
    });

    it('fails where a version has lost its files', async () => {
      const [each] = fc.sample(setting, { numRuns: 1, seed: 7 });
      if (!each) throw new Error('no sample');
      const gone = { ...each.counted.table, version: '89abcdef-00000000' };
      const query = listQuery({
        ...{ counted: gone, other: each.other.table },
        ...{ on: ['email'], segment: [], domain: {} },
      });
      const root = await tempFolder();
      await writeSampleVault(root, { ...each.other, kinds: TOKEN_KINDS });
      const engine = await open(root);
      await expect(engine.members(query, () => undefined)).rejects.toThrow();
    });
  });
};
