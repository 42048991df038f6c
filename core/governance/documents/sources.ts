import type { Source } from '#core/documents/governance-document.ts';
import { accessDigest, accessList } from '#core/governance/access-list.ts';
import type { Facts } from '#core/governance/documents/facts.ts';

/** What a document was written from: each with its version or its time, and its SHA-256. */
export const sourcesOf = (facts: Facts): readonly Source[] => {
  const { signed, inForce, activity, audit, redteam, where, version } = facts;
  const { terms, to } = activity;
  const inForceAt = terms.findLast(({ agreement }) => agreement === signed.digest)?.inForceAt;
  return [
    {
      what: `agreement ${signed.agreement.id}, format ${signed.agreement.airlock}`,
      version: inForce ? `in force from ${inForceAt ?? 'the ledger'}` : 'not in force',
      sha256: signed.digest,
    },
    {
      what: `ledger up to entry ${activity.entries}, by its checksum`,
      version: `up to ${to ?? 'nothing'}`,
      sha256: activity.head,
    },
    {
      what: 'who may do what, by the agreement and the access table',
      version: `Airlock ${version}`,
      sha256: accessDigest(accessList(signed.agreement, where)),
    },
    ...(audit === undefined
      ? []
      : [
          {
            what: 'report of an audit',
            version: audit.report.examined?.to ?? audit.report.room?.to ?? 'no event',
            sha256: audit.sha256,
          },
        ]),
    ...(redteam === undefined
      ? []
      : [
          {
            what: 'results of attacks',
            version: `agreement ${redteam.agreement.slice(0, 12)}`,
            sha256: redteam.sha256,
          },
        ]),
  ];
};
