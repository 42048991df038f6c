import { createSecretKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, domainOf } from '#core/attribute-codes.ts';
import { EVENT_COLUMNS } from '#core/drops/event-plan.ts';
import { isMatchSlot, makesSomebody, type TokenKind } from '#core/identifiers/kinds.ts';
import { LintTally } from '#core/lint/lint-report.ts';
import type { LintReason } from '#core/lint/reasons.ts';
import type { PeopleSums } from '#core/people-sums.ts';
import type { EventTask, TokenisedPart, Tokeniser, TokeniseTask } from '#core/ports/tokeniser.ts';
import { pieceName, shardNames, shardOf } from '#core/shards.ts';
import type { Token } from '#core/tokens/token.ts';
import { type LintedRow, lintRow } from '#test/support/memory/lint-row.ts';
import { tokeniseEventTable } from '#test/support/memory/memory-events.ts';
import {
  type ParquetTable,
  parseParquet,
  writeParquetTable,
} from '#test/support/memory/parquet-table.ts';
import { naiveSums } from '#test/support/naive-marks.ts';

const byToken = (one: Token, other: Token): number => {
  if (one.hi !== other.hi) return one.hi < other.hi ? -1 : 1;
  if (one.lo === other.lo) return 0;
  return one.lo < other.lo ? -1 : 1;
};

const hasJustTheColumns = (
  { columns }: ParquetTable,
  task: Pick<TokeniseTask, 'subkeys' | 'attributes'>,
  more: readonly string[] = [],
): boolean => {
  const expected = [...task.subkeys.keys(), ...Object.keys(task.attributes), ...more].sort();
  const types = Object.values(columns);
  return (
    Object.keys(columns).sort().join('\n') === expected.join('\n') &&
    types.every((type) => type === 'text')
  );
};

/** Takes a shared token from every row but the first that may hold it. */
const loseDuplicates = (
  rows: readonly LintedRow[],
  tally: LintTally,
  { isSomebodys, cap }: { isSomebodys: (kind: TokenKind) => boolean; cap: number },
): void => {
  const held = new Map<string, number>();
  for (const row of rows.filter(({ reason }) => reason === undefined)) {
    for (const [kind, token] of row.tokens) {
      const name = `${kind} ${token.hi} ${token.lo}`;
      const holders = held.get(name) ?? 0;
      if (holders >= (isMatchSlot(kind) ? cap : 1)) {
        row.tokens.delete(kind);
        tally.setAside(kind, isMatchSlot(kind) ? 'too-common' : 'duplicate-identifier');
      }
      held.set(name, holders + 1);
    }
    if (![...row.tokens.keys()].some(isSomebodys)) row.reason = 'repeat';
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

/** All match keys of a person as one. */
const joinedKeys = (tokens: Person['tokens']): Record<string, bigint> => {
  const keys = [...tokens].flatMap(([kind, token]) => (isMatchSlot(kind) ? [token] : []));
  return {
    _hi__keys: keys.reduce((all, { hi }) => all ^ hi, 0n),
    _lo__keys: keys.reduce((all, { lo }) => all ^ lo, 0n),
  };
};

/** What a person of the part says beside one of its tokens: codes, and where it may be taken away the others. */
const saidBy = (
  { tokens, attributes }: Person,
  own: TokenKind,
  { attributes: declared, alone, subkeys }: TokeniseTask,
): Record<string, bigint | null> => ({
  ...Object.fromEntries(
    Object.entries(declared).map(([name, values]) => [
      name,
      BigInt(codeOf(values, attributes[name] ?? '')),
    ]),
  ),
  ...Object.fromEntries(
    [...subkeys.keys()]
      .filter((kind) => !alone && kind !== own && !isMatchSlot(kind))
      .flatMap((kind) => [
        [`_hi_${kind}`, tokens.get(kind)?.hi ?? null],
        [`_lo_${kind}`, tokens.get(kind)?.lo ?? null],
      ]),
  ),
  ...(!alone && [...subkeys.keys()].some(isMatchSlot) ? joinedKeys(tokens) : {}),
});

/** Grain: one row per token of the kind in one shard. */
const tokenTable = (
  people: readonly Person[],
  { kind, index, task }: { kind: TokenKind; index: number; task: TokeniseTask },
): ParquetTable => {
  const rows = people
    .flatMap((person) => {
      const token = person.tokens.get(kind);
      return token && shardOf(token.hi, task.shards) === index ? [{ token, person }] : [];
    })
    .sort((one, other) => byToken(one.token, other.token))
    .map(({ token, person }) => ({
      ...{ token_hi: token.hi, token_lo: token.lo, person: person.person },
      ...saidBy(person, kind, task),
    }));
  const nobody: Person = { tokens: new Map(), attributes: {}, reason: undefined, person: 0n };
  const names = ['token_hi', 'token_lo', 'person', ...Object.keys(saidBy(nobody, kind, task))];
  return { columns: Object.fromEntries(names.map((name) => [name, 'integer'])), rows };
};

const sumsOf = (people: readonly Person[], { attributes, subkeys }: TokeniseTask): PeopleSums =>
  naiveSums(
    people.map((person) => ({
      tokens: Object.fromEntries(
        [...person.tokens].map(([kind, { hi, lo }]) => [kind, `${hi} ${lo}`]),
      ),
      attributes: person.attributes,
    })),
    { kinds: [...subkeys.keys()], domain: domainOf(attributes) },
  );

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
    const isSomebodys = (kind: TokenKind) => makesSomebody(kind, task.ownIdsIdentify ?? false);
    const fillers = new Set(task.fillers);
    const rules = { fillers, keys, attributes: task.attributes, identifies: isSomebodys };
    const rows = table.rows.map((row) => lintRow(row, rules, tally));
    loseDuplicates(rows, tally, { isSomebodys, cap: task.cap ?? 1 });
    count(rows, task.part, tally);
    const people = numbered(rows, task.firstPerson);
    for (const kind of kinds)
      for (const [index, shard] of shardNames(task.shards).entries())
        await writeParquetTable(
          join(task.target, pieceName(kind, shard)),
          tokenTable(people, { kind, index, task }),
        );
    return { outcome: 'tokenised', report: tally.report, sums: sumsOf(people, task) };
  }

  async tokeniseEvents(task: EventTask): Promise<TokenisedPart> {
    const table = await parseParquet(await readFile(task.source)).catch(() => undefined);
    if (table && table.rows.length !== task.rows) return { outcome: 'rows-differ' };
    return table && hasJustTheColumns(table, task, EVENT_COLUMNS)
      ? tokeniseEventTable(table, task)
      : { outcome: 'unreadable' };
  }
}
