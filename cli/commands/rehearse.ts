import { join } from 'node:path';
import { Option } from 'commander';
import { z } from 'zod';
import { isThere } from '#adapters/local/records/find-files.ts';
import { isRoom } from '#adapters/local/room-marker.ts';
import { type CliCommand, type Played, play, required, roomOption } from '#cli/command.ts';
import { agreementPropose } from '#cli/commands/agreement-propose.ts';
import { approve } from '#cli/commands/approve.ts';
import { dropKey } from '#cli/commands/drop-key.ts';
import { init } from '#cli/commands/init.ts';
import { checkPrepare, prepare } from '#cli/commands/prepare.ts';
import { upload } from '#cli/commands/upload.ts';
import { EXIT, type ExitCode } from '#cli/exit-codes.ts';
import { type LabelFlags, labelOptions } from '#cli/label-flags.ts';
import { collect } from '#cli/option-values.ts';
import type { PrepareOptions } from '#cli/prepare-options.ts';
import { readAgreement } from '#cli/read-file.ts';
import { type Given, givenLists, type ListFiles } from '#cli/rehearsed-lists.ts';
import { shellWord } from '#cli/shell-word.ts';
import { StepFault } from '#cli/step-fault.ts';
import type { Terminal } from '#cli/terminal.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { areSealed, partiesByRole } from '#core/agreement/lookup.ts';
import { AirlockError } from '#core/errors.ts';

/** What came of each command, up to the first that did not succeed. */
const RehearsalDocument = z.strictObject({
  kind: z.literal('rehearsal'),
  steps: z.array(
    z.strictObject({
      command: z.array(z.string()),
      exitCode: z.enum(EXIT),
      document: z.union([
        init.document,
        dropKey.document,
        agreementPropose.document,
        prepare.document,
        approve.document,
        upload.document,
      ]),
    }),
  ),
});
type RehearsalDocument = z.infer<typeof RehearsalDocument>;

interface Options extends LabelFlags, ListFiles {
  readonly room: string;
  readonly attest?: string;
}

/** `airlock rehearse`: both parties' way into the room on one machine, command by command. */
export const rehearse: CliCommand<Options, RehearsalDocument> = {
  examples: [
    'rehearse --room room --agreement agreement.yaml --file brand=customers.csv --file publisher=audience.csv',
  ],
  options: [
    roomOption,
    required('--agreement <file>', 'the agreement.yaml of the collaboration'),
    required(
      '--file <party=path>',
      'the file of a party (once for each); of its events <party.dataset=path>',
    ).argParser(collect),
    new Option(
      '--mapping <party=path>',
      'the mapping file of a party (once for each), if it is not <party>-mapping.yaml in the folder of the agreement; of its events <party.dataset=path> or <party>-<dataset>-mapping.yaml; without either, what the file suggests is used',
    ).argParser(collect),
    new Option('--attest <statement>', 'passed on to every prepare'),
    ...labelOptions,
  ],
  document: RehearsalDocument,
  run: async ({ terminal, options }) => {
    const steps: RehearsalDocument['steps'] = [];
    try {
      const planned = await stepsOf(options);
      for (const { check } of planned) await check?.();
      for (const { words, run } of planned) {
        terminal.say(`$ airlock ${words.map(shellWord).join(' ')}`);
        const played = await run(terminal);
        terminal.say();
        steps.push({ command: [...words], ...played });
        if (played.exitCode !== EXIT.done) break;
      }
    } catch (fault) {
      throw new StepFault(
        steps.map(({ command }) => ({ command })),
        fault,
      );
    }
    return { kind: 'rehearsal', steps };
  },
  render: (rehearsal) =>
    exitCodeOf(rehearsal) === EXIT.done
      ? ['Both datasets are published. Ask with "airlock ask".']
      : [],
  exitCode: (rehearsal) => exitCodeOf(rehearsal),
};

const exitCodeOf = ({ steps }: RehearsalDocument): ExitCode => steps.at(-1)?.exitCode ?? EXIT.done;

type StepDocument = RehearsalDocument['steps'][number]['document'];

/** A command as it would be typed, and that same command. */
interface Step {
  readonly words: readonly string[];
  readonly run: (terminal: Terminal) => Promise<Played<StepDocument>>;
  /** Throws what can be known of it before any work. */
  readonly check?: () => Promise<void>;
}

