import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { findingsCsv } from '#cli/audit/findings-csv.ts';
import { ocsfEvents } from '#cli/audit/ocsf-events.ts';
import { sarifLog } from '#cli/audit/sarif-log.ts';
import type { AuditReport } from '#core/documents/audit-report.ts';
import { exampleReport } from '#test/support/example-report.ts';
import { ocsfFaults, SCHEMA_VERSION } from './ocsf-faults.ts';

/** The example, with nothing known of its first finding but its name. */
const withBareFinding = (): AuditReport => {
  const report = exampleReport();
  const [first, ...others] = report.findings;
  if (!first) throw new Error('the example has findings');
  const bare = { principals: [], actions: [], resources: [], addresses: [], techniques: [] };
  const none = { accounts: [], regions: [], eventIds: [] };
  return { ...report, findings: [{ ...first, ...bare, ...none }, ...others] };
};

describe('the findings as events of OCSF', () => {
  it.each([
    ['that has all', exampleReport],
    ['of which little is known', withBareFinding],
  ])(
    'are of the class Detection Finding, by the schema that they name: a finding %s',
    (_, make) => {
      const events = ocsfEvents(make());
      expect(events).toHaveLength(5);
      for (const event of events) {
        expect(ocsfFaults(event)).toEqual([]);
        expect(event).toMatchObject({ class_uid: 2004, metadata: { version: SCHEMA_VERSION } });
      }
    },
  );

  it('say how bad, when, where, by what technique, and what to do', () => {
    const [event] = ocsfEvents(exampleReport());
    expect(event).toMatchObject({
      ...{ severity_id: 4, severity: 'High', is_alert: true, count: 1 },
      time: Date.parse('2026-03-02T10:04:41Z'),
      cloud: { provider: 'AWS', account: { uid: '111111111111' }, region: 'eu-west-1' },
      finding_info: {
        attacks: [
          { technique: { uid: 'T1098' } },
          { technique: { uid: 'T1562' }, sub_technique: { uid: 'T1562.008' } },
        ],
        related_events: [{ uid: '5eed0000-0000-4000-8000-000000000001' }],
      },
      remediation: { desc: 'Read the policy as it is now, and put the old one back.' },
    });
    expect(event).toHaveProperty('evidences', [
      { actor: { user: { name: 'arn:aws:iam::111111111111:user/support-tools' } } },
      { api: { operation: 'PutKeyPolicy', service: { name: 'kms' } } },
      { api: { operation: 'CreateGrant' } },
      { src_endpoint: { ip: '203.0.113.66' } },
      { src_endpoint: { ip: '2001:db8::1' } },
      { src_endpoint: { svc_name: 'config.amazonaws.com' } },
    ]);
  });

  it('have the same name in every report, and another for each finding', () => {
    const names = () =>
      ocsfEvents(exampleReport()).map(
        (event) => JSON.parse(JSON.stringify(event)).finding_info.uid,
      );
    expect(names()).toEqual(names());
    expect(new Set(names()).size).toBe(5);
  });

  it('would be found out if they were of no class', () => {
    const [event] = ocsfEvents(exampleReport());
    const { time: _, ...timeless } = event as { readonly time: number };
    expect(ocsfFaults(timeless)).toEqual([': has no time']);
    expect(ocsfFaults({ ...event, severity_id: 7 })).toEqual([
      '.severity_id: is none of its values',
    ]);
    expect(ocsfFaults({ ...event, colour: 1 })).toEqual(['.colour: is not known']);
    const nobody = { ...event, evidences: [{ actor: {} }, { src_endpoint: { ip: 'x' } }] };
    expect(ocsfFaults(nobody)).toMatchObject([
      expect.stringMatching(/^\.evidences\[0\]\.actor: has none of /),
      '.evidences[1].src_endpoint.ip: is no ip_t',
    ]);
  });
});

describe('the findings as a log of SARIF', () => {
  it('name their rule once, and each says how bad it is and of whom', () => {
    const log = sarifLog(withBareFinding());
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'Airlock' } } }],
    });
    const [run] = (
      log as { runs: [{ tool: { driver: { rules: { id: string }[] } }; results: object[] }] }
    ).runs;
    const rules = run.tool.driver.rules.map(({ id }) => id);
    expect(rules).toEqual([...new Set(rules)]);
    expect(run.results).toMatchObject([
      { ruleId: 'key-policy-changed', level: 'error', locations: [] },
      { ruleId: 'trail-stopped', level: 'error' },
      { level: 'warning' },
      { level: 'note' },
      { level: 'note' },
    ]);
    for (const { ruleId } of run.results as { ruleId: string }[]) expect(rules).toContain(ruleId);
  });
});

describe('the findings for a spreadsheet', () => {
  it('come back as they were, and none becomes a formula', () => {
    const report = exampleReport();
    const [first] = report.findings;
    if (!first) throw new Error('the example has findings');
    const evil = { ...first, subject: '=cmd|"/c calc"!A1', title: 'a, "b"\nc' };
    const [head, row] = parse(findingsCsv({ ...report, findings: [evil] }).join('\r\n'));
    expect(head?.slice(0, 4)).toEqual(['severity', 'detection', 'title', 'subject']);
    expect(row?.slice(0, 4)).toEqual([
      ...['high', 'key-policy-changed', 'a, "b"\nc', '\'=cmd|"/c calc"!A1'],
    ]);
  });
});
