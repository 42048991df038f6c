import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT } from '#cli/exit-codes.ts';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import { type Ran, runCli } from '#test/support/run-cli.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/** What came of a file: the overlap that a room told, 'hidden' where it is under the threshold, or why not. */
export type Played = { readonly overlap: number | 'hidden' } | { readonly stopped: Ran };

/** A publisher's file of a case, with more flags for `prepare` where it needs them. */
export interface CaseFile {
  readonly folder: string;
  readonly file: string;
  readonly flags?: readonly string[];
}

/** Plays both parties up to the first question, in a room of its own: each prepares its file, approves and uploads. */
export const fillRoom = async ({
  folder,
  file,
  flags = [],
}: CaseFile): Promise<{ readonly room: string } | { readonly stopped: Ran }> => {
  const at = (name: string): string => join(folder, name);
  const place = await tempFolder();
  const room = join(place, 'room');
  const prepare = (party: string, name: string, more: readonly string[]): Promise<Ran> => {
    const mapping = at(`${party}-mapping.yaml`);
    const map = existsSync(mapping) ? ['--mapping', mapping] : [];
    const of = ['--party', party, '--agreement', at('agreement.yaml')];
    const out = ['--out', join(place, party), '--attest', 'test'];
    return runCli('prepare', at(name), ...map, ...of, ...out, ...more);
  };
  const steps: readonly (() => Promise<Ran>)[] = [
    () => prepare('publisher', file, flags),
    () => runCli('init', '--room', room, '--agreement', at('agreement.yaml')),
    () => prepare('brand', 'brand.csv', []),
    ...['brand', 'publisher'].map(
      (party) => () => runCli('approve', '--room', room, '--party', party, '--yes'),
    ),
    ...['brand', 'publisher'].map(
      (party) => () => runCli('upload', join(place, party), '--room', room, '--party', party),
    ),
  ];
  for (const step of steps) {
    const ran = await step();
    if (ran.code !== 0) return { stopped: ran };
  }
  return { room };
};

/** Plays a case, of which the advertiser asks for the overlap. Exact counts, rounded to 5. */
export const playCase = async (file: CaseFile): Promise<Played> => {
  const filled = await fillRoom(file);
  if ('stopped' in filled) return filled;
  const { room } = filled;
  const asked = await runCli('ask', 'overlap', '--room', room, '--party', 'brand', '--json');
  if (asked.code !== 0 && asked.code !== EXIT.nothingReleased) return { stopped: asked };
  return { overlap: peopleOf(AnswerDocument.parse(JSON.parse(asked.out))) };
};

const peopleOf = (answer: AnswerDocument): number | 'hidden' => {
  const [cell] = answer.cells;
  return cell?.outcome === 'released' ? cell.people : 'hidden';
};
