import { amount, count, tableLines } from '#cli/render/table.ts';
import { FAULTS } from '#cli/render/upkeep.ts';
import { brokenText } from '#core/chain/ledger-fault.ts';
import type { StrangeFiles } from '#core/documents/room-files.ts';
import type { RoomVerdictDocument } from '#core/documents/room-verdict-document.ts';
import { MAX_NAMED_FILES } from '#core/limits.ts';

const HEADER = ['dataset', 'version', 'found'];

/** What the verification of a room came to, for people. */
export const verdictLines = (verdict: RoomVerdictDocument): readonly string[] => {
  const { ledger } = verdict;
  if (ledger.outcome === 'broken')
    return [brokenText(ledger), 'Nothing else can be vouched for until the ledger is whole.'];
  return [
    `The ledger is whole: ${amount(ledger.head.sequence, 'entry', 'entries')}.`,
    '',
    ...versionLines(verdict),
    ...faultLines(verdict),
    ...strangeLines('Left over from unfinished uploads', verdict.beside?.leftovers),
    ...strangeLines('Not ours, and left alone', verdict.beside?.foreign),
    '',
    conclusion(verdict),
  ];
};

const versionLines = ({ versions }: RoomVerdictDocument): readonly string[] =>
  tableLines(
    HEADER,
    versions.map(({ party, dataset, version, found }) => [`${party}.${dataset}`, version, found]),
  );

const faultLines = ({ faults }: RoomVerdictDocument): readonly string[] =>
  named(
    faults.length,
    faults.slice(0, MAX_NAMED_FILES).map(({ key, fault }) => `${key} ${FAULTS[fault]}`),
  );

const strangeLines = (title: string, files: StrangeFiles | undefined): readonly string[] =>
  files === undefined || files.count === 0
    ? []
    : ['', `${title}:`, ...named(files.count, files.named)];

const named = (all: number, names: readonly string[]): readonly string[] => [
  ...names.map((name) => `  ${name}`),
  ...(all > names.length ? [`  and ${count(all - names.length)} more`] : []),
];

const conclusion = ({
  outcome,
  faults,
  agreements,
  releases,
  versions,
}: RoomVerdictDocument): string => {
  if (outcome === 'damaged')
    return `The room is damaged, ${amount(faults.length, 'file')}: restore what is missing or was changed from a copy of the room, and remove what was added; or deliver the list of a damaged version again.`;
  const unread = versions.filter(({ found }) => found === 'unread').length;
  const rest = unread === 0 ? '' : ` ${amount(unread, 'version')} not read to the end.`;
  return `The room is whole: ${amount(agreements, 'agreement')}, ${amount(releases, 'release')} and ${amount(versions.length, 'version')} are as the ledger says.${rest}`;
};
