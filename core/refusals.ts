/** Why a drop is refused as a whole. */
export const DROP_REFUSALS = [
  'too-many-rejects',
  'rows-differ-from-manifest',
  'unreadable-part',
  'minimum-change',
  'not-as-agreed',
  'part-differs-from-manifest',
  'sealed-for-another-room',
  'broken-seal',
  'too-many-rows',
  'over-daily-limit',
] as const;
export type DropRefusal = (typeof DROP_REFUSALS)[number];

/** Why a question is not answered. */
export const QUESTION_REFUSALS = [
  'room-frozen',
  'erasure-under-way',
  'agreement-not-approved',
  'analysis-not-allowed',
  'dataset-withdrawn',
  'dataset-not-published',
  'dataset-expired',
  'kind-not-delivered',
  'delivered-under-other-terms',
  'delivered-to-older-room',
  'held-after-erasure',
  'epoch-differs',
  'below-minimum-dataset',
  'cells-too-small',
  'budget-spent',
] as const;
export type QuestionRefusal = (typeof QUESTION_REFUSALS)[number];

/** Why the room does not let somebody do what is neither a question nor a drop that it looked into. */
export const ACT_REFUSALS = [
  'wrong-party',
  'unknown-account',
  'other-collaboration',
  'other-agreement',
  'other-parties',
  'other-sealing',
  'not-sealed',
  'agreement-changed',
  'unfit-agreement',
  'lapsed-record',
  'access-changed',
  'other-code',
  'code-not-approved',
  'too-often',
  'over-scan-limit',
  'over-daily-limit',
  'room-frozen',
  'erasure-under-way',
  'labels-not-delivered',
  'list-size-unknown',
  'below-minimum-list',
  'list-too-large',
  'list-changed-too-little',
  'lists-spent',
  'list-expired',
  'no-list',
  'dataset-withdrawn',
  'not-comparable',
] as const;
export type ActRefusal = (typeof ACT_REFUSALS)[number];

/** What each refusal means and what to do, for analysts. */
export const QUESTION_REFUSAL_ADVICE: Readonly<Record<QuestionRefusal, string>> = {
  'room-frozen':
    'the room was frozen, and gives out nothing until whoever did has lifted it: "airlock status" says who and why',
  'erasure-under-way':
    'people are being taken out of the room: ask again in a moment, nothing was charged',
  'agreement-not-approved': 'no agreement is in force yet: both parties must approve the first one',
  'analysis-not-allowed': 'the agreement does not let this party ask this analysis',
  'dataset-not-published': 'a dataset of the question has no published version yet',
  'dataset-withdrawn':
    'its party withdrew a dataset of the question: it can be asked about once that party approved the agreement again and delivered the list anew',
  'dataset-expired':
    'a dataset of the question is no longer kept, as it is older than the agreement lets the room keep, or was ended since: deliver the list again',
  'kind-not-delivered':
    'a dataset of the question was delivered without one of these kinds: name those that both have with --on',
  'delivered-under-other-terms':
    'a dataset of the question was delivered under other terms than those in force',
  'delivered-to-older-room':
    'a dataset of the question was delivered to an older version of Airlock, which kept it in another form: prepare and upload it again',
  'held-after-erasure':
    'so few people were taken out of a dataset that exact answers before and after would tell of them: it is asked again once the older answers have no version left to be held against',
  'epoch-differs': 'the datasets were tokenised in different epochs: upload the older one again',
  'below-minimum-dataset': 'a dataset of the question has fewer people than the agreement demands',
  'cells-too-small':
    'the question would cut your list into smaller cells than the agreement allows, of which little would come back: nothing was charged',
  'budget-spent': 'what may be told about the people of a party is spent',
};

/** What each refusal of a drop means and what to do, for the party that delivers. */
export const DROP_REFUSAL_ADVICE: Readonly<Record<DropRefusal, string>> = {
  'too-many-rejects': 'more of it is unusable than the agreement tolerates: see the lint report',
  'rows-differ-from-manifest': 'a part holds another number of rows than its manifest says',
  'unreadable-part':
    'a part is damaged, or no Parquet file with just the columns of its manifest: prepare it again',
  'minimum-change':
    'it differs from a version already asked about by too few people, so that comparing answers would single them out',
  'not-as-agreed':
    'its manifest keeps neither to the agreement in force nor to the one on the table: prepare it again',
  'part-differs-from-manifest':
    'a part is not the file that the manifest describes: prepare the drop again and upload it',
  'sealed-for-another-room':
    'it was sealed with the drop key or the public key of another room: get those of this room with "drop-key" and prepare it again',
  'broken-seal':
    'a sealed part was changed, cut off, put in the place of another, or not sealed as "prepare" does: prepare it again and upload it',
  'too-many-rows':
    'it holds more rows than the machines of this room can take: deliver fewer, or have the room deployed with more shards',
  'over-daily-limit':
    'delivered more drops or more bytes today (UTC) than the room was deployed to take of a party: prepare it again and upload it tomorrow',
};

/** Why nothing was prepared of a party's file. */
export const PREPARE_REFUSALS = ['nothing-left', 'repeats-differ', 'too-many-rejects'] as const;
export type PrepareRefusal = (typeof PREPARE_REFUSALS)[number];
