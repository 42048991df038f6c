import { budgetBar } from '#cli/render/budget.ts';
import { count, tableLines } from '#cli/render/table.ts';
import { waitingLines } from '#cli/render/upkeep.ts';
import type { DatasetStatus, StatusDocument } from '#core/documents/status-document.ts';

const HEADER = ['dataset', 'version', 'people', 'kinds', 'published', 'epsilon left'];

const versionText = (version: string | undefined, standing: DatasetStatus['standing']): string => {
  if (version === undefined) return 'none yet';
  return standing === 'current' ? version : `${version} (${standing})`;
};

const datasetRow = ({
  party,
  dataset,
  version,
  standing,
  budget,
}: DatasetStatus): readonly string[] => [
  `${party}.${dataset}`,
  versionText(version?.version, standing),
  version ? `about ${count(version.people)}` : '',
  version?.kinds.join(', ') ?? '',
  version?.at ?? '',
  `${budgetBar(budget)} ${budget.left} of ${budget.limit}`,
];

const approvalText = ({ approved, agreement }: StatusDocument['approvals'][number]): string => {
  if (approved) return 'approved';
  return agreement === undefined
    ? 'has not approved yet'
    : `has not approved yet; approved agreement ${agreement} last`;
};

/** The state of a room for people. */
export const statusLines = ({ terms, waiting, ...status }: StatusDocument): readonly string[] => [
  `Collaboration ${status.collaboration}, agreement ${status.agreement}`,
  status.proposedBy === undefined
    ? '  proposed when the room was made'
    : `  proposed by ${status.proposedBy}`,
  `k ${terms.k}, noise ${terms.noise}, at least ${count(terms.minimumDataset)} people a dataset`,
  ...status.approvals.map((approval) => `  ${approval.party}: ${approvalText(approval)}`),
  ...(status.inForce === undefined || status.inForce === status.agreement
    ? []
    : [`  both parties approved last: agreement ${status.inForce}`]),
  '',
  ...tableLines(HEADER, status.datasets.map(datasetRow), ['left', 'left', 'right']),
  '',
  `${status.releases} answers released, ${status.refusedQuestions} questions refused.`,
  ...(waiting ? waitingLines(waiting) : []),
];
