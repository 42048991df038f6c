import type { Line } from '#cli/command.ts';
import { namedListLines } from '#cli/render/named-list.ts';
import { count, tableLines } from '#cli/render/table.ts';
import type {
  ForgettingDocument,
  ForgottenDocument,
  LiftedDocument,
} from '#core/documents/forgetting-document.ts';

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

/** Who was taken out of what, and what went with it. */
const roomLines = ({ successors, ended }: ForgottenDocument): readonly Line[] => {
  if (successors.length + ended.length === 0)
    return ['The room holds no list of yours, so nobody had to be taken out.'];
  const isFound = successors.some(({ removed }) => removed > 0);
  return [
    ...(successors.length === 0
      ? []
      : tableLines(HEADS, successors.map(rowOf), ['left', 'left', 'left', 'right', 'right'])),
    ...(successors.length === 0 || isFound ? [] : ['Nobody of the list was in these.']),
    ...successors.flatMap(heldLines),
    ...ended.map(({ dataset, version }) => {
      const stands = successors.some((each) => each.current && each.dataset === dataset);
      const next = stands ? '' : ': deliver that list again';
      return `${dataset} ${version} could be asked no more, and was removed whole${next}.`;
    }),
    '',
    'Former versions are removed, and matches, links and lists of "activate" that were made of them. Whoever took such a list home has it still: if somebody did, see that these people are taken out of it.',
  ];
};

const receiptLines = (receipt: ForgottenDocument): readonly Line[] => {
  const { request, reason, received, due, done, party } = receipt;
  const late = done.slice(0, 10) > due;
  return [
    `Request ${request} of ${party} (${reason}): received ${received}, due ${due}, done ${done}.`,
    ...(late ? [{ note: 'It was done after it was due: say so to whoever asked.' }] : []),
    ...roomLines(receipt),
    'Rows with an identifier of this list are left out of whatever you deliver later, until "airlock forget --lift".',
    'Both parties read in the ledger that this request was done, and when: not whom it named, nor how many were found.',
    'Remove these people from your own files too, and then the list that you gave to this command.',
  ];
};

const liftedText = ({ request, party }: LiftedDocument): string =>
  `Request ${request} of ${party}: identifiers of this list keep nobody out any more. Whoever has another one that was named to "forget" stays out until that is lifted too; and what was removed comes back by an upload alone.`;

/** The receipt of a request, for the party that was asked. */
export const forgettingLines = (document: ForgettingDocument): readonly Line[] => [
  ...(document.report ? namedListLines(document.report, document.act) : []),
  '',
  ...(document.act === 'forget' ? receiptLines(document) : [liftedText(document)]),
];
