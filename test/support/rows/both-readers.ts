import { loadRowKernel } from '#adapters/kernel/row-kernel.ts';
import { stateAt } from '#adapters/local/records/split-text.ts';
import { byteColumns, isReadAsBytes } from '#adapters/local/rows/byte-columns.ts';
import { PlanMemory } from '#adapters/local/rows/plan-memory.ts';
import { readBytePiece } from '#adapters/local/rows/read-byte-piece.ts';
import { type PieceRead, readTextPiece } from '#adapters/local/rows/read-text-piece.ts';
import { decodersFor } from '#core/drops/consent/consent-decoders.ts';
import { consentSpan } from '#core/drops/consent/consent-span.ts';
import { findColumns } from '#core/drops/find-columns.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import { planRows } from '#core/drops/row-plan.ts';
import type { ProfileName } from '#core/identifiers/profile.ts';
import type { TextState } from '#core/ports/record-source.ts';
import { recordsReader } from '#core/usecases/drops/read-records.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { EXAMPLE_NEEDS } from '#test/support/consent/consent-strings.ts';

/** What a text is read by. */
export interface TextRules {
  readonly profile: ProfileName;
  readonly country?: string | undefined;
  readonly hashed?: boolean;
  readonly delimiter?: string;
  /** Instead of a yes. */
  readonly consent?: Mapping['consent'];
}

/** The columns of the texts of these tests. */
export const COLUMNS = ['id', 'mail', 'tel', 'level', 'ok', 'note'];

const mappingOf = (hashed: boolean, consent: Mapping['consent']): Mapping => ({
  identifiers: { email: { column: 'mail', hashed }, phone: { column: 'tel', hashed } },
  attributes: { tier: { column: 'level', ignore: ['case'], values: { au: 'gold' } } },
  consent: consent ?? { column: 'ok', accept: ['yes', '1'] },
});

/** A piece read both ways, and how many of its records the reader of bytes left to the reference. */
interface ReadBothWays {
  readonly byText: PieceRead;
  readonly byBytes: PieceRead;
  readonly left: number;
}

/** Reads pieces of text both ways. */
export type BothReaders = (
  text: string,
  from?: { state?: TextState; isLast?: boolean },
) => ReadBothWays;

/** Makes what reads pieces by the reference, and from their bytes. */
export const bothReaders = async (by: TextRules): Promise<BothReaders> => {
  const { profile, country, hashed = false, delimiter = ',' } = by;
  const identifiers = {
    profile,
    kinds: ['email', 'phone'],
    ...(country && { defaultCountry: country }),
  };
  const terms = {
    kinds: ['boolean', 'timestamp', 'tcf', 'gpp'],
    maxAgeDays: 90,
    tcf: EXAMPLE_NEEDS,
  };
  const { agreement } = testAgreement({ identifiers, airlock: 2, consent: terms });
  const rules = {
    agreement,
    mapping: mappingOf(hashed, by.consent),
    attributes: { tier: ['gold', 'Café', 'unknown'] },
    consentSpan: consentSpan(agreement, new Date('2026-11-02T08:00:00Z')),
    decoders: await decodersFor(by.consent),
  };
  const plan = planRows(rules);
  const reading = { rules, plan, wanted: plan.wanted };
  const places = findColumns(COLUMNS, plan.wanted);
  const layout = {
    newline: '\n',
    delimiter,
    width: COLUMNS.length,
    backslash: false,
    places,
  } as const;
  const columns = byteColumns(reading);
  if (!columns || !isReadAsBytes(layout, reading)) throw new Error('these are not read as bytes');
  const memory = new PlanMemory(await loadRowKernel(), { columns, layout, profile });
  const reference = recordsReader(reading);
  let left = 0;
  const read: typeof reference = (records) => {
    left = records.length;
    return reference(records);
  };
  return (text, { state = stateAt(2), isLast = true } = {}) => {
    const piece = { bytes: Buffer.from(text), layout, state, isLast };
    const byText = plain(readTextPiece(piece, reference));
    const byBytes = plain(readBytePiece(piece, { reading, columns, memory, read }));
    return { byText, byBytes, left };
  };
};

/** What both must answer, with bytes of one class: a test tells a buffer of Node from other bytes. */
const plain = ({ rows, shortRows, after }: PieceRead): PieceRead => ({
  shortRows,
  after,
  rows: {
    ...rows,
    digests: rows.digests.map(({ present, bytes }) => ({ present, bytes: new Uint8Array(bytes) })),
  },
});
