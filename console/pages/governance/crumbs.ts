import type { Crumb } from '#console/parts/layout.tsx';
import type { Visit } from '#console/visit.ts';

/** The way to a part of the page. */
export const crumbsOf = ({ words }: Visit): readonly Crumb[] => [
  { text: words.governance.title, to: '/governance' },
];
