import { Option } from 'commander';
import { checkFree, writeNewFile } from '#adapters/local/new-file.ts';
import { anyRoomOptions, type CliCommand } from '#cli/command.ts';
import { linesText } from '#cli/file-text.ts';
import { type GivenFiles, gatherFacts } from '#cli/governance/gather-facts.ts';
import { htmlLines } from '#cli/governance/html.ts';
import { markdownLines } from '#cli/governance/markdown.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { amount } from '#cli/render/table.ts';
import { untypeset } from '#cli/typeset.ts';
import {
  type DocumentName,
  GovernanceDocument,
  LANGUAGES,
  type Language,
} from '#core/documents/governance-document.ts';
import { AirlockError } from '#core/errors.ts';
import { writeDocument } from '#core/governance/documents/write-document.ts';
import { MAX_PRINTED_LENGTH } from '#core/limits.ts';

const FORMATS = ['md', 'html'] as const;

interface Options extends RoomChoice, GivenFiles {
  readonly format: (typeof FORMATS)[number];
  readonly out?: string;
  readonly language?: Language;
}

const LINES = { md: markdownLines, html: htmlLines } as const;

const linesOf = (document: GovernanceDocument, { format }: Options): readonly string[] =>
  LINES[format](document);

/** A terminal leaves out the middle of what is longer, and nothing of such a document may be lost. */
const checkLengths = (lines: readonly string[]): void => {
  if (lines.every(({ length }) => length <= MAX_PRINTED_LENGTH)) return;
  throw new AirlockError(
    'usage',
    'A line of this document is longer than is printed: write it to a file with --out.',
  );
};

const command = (name: DocumentName): CliCommand<Options, GovernanceDocument> => ({
  examples: [`${name} --room room`, `${name} --room room --format html --out ${name}.html`],
  options: [
    ...anyRoomOptions,
    new Option('--format <form>', 'Markdown or one page of HTML').choices(FORMATS).default('md'),
    new Option('--out <file>', 'write it to a new file'),
    ...(name === 'notice'
      ? [new Option('--language <code>', 'English or French').choices(LANGUAGES).default('en')]
      : []),
    ...(name === 'dpia'
      ? [
          new Option('--audit <file>', 'what "audit" said last with --json'),
          new Option('--redteam <file>', 'what "redteam" said last with --json'),
        ]
      : []),
  ],
  document: GovernanceDocument,
  run: async (given) => {
    const { options, terminal } = given;
    const { out, language, stack } = options;
    if (out !== undefined) await checkFree(out);
    const where = stack === undefined ? 'local' : 'deployed';
    const facts = await withRoom(given, 'read', (room) => gatherFacts(room, where, options));
    const document = writeDocument(name, facts, language);
    const lines = linesOf(document, options);
    if (out === undefined) {
      if (!terminal.json) checkLengths(lines);
      return document;
    }
    await writeNewFile(out, linesText(lines));
    return { ...document, file: out };
  },
  render: (document, options) =>
    document.file === undefined
      ? untypeset(linesOf(document, options))
      : [`Wrote "${document.file}": ${amount(document.gaps, 'gap')} to be filled.`],
});

/** `airlock dpia`: a data protection impact assessment. */
export const dpia = command('dpia');

/** `airlock records`: a record of processing activities. */
export const records = command('records');

/** `airlock terms`: a sheet of terms for joint controllers and processors. */
export const terms = command('terms');

/** `airlock lia`: an assessment of legitimate interests. */
export const lia = command('lia');

/** `airlock notice`: a notice for the people on the lists. */
export const notice = command('notice');
