import { budgetBar } from '#cli/render/budget.ts';
import { count, tableLines } from '#cli/render/table.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { RoomStatus } from '#core/usecases/upkeep/room-status.ts';

const HEADER = ['dataset', 'version', 'people', 'kinds', 'published', 'epsilon left'];

const versionText = (
  version: string | undefined,
  standing: RoomStatus['datasets'][number]['standing'],
): string => {
  if (version === undefined) return 'none yet';
  return standing === 'current' ? version : `${version} (${standing})`;
};

const datasetRow = ({
  party,
  dataset,
  version,
  standing,
  budget,
}: RoomStatus['datasets'][number]): readonly string[] => [
  `${party}.${dataset}`,
  versionText(version?.version, standing),
  version ? `about ${count(version.people)}` : '',
  version?.kinds.join(', ') ?? '',
  version?.at ?? '',
  `${budgetBar(budget)} ${budget.left} of ${budget.limit}`,
];

/** The state of a room for people. */
export const statusLines = (status: RoomStatus): readonly string[] => {
  const { agreement, digest } = status.signed;
  const terms = effectiveTerms(agreement);
  return [
    `Collaboration ${agreement.id}, agreement ${digest}`,
    `k ${terms.k}, noise ${terms.noise}, at least ${count(terms.minimumDataset)} people a dataset`,
    ...status.approvals.map(
      ({ party, approved }) => `  ${party}: ${approved ? 'approved' : 'has not approved yet'}`,
    ),
    '',
    ...tableLines(HEADER, status.datasets.map(datasetRow), ['left', 'left', 'right']),
    '',
    `${status.releases} answers released, ${status.refusedQuestions} questions refused.`,
  ];
};
