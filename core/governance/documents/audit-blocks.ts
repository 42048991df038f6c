import type { AuditReport } from '#core/documents/audit-report.ts';
import type { Block } from '#core/documents/governance-document.ts';
import { gap, text } from '#core/governance/documents/blocks.ts';
import type { Facts } from '#core/governance/documents/facts.ts';

const NO_TRAIL = 'A room of one machine has no CloudTrail in which an audit could find something.';

const ledgerText = ({ entries, to }: NonNullable<AuditReport['room']>): string =>
  `The audit read the ledger of this room, which was whole: ${entries} entries${to === undefined ? '' : ` up to ${to}`}. It looks for what nobody should have done in CloudTrail alone, and not there.`;

const spanText = ({ from, to }: NonNullable<AuditReport['examined']>): string =>
  from === null || to === null ? '' : ` from ${from} to ${to}`;

const trailText = (
  examined: NonNullable<AuditReport['examined']>,
  findings: AuditReport['findings'],
): string => {
  const [worst] = findings;
  const found = `${findings.length} ${findings.length === 1 ? 'thing' : 'things'} to look at${worst === undefined ? '' : `, the worst ${worst.severity}: ${worst.title}`}`;
  return `The audit read ${examined.events} events of CloudTrail${spanText(examined)} and found ${found}.`;
};

/** What was read of CloudTrail, or why nothing was. */
const trailBlock = ({ audit, where }: Facts): Block => {
  if (audit?.report.examined) return text(trailText(audit.report.examined, audit.report.findings));
  if (where === 'local') return text(NO_TRAIL);
  return gap(
    audit === undefined
      ? 'the report of the last audit of the logs (--audit)'
      : 'what an audit of the logs finds: the report of --audit is of a ledger alone',
  );
};

/** What the last audit read and found, and whether its report says that it is of this room. */
export const auditBlocks = (facts: Facts): readonly Block[] => {
  const { audit } = facts;
  if (audit === undefined) return [trailBlock(facts)];
  const { room } = audit.report;
  return [
    room === undefined
      ? gap('whether the audit of --audit is of this room: its report names no room')
      : text(ledgerText(room)),
    trailBlock(facts),
  ];
};
