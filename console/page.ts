import type { PageRoutes } from '#console/visit.ts';
import type { Words } from '#console/words/words.ts';

/** The parts of the side navigation, in their order. */
export const GROUPS = ['overview', 'agreement', 'lists', 'questions', 'evidence'] as const;

/** A page of the console: where it is, what it is called, and what it answers there. */
export interface Page {
  readonly path: `/${string}`;
  /** Where it stands in the navigation; left out where it does not. */
  readonly group?: (typeof GROUPS)[number];
  readonly title: (words: Words) => string;
  /** Puts what it answers under its path: a GET reads, a POST writes and is refused to auditors. */
  readonly routes: (routes: PageRoutes) => void;
}
