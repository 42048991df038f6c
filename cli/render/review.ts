import { minute } from '#cli/audit/report-words.ts';
import { tableLines } from '#cli/render/table.ts';
import type { ReviewDocument } from '#core/documents/review-document.ts';
import { sideName } from '#core/ledger/freeze-side.ts';

const reviewText = (review: ReviewDocument['reviews'][number]): string =>
  `  ${sideName(review)} at ${minute(review.at)}${review.same ? '' : ', of other rights than these'}`;

const dueText = ({ party, due, overdue }: ReviewDocument['dues'][number]): string =>
  `  ${party}: ${overdue ? 'overdue since' : 'due by'} ${due.slice(0, 10)}`;

const recordedText = ({ repeated, ...side }: NonNullable<ReviewDocument['recorded']>): string =>
  repeated
    ? `Nothing was changed: ${sideName(side)} recorded this review within a day.`
    : `Recorded in the ledger that ${sideName(side)} looked at this.`;

/** Who may do what in a room, and who looked at that, for people. */
export const reviewLines = (document: ReviewDocument): readonly string[] => {
  const { collaboration, agreement, access, rights, reviews, dues, recorded } = document;
  return [
    `Who may do what in ${collaboration}, by agreement ${agreement}`,
    '',
    ...tableLines(
      ['who', 'may', 'by'],
      rights.map(({ who, may, by }) => [who, may, by]),
    ),
    '',
    `Checksum of these rights: ${access}`,
    reviews.length === 0 ? 'Nobody recorded a review yet.' : 'Last reviews',
    ...reviews.map(reviewText),
    ...(dues.length === 0 ? [] : ['Next reviews', ...dues.map(dueText)]),
    ...(recorded === undefined ? [] : ['', recordedText(recorded)]),
  ];
};
