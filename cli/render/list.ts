import type { Line } from '#cli/command.ts';
import { fairnessLines, type Reader } from '#cli/render/fairness.ts';
import { count, percent, tableLines } from '#cli/render/table.ts';
import type { ListDocument } from '#core/documents/list-document.ts';
import type { ListStatus } from '#core/documents/status-document.ts';
import type { TakenListDocument } from '#core/documents/taken-list-document.ts';

const USES = { include: 'to be reached', exclude: 'to be left out' } as const;

const day = (moment: string): string => moment.slice(0, 10);

/** What a list is or would be, for the brand. */
export const listLines = (list: ListDocument, reader?: Reader): readonly Line[] => {
  const { recall, epsilon, left, fairness } = list;
  return [
    `List ${list.activation}: people ${USES[list.use]}.`,
    `  ${list.purpose}`,
    '',
    ...sizeLines(list),
    `  recall          ${percent(recall)} of the segment are on the list`,
    `  it tells        epsilon ${epsilon} of each person of the brand`,
    ...outcomeLines(list),
    `  lists left      ${count(left.period)} in this period, ${count(left.life)} for life`,
    ...fairnessLines(fairness, reader).map((note) => ({ note })),
  ];
};

/** What follows from the answer that told its size; nothing where that is gone. */
const sizeLines = ({ people, labels, precision, universe }: ListDocument): readonly string[] => {
  if (people === undefined || labels === undefined || precision === undefined) return [];
  const before = universe === 0 ? 0 : Math.min(1, people / universe);
  return [
    `  the segment     about ${count(people)} of about ${count(universe)} people of the publisher, by the answer that told its size`,
    `  on the list     about ${count(labels)} labels, drawn by chance`,
    `  precision       ${percent(precision)} of those on the list are of the segment: that is what the publisher may believe of one who is listed, and ${percent(before)} before`,
  ];
};

const outcomeLines = ({
  outcome,
  cost,
  repeated,
  list,
  expires,
}: ListDocument): readonly string[] => {
  if (outcome === 'possible')
    return [
      cost === 0
        ? '  cost            nothing: this list was paid for before'
        : `  cost            epsilon ${cost}; nothing was made or spent`,
    ];
  const made = repeated ? 'before, ' : '';
  return [
    `  made            ${made}as ${list}, for ${cost === 0 ? 'nothing: it was paid for before' : `epsilon ${cost}`}`,
    `  expires         ${day(expires ?? '')}`,
  ];
};

const newestText = ({ newest }: ListStatus): string => {
  if (newest === undefined) return 'none yet';
  return newest.expired ? `expired ${day(newest.expires)}` : `until ${day(newest.expires)}`;
};

/** What lists a room made and may make still, for either party; nothing where none were agreed on. */
export const listStatusLines = (lists: readonly ListStatus[]): readonly string[] => {
  if (lists.length === 0) return [];
  const rows = lists.map((each) => [
    ...[each.activation, count(each.paid), newestText(each)],
    ...[count(each.left.period), count(each.left.life)],
  ]);
  return [
    '',
    ...tableLines(['list', 'paid for', 'newest', 'left in the period', 'left for life'], rows, [
      ...(['left', 'right', 'left', 'right', 'right'] as const),
    ]),
  ];
};

/** What became of a list at home, for the publisher. */
export const takenLines = (taken: TakenListDocument): readonly Line[] => {
  const {
    activation,
    list,
    use,
    file,
    written,
    withoutId,
    escaped,
    notFound,
    repeated = 0,
  } = taken;
  return [
    `List ${activation} (${list}): ${count(written)} ids of people ${USES[use]} in "${file}". Use it until ${day(taken.expires)}.`,
    ...(repeated > 0
      ? [
          {
            note: `${count(repeated)} more of its labels have an id of these too: an id that several rows share names nobody, so look whether --label-from named the right column.`,
          },
        ]
      : []),
    ...(withoutId > 0 ? [`${count(withoutId)} of its labels are of rows without an id.`] : []),
    ...(escaped > 0
      ? [
          `${count(escaped)} ids stand behind a ', since a spreadsheet would take them for formulas: an ad server does not know them so.`,
        ]
      : []),
    ...(notFound > 0
      ? [
          {
            note: `${count(notFound)} of its labels are not in the map, which is not whole: take it from a copy, or prepare and upload the list anew for another edition.`,
          },
        ]
      : []),
  ];
};
