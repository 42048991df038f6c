import { Fault } from '#console/parts/fault.tsx';
import { PageLink } from '#console/parts/page-link.tsx';
import type { Visit } from '#console/visit.ts';
import type { RefusalDocument } from '#core/documents/refusal-document.ts';
import type { QuestionRefusal } from '#core/refusals.ts';

/** Where a party does something about a refusal; undefined where the question itself is to be changed. */
const NEXT: Readonly<Record<QuestionRefusal, string | undefined>> = {
  'room-frozen': '/review',
  'erasure-under-way': '/governance',
  'agreement-not-approved': '/terms',
  'analysis-not-allowed': '/terms',
  'dataset-withdrawn': '/terms',
  'dataset-not-published': '/prepare',
  'dataset-expired': '/prepare',
  'kind-not-delivered': undefined,
  'delivered-under-other-terms': '/prepare',
  'delivered-to-older-room': '/prepare',
  'held-after-erasure': '/governance',
  'epoch-differs': '/prepare',
  'below-minimum-dataset': '/prepare',
  'cells-too-small': undefined,
  'budget-spent': '/account',
};

/** Why a question is not answered, in the reader's words and in those of the room, and what can be done. */
export const Refused = ({
  visit,
  refusal: { error },
  lead,
}: {
  readonly visit: Visit;
  readonly refusal: RefusalDocument;
  readonly lead: string;
}) => {
  const { words } = visit;
  const to = NEXT[error.reason];
  const next = words.ask.next[error.reason];
  return (
    <>
      <p>{lead}</p>
      <Fault words={words} fault={error} />
      <p>
        {words.shared.next}{' '}
        {to === undefined ? (
          next
        ) : (
          <PageLink visit={visit} to={to}>
            {next}
          </PageLink>
        )}
      </p>
    </>
  );
};
