import { agreed, type Fields, keyed, own, told, under } from '#core/disclosure/disclosure.ts';
import { AGREEMENT, DATASETS, EVENT, KIND, PARTY } from '#core/disclosure/document-parts.ts';
import { BUDGET } from '#core/disclosure/shared-fields.ts';

const LOGS = own('logs that the reader may read');

/** What a ledger tells, as a report puts it together. */
const ACTIVITY: Fields = {
  collaboration: agreed('the name of the agreement'),
  entries: told('again'),
  from: agreed('the minute of the first entry'),
  to: agreed('the minute of the last entry'),
  head: keyed('the checksum of an entry that holds a seal'),
  'foreign[]': told('damage'),
  inForce: AGREEMENT,
  'parties[].party': PARTY,
  'parties[].proposed': agreed('how many entries say so'),
  'parties[].approved': agreed('how many entries say so'),
  'parties[].delivered': told('again'),
  'parties[].refusedDrops': told('drop'),
  'parties[].answers': told('again'),
  'parties[].refusedQuestions': told('minimum'),
  'parties[].lastAt': agreed('the minute of an entry'),
  'terms[].**': agreed('texts that both parties read, and who proposed and approved them'),
  ...under('budgets[]', BUDGET),
  ...DATASETS,
  'happened[].entry': told('again'),
  'happened[].at': agreed('the minute of an entry'),
  'happened[].event.type': told('again'),
  ...under('happened[].event', EVENT),
};

/** What the report of an audit tells whoever made it. */
export const AUDIT_REPORT: Fields = {
  ...KIND,
  schema: agreed('the form of the document'),
  'examined.**': LOGS,
  'cannotSee[]': agreed('sentences of ours'),
  'findings[].**': LOGS,
  'matrix[].**': LOGS,
  'logs.**': LOGS,
  'reconciliation.**': LOGS,
  ...under('room', ACTIVITY),
};
