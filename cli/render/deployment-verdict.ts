import type { Line } from '#cli/command.ts';
import { count, tableLines } from '#cli/render/table.ts';
import type {
  DeploymentVerdictDocument,
  Drift,
} from '#core/documents/deployment-verdict-document.ts';

const OUTCOMES: Readonly<Record<DeploymentVerdictDocument['outcome'], string>> = {
  faithful: 'The room is what this source and this agreement make.',
  drifted: 'The room is not what this source and this agreement make:',
  unverified: 'No drift was found, but not all of the room could be read, so nothing is proven:',
};

const driftLines = ({ type, resource, stack, name, field, allows, ...values }: Drift): Line[] => [
  '',
  `${type} ${resource} of ${stack}${name === '' ? '' : ` (${name})`}${field === '' ? '' : `: ${field}`}`,
  `  ${allows}`,
  ...(values.expected === undefined ? [] : [`  should be ${values.expected}`]),
  ...(values.found === undefined ? [] : [`  is ${values.found}`]),
];

/** A verdict on a deployment for people: what differs first, what that would allow, and what was looked at. */
export const deploymentLines = (verdict: DeploymentVerdictDocument): readonly Line[] => {
  const { outcome, drifts, unverified, compared, notCompared, code, templates } = verdict;
  return [
    OUTCOMES[outcome],
    ...drifts.flatMap(driftLines),
    ...(unverified.length > 0 ? ['', 'Not verified:'] : []),
    ...unverified.map(
      ({ type, resource, stack, why }) => `  ${type} ${resource} of ${stack}: ${why}`,
    ),
    '',
    ...tableLines(
      ['compared', 'resources'],
      Object.entries(compared).map(([type, many]) => [type, count(many)]),
      ['left', 'right'],
    ),
    '',
    'Not looked at:',
    ...notCompared.map((what) => `  ${what}`),
    '',
    ...(code ? [`Code ${code}`] : []),
    `Templates ${templates}`,
  ];
};
