import { codedValues, type Domain } from '#core/attribute-codes.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { Row } from '#core/matching/vault-query.ts';
import {
  queryOf,
  type Setting,
  type SettingAttribute,
} from '#test/contract/query-engine.contract.ts';
import { openDuckDb } from '#test/support/duckdb-engine.ts';
import type { OwnSql } from '#test/support/own-sql.ts';
import { runQuery } from '#test/support/run-query.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { tableOf, type VaultPerson, writeVault } from '#test/support/vault.ts';

type Tokens = VaultPerson['tokens'];
/** A person: tokens, then the values of the attributes of its list. */
export type Given = readonly [Tokens, ...string[]];

/** What is asked of which people. Kinds are e-mail and phone, and k is 1, if left out. */
export interface Asked {
  readonly counted: readonly Given[];
  readonly other: readonly Given[];
  readonly kinds?: readonly IdentifierKind[];
  readonly k?: number;
  readonly where?: Setting['where'];
}

const COUNTED = { tier: ['silver', 'gold'], place: ['north', 'south'], shop: ['a', 'b', 'c'] };
const OTHER = { device: ['tv', 'mobile'], place: ['north', 'south'] };
/** An attribute of the counted list. */
export const TIER: SettingAttribute = { of: 'counted', name: 'tier' };
/** Another one. */
export const PLACE: SettingAttribute = { of: 'counted', name: 'place' };
/** Above it two levels: a in one half and b and c in the other, and both in one. */
export const SHOP: SettingAttribute = { of: 'counted', name: 'shop' };
/** An attribute of the other list. */
export const DEVICE: SettingAttribute = { of: 'other', name: 'device' };
/** One of a name that both lists have. */
export const OTHER_PLACE: SettingAttribute = { of: 'other', name: 'place' };

const peopleOf = (given: readonly Given[], domain: Domain): VaultPerson[] =>
  given.map(([tokens, ...values]) => ({
    tokens,
    attributes: Object.fromEntries(
      Object.keys(domain).map((name, at) => [name, values[at] ?? domain[name]?.[0] ?? '']),
    ),
  }));

/** The rows that a question comes to, from the SQL that a laptop runs. */
export const rowsOf = async (
  { kinds = ['email', 'phone'], k = 1, where, ...given }: Asked,
  analysis: OwnSql,
  by: readonly SettingAttribute[],
): Promise<readonly Row[]> => {
  const root = await tempFolder();
  const list = (party: string, attributes: Domain, people: readonly Given[]) => ({
    ...{ table: tableOf(party, 'list'), attributes, people: peopleOf(people, attributes) },
  });
  const counted = list('brand', COUNTED, given.counted);
  const other = list('publisher', OTHER, given.other);
  await writeVault(root, counted, other);
  const query = queryOf({ counted, other, analysis, kinds, by, k, ...(where && { where }) });
  return (await runQuery(openDuckDb(root), query)).rows;
};

/** The twelve digits of an overlap as the number that they are. */
export const overlap = async (asked: Asked): Promise<readonly number[]> =>
  (await rowsOf(asked, 'overlap', [])).map(({ people: n }) => Number(n));

const codedOf = ({ of, name }: SettingAttribute): readonly string[] =>
  codedValues((of === 'counted' ? COUNTED : OTHER)[name as 'place'] ?? []);

/** Counts as `level first second: people`, in a fixed order; none of what holds fewer than k. */
export const segments = async (
  asked: Asked,
  ...by: readonly SettingAttribute[]
): Promise<string[]> => {
  const rows = await rowsOf(asked, 'segments', by);
  const [firsts = [''], seconds = ['']] = by.map(codedOf);
  const label = (values: readonly string[], code: Row[string] | undefined): string =>
    code === null ? '*' : (values[Number(code) - 1] ?? 'undeclared');
  return rows
    .filter(({ people: n }) => n !== '000000000000')
    .map(
      ({ level, first_code, second_code, people: n }) =>
        `${level} ${label(firsts, first_code)} ${label(seconds, second_code)}: ${Number(n)}`,
    )
    .sort();
};

/** `count` people with the e-mails 1, 2, … */
export const many = (count: number, ...values: string[]): Given[] =>
  Array.from({ length: count }, (_, at) => [{ email: at + 1 }, ...values]);
