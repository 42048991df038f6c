import type { Crumb } from '#console/parts/layout.tsx';
import type { Words } from '#console/words/words.ts';

/** The way to what is under the review; one of its pages too, where something is under that. */
export const reviewCrumbs = (
  { review }: Pick<Words, 'review'>,
  page?: keyof Words['review']['pages'],
): readonly Crumb[] => [
  { text: review.title, to: '/review' },
  ...(page === undefined ? [] : [{ text: review.pages[page].name, to: `/review/${page}` }]),
];
