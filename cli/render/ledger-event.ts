import { assertNever } from '#core/errors.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
import { MICRO } from '#core/micro-epsilon.ts';

const short = (digest: string): string => digest.slice(0, 12);

/** One event in a few words. */
export const eventText = (event: LedgerEvent): string => {
  switch (event.type) {
    case 'agreement-proposed':
      return event.party === undefined
        ? `agreement ${short(event.agreement)}`
        : `${event.party}, agreement ${short(event.agreement)}`;
    case 'agreement-approved':
      return `${event.party}, agreement ${short(event.agreement)}`;
    case 'dataset-published':
      return `${event.party}.${event.dataset} version ${event.version}, about ${event.people} people`;
    case 'drop-refused':
      return `${event.party}.${event.dataset} drop ${event.drop}: ${event.reason}`;
    case 'budget-reserved':
      return `${event.party}, question ${short(event.question)}: epsilon ${event.microEpsilon / MICRO} of each dataset`;
    case 'answer-released':
      return `${event.party}, ${event.analysis}: ${event.cells - event.suppressed} of ${event.cells} cells, release ${event.release}`;
    case 'question-refused':
      return `${event.party}, ${event.analysis}: ${event.reason}`;
    case 'version-checked':
      return `${event.party}.${event.dataset} version ${event.version}: ${event.found}`;
    case 'data-expired':
      return `${event.dataset ? `${event.party}.${event.dataset}` : event.party} ${event.what} ${event.id}: its time was up, or it was damaged and replaced`;
    default:
      return assertNever(event);
  }
};
