import { expect, it } from 'vitest';
import { audit } from '#cli/commands/audit.ts';
import type { AuditReport } from '#core/documents/audit-report.ts';
import { exampleReport } from '#test/support/example-report.ts';

const EXAMINED = {
  ...{ from: '2026-03-02T07:00:00Z', to: '2026-03-02T11:00:00Z', files: 1, events: 1, bytes: 1 },
  ...{ duplicates: 0, accounts: [], regions: [] },
};

const codeOf = (examined: Partial<AuditReport['examined']>): unknown => {
  const { kind, schema } = exampleReport();
  const nothing = { cannotSee: [], findings: [], matrix: [] };
  return audit.exitCode?.({
    kind,
    schema,
    ...nothing,
    examined: { ...EXAMINED, unread: [], ...examined },
  });
};

it('an audit that finds nothing ends well only where all that is a log was read', () => {
  const unread = (reason: string) => ({ unread: [{ reason, count: 1, first: 'a.json.gz' }] });
  expect(codeOf({})).toBe(0);
  for (const reason of ['digest', 'insight', 'foreign-account', 'unknown-version'])
    expect(codeOf(unread(reason)), reason).toBe(0);
  for (const reason of ['unreadable', 'truncated', 'damaged', 'too-long'])
    expect(codeOf(unread(reason)), reason).toBe(7);
  expect(codeOf({ events: 0, from: null, to: null })).toBe(0);
  expect(codeOf({ files: 0, events: 0, from: null, to: null })).toBe(7);
});
