import { bar, count, tableLines } from '#cli/render/table.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { ReleaseCell } from '#core/documents/release.ts';
import { SUPPRESSION_ADVICE } from '#core/refusals.ts';

const peopleOf = (cell: ReleaseCell): number => (cell.outcome === 'released' ? cell.people : 0);

const cellRow = (cell: ReleaseCell, most: number): readonly string[] => [
  ...Object.values(cell.by),
  cell.outcome === 'released' ? count(cell.people) : 'suppressed',
  cell.outcome === 'released' ? bar(cell.people, most) : '',
];

/** One line that says what k and the noise mean for these numbers. */
const meaning = (release: AnswerDocument): string => {
  const suppressed = release.cells.filter(({ outcome }) => outcome === 'suppressed').length;
  const cells = `${suppressed} of ${release.cells.length} cells suppressed; a released cell describes at least ${release.k} people`;
  return release.noise === 'none'
    ? `${cells}, rounded down to ${release.roundTo}. Exact counts (noise: none): comparing answers before and after a change can single people out.`
    : `${cells}; noise moves a count by at most ${release.noiseHalfWidth} in 95 of 100 answers, never by more than ${release.noiseBound}.`;
};

/** What the suppressions of a release mean, a line each. */
const suppressionLines = (release: AnswerDocument): readonly string[] => {
  const reasons = new Set(
    release.cells.flatMap((cell) => (cell.outcome === 'suppressed' ? [cell.reason] : [])),
  );
  return [...reasons].map((reason) => `${reason}: ${SUPPRESSION_ADVICE[reason]}.`);
};

/** An answer for the people of a party: every declared cell, with a bar. */
export const answerLines = (release: AnswerDocument, party: string): readonly string[] => {
  const { matchRate, repeated } = release;
  const names = Object.keys(release.cells[0]?.by ?? {});
  const most = Math.max(1, ...release.cells.map(peopleOf));
  const align = [...names.map(() => 'left' as const), 'right' as const];
  return [
    ...tableLines(
      [...names, 'people', ''],
      release.cells.map((cell) => cellRow(cell, most)),
      align,
    ),
    '',
    meaning(release),
    ...suppressionLines(release),
    ...(matchRate === undefined ? [] : [`Match rate: ${matchRate} of ${party}'s people.`]),
    `Release ${release.release}${repeated ? ' (answered before on the same versions: free)' : ''}.`,
  ];
};
