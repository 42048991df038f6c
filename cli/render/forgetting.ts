import type { Line } from '#cli/command.ts';
import { lintLines } from '#cli/render/lint-report.ts';
import { count, tableLines } from '#cli/render/table.ts';
import type { ForgettingDocument, ForgottenDocument } from '#core/documents/forgetting-document.ts';

type Successor = ForgottenDocument['successors'][number];

const HEADS = ['dataset', 'was', 'is', 'taken out', 'left', ''];

const rowOf = ({
  dataset,
  former,
  version,
  removed,
  left,
  current,
}: Successor): readonly string[] => [
  ...[dataset, former, version, count(removed), count(left)],
  current ? 'the one that is asked' : 'kept for comparisons',
];

const heldLines = ({ dataset, current, heldUntil }: Successor): readonly Line[] =>
  current && heldUntil !== undefined
    ? [
        {
          note: `So few left ${dataset} that exact answers would tell of them: no question on it is answered before ${heldUntil.slice(0, 10)}, whatever you deliver. Agree on noise if that is too late.`,
        },
      ]
    : [];

const receiptLines = (receipt: ForgottenDocument): readonly Line[] => {
  const { request, reason, received, due, done, successors, ended, party } = receipt;
  const late = done.slice(0, 10) > due;
  return [
    `Request ${request} of ${party} (${reason}): received ${received}, due ${due}, done ${done}.`,
    ...(late ? [{ note: 'It was done after it was due: say so to whoever asked.' }] : []),
    ...(successors.length === 0
      ? ['The room held no list of this party.']
      : tableLines(HEADS, successors.map(rowOf), ['left', 'left', 'left', 'right', 'right'])),
    ...ended.map(
      ({ dataset, version }) =>
        `${dataset} ${version} could be asked no more, and was removed whole: deliver that list again.`,
    ),
    ...successors.flatMap(heldLines),
    '',
    'Matches, links and lists that were made of the former versions are removed. Whoever took a list home has it still: tell your partner to remove it.',
    'Who is on the list stays out of whatever you deliver later, until "airlock forget --lift".',
    'Both parties read in the ledger that this request was done, and when: not whom it named, nor how many were found.',
    'Remove these people from your own files too, and from the list that you gave to this command.',
  ];
};

/** The receipt of a request, for the party that was asked. */
export const forgettingLines = (document: ForgettingDocument): readonly Line[] => [
  ...(document.report ? lintLines(document.report) : []),
  '',
  ...(document.act === 'forget'
    ? receiptLines(document)
    : [
        `Request ${document.request} of ${document.party}: these people are to stay forgotten no more. What was removed comes back by an upload alone.`,
      ]),
];
