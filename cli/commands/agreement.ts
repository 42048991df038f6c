import { z } from 'zod';
import type { CliCommand, Line } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { readAgreementText } from '#cli/read-file.ts';
import { listDoubt } from '#cli/render/activation-words.ts';
import { agreementLines } from '#cli/render/agreement.ts';
import { unpaidText } from '#cli/render/number-words.ts';
import { amount } from '#cli/render/table.ts';
import { wrapped } from '#cli/render/wrap.ts';
import { Agreement } from '#core/agreement/agreement-schema.ts';
import { checkAgreement } from '#core/agreement/check-agreement.ts';
import { minimisationAdvice } from '#core/agreement/minimisation-rules.ts';
import { SIGNED_AGREEMENT } from '#core/documents/signed-agreement.ts';
import { lapsesOf } from '#core/governance/lapses.ts';

/** What is wrong with a file, or what it says. */
const CheckDocument = z.strictObject({
  kind: z.literal('agreement-check'),
  file: z.string(),
  faults: z.array(
    z.strictObject({
      line: z.int().positive(),
      /** Where in the file, with points: `privacy.k`; empty for the text as a whole. */
      path: z.string(),
      says: z.string(),
      remedy: z.string(),
    }),
  ),
  /** What lapses, what it could do without, and where it tells people apart finely; left out where there are faults, or nothing is. */
  advice: z
    .array(
      z.strictObject({
        path: z.string(),
        says: z.string(),
        remedy: z.string(),
        /** Whether nobody can approve the agreement until that is done; left out where it stops nobody. */
        blocks: z.literal(true).optional(),
      }),
    )
    .optional(),
  /** Left out where there are faults. */
  agreement: Agreement.optional(),
  digest: SIGNED_AGREEMENT.digest.optional(),
});
export type CheckDocument = z.infer<typeof CheckDocument>;
type Advice = NonNullable<CheckDocument['advice']>;

/** An agreement that nobody can approve, or under which a party can ask nothing, is one, and hardly what was meant. */
const verdict = (agreement: Agreement, advice: Advice): string => {
  const lapsed = advice.filter(({ blocks }) => blocks).length;
  const doubts = [
    lapsed === 0 ? undefined : `nobody can approve it, since ${amount(lapsed, 'record')} lapsed`,
    ...[unpaidText(agreement), listDoubt(agreement)],
  ].filter((each) => each !== undefined);
  return doubts.length === 0 ? ': nothing is wrong with it.' : `, but ${doubts.join('; ')}.`;
};

const lapseAdvice = (agreement: Agreement, now: Date): Advice =>
  lapsesOf(agreement, now).map(({ organisation, record, name, expires, standing }) => ({
    path: ['governance', 'organisations', organisation, record, name, 'expires'].join('.'),
    ...(standing === 'lapsed'
      ? { says: `it lapsed after ${expires}`, blocks: true }
      : { says: `it lapses after ${expires}` }),
    remedy: 'renew it, and write its new days',
  }));

const adviceOn = (agreement: Agreement): Pick<CheckDocument, 'advice'> => {
  const advice = [
    ...lapseAdvice(agreement, new Date()),
    ...minimisationAdvice(agreement).map(({ path, message, remedy }) => ({
      ...{ path: path.join('.'), says: message, remedy },
    })),
  ];
  return advice.length === 0 ? {} : { advice };
};

const headed = (head: string, advice: Advice): readonly string[] => [
  ...(advice.length === 0 ? [] : ['', head]),
  ...advice.flatMap(({ path, says, remedy }) => wrapped(`  ${path}: ${says}; ${remedy}.`, 4)),
];

const adviceLines = (advice: Advice): readonly string[] => [
  ...headed(
    'What stops its approval',
    advice.filter(({ blocks }) => blocks),
  ),
  ...headed(
    'What could be better',
    advice.filter(({ blocks }) => !blocks),
  ),
];

const checkLines = (checked: CheckDocument): readonly Line[] => {
  const { file, faults, advice = [], agreement, digest } = checked;
  if (agreement && digest)
    return [
      `${file} is an agreement${verdict(agreement, advice)}`,
      '',
      ...agreementLines({ agreement, digest }),
      ...adviceLines(advice),
    ];
  return [
    ...faults.map(({ line, path, says, remedy }) => ({
      note: `${file}:${line}: ${path === '' ? '' : `${path}: `}${says}; ${remedy}.`,
    })),
    { note: `${file} has ${amount(faults.length, 'fault')}.` },
  ];
};

/** `airlock agreement check`: everything that is wrong with a file, at once. */
export const agreementCheck: CliCommand<object, CheckDocument> = {
  examples: ['agreement check agreement.yaml'],
  argumentSummary: 'the agreement',
  options: [],
  document: CheckDocument,
  run: async ({ args: [path = ''] }) => {
    const checked = checkAgreement(await readAgreementText(path));
    return {
      ...{ kind: 'agreement-check', file: path, faults: [...checked.faults] },
      ...('signed' in checked && { ...adviceOn(checked.signed.agreement), ...checked.signed }),
    };
  },
  render: checkLines,
  exitCode: ({ faults }) => (faults.length === 0 ? EXIT.done : EXIT.usage),
};
