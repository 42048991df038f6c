import type { Line } from '#cli/command.ts';
import { askedText } from '#cli/render/ledger-event.ts';
import { amount, count, tableLines } from '#cli/render/table.ts';
import type { SubjectDocument } from '#core/documents/subject-document.ts';

type Held = SubjectDocument['held'][number];

const day = (at: string): string => at.slice(0, 10);

const valuesText = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

const rowText = ({
  kinds,
  ownIds,
  matchKeys = 0,
  label,
  attributes,
}: Extract<Held, { of: 'people' }>['rows'][number]) =>
  [
    `tokens of ${kinds.join(', ') || 'no identifier'}`,
    ...(ownIds > 0 ? [`${amount(ownIds, 'own id')}`] : []),
    ...(matchKeys > 0 ? [amount(matchKeys, 'match key')] : []),
    ...(label ? ['a random label'] : []),
    ...(Object.keys(attributes).length === 0 ? [] : [valuesText(attributes)]),
  ].join('; ');

const heldText = (held: Held): string =>
  held.of === 'people'
    ? held.rows.map(rowText).join(' / ')
    : `${amount(held.total, 'event')}, the latest of ${day(held.latest[0]?.at ?? '')}`;

const heldLines = ({ held }: SubjectDocument): readonly string[] =>
  tableLines(
    ['list', 'version', 'since', 'until', 'what'],
    held.map((each) => [
      ...[each.dataset, each.version, day(each.published), day(each.until)],
      heldText(each),
    ]),
  );

const countedLines = ({ releases, lists }: SubjectDocument): readonly string[] =>
  releases.length + lists.length === 0
    ? ['No answer that the room has, and no list that may be in use, ran on these versions.']
    : [
        'Ran on these versions, so that the person could have counted; nobody is told whether:',
        ...tableLines(
          ['what', 'name', 'at', 'until', 'who asked'],
          [
            ...releases.map((each) => [
              ...[askedText(each), each.release.slice(0, 12), day(each.at), day(each.until)],
              each.party,
            ]),
            ...lists.map((each) => [
              ...[`list ${each.activation}`, each.list.slice(0, 12), day(each.at), day(each.until)],
              each.party,
            ]),
          ],
        ),
      ];

const WHY: Readonly<Record<SubjectDocument['unsearched'][number]['why'], string>> = {
  damaged: 'its files are damaged',
  'former-key': 'its tokens are of a key that is not in use any more',
  'not-taken-yet': 'it was delivered and not taken yet',
};

const elsewhereLines = ({
  unsearched,
  releasesOnGone,
  tombstones,
}: SubjectDocument): readonly Line[] => [
  ...(tombstones === undefined
    ? []
    : [
        {
          note: `Marked to stay forgotten: ${amount(tombstones, 'identifier')} of those that were given. Whoever has one is left out of what you deliver, until "forget --lift".`,
        },
      ]),
  ...unsearched.map(({ what, dataset, name, why, until }) => ({
    note: `Not looked into: ${what} ${name} of ${dataset}, as ${WHY[why]}; gone after ${day(until)}.`,
  })),
  ...(releasesOnGone > 0
    ? [
        {
          note: `${count(releasesOnGone)} answers ran on lists of yours that are gone: nobody can tell whether the person was on them.`,
        },
      ]
    : []),
];

/** What a room holds about a person, for the party that asked. */
export const subjectLines = (answer: SubjectDocument): readonly Line[] => [
  ...(answer.found
    ? [
        `Held in ${answer.collaboration} for: ${answer.purpose} (legal basis: ${answer.legalBasis})`,
        ...heldLines(answer),
        ...countedLines(answer),
      ]
    : ['Your lists in this room hold nobody who is known by what was given.']),
  ...elsewhereLines(answer),
  'The ledger notes that you asked, and not about whom.',
];
