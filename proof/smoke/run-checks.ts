import { asAirlockError } from '#adapters/aws/vendor-errors.ts';
import { type Check, type Finding, failed } from '#proof/smoke/check.ts';

/** A check and what came of it. */
export interface Checked extends Finding {
  readonly name: string;
  readonly tried: string;
}

/** Runs checks one after the other; one that cannot be carried out has failed. */
export const runChecks = async <On>(
  checks: readonly Check<On>[],
  seat: On,
  onChecked: (checked: Checked) => void = () => {},
): Promise<readonly Checked[]> => {
  const all: Checked[] = [];
  for (const check of checks) {
    const checked = { name: check.name, tried: check.tried, ...(await finding(check, seat)) };
    all.push(checked);
    onChecked(checked);
  }
  return all;
};

const finding = async <On>(check: Check<On>, seat: On): Promise<Finding> => {
  try {
    return await check.run(seat);
  } catch (error) {
    return failed(asAirlockError(error, 'what this check needs').message);
  }
};

/** How many checks ended how. */
export const tallyOf = (
  checked: readonly Checked[],
): Readonly<Record<Finding['outcome'], number>> => {
  const count = (outcome: Finding['outcome']): number =>
    checked.filter((each) => each.outcome === outcome).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
};
