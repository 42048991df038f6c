import { ERASURES } from '#core/disclosure/forgetting-fields.ts';
import { LIST_STATUS } from '#core/disclosure/list-fields.ts';

/** What is told of lists of events and of questions of histories alone: `event-worlds.test.ts` plays it. */
export const OF_EVENTS = [
  ...['delivery: events', 'delivery: bridges[].**', 'status: datasets[].version.events'],
  ...['ledger: entries[].event.events', 'audit-report: room.happened[].event.events'],
  'audit-report: room.datasets[].version.events',
  ...['answer: sums[].**', 'answer: contributions.**', 'plan: sums[].**'],
  ...['answer: cells[].sums.*', 'answer: cells[].mean.**'],
  ...[
    'audit-report: room.happened[].event',
    'ledger: entries[].event',
    'releases: releases[]',
  ].flatMap((each) =>
    ['events[]', 'frequency[]', 'method', 'period.**', 'values'].map((name) => `${each}.${name}`),
  ),
];

/** What tells of a broken ledger, of other people's files and of the reader's own machine, and what commands add. */
export const NOT_PLAYED = [
  ...['beside.leftovers.named[]', 'beside.foreign.named[]'].map((each) => `room-verdict: ${each}`),
  ...['foreign[]', 'backwards[]', 'sequence', 'fault', 'remedy'].flatMap((each) => [
    `room-verdict: ledger.${each}`,
    `ledger-verdict: ${each}`,
  ]),
  ...['delivery: uncleaned', 'delivery: prepared', 'error: steps[].**'],
  // Exact questions that wait until few who left cannot be told from a difference: here answers have noise.
  ...['status: datasets[].heldUntil', 'audit-report: room.datasets[].heldUntil'],
  // Whoever uploads a drop twice, and forgets people in between.
  'delivery: takenOutSince',
  ...['approval: changes[].**', 'approval: consequences[]'],
  // Of a store that keeps what it was told to remove.
  ...['epoch', 'expiry', 'upkeep', 'withdrawal'].map((each) => `${each}: unproven[].**`),
  // A key goes with the clean-up that comes when its days are over, whichever that is: here upkeep.
  ...['epoch', 'expiry', 'withdrawal'].flatMap((each) =>
    ['type', 'epoch', 'keyCheck'].map((name) => `${each}: keys[].${name}`),
  ),
  ...['ledger: inForce', 'ledger: onTable'],
  // Of a deployed room alone.
  ...['agreements: code', 'approval: code', 'status: code'],
  // Of an agreement that says who answers alone: it is the agreement's own text.
  ...['status: lapses[].**', 'subject: governance.**'],
  ...['event.code', 'event.templates', 'event.executions[]', 'run'].map(
    (each) => `ledger: entries[].${each}`,
  ),
  ...['code', 'templates', 'executions[]'].map(
    (each) => `audit-report: room.happened[].event.${each}`,
  ),
  ...['activation', 'list', 'days'].flatMap((each) => [
    `ledger: entries[].event.${each}`,
    `audit-report: room.happened[].event.${each}`,
  ]),
  // Of logs that are no room's, and of other people's files.
  ...['examined.**', 'findings[].**', 'matrix[].**', 'logs.**', 'reconciliation.**'].map(
    (each) => `audit-report: ${each}`,
  ),
  'audit-report: room.foreign[]',
  ...['subject: lists[].**', 'subject: unsearched[].**'],
  ...Object.keys(LIST_STATUS).map((each) => `status: lists[].${each}`),
  ...OF_EVENTS,
  // By chance alone: what is said of a number near the threshold, by that number.
  ...['low', 'high', 'estimate'].map((each) => `answer: cells[].${each}`),
  // Of other questions than are asked here, and of their noised counts alone.
  ...['answer: lift.**', 'answer: balance.**', 'answer: representation.**'],
  // Of attributes that stand for something else.
  ...['answer: fairness[].**', 'plan: fairness[].**'],
  // Of questions about some values alone, which say these values, and of too small cells, which say what is declared.
  ...['audit-report: room.happened[]', 'ledger: entries[]'].map(
    (each) => `${each}.event.where.*[]`,
  ),
  'releases: releases[].where.*[]',
  'error: error.smallCells.**',
  // Of requests that a killed command left, of versions that could be asked no more, and of what a party's machine read.
  ...Object.keys(ERASURES).map((each) => `status: erasures[].${each}`),
  ...['upkeep: forgotten[]', 'forgetting: ended[].**', 'forgetting: report.**'],
  ...['dataset', 'version'].flatMap((each) => [
    `ledger: entries[].event.ended[].${each}`,
    `audit-report: room.happened[].event.ended[].${each}`,
  ]),
];
