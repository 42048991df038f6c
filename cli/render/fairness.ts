import { shellWord } from '#cli/shell-word.ts';
import type { FairnessWarning } from '#core/documents/fairness-warning.ts';

type Audit = NonNullable<FairnessWarning['audit']>;

/** As `--where` takes it: a value with a comma stands in quotes. */
const asValue = (value: string): string => (value.includes(',') ? `"${value}"` : value);

/** The command that asks the audit, as a shell takes it, but for the room and the party. */
const auditCommand = ({ by, where = {} }: Audit): string =>
  [
    ...['airlock', 'ask', 'representation', '--by', ...by.map(shellWord)],
    ...Object.entries(where).flatMap(([attribute, values]) => [
      '--where',
      shellWord(`${attribute}=${values.map(asValue).join()}`),
    ]),
  ].join(' ');

const auditText = ({ audit, allowed }: FairnessWarning): string => {
  if (audit === undefined)
    return 'No other attribute is declared, so nobody can look at whom it leaves out.';
  const command = `Look at whom it leaves out: ${auditCommand(audit)}.`;
  return allowed
    ? command
    : `${command} Nobody may ask that yet: agree on "representation" among the analyses.`;
};

/** What is said of attributes that stand for something else, a line each; nothing where there are none. */
export const fairnessLines = (warnings: readonly FairnessWarning[] = []): readonly string[] =>
  warnings.map((each) => `Fairness: ${each.says} ${auditText(each)}`);
