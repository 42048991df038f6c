import { FORMATS } from '#console/words/formats.ts';

const { number, day, plural } = FORMATS.en;

/** The first page, in English. */
export const home = {
  title: 'Overview',
  waits: 'What waits for you',
  steps: {
    frozen: (by: string) =>
      `The room was frozen by ${by}, and gives out nothing until that is lifted.`,
    'frozen-operator':
      'The room was frozen by its operator, and gives out nothing until that is lifted.',
    'frozen-auditor':
      'The room was frozen by its auditor, and gives out nothing until that is lifted.',
    erasure: (due: string) =>
      `People are being taken out of the room, which answers nothing until that is done: due ${day(due)}.`,
    damaged: (files: number) =>
      `${plural(files, { one: 'file of the room is', other: 'files of the room are' })} missing, changed or added: see which.`,
    approve: 'An agreement lies on the table, and you have not approved it yet.',
    code: 'The room runs code that you have not approved yet.',
    'wait-approval': (party: string) => `You approved. Now it is for ${party} to approve.`,
    deliver: (dataset: string) => `Your list ${dataset} is not in the room yet.`,
    'deliver-again': (dataset: string) =>
      `Your list ${dataset} cannot be used any more: prepare and deliver it again.`,
    'wait-list': (dataset: string) => `Your lists are in the room. Now it waits for ${dataset}.`,
    review: (due: string) => `You should look again at who may do what: it was due on ${day(due)}.`,
    lapse: (name: string) => `"${name}" lapsed or soon will: renew it in the agreement.`,
    ask: (answers: number) =>
      `Everything is ready: you can ask ${plural(answers, { one: 'question', other: 'questions' })} at the highest price.`,
    'wait-budget': 'Your budget is spent for now. The account says when it renews.',
    read: (releases: number) =>
      `Nothing waits for you. ${plural(releases, { one: 'answer', other: 'answers' })} can be read.`,
    nothing: 'Nothing waits for you.',
  },
  actions: {
    '/review': 'See the review',
    '/governance': 'See erasures and records',
    '/terms': 'Read the terms',
    '/prepare': 'Prepare the list',
    '/ask': 'Ask a question',
    '/account': 'See the account',
    '/answers': 'Read the answers',
  },
  glance: 'The room at a glance',
  collaboration: 'Collaboration',
  agreement: 'Agreement',
  inForce: 'in force',
  notInForce: 'not in force yet',
  otherOnTable: 'in force; another lies on the table',
  threshold: 'Smallest count that is told',
  noise: 'Noise',
  noises: { none: 'none', laplace: 'Laplace', gaussian: 'Gaussian' },
  answers: 'Answers given',
  refused: 'Questions refused',
  approvals: 'Approvals',
  datasets: 'Lists',
  columns: {
    party: 'Party',
    approval: 'Agreement on the table',
    list: 'List',
    state: 'State',
    people: 'People',
    since: 'Delivered',
  },
  approved: 'approved',
  notApproved: 'not approved yet',
  standings: {
    current: 'in the room',
    damaged: 'damaged',
    expired: 'expired',
    withdrawn: 'withdrawn',
    none: 'not delivered yet',
    'other-terms': 'delivered under other terms',
  },
  about: (people: number) => `about ${number(people)}`,
  events: (events: number) => `about ${plural(events, { one: 'event', other: 'events' })}`,
  noDatasets: 'No list is agreed on yet',
};
