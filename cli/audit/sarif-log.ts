import { VERSION } from '#cli/version.ts';
import type { AuditReport, ReportedFinding } from '#core/documents/audit-report.ts';

const LEVEL: Readonly<Record<ReportedFinding['severity'], 'error' | 'warning' | 'note'>> = {
  ...{ critical: 'error', high: 'error' },
  medium: 'warning',
  ...{ low: 'note', informational: 'note' },
};

const ruleOf = ({ detection, title, means, todo, techniques }: ReportedFinding): object => ({
  id: detection,
  shortDescription: { text: title },
  fullDescription: { text: means },
  help: { text: todo },
  properties: { tags: techniques },
});

/** Where it is: what others call the names of principals and resources, since no file is meant. */
const placesOf = ({ principals, resources }: ReportedFinding): readonly object[] =>
  [
    ...principals.map((fullyQualifiedName) => ({ fullyQualifiedName, kind: 'principal' })),
    ...resources.map((fullyQualifiedName) => ({ fullyQualifiedName, kind: 'resource' })),
  ].map((place) => ({ logicalLocations: [place] }));

const resultOf = (finding: ReportedFinding): object => ({
  ruleId: finding.detection,
  level: LEVEL[finding.severity],
  message: { text: `${finding.title}: ${finding.subject}` },
  locations: placesOf(finding),
  properties: {
    severity: finding.severity,
    ...{ firstAt: finding.firstAt, lastAt: finding.lastAt, events: finding.events },
    ...{ actions: finding.actions, addresses: finding.addresses, eventIds: finding.eventIds },
  },
});

/** The findings of a report as a log of SARIF (OASIS Standard, version 2.1.0 with Errata 01). */
export const sarifLog = ({ findings }: AuditReport): object => {
  const rules = new Map(findings.map((finding) => [finding.detection, ruleOf(finding)]));
  return {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Airlock', version: VERSION, rules: [...rules.values()] } },
        results: findings.map(resultOf),
      },
    ],
  };
};
