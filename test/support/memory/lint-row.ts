import type { KeyObject } from 'node:crypto';
import type { Digest } from '#core/identifiers/digest.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import { MAX_IDENTIFIER_LENGTH } from '#core/limits.ts';
import { type DigestReading, readDigest } from '#core/lint/digest-shape.ts';
import type { LintTally } from '#core/lint/lint-report.ts';
import type { LintReason } from '#core/lint/reasons.ts';
import { type Token, tokenOf } from '#core/tokens/token.ts';
import type { Cell, TableRow } from '#test/support/memory/parquet-table.ts';

/** A row of a part: its tokens by kind, in the order of the task, or the reason why it is quarantined. */
export interface LintedRow {
  readonly tokens: Map<TokenKind, Token>;
  readonly attributes: Readonly<Record<string, string>>;
  reason: LintReason | undefined;
}

const isTooLong = (text: string): boolean => Buffer.byteLength(text) > MAX_IDENTIFIER_LENGTH;

const readIdentifier = (
  cell: Cell | undefined,
  fillers: ReadonlySet<Digest>,
): DigestReading | undefined => {
  const text = typeof cell === 'string' ? cell : '';
  if (isTooLong(text)) return { shape: 'other', reason: 'not-a-digest' };
  if (text.trim() === '') return undefined;
  const reading = readDigest(text);
  return 'digest' in reading && fillers.has(reading.digest)
    ? { shape: reading.shape, reason: 'placeholder' }
    : reading;
};

/** The declared value that a cell holds: as it stands, or without spaces around it, or `unknown`. */
const declaredValue = (cell: Cell | undefined, declared: readonly string[]): string | undefined => {
  const text = typeof cell === 'string' ? cell : '';
  if (isTooLong(text)) return undefined;
  return [text, text.trim() || 'unknown'].find((each) => declared.includes(each));
};

/** What a part is linted by: the key of each kind, and the declared values of each attribute. */
export interface RowRules {
  readonly keys: ReadonlyMap<TokenKind, KeyObject>;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** The kinds by one of which a row is somebody's: an event by an own id as well, and a person never by that alone. */
  readonly identifies: (kind: TokenKind) => boolean;
  readonly fillers: ReadonlySet<Digest>;
}

/** Holds one row against the rules of core, and tallies its identifiers. */
export const lintRow = (row: TableRow, rules: RowRules, tally: LintTally): LintedRow => {
  const tokens = new Map<TokenKind, Token>();
  const faults: LintReason[] = [];
  for (const [kind, key] of rules.keys) {
    const reading = readIdentifier(row[kind], rules.fillers);
    if (!reading) continue;
    tally.see(kind);
    tally.shape(kind, reading.shape);
    if ('digest' in reading) tokens.set(kind, tokenOf(key, reading.digest));
    else {
      tally.setAside(kind, reading.reason);
      if (rules.identifies(kind)) faults.push(reading.reason);
    }
  }
  const values = Object.entries(rules.attributes).map(
    ([name, declared]) => [name, declaredValue(row[name], declared)] as const,
  );
  const attributes = Object.fromEntries(values.map(([name, value]) => [name, value ?? '']));
  const isSomebody = [...tokens.keys()].some(rules.identifies);
  const withoutToken = isSomebody ? undefined : (faults[0] ?? 'no-identifier');
  const isUndeclared = values.some(([, value]) => value === undefined);
  return { tokens, attributes, reason: isUndeclared ? 'undeclared-value' : withoutToken };
};
