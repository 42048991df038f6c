import { agreed, type Fields, told, under } from '#core/disclosure/disclosure.ts';
import { EVENT_FIELDS } from '#core/disclosure/ledger-fields.ts';
import { OTHER_TERMS } from '#core/disclosure/shared-fields.ts';

/** What every document says of itself. */
export const KIND: Fields = { kind: agreed('the name of the document') };
/** Which agreement. */
export const AGREEMENT = agreed('the digest of a text that both parties read');
/** Which party. */
export const PARTY = agreed('a party of the agreement');
/** Which list. */
export const DATASET = agreed('a name of the agreement');
/** What any event of the ledger tells. */
export const EVENT: Fields = Object.assign({}, ...Object.values(EVENT_FIELDS));

const { party, dataset, ...PUBLISHED } = EVENT_FIELDS['dataset-published'];

/** Which version stands of each list. */
export const DATASETS: Fields = {
  'datasets[].party': PARTY,
  'datasets[].dataset': DATASET,
  ...under('datasets[].version', {
    ...PUBLISHED,
    at: agreed('the minute in which it was published'),
  }),
  'datasets[].standing': told('damage'),
  'datasets[].heldUntil': told('erasures'),
  ...under('datasets[]', OTHER_TERMS),
};
