import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { defineCommand, type Register, roomOption } from '#cli/command.ts';
import { registerApprove } from '#cli/commands/approve.ts';
import { registerInit } from '#cli/commands/init.ts';
import { registerPrepare } from '#cli/commands/prepare.ts';
import { registerUpload } from '#cli/commands/upload.ts';
import { EXIT, type ExitCode } from '#cli/exit-codes.ts';
import { assignment, collect } from '#cli/option-values.ts';
import { readAgreement } from '#cli/read-file.ts';
import type { Streams, Terminal } from '#cli/terminal.ts';
import { partyOf } from '#core/agreement/lookup.ts';
import { AirlockError } from '#core/errors.ts';

interface Options {
  room: string;
  agreement: string;
  file: readonly string[];
  mapping?: readonly string[];
  attest?: string;
}

/** `airlock rehearse`: both parties' way into the room on one machine, command by command. */
export const registerRehearse: Register = (program, streams, report) =>
  defineCommand<Options>(program, {
    name: 'rehearse',
    summary: 'play both parties on one machine: init, then prepare, approve and upload for each',
    streams,
    report,
    configure: (command) =>
      roomOption(command)
        .requiredOption('--agreement <file>', 'the agreement.yaml of the collaboration')
        .requiredOption('--file <party=path>', 'the file of a party (once for each)', collect)
        .option('--mapping <party=path>', 'its mapping, if not <party>-mapping.yaml', collect)
        .option('--attest <statement>', 'passed on to every prepare'),
    act: async ({ terminal, options }) => {
      const documents: unknown[] = [];
      for (const step of await stepsOf(options)) {
        terminal.say(`$ airlock ${step.map(shellWord).join(' ')}`);
        const { exitCode, document } = await runStep(step, terminal, streams);
        documents.push({ command: step, exitCode, document });
        terminal.say();
        if (exitCode === EXIT.done) continue;
        terminal.document(documents);
        return exitCode;
      }
      terminal.document(documents);
      terminal.say('Both datasets are published. Ask with "airlock ask".');
      return EXIT.done;
    },
  });

type Step = readonly string[];

const stepsOf = async (options: Options): Promise<readonly Step[]> => {
  const { agreement } = await readAgreement(options.agreement);
  const files = new Map(options.file.map(assignment));
  const mappings = new Map((options.mapping ?? []).map(assignment));
  for (const party of [...files.keys(), ...mappings.keys()]) partyOf(agreement, party);
  const room = ['--room', options.room];
  const byAgreement = ['--agreement', options.agreement];
  const attest = options.attest === undefined ? [] : ['--attest', options.attest];
  return [
    ['init', ...room, ...byAgreement],
    ...agreement.parties.flatMap(({ id }): readonly Step[] => {
      const mapping = mappings.get(id) ?? join(dirname(options.agreement), `${id}-mapping.yaml`);
      const drop = join(`${options.room}-drops`, id);
      const party = ['--party', id];
      const out = ['--mapping', mapping, '--out', drop];
      return [
        ['prepare', fileOf(files, id), ...byAgreement, ...party, ...out, ...attest],
        ['approve', ...room, ...party],
        ['upload', drop, ...room, ...party],
      ];
    }),
  ];
};

const fileOf = (files: ReadonlyMap<string, string>, party: string): string => {
  const path = files.get(party);
  if (path !== undefined) return path;
  throw new AirlockError('usage', `"${party}" has no file: name it with --file ${party}=path.`);
};

/** Runs a step as the command line would, so that what is printed is what is done. */
const runStep = async (
  step: Step,
  terminal: Terminal,
  streams: Streams,
): Promise<{ exitCode: ExitCode; document: unknown }> => {
  let exitCode: ExitCode = EXIT.done;
  let captured = '';
  const quiet: Streams = {
    out: {
      write: (text) => {
        captured += text;
      },
    },
    err: { write: () => {} },
  };
  const program = new Command().exitOverride();
  for (const register of [registerInit, registerPrepare, registerApprove, registerUpload])
    register(program, terminal.json ? quiet : streams, (code) => {
      exitCode = code;
    });
  await program.parseAsync([...step, ...(terminal.json ? ['--json'] : [])], { from: 'user' });
  return { exitCode, document: captured === '' ? undefined : JSON.parse(captured) };
};

const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
