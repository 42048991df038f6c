import { budgetSentences } from '#cli/audit/report-words.ts';
import {
  about,
  HAPPENED_HEADS,
  happenedRow,
  ledgerSentence,
  PARTY_HEADS,
  partyRow,
  termsSentence,
} from '#cli/audit/room-words.ts';
import { escaped } from '#cli/html/escaped.ts';
import { tableMarkup } from '#cli/html/table.ts';
import { changeText } from '#cli/render/agreement-changes.ts';
import { DATASET_HEADS, datasetRow } from '#cli/render/status.ts';
import type { Happened, RoomActivity, TermsChange } from '#core/documents/room-activity.ts';

const happened = (label: string, entries: readonly Happened[], none: string): readonly string[] => [
  `<h3>${label}</h3>`,
  ...(entries.length === 0
    ? [`<p>${none}</p>`]
    : tableMarkup({ label, heads: HAPPENED_HEADS, rows: entries.map(happenedRow), numbers: [0] })),
];

const changesOf = ({ changes }: TermsChange): readonly string[] => {
  if (changes === undefined)
    return ['<p>What it changes cannot be told: the text of one of the two is lost.</p>'];
  const items = changes.map(
    (change) =>
      `<li class="${change.effect}">${change.effect}: ${escaped(changeText(change))}</li>`,
  );
  return items.length === 0 ? [] : ['<ul>', ...items, '</ul>'];
};

/** What happened in a room: who did what, what was refused, what is left, and what changed, came and went. */
export const roomMarkup = (room: RoomActivity): readonly string[] => [
  `<h2 id="room">Room ${escaped(room.collaboration)}</h2>`,
  `<p>${escaped(ledgerSentence(room))}</p>`,
  ...(room.foreign.length === 0
    ? []
    : [`<p>Files among the entries that are none: ${escaped(room.foreign.join(', '))}.</p>`]),
  '<h3>Who did what</h3>',
  ...tableMarkup({
    ...{ label: 'What each party did', heads: PARTY_HEADS, rows: room.parties.map(partyRow) },
    numbers: [1, 2, 3, 4, 5, 6],
  }),
  ...happened('Refused', about(room, 'refusals'), 'Nothing was refused.'),
  ...happened('Frozen and lifted', about(room, 'freezes'), 'Nobody froze the room.'),
  '<h3>What answers may still tell</h3>',
  '<ul>',
  ...budgetSentences(room).map((sentence) => `<li>${escaped(sentence)}</li>`),
  '</ul>',
  '<h3>Terms</h3>',
  `<p>${room.inForce === undefined ? 'No agreement is in force yet.' : `In force: agreement ${room.inForce}.`}</p>`,
  ...room.terms.flatMap((terms) => [
    `<p>${escaped(termsSentence(terms))}</p>`,
    ...changesOf(terms),
  ]),
  '<h3>Lists as they are</h3>',
  ...tableMarkup({
    ...{ label: 'Datasets', heads: DATASET_HEADS, rows: room.datasets.map(datasetRow) },
    numbers: [2],
  }),
  ...happened('Versions', about(room, 'versions'), 'No list was published.'),
  ...happened('Removed', about(room, 'expiries'), 'Nothing was removed.'),
  ...happened('Everything else', about(room, 'others'), 'Nothing else happened.'),
];
