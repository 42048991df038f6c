import { roomWords } from '#cli/commands-in-room.ts';
import type { RoomChoice } from '#cli/open-room.ts';
import { shellWord } from '#cli/shell-word.ts';
import type { FairnessWarning } from '#core/documents/fairness-warning.ts';

type Audit = NonNullable<FairnessWarning['audit']>;

/** As `--where` takes it: a value with a comma stands in quotes. */
const asValue = (value: string): string => (value.includes(',') ? `"${value}"` : value);

/** For whom a warning is told: who asked, if that is known, and in which room; left out on a page that others read too. */
export interface Reader {
  readonly party?: string;
  readonly room: Pick<RoomChoice, 'room' | 'stack'>;
}

const readerWords = ({ party = 'PARTY', room }: Reader): string =>
  ` --party ${shellWord(party)}${roomWords(room)}`;

/** The command that asks the audit, as a shell takes it. */
const auditCommand = ({ by, datasets, on, where = {} }: Audit, reader?: Reader): string =>
  [
    ...['airlock', 'ask', 'representation', '--by', ...by.map(shellWord)],
    ...Object.entries(datasets).flatMap((each) => ['--dataset', shellWord(each.join('='))]),
    ...(on === undefined ? [] : ['--on', on.join()]),
    ...Object.entries(where).flatMap(([attribute, values]) => [
      '--where',
      shellWord(`${attribute}=${values.map(asValue).join()}`),
    ]),
  ].join(' ') + (reader === undefined ? '' : readerWords(reader));

/** A command stands on a line of its own, where nothing is copied with it. */
const auditLines = (
  { says, audit, allowed }: FairnessWarning,
  reader?: Reader,
): readonly string[] => {
  if (audit === undefined)
    return [`${says} No other attribute is declared, so nobody can look at whom it leaves out.`];
  const who = reader?.party === undefined ? 'Nobody' : 'You';
  return [
    allowed
      ? `${says} Look at whom it leaves out:`
      : `${says} ${who} may ${who === 'You' ? 'not ' : ''}ask yet whom it leaves out: agree on "representation" among the analyses. Then it is:`,
    `  ${auditCommand(audit, reader)}`,
  ];
};

/** What is said of attributes that stand for something else, and the command that looks at it; nothing where there are none. */
export const fairnessLines = (
  warnings: readonly FairnessWarning[] = [],
  reader?: Reader,
): readonly string[] =>
  warnings.flatMap((each) => {
    const [first = '', ...more] = auditLines(each, reader);
    return [`Fairness: ${first}`, ...more];
  });
