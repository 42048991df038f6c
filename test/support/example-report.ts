import { AuditReport, type ReportedFinding } from '#core/documents/audit-report.ts';

const KEY = 'arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d-0000-4000-8000-000000000001';
const AT = '2026-03-02T10:04:41Z';

const finding = (about: Partial<ReportedFinding>): ReportedFinding => ({
  detection: 'key-policy-changed',
  title: 'The policy of a key was changed',
  severity: 'high',
  techniques: ['T1098', 'T1562.008'],
  subject: 'arn:aws:iam::111111111111:user/support-tools',
  principals: ['arn:aws:iam::111111111111:user/support-tools'],
  actions: ['kms:PutKeyPolicy', 'CreateGrant'],
  resources: [KEY],
  addresses: ['203.0.113.66', '2001:db8::1', 'config.amazonaws.com'],
  accounts: ['111111111111'],
  regions: ['eu-west-1'],
  firstAt: AT,
  lastAt: AT,
  events: 1,
  eventIds: ['5eed0000-0000-4000-8000-000000000001'],
  means: 'Whoever may write the policy of a key may use it.',
  todo: 'Read the policy as it is now, and put the old one back.',
  runbook: 'docs/runbooks/key-policy-changed.md',
  ...about,
});

const ENTRY = { entry: 3, at: '2026-03-01T08:00:00.000Z' };
const DIGEST = 'a'.repeat(64);

const ROOM = {
  ...{ collaboration: 'retail', entries: 4, head: DIGEST, foreign: ['notes.txt'] },
  ...{ from: '2026-03-01T07:00:00.000Z', to: '2026-03-01T09:00:00.000Z', inForce: DIGEST },
  parties: [
    {
      ...{ party: 'brand', proposed: 1, approved: 1, delivered: 1, refusedDrops: 1, answers: 2 },
      ...{ refusedQuestions: 3, lastAt: '2026-03-01T09:00:00.000Z' },
    },
  ],
  happened: [
    {
      ...ENTRY,
      event: {
        ...{ type: 'drop-refused', party: 'brand', dataset: 'customers' },
        ...{ drop: 'b'.repeat(32), reason: 'minimum-change' },
      },
    },
  ],
  terms: [
    {
      ...{ ...ENTRY, agreement: DIGEST, party: 'brand', inForceAt: '2026-03-01T08:10:00.000Z' },
      changes: [
        {
          ...{ path: 'privacy.k', before: '100', after: '50', effect: 'weaker' },
          why: 'smaller groups are shown',
        },
      ],
    },
    { ...ENTRY, agreement: DIGEST },
  ],
  budgets: [
    {
      ...{ party: 'brand', asker: 'publisher', days: 30, unit: 'epsilon' },
      ...{ limit: 5, spent: 1, left: 4, answers: 12 },
    },
  ],
  datasets: [{ party: 'brand', dataset: 'customers' }],
};

/** What digests and the ledger say of the logs. */
const VERDICTS = {
  logs: {
    ...{ digests: 24, logs: 288, from: '2026-03-02T07:00:11Z', to: '2026-03-02T11:00:00Z' },
    ...{ unproven: 3, regions: ['eu-west-1'] },
    faults: [{ reason: 'altered-log', file: 'AWSLogs/changed.json.gz', says: 'was changed' }],
    moreFaults: 0,
  },
  reconciliation: {
    ...{ from: '2026-03-02T07:00:00Z', to: '2026-03-02T11:00:00Z' },
    ...{ calls: 12, explained: 11, entries: 9, entriesWithoutEvents: 1 },
    open: [
      {
        ...{
          side: 'trail',
          reason: 'no-entry',
          at: AT,
          says: 'No entry explains a GenerateMac.',
        },
        eventId: '5eed0000-0000-4000-8000-000000000001',
      },
      { side: 'ledger', reason: 'no-event', at: AT, says: 'Entry 7 left no event.', entry: 7 },
    ],
    notCovered: ['Answers of before the trail began.'],
  },
};

/** A report with something in every one of its places. */
export const exampleReport = (): AuditReport =>
  AuditReport.parse({
    ...{ kind: 'audit-report', schema: 'airlock/audit-report/v1' },
    examined: {
      ...{ from: '2026-03-02T07:00:11Z', to: '2026-03-02T11:00:00Z', files: 3, events: 1_234 },
      ...{ bytes: 41_861, duplicates: 2, accounts: ['111111111111'], regions: ['eu-west-1'] },
      unread: [{ reason: 'truncated', count: 1, first: 'AWSLogs/cut.json.gz' }],
    },
    cannotSee: ['What happened before the first event.'],
    findings: [
      finding({}),
      finding({
        ...{ severity: 'critical', title: 'The trail was stopped', detection: 'trail-stopped' },
        ...{ firstAt: '2026-03-02T07:30:00Z', events: 40, techniques: ['T1562.008'] },
        eventIds: Array.from({ length: 20 }, (_, at) => `id-${at}`),
      }),
      finding({
        ...{ severity: 'medium', title: 'Many calls were refused', detection: 'refused-calls' },
        actions: Array.from({ length: 30 }, (_, at) => `s3:Call${at}`),
        ...{ resources: [], addresses: [], runbook: undefined },
      }),
      finding({ severity: 'low', title: 'A console was used', detection: 'console' }),
      finding({ severity: 'informational', title: 'A key was described', detection: 'described' }),
    ],
    matrix: Array.from({ length: 60 }, (_, at) => ({
      principal: `arn:aws:sts::111111111111:assumed-role/airlock-retail-settle-shard/run-${at % 7}`,
      action: `service${at % 5}:SomeLongNameOfAnAction${at % 30}`,
      ...{ calls: 1 + at, refused: at % 4 },
    })),
    ...VERDICTS,
    room: ROOM,
  });
