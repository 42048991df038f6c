import { Option } from 'commander';
import { z } from 'zod';
import { changesBetween, shownAgreement } from '#cli/agreements/show-changes.ts';
import { anyRoomOptions, type CliCommand, type Given } from '#cli/command.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { readAgreement } from '#cli/read-file.ts';
import { changesLines } from '#cli/render/agreement-changes.ts';
import { AgreementChange } from '#core/agreement/agreement-change.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';

/** What differs between two agreements. */
const DiffDocument = z.strictObject({
  kind: z.literal('agreement-diff'),
  before: ChecksumText,
  after: ChecksumText,
  /** What the first one is: a file, or the agreement of a room. */
  against: z.enum(['file', 'in-force', 'on-table']),
  /** What became weaker first. */
  changes: z.array(AgreementChange),
  /** What that means for lists that are in the room, a sentence each. */
  consequences: z.array(z.string()).optional(),
});
export type DiffDocument = z.infer<typeof DiffDocument>;

interface Options extends RoomChoice {
  readonly current?: boolean;
}

interface First {
  readonly against: DiffDocument['against'];
  readonly signed: AgreementWithDigest;
}

/** `airlock agreement diff`: what changed from one agreement to another, and what that weakens. */
export const agreementDiff: CliCommand<Options, DiffDocument> = {
  examples: [
    'agreement diff before.yaml after.yaml',
    'agreement diff --current --room room agreement.yaml',
  ],
  argumentSummary: 'the older and the newer agreement; with --current the newer alone',
  options: [
    new Option('--current', 'compare with the agreement in force in the room'),
    ...anyRoomOptions,
  ],
  document: DiffDocument,
  run: async (given) => {
    const newer = await readAgreement(newerFile(given));
    const { against, signed } = await firstOf(given);
    return {
      kind: 'agreement-diff',
      ...{ before: signed.digest, after: newer.digest, against },
      ...changesBetween(signed.agreement, newer.agreement),
    };
  },
  render: ({ against, ...changes }) => [
    ...(against === 'on-table'
      ? ['Against the agreement on the table, since none is in force yet:']
      : []),
    ...changesLines(changes),
  ],
};

/** The last file that is named. Throws AirlockError('usage') if they are too few or too many. */
const newerFile = ({ options, args }: Given<Options>): string => {
  const newer = args.at(-1);
  if (newer !== undefined && args.length === (options.current ? 1 : 2)) return newer;
  throw new AirlockError(
    'usage',
    'Name two agreements to compare, or one and --current: see --help of the command.',
  );
};

const firstOf = (given: Given<Options>): Promise<First> => {
  const [older = ''] = given.args;
  return given.options.current
    ? withRoom(given, 'read', async (room) => {
        const { standing, signed } = shownAgreement(await room.agreements(), 'compare two files');
        return { against: standing, signed };
      })
    : readAgreement(older).then((signed) => ({ against: 'file', signed }));
};
