import { budgetLines } from '#cli/render/budget.ts';
import { lapseLines, overdueLines } from '#cli/render/governance.ts';
import { kindText } from '#cli/render/kind-text.ts';
import { listStatusLines } from '#cli/render/list.ts';
import { standingLines } from '#cli/render/standing-freezes.ts';
import { count, tableLines } from '#cli/render/table.ts';
import { waitingLines } from '#cli/render/upkeep.ts';
import { differenceText } from '#core/agreement/delivered-terms.ts';
import type { DatasetStatus, StatusDocument } from '#core/documents/status-document.ts';

const dayOf = (at: string): string => at.slice(0, 10);

/** Columns of `datasetRow`. */
export const DATASET_HEADS = ['dataset', 'version', 'people', 'kinds', 'published'];

const versionText = ({ version, standing, otherTerms = [], heldUntil }: DatasetStatus): string => {
  if (version === undefined) return 'none yet';
  const marks = [
    ...(standing === 'current' || standing === undefined ? [] : [standing]),
    ...(otherTerms.length === 0
      ? []
      : [`delivered ${otherTerms.map(differenceText).join(' and ')}`]),
    ...(heldUntil === undefined ? [] : [`held after an erasure until ${dayOf(heldUntil)}`]),
  ];
  return marks.length === 0 ? version.version : `${version.version} (${marks.join('; ')})`;
};

const sizeText = ({ people, events }: NonNullable<DatasetStatus['version']>): string =>
  events === undefined ? `about ${count(people)}` : `about ${count(events)} events`;

/** A dataset and its current version, as a row. */
export const datasetRow = (status: DatasetStatus): readonly string[] => {
  const { party, dataset, version } = status;
  return [
    `${party}.${dataset}`,
    versionText(status),
    version ? sizeText(version) : '',
    version?.kinds.map(kindText).join(', ') ?? '',
    version?.at ?? '',
  ];
};

/** Of a party that withdrew one is left: its approval of the agreement went with that. */
const approvalText = (
  { agreement, datasets }: StatusDocument,
  { party, approved, agreement: last }: StatusDocument['approvals'][number],
): string => {
  if (approved) return 'approved';
  if (last === undefined) return 'has not approved yet';
  if (last !== agreement) return `has not approved yet; approved agreement ${last} last`;
  return datasets.some((each) => each.party === party && each.standing === 'withdrawn')
    ? 'took its approval back when it withdrew, and approves again to deliver again'
    : 'approved it before, and has to approve it again';
};

/** What a deployed room runs, and whose word for it is missing. */
const codeLines = ({ code, approvals }: StatusDocument): readonly string[] => {
  if (code === undefined) return [];
  const without = approvals.filter((each) => each.code !== code).map(({ party }) => party);
  return [
    without.length === 0
      ? `Code ${code}, approved by both parties`
      : `Code ${code}, which ${without.join(' and ')} did not approve: no question is answered until then`,
  ];
};

const proposedText = ({ proposedBy }: StatusDocument): string =>
  proposedBy === undefined ? 'proposed when the room was made' : `proposed by ${proposedBy}`;

/** What is in force and what lies on the table: one and the same, or two, or nothing is in force yet. */
const agreementsLines = (status: StatusDocument): readonly string[] => {
  const { collaboration, agreement, inForce, terms } = status;
  const termsText = `k ${terms.k}, noise ${terms.noise}, at least ${count(terms.minimumDataset)} people a dataset`;
  const approvals = status.approvals.map(
    (each) => `  ${each.party}: ${approvalText(status, each)}`,
  );
  if (inForce === undefined || inForce === agreement)
    return [
      `Collaboration ${collaboration}, agreement ${agreement}${inForce === undefined ? ', not in force yet' : ', in force'}`,
      `  ${proposedText(status)}`,
      termsText,
      ...approvals,
    ];
  return [
    `Collaboration ${collaboration}, agreement ${inForce}, in force`,
    termsText,
    `On the table: agreement ${agreement}, which changes nothing until both parties approve it`,
    `  ${proposedText(status)}`,
    ...approvals,
  ];
};

const epochText = ({
  epoch,
  ended,
  keyDestroyedAfter,
  keyDestroyed,
}: NonNullable<StatusDocument['endedEpochs']>[number]): string =>
  `Epoch ${epoch} ended on ${dayOf(ended)}; its token key is ${keyDestroyed ? 'destroyed' : `to be destroyed after ${dayOf(keyDestroyedAfter)}`}.`;

/** The state of a room for people. */
export const statusLines = ({ waiting, ...status }: StatusDocument): readonly string[] => [
  ...standingLines(status.frozen ?? []),
  ...(status.erasures ?? []).map(
    ({ party, request, due, overdue }) =>
      `People of ${party} are being taken out (request ${request}), and the room answers nothing until that is done: ${overdue ? 'OVERDUE since' : 'due'} ${due}. "airlock room upkeep" goes on with it.`,
  ),
  ...agreementsLines(status),
  ...codeLines(status),
  '',
  ...tableLines(DATASET_HEADS, status.datasets.map(datasetRow), ['left', 'left', 'right']),
  '',
  'What answers may still tell about people, if each costs the most that one may cost:',
  ...budgetLines(status.budgets),
  ...listStatusLines(status.lists ?? []),
  '',
  ...lapseLines(status.lapses ?? []),
  ...overdueLines(status.reviews ?? []),
  ...(status.endedEpochs ?? []).map(epochText),
  `${status.releases} answers released, ${status.refusedQuestions} questions refused.`,
  ...(waiting ? waitingLines(waiting) : []),
];
