import { Option } from 'commander';
import type { z } from 'zod';
import { anyRoomOptions, type CliCommand, type Line } from '#cli/command.ts';
import { type EntryFilter, EVENT_TYPES, entryFilter } from '#cli/entry-filter.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { eventText } from '#cli/render/ledger-event.ts';
import { tableLines } from '#cli/render/table.ts';
import { ANALYSIS_NAMES } from '#core/analyses/analysis-names.ts';
import { brokenText } from '#core/chain/ledger-fault.ts';
import { LedgerDocument } from '#core/documents/ledger-document.ts';
import { LedgerVerdictDocument } from '#core/documents/ledger-verdict-document.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { foldLedger } from '#core/ledger/fold.ts';
import type { LedgerHead } from '#core/ledger/head.ts';
import type { Checksum } from '#core/sha256.ts';

/** Most entries that are named one by one as having an earlier time: enough to find the clock. */
const MAX_BACKWARDS = 10;

/** Entries of a ledger, and which agreement the whole of it puts in force. */
const ListedLedger = LedgerDocument.extend({
  /** The agreement in force; left out where none is yet. */
  inForce: ChecksumText.optional(),
  /** The one on the table, where that is another one. */
  onTable: ChecksumText.optional(),
});
type ListedLedger = z.infer<typeof ListedLedger>;

/** `airlock ledger list`: everything that happened in the room. */
export const ledgerList: CliCommand<RoomChoice & EntryFilter, ListedLedger> = {
  examples: [
    'ledger list --room room',
    'ledger list --room room --party brand --type answer-released --since 2026-11-01',
  ],
  options: [
    ...anyRoomOptions,
    new Option('--party <id>', 'only what this party did, or what is about its lists'),
    new Option('--type <type>', 'only entries of this type').choices(EVENT_TYPES),
    new Option('--analysis <name>', 'only what is about this analysis').choices(ANALYSIS_NAMES),
    new Option('--since <time>', 'not before this day or time (UTC, ISO 8601)'),
    new Option('--until <time>', 'not after this day or time'),
  ],
  document: ListedLedger,
  run: (given) => {
    const isMeant = entryFilter(given.options);
    return withRoom(given, 'read', async (room) => {
      const { kind, entries } = await room.entries();
      checkParty(given.options, entries);
      const { inForce, agreement } = foldLedger(entries);
      return {
        kind,
        entries: entries.filter(isMeant),
        ...(inForce && { inForce }),
        ...(agreement && agreement !== inForce && { onTable: agreement }),
      };
    });
  },
  render: ({ entries, ...agreements }) =>
    entries.length === 0
      ? ['No such entry.']
      : [
          ...tableLines(
            ['no.', 'at', 'what', 'about'],
            entries.map(({ sequence, at, event }) => [
              String(sequence),
              at,
              event.type,
              eventText(event),
            ]),
            ['right'],
          ),
          ...agreementLines(agreements),
        ],
};

const agreementLines = ({
  inForce,
  onTable,
}: Pick<ListedLedger, 'inForce' | 'onTable'>): readonly Line[] => [
  '',
  inForce === undefined ? 'No agreement is in force yet.' : `In force: agreement ${inForce}`,
  ...(onTable === undefined ? [] : [`On the table: agreement ${onTable}`]),
];

/** Nothing happened is the wrong answer to a slip of the hand. */
const checkParty = ({ party }: EntryFilter, entries: LedgerDocument['entries']): void => {
  const parties = new Set(entries.flatMap(({ event }) => ('party' in event ? event.party : [])));
  if (party === undefined || parties.has(party)) return;
  throw new AirlockError(
    'usage',
    `No entry is of such a party: choose among ${[...parties].join(', ') || 'none so far'}.`,
  );
};

/** `airlock ledger verify`: the proof that the record of the room was not altered. */
export const ledgerVerify: CliCommand<
  RoomChoice & { readonly receipt?: string },
  LedgerVerdictDocument
> = {
  examples: ['ledger verify --room room'],
  options: [
    ...anyRoomOptions,
    new Option('--receipt <number:checksum>', 'what an earlier verify printed: must still hold'),
  ],
  document: LedgerVerdictDocument,
  run: (given) =>
    withRoom(given, 'read', async (room) => room.verify(receiptsOf(given.options.receipt))),
  render: (verdict) => [...outcomeLines(verdict), ...noteLines(verdict)],
  exitCode: ({ outcome }) => (outcome === 'whole' ? EXIT.done : EXIT.fault),
};

const receiptsOf = (text: string | undefined): readonly LedgerHead[] => {
  if (text === undefined) return [];
  const [, sequence, checksum] = /^(\d{1,12}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (sequence === undefined || checksum === undefined)
    throw new AirlockError(
      'usage',
      'A receipt has the form number:checksum, as "ledger verify" prints it.',
    );
  return [{ sequence: Number(sequence), checksum: checksum as Checksum }];
};

const outcomeLines = (verdict: LedgerVerdictDocument): readonly Line[] => {
  if (verdict.outcome === 'broken') return [{ note: brokenText(verdict) }];
  const { sequence, checksum } = verdict.head;
  return [
    `The ledger is whole: ${sequence} entries, each sealed and in its place.`,
    `Receipt ${sequence}:${checksum}`,
  ];
};

const noteLines = ({ foreign, backwards }: LedgerVerdictDocument): readonly string[] => [
  ...backwards
    .slice(0, MAX_BACKWARDS)
    .map(
      (entry) => `Entry ${entry} has an earlier time than the one before it: two clocks differ.`,
    ),
  ...(backwards.length > MAX_BACKWARDS ? [`${backwards.length} entries in all have.`] : []),
  ...foreign.map((name) => `Not an entry, and left alone: "${name}" in the folder of the ledger.`),
];
