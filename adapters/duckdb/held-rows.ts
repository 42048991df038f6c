import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { parquetRows, quoteName } from '#adapters/duckdb/quote.ts';
import { halvesOf, isOneOf, type Sought, soughtIn } from '#adapters/duckdb/sought-tokens.ts';
import { attributesIn } from '#adapters/duckdb/version-people.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import type {
  HeldEvent,
  HeldEvents,
  HeldPerson,
  HeldToken,
  KindTokens,
  LentVersion,
} from '#core/ports/version-files.ts';

const rowsOf = async (
  connection: DuckDBConnection,
  sql: string,
  values: readonly string[] = [],
): Promise<readonly (readonly DuckDBValue[])[]> =>
  (await connection.runAndReadAll(sql, [...values])).getRows();

/** What a code stands for; the value itself in a version of an older room. */
const labelFor = ({ domain }: LentVersion, name: string, code: DuckDBValue | undefined): string =>
  domain?.[name]?.[Number(code) - 1] ?? String(code);

const valuesOf = (
  version: LentVersion,
  names: readonly string[],
  codes: readonly DuckDBValue[],
): Record<string, string> =>
  Object.fromEntries(names.map((name, at) => [name, labelFor(version, name, codes[at])]));

/** The numbers of everybody who has one of the tokens, in a table. */
const seekPersons = async (
  connection: DuckDBConnection,
  sought: readonly Sought[],
): Promise<void> => {
  await connection.run('create temp table sought (person bigint)');
  for (const { rows, tokens } of sought)
    await connection.run(
      `insert into sought select person from ${rows} where ${isOneOf(tokens)}`,
      halvesOf(tokens),
    );
};

/** Finds people of a version by their tokens, and all that its files say of them. */
export const peopleWith = async (
  connection: DuckDBConnection,
  version: LentVersion,
  tokens: KindTokens,
): Promise<readonly HeldPerson[]> => {
  await seekPersons(connection, soughtIn(version.files, tokens));
  const people = new Map<
    bigint,
    { tokens: Map<TokenKind, HeldToken>; attributes: Record<string, string> }
  >();
  for (const [kind, paths] of version.files) {
    if (paths.length === 0) continue;
    const names = await attributesIn(connection, paths);
    const columns = ['person', 'token_hi', 'token_lo', ...names.map(quoteName)].join(', ');
    const found = await rowsOf(
      connection,
      `select ${columns} from ${parquetRows(...paths)} where person in (select person from sought)`,
    );
    for (const [person, hi, lo, ...codes] of found) {
      const held = people.get(person as bigint) ?? { tokens: new Map(), attributes: {} };
      held.tokens.set(kind, { hi: hi as bigint, lo: lo as bigint });
      Object.assign(held.attributes, valuesOf(version, names, codes));
      people.set(person as bigint, held);
    }
  }
  return [...people].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, held]) => held);
};

/** What is looked for of events, and how many of the latest are told. */
interface SoughtEvents {
  readonly tokens: KindTokens;
  readonly most: number;
}

const eventsOf = async (
  connection: DuckDBConnection,
  version: LentVersion,
  { kind, rows, tokens, most }: Sought & Pick<SoughtEvents, 'most'>,
): Promise<HeldEvents> => {
  const where = `from ${rows} where ${isOneOf(tokens)}`;
  const values = halvesOf(tokens);
  const [[total] = []] = await rowsOf(connection, `select count(*) ${where}`, values);
  const paths = version.files.get(kind) ?? [];
  const names = (await attributesIn(connection, paths)).filter(
    (name) => name !== 'at' && name !== 'value',
  );
  const columns = ['"at"', 'value', ...names.map(quoteName)].join(', ');
  const found = await rowsOf(
    connection,
    `select ${columns} ${where} order by all desc limit ${most}`,
    values,
  );
  const latest = found.map(([at, value, ...codes]) => ({
    ...{ at: Number(at), kind, value: Number(value) },
    attributes: valuesOf(version, names, codes),
  }));
  return { total: Number(total), latest };
};

const byTime = (one: HeldEvent, other: HeldEvent): number => other.at - one.at;

/** Finds the events of a version by their tokens. */
export const eventsWith = async (
  connection: DuckDBConnection,
  version: LentVersion,
  { tokens, most }: SoughtEvents,
): Promise<HeldEvents> => {
  const found: HeldEvents[] = [];
  for (const sought of soughtIn(version.files, tokens))
    found.push(await eventsOf(connection, version, { ...sought, most }));
  return {
    total: found.reduce((sum, { total }) => sum + total, 0),
    latest: found
      .flatMap(({ latest }) => latest)
      .sort(byTime)
      .slice(0, most),
  };
};