const step = <Options extends object, Document extends StepDocument>(
  [name, command]: readonly [name: string, command: CliCommand<Options, Document>],
  args: readonly string[],
  typed: Partial<Options>,
): Step => {
  const flags = Object.entries(typed).flatMap(([name, value]) =>
    value === true ? [flagOf(name)] : [flagOf(name), String(value)],
  );
  const options = withDefaults(command, typed);
  return {
    words: [name, ...args, ...flags],
    run: (terminal) => play(command, { terminal, args, options }),
  };
};

/** An option as it is typed. */
const flagOf = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** What the command line fills in where nothing is typed. */
const withDefaults = <Options extends object, Document extends StepDocument>(
  { options }: CliCommand<Options, Document>,
  typed: Partial<Options>,
): Options =>
  ({
    ...Object.fromEntries(options.map((option) => [option.attributeName(), option.defaultValue])),
    ...typed,
  }) as Options;

/** Of two lists the second would else be looked at only when the first is published. */
const prepareStep = (
  file: string,
  typed: Partial<PrepareOptions> & { readonly party: string },
): Step => ({
  ...step(['prepare', prepare], [file], typed),
  check: () =>
    checkPrepare({ args: [file], options: withDefaults(prepare, typed) }).catch(
      (cause: unknown) => {
        if (!(cause instanceof AirlockError)) throw cause;
        const { code, message } = cause;
        // Not the first letter of a path.
        const says = message.replace(/^(The|This|Map|Say) /, (word) => word.toLowerCase());
        throw new AirlockError(code, `For "${typed.party}": ${says}`, { cause });
      },
    ),
});

const stepsOf = async (options: Options): Promise<readonly Step[]> => {
  const { agreement } = await readAgreement(options.agreement);
  const given = await givenLists(options, agreement);
  const { room } = options;
  const [{ id: first }] = agreement.parties;
  const { publisher } = partiesByRole(agreement);
  return [
    // A rehearsal that stopped is played again in the same room.
    (await isRoom(room))
      ? step(['agreement propose', agreementPropose], [options.agreement], { room, party: first })
      : step(['init', init], [], { room, agreement: options.agreement }),
    ...(await keySteps(options, agreement)),
    ...agreement.parties.flatMap(({ id: party }): readonly Step[] => {
      const own = given.filter((each) => each.party === party);
      const labels = party === publisher.id ? labelFlagsOf(options) : {};
      const [people, ...events] = own.map((each) =>
        listSteps(options, { ...each, isSealed: areSealed(agreement) }, labels),
      );
      const approves = step(['approve', approve], [], { room, party, yes: true });
      return [
        ...(people?.slice(0, 1) ?? []),
        approves,
        ...(people?.slice(1) ?? []),
        ...events.flat(),
      ];
    }),
  ];
};

const keyFileOf = (room: string, party: string): string => `${room}-drop-key-${party}.json`;

/** How each party gets what it seals drops with, which it keeps when the rehearsal is played again. */
const keySteps = async ({ room }: Options, agreement: Agreement): Promise<readonly Step[]> => {
  if (!areSealed(agreement)) return [];
  const steps: Step[] = [];
  for (const { id: party } of agreement.parties) {
    const out = keyFileOf(room, party);
    if (!(await isThere(out))) steps.push(step(['drop-key', dropKey], [], { room, party, out }));
  }
  return steps;
};

/** How one list gets into the room. */
const listSteps = (
  { room, agreement, attest }: Options,
  { party, dataset, isEvents, isOnly, file, mapped, isSealed }: Given & { isSealed: boolean },
  labels: LabelFlags,
): readonly [prepare: Step, upload: Step] => {
  const out = join(`${room}-drops`, isEvents ? `${party}-${dataset}` : party);
  const typed = {
    ...{ agreement, party, ...(!isOnly && { dataset }), ...mapped, out },
    ...(attest !== undefined && { attest }),
    ...(isSealed && { dropKey: keyFileOf(room, party) }),
    ...(isEvents ? !isSealed && { list: join(`${room}-drops`, party) } : labels),
  };
  return [prepareStep(file, typed), step(['upload', upload], [out], { room, party })];
};

/** Only rows of the publisher have labels. */
const labelFlagsOf = ({ labelFrom, labelMap }: LabelFlags): LabelFlags => ({
  ...(labelFrom !== undefined && { labelFrom }),
  ...(labelMap !== undefined && { labelMap }),
});
