import { z } from 'zod';
import { changesInForce, shownAgreement, withText } from '#cli/agreements/show-changes.ts';
import { anyRoomOptions, type CliCommand, type Line } from '#cli/command.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { readAgreement } from '#cli/read-file.ts';
import { agreementLines } from '#cli/render/agreement.ts';
import { changesLines } from '#cli/render/agreement-changes.ts';
import { AgreementChange } from '#core/agreement/agreement-change.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { PrivacyTerms } from '#core/agreement/privacy-terms.ts';
import { SIGNED_AGREEMENT } from '#core/documents/signed-agreement.ts';
import { ChecksumText } from '#core/drops/manifest.ts';

const ShownAgreement = z.strictObject({
  kind: z.literal('agreement'),
  ...SIGNED_AGREEMENT,
  /** What holds for both parties: where they state different terms, the strictest of each. */
  terms: PrivacyTerms,
  /** What it is in its room; left out for a file. */
  standing: z.enum(['in-force', 'on-table']).optional(),
  /** The code that a deployed room says it runs, which is approved with an agreement. */
  code: ChecksumText.optional(),
  /** What lies on the table of the room beside the one in force, and what it would change. */
  onTable: z
    .strictObject({
      ...SIGNED_AGREEMENT,
      changes: z.array(AgreementChange),
      consequences: z.array(z.string()),
    })
    .optional(),
});
export type ShownAgreement = z.infer<typeof ShownAgreement>;

/** `airlock agreement show`: an agreement in plain words, of a file, or those of a room. */
export const agreementShow: CliCommand<RoomChoice, ShownAgreement> = {
  examples: ['agreement show agreement.yaml', 'agreement show --room room'],
  argumentSummary: 'the agreement; without one, those of the room',
  options: anyRoomOptions,
  document: ShownAgreement,
  run: async (given) => {
    const [path] = given.args;
    if (path === undefined) return ofRoom(given);
    const signed = await readAgreement(path);
    return { kind: 'agreement', ...signed, terms: effectiveTerms(signed.agreement) };
  },
  render: ({ standing, onTable, code, ...signed }) => [
    ...(standing === undefined ? [] : [STANDINGS[standing], '']),
    ...agreementLines(signed),
    ...(code === undefined ? [] : ['', `Approved with it is the code of the room: ${code}.`]),
    ...(onTable ? onTableLines(onTable) : []),
  ],
};

const STANDINGS: Readonly<Record<NonNullable<ShownAgreement['standing']>, string>> = {
  'in-force': 'In force, approved by both parties:',
  'on-table': 'On the table; nothing is in force yet:',
};

const onTableLines = (onTable: NonNullable<ShownAgreement['onTable']>): readonly Line[] => [
  '',
  `On the table lies another agreement, ${onTable.digest}.`,
  'It changes nothing until both parties approve it. Against the one in force:',
  ...changesLines(onTable),
];

const ofRoom = (given: Parameters<typeof agreementShow.run>[0]): Promise<ShownAgreement> =>
  withRoom(given, 'read', async (room) => {
    const known = await room.agreements();
    const { standing, signed } = shownAgreement(known, 'name a file');
    const tabled = known.onTable?.digest === signed.digest ? undefined : known.onTable;
    const proposal = tabled && withText(tabled);
    const changes = proposal && changesInForce(known, proposal);
    return {
      kind: 'agreement',
      ...signed,
      terms: effectiveTerms(signed.agreement),
      standing,
      ...(known.code && { code: known.code }),
      ...(proposal && changes && { onTable: { ...proposal, ...changes } }),
    };
  });
