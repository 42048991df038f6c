import { createSecretKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { LintTally } from '#core/lint/lint-report.ts';
import type { LintReason } from '#core/lint/reasons.ts';
import type { TokenisedPart, Tokeniser, TokeniseTask } from '#core/ports/tokeniser.ts';
import type { Token } from '#core/tokens/token.ts';
import { type LintedRow, lintRow } from '#test/support/memory/lint-row.ts';
import {
  type ParquetTable,
  parseParquet,
  writeParquetTable,
} from '#test/support/memory/parquet-table.ts';

const byToken = (one: Token, other: Token): number => {
  if (one.hi !== other.hi) return one.hi < other.hi ? -1 : 1;
  return one.lo < other.lo ? -1 : 1;
};

const hasJustTheColumns = ({ columns }: ParquetTable, task: TokeniseTask): boolean => {
  const expected = [...task.subkeys.keys(), ...Object.keys(task.attributes)].sort();
  const types = Object.values(columns);
  return (
    Object.keys(columns).sort().join('\n') === expected.join('\n') &&
    types.every((type) => type === 'text')
  );
};

/** Takes a shared identifier from every row but the first that holds it. */
const loseDuplicates = (rows: readonly LintedRow[], tally: LintTally): void => {
  const held = new Set<string>();
  for (const row of rows.filter(({ reason }) => reason === undefined)) {
    for (const [kind, token] of row.tokens) {
      const name = `${kind} ${token.hi} ${token.lo}`;
      if (held.has(name)) {
        row.tokens.delete(kind);
        tally.setAside(kind, 'duplicate-identifier');
      }
      held.add(name);
    }
    if (row.tokens.size === 0) row.reason = 'duplicate-identifier';
  }
};

const count = (rows: readonly LintedRow[], part: string, tally: LintTally): void => {
  const quarantine = (line: number, reason: LintReason): void => {
    tally.quarantine(reason);
    tally.list({ part, line, reason });
  };
  for (const [at, { reason }] of rows.entries()) {
    if (reason === undefined) tally.accept();
    else quarantine(at + 1, reason);
  }
};

interface Person extends LintedRow {
  readonly person: bigint;
}

/** Numbers people by their first token, which has nothing to do with the order of the rows. */
const numbered = (rows: readonly LintedRow[], firstPerson: number): readonly Person[] => {
  const firstToken = ({ tokens }: LintedRow): Token => [...tokens.values()][0] as Token;
  return rows
    .filter(({ reason }) => reason === undefined)
    .sort((one, other) => byToken(firstToken(one), firstToken(other)))
    .map((row, at) => ({ ...row, person: BigInt(firstPerson + at) }));
};

const tokenTable = (
  people: readonly Person[],
  kind: IdentifierKind,
  attributes: readonly string[],
): ParquetTable => ({
  columns: {
    ...{ token_hi: 'integer', token_lo: 'integer', person: 'integer' },
    ...Object.fromEntries(attributes.map((name) => [name, 'text'])),
  },
  rows: people
    .flatMap(({ tokens, person, attributes: values }) => {
      const token = tokens.get(kind);
      return token ? [{ token, person, values }] : [];
    })
    .sort((one, other) => byToken(one.token, other.token))
    .map(({ token, person, values }) => ({
      ...{ token_hi: token.hi, token_lo: token.lo, person },
      ...values,
    })),
});

/** Tokenises by the rules of core, one row after the other: what the rules come to, without an engine. */
export class MemoryTokeniser implements Tokeniser {
  async tokenise(task: TokeniseTask): Promise<TokenisedPart> {
    const bytes = await readFile(task.source);
    const table = await parseParquet(bytes).catch(() => undefined);
    if (table && table.rows.length !== task.rows) return { outcome: 'rows-differ' };
    if (!table || !hasJustTheColumns(table, task)) return { outcome: 'unreadable' };
    const kinds = [...task.subkeys.keys()];
    const tally = new LintTally(kinds);
    const keys = new Map(
      [...task.subkeys].map(([kind, subkey]) => [kind, createSecretKey(subkey)]),
    );
    const rules = { keys, attributes: task.attributes };
    const rows = table.rows.map((row) => lintRow(row, rules, tally));
    loseDuplicates(rows, tally);
    count(rows, task.part, tally);
    const people = numbered(rows, task.firstPerson);
    for (const kind of kinds)
      await writeParquetTable(
        join(task.target, `${kind}.parquet`),
        tokenTable(people, kind, Object.keys(task.attributes)),
      );
    return { outcome: 'tokenised', report: tally.report };
  }
}
