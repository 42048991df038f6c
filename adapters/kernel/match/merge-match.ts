import { rm } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { MatchMaking, Side } from '#adapters/duckdb/match/match-making.ts';
import { MatchFileWriter } from '#adapters/kernel/match/match-file-writer.ts';
import { type OfEither, Pairing } from '#adapters/kernel/match/pairing.ts';
import { TakenPeople } from '#adapters/kernel/match/taken-people.ts';
import { TokenCursor } from '#adapters/kernel/match/token-cursor.ts';
import { expect, isForReference } from '#adapters/kernel/not-understood.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { matchNumbers } from '#core/matching/match-numbers.ts';
import { exactKinds } from '#core/matching/token-kinds-of.ts';

/** Writes the file of a match; `false`, and no file, where the reference has to make it. */
export const mergeMatch = async (making: MatchMaking, target: string): Promise<boolean> => {
  try {
    await writeMerged(making, target);
    return true;
  } catch (fault) {
    await rm(target, { force: true });
    if (isForReference(fault)) return false;
    throw fault;
  }
};

const writeMerged = async (making: MatchMaking, target: string): Promise<void> => {
  const { match, bounds } = making;
  expect(match.points === undefined, 'matched by points');
  const writer = MatchFileWriter.open(target, matchNumbers(match), match.rows);
  const taken = { counted: new TakenPeople(bounds.bits), other: new TakenPeople(bounds.bits) };
  try {
    for (const [at, kind] of exactKinds(match).entries())
      await withCursors(making, kind, (lists) =>
        mergeKind(lists, new Pairing({ match, at, lists, taken, writer })),
      );
    writer.end();
  } finally {
    writer.close();
  }
};

/** Lends both lists of a kind, which lie in one sorted file each. */
const withCursors = async (
  making: MatchMaking,
  kind: IdentifierKind,
  use: (lists: OfEither<TokenCursor>) => Promise<void>,
): Promise<void> => {
  const counted = await openCursor(making, 'counted', kind);
  try {
    const other = await openCursor(making, 'other', kind);
    try {
      await use({ counted, other });
    } finally {
      other.close();
    }
  } finally {
    counted.close();
  }
};

const openCursor = (
  { match, files }: MatchMaking,
  side: Side,
  kind: IdentifierKind,
): Promise<TokenCursor> => {
  const [path, ...others] = files(side, kind);
  expect(others.length === 0, 'several files of a kind');
  const attributes = match.attributes.filter(({ table }) => table === side);
  return TokenCursor.open(
    path ?? '',
    attributes.map(({ column }) => column),
  );
};

/** Goes through two lists a row group at a time. Other work of the process gets its turn in between. */
const mergeKind = async (lists: OfEither<TokenCursor>, pairing: Pairing): Promise<void> => {
  let from = { counted: 0, other: 0 };
  for (;;) {
    if (from.counted === lists.counted.rows) {
      if (!lists.counted.next()) return;
      from = { ...from, counted: 0 };
    }
    if (from.other === lists.other.rows) {
      if (!lists.other.next()) return;
      from = { ...from, other: 0 };
    }
    from = { ...pairing.take(from) };
    await setImmediate();
  }
};
