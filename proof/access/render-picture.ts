import type { Place } from '#proof/access/places.ts';

/** Everybody reads and writes the ledger: an arrow each would hide the others. */
const LEFT_OUT = ['ledger', 'logs'];

const isPerson = (name: string): boolean => name.startsWith('**');
const nodeOf = (name: string): string => name.replaceAll('*', '').replaceAll(' ', '-');
const labelOf = (name: string): string => name.replaceAll('*', '');

const shapeOf = (name: string): string =>
  isPerson(name)
    ? `  ${nodeOf(name)}([${labelOf(name)}])`
    : `  ${nodeOf(name)}{{${labelOf(name)}}}`;

/**
 * Where data may go, as a picture that GitHub draws: places as boxes, and between them people and the functions that
 * put something somewhere. Functions that only look or delete would hide those.
 */
export const renderPicture = (places: readonly Place[]): readonly string[] => {
  const shown = places.filter(({ id }) => !LEFT_OUT.includes(id));
  const putting = new Set(shown.flatMap(({ puts }) => puts));
  const names = [...new Set(shown.flatMap(({ puts, reads }) => [...puts, ...reads]))].filter(
    (name) => isPerson(name) || putting.has(name),
  );
  const isShown = (name: string): boolean => names.includes(name);
  return [
    '```mermaid',
    'flowchart LR',
    ...shown.map(({ id, title }) => `  ${id}[("${title}")]`),
    ...names.map(shapeOf),
    ...shown.flatMap(({ id, puts }) => puts.map((name) => `  ${nodeOf(name)} --> ${id}`)),
    ...shown.flatMap(({ id, reads }) =>
      reads.filter(isShown).map((name) => `  ${id} -.-> ${nodeOf(name)}`),
    ),
    '```',
  ];
};
