import type { Line } from '#cli/command.ts';
import { eventText, removedText } from '#cli/render/ledger-event.ts';
import { amount } from '#cli/render/table.ts';
import type { DestroyedKey, RemovalReason, RemovedItem } from '#core/documents/expiry-document.ts';
import type { Waiting } from '#core/documents/status-document.ts';
import type { UpkeepDocument } from '#core/documents/upkeep-document.ts';

/** What came of removals. */
interface Removals {
  readonly expired: readonly RemovedItem[];
  readonly unproven?: readonly RemovedItem[] | undefined;
  readonly keys?: readonly DestroyedKey[] | undefined;
}

/** Each reason in a few words. */
const REASONS: Readonly<Record<RemovalReason, string>> = {
  withdrawn: 'its party withdrew it',
  'epoch-ended': 'its epoch ended',
  'version-ended': 'a version that it was made of ended',
  'not-in-agreement': 'the agreement names its dataset no more',
  replaced: 'it was damaged, and another took its place',
  'past-its-time': 'its time was up',
};

/** A removal with its reason, if that is known: of a version that was ended before, the ledger alone tells. */
const itemText = ({ why, ...item }: RemovedItem): string =>
  `${removedText(item)}: ${why === undefined ? 'it was ended before its time' : REASONS[why]}`;

/** What was removed, and why, a line each. */
export const expiredLines = ({ expired, unproven = [], keys = [] }: Removals): readonly Line[] => [
  expired.length === 0
    ? 'Nothing was past its time.'
    : `Removed, and looked for again: ${amount(expired.length, 'item')}, of which nothing is left.`,
  ...expired.map((item) => `  ${itemText(item)}`),
  ...keys.map((event) => `  ${eventText(event)}`),
  ...unproven.map((item) => ({
    note: `Still there after it was removed, and tried again by the next run: ${itemText(item)}`,
  })),
];

/** What upkeep removed, for people. */
export const upkeepLines = ({
  scratch,
  leftovers,
  forgotten = [],
  ...removed
}: UpkeepDocument): readonly Line[] => [
  ...forgotten.map((request) => `Request ${request} to have people forgotten is done now.`),
  `Scratch of killed commands: ${amount(scratch, 'folder')} removed.`,
  `Left over from unfinished uploads: ${amount(leftovers, 'file')} removed.`,
  ...expiredLines(removed),
];

/** What waits in the room, for people: nothing is said of what is in order. */
export const waitingLines = (waiting: Waiting): readonly string[] => {
  const { scratch, drops, leftovers, versions, releases, damaged, foreign } = waiting;
  const lines = [
    ...damaged.map(
      ({ key, fault }) => `  damaged: ${key} ${FAULTS[fault]}; "room verify" says more`,
    ),
    ...counted(scratch, 'scratch folder', 'of killed commands'),
    ...counted(drops, 'drop', 'begun and not finished: upload again, or let its time run out'),
    ...counted(leftovers.due, 'file', 'left over from unfinished uploads'),
    ...counted(leftovers.young, 'file', 'of uploads that may still be running'),
    ...counted(versions, 'version', 'past its time'),
    ...counted(releases, 'release', 'past its time'),
    ...counted(foreign.count, 'file', 'not ours and left alone; "room verify" names them'),
  ];
  return lines.length === 0 ? [] : ['', 'Waits for "room upkeep", or for you:', ...lines];
};

/** What is wrong with a file. */
export const FAULTS = {
  missing: 'is missing',
  changed: 'was changed',
  added: 'was added',
} as const;

const counted = (many: number, what: string, which: string): readonly string[] =>
  many === 0 ? [] : [`  ${amount(many, what)} ${which}`];
