import { isIP } from 'node:net';
import { VERSION } from '#cli/version.ts';
import type { AuditReport, ReportedFinding } from '#core/documents/audit-report.ts';
import { sha256 } from '#core/sha256.ts';

/** The version of the schema of which these events are: https://schema.ocsf.io/1.4.0/classes/detection_finding */
const OCSF_VERSION = '1.4.0';

const SEVERITY: Readonly<Record<ReportedFinding['severity'], readonly [number, string]>> = {
  informational: [1, 'Informational'],
  low: [2, 'Low'],
  medium: [3, 'Medium'],
  high: [4, 'High'],
  critical: [5, 'Critical'],
};

const ALERTS: readonly string[] = ['high', 'critical'];

const milliseconds = (time: string): number => Date.parse(time);

/** The same finding in two reports has the same name, so that a collector keeps one of them. */
const nameOf = ({ detection, subject, firstAt }: ReportedFinding): string =>
  sha256(JSON.stringify([detection, subject, firstAt]));

const attackOf = (technique: string): object => {
  const [whole = '', part] = technique.split('.');
  return {
    technique: { uid: whole },
    ...(part !== undefined && { sub_technique: { uid: technique } }),
  };
};

const callOf = (action: string): object => {
  const at = action.indexOf(':');
  return at < 0
    ? { api: { operation: action } }
    : { api: { operation: action.slice(at + 1), service: { name: action.slice(0, at) } } };
};

/** Who, by what call and from where: an artifact each, since no one event is meant. */
const evidencesOf = ({ principals, actions, addresses }: ReportedFinding): readonly object[] => [
  ...principals.map((name) => ({ actor: { user: { name } } })),
  ...actions.map(callOf),
  ...addresses.map((address) => ({
    src_endpoint: isIP(address) > 0 ? { ip: address } : { svc_name: address },
  })),
];

/** Where it happened, as far as it was one account and one region. */
const cloudOf = ({ accounts, regions }: ReportedFinding): object => ({
  provider: 'AWS',
  ...(accounts.length === 1 && { account: { uid: accounts[0] } }),
  ...(regions.length === 1 && { region: regions[0] }),
});

const findingInfoOf = (finding: ReportedFinding): object => ({
  uid: nameOf(finding),
  title: finding.title,
  desc: finding.means,
  types: [finding.detection],
  analytic: { uid: finding.detection, name: finding.detection, type_id: 1, type: 'Rule' },
  attacks: finding.techniques.map(attackOf),
  data_sources: ['AWS CloudTrail'],
  first_seen_time: milliseconds(finding.firstAt),
  last_seen_time: milliseconds(finding.lastAt),
  related_events: finding.eventIds.map((uid) => ({ uid })),
  related_events_count: finding.events,
});

const IDENTITY = {
  ...{ category_uid: 2, category_name: 'Findings' },
  ...{ class_uid: 2004, class_name: 'Detection Finding' },
  ...{ activity_id: 1, activity_name: 'Create' },
  ...{ type_uid: 200401, type_name: 'Detection Finding: Create' },
  ...{ status_id: 1, status: 'New' },
  metadata: {
    version: OCSF_VERSION,
    profiles: ['cloud'],
    product: { name: 'Airlock', vendor_name: 'Airlock', version: VERSION },
    ...{ log_name: 'CloudTrail', log_provider: 'AWS' },
  },
} as const;

/** A finding as an event of OCSF, class Detection Finding. It bears the time of its last event: nobody saw it made. */
const ocsfEvent = (finding: ReportedFinding): object => {
  const [severity_id, severity] = SEVERITY[finding.severity];
  const evidences = evidencesOf(finding);
  return {
    ...IDENTITY,
    time: milliseconds(finding.lastAt),
    start_time: milliseconds(finding.firstAt),
    end_time: milliseconds(finding.lastAt),
    ...{ severity_id, severity, count: finding.events },
    is_alert: ALERTS.includes(finding.severity),
    message: `${finding.title}: ${finding.subject}`,
    cloud: cloudOf(finding),
    finding_info: findingInfoOf(finding),
    ...(evidences.length > 0 && { evidences }),
    resources: finding.resources.map((uid) => ({ uid })),
    remediation: { desc: finding.todo },
  };
};

/** The findings of a report for a collector of events of OCSF. */
export const ocsfEvents = ({ findings }: AuditReport): readonly object[] => findings.map(ocsfEvent);
