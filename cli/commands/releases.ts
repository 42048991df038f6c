import { writeFile } from 'node:fs/promises';
import { Option } from 'commander';
import { z } from 'zod';
import { anyRoomOptions, type CliCommand } from '#cli/command.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import type { Base } from '#cli/release/answer-table.ts';
import {
  EXPORT_FORMATS,
  type ExportFormat,
  exportLines,
  exportText,
} from '#cli/release/export-release.ts';
import { readBase } from '#cli/release/read-base.ts';
import { shownLines } from '#cli/render/answer.ts';
import { releaseListLines, trendLines } from '#cli/render/releases.ts';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import { ReleasesDocument, TrendDocument } from '#core/documents/releases-document.ts';
import { AirlockError } from '#core/errors.ts';
import type { RoomClient } from '#core/ports/room-client.ts';

/** `airlock releases list`: every answer that left the room. */
export const releasesList: CliCommand<RoomChoice, ReleasesDocument> = {
  examples: ['releases list --room room'],
  options: anyRoomOptions,
  document: ReleasesDocument,
  run: (given) => withRoom(given, 'read', (room) => room.releases()),
  render: releaseListLines,
};

/** An answer in a form for other programs, or the file that it was written to. */
const ExportDocument = z.strictObject({
  kind: z.literal('release-export'),
  format: z.enum(EXPORT_FORMATS),
  lines: z.array(z.string()).optional(),
  file: z.string().optional(),
});
type ExportDocument = z.infer<typeof ExportDocument>;

/** An answer beside people of the asker's own list, who stay on this machine. */
const BaseDocument = z.strictObject({
  kind: z.literal('release-base'),
  answer: AnswerDocument,
  attribute: z.string(),
  people: z.record(z.string(), z.int().nonnegative()),
});
type ShownDocument = AnswerDocument | TrendDocument | ExportDocument | z.infer<typeof BaseDocument>;

interface Options extends RoomChoice, Readonly<Partial<Record<ExportFormat, true>>> {
  readonly out?: string;
  readonly trend?: true;
  readonly base?: string;
}

/** `airlock releases show`: an answer again, over time, or in a form for other programs. */
export const releasesShow: CliCommand<Options, ShownDocument> = {
  examples: [
    'releases show 3f2a --room room',
    'releases show 3f2a --room room --trend',
    'releases show 3f2a --room room --csv --out answer.csv',
  ],
  argumentSummary: 'its name, or how that begins',
  options: [
    ...anyRoomOptions,
    new Option('--csv', 'as CSV, for a spreadsheet'),
    new Option('--html', 'as one page with bars, which fetches nothing'),
    new Option('--vega', 'as a chart of Vega-Lite'),
    new Option('--out <file>', 'write it to a new file'),
    new Option('--trend', 'the same question over all versions that it was asked about'),
    new Option(
      '--base <file>',
      'people of your own list by value, a CSV file: adds an index to it',
    ),
  ],
  document: z.discriminatedUnion('kind', [
    AnswerDocument,
    TrendDocument,
    ExportDocument,
    BaseDocument,
  ]),
  run: async (given) => {
    const { options, args } = given;
    const format = formatOf(options);
    const base = options.base === undefined ? undefined : await readBase(options.base);
    return withRoom(given, 'read', async (room) => {
      const answer = await room.release(args[0] ?? '');
      if (options.trend) return trendOf(room, answer);
      if (base) {
        checkBase(answer, base);
        const { attribute, people } = base;
        return { kind: 'release-base', answer, attribute, people: Object.fromEntries(people) };
      }
      return format === undefined ? answer : exported(answer, format, options.out);
    });
  },
  render: (document, room) => {
    switch (document.kind) {
      case 'answer':
        return shownLines(document, { reader: { room } });
      case 'release-base': {
        const { answer, attribute, people } = document;
        const base = { attribute, people: new Map(Object.entries(people)) };
        return shownLines(answer, { base, reader: { room } });
      }
      case 'trend':
        return trendLines(document);
      case 'release-export':
        return document.lines ?? [`Wrote "${document.file ?? ''}".`];
    }
  },
};

/** A base of other values would give an index of nothing, or one that others' values shift. */
const checkBase = ({ cells }: AnswerDocument, { attribute, people }: Base): void => {
  const values = new Set(cells.map(({ by }) => by[attribute]));
  const strange = [...people.keys()].filter((value) => !values.has(value)).length;
  if (strange === 0 && people.size > 0) return;
  throw new AirlockError(
    'input',
    people.size === 0 || values.has(undefined)
      ? `The base is about "${attribute}", by which this answer does not count: name the column as the answer does.`
      : `The base holds ${strange} values of "${attribute}" that the answer does not have: write them as the agreement declares them.`,
  );
};

const formatOf = (options: Options): ExportFormat | undefined => {
  const [format, ...more] = EXPORT_FORMATS.filter((each) => options[each]);
  const others = [options.trend, options.base].filter((each) => each !== undefined);
  if (more.length + others.length + (format === undefined ? 0 : 1) > 1)
    throw new AirlockError('usage', 'Give one of --csv, --html, --vega, --trend and --base.');
  if (format === undefined && options.out !== undefined)
    throw new AirlockError('usage', 'Say with --csv, --html or --vega what to write to the file.');
  return format;
};

const exported = async (
  answer: AnswerDocument,
  format: ExportFormat,
  file: string | undefined,
): Promise<ExportDocument> => {
  const lines = [...exportLines(answer, format)];
  if (file === undefined) return { kind: 'release-export', format, lines };
  await writeFile(file, exportText(lines, format), { flag: 'wx' });
  return { kind: 'release-export', format, file };
};

const trendOf = async (room: RoomClient, answer: AnswerDocument): Promise<TrendDocument> => {
  const { releases } = await room.releases();
  const question = releases.find(({ release }) => release === answer.release)?.question;
  const same = releases.filter((each) => each.question === question);
  const answers: AnswerDocument[] = [];
  for (const { release } of same) answers.push(await room.release(release));
  return { kind: 'trend', answers };
};
