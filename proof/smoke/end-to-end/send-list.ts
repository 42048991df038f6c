import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { runCommand } from '#cli/program.ts';
import { DeliveryDocument } from '#core/documents/delivery-document.ts';
import { AirlockError } from '#core/errors.ts';
import { PreparedReport } from '#core/lint/prepared-report.ts';
import { documentOf } from '#proof/smoke/end-to-end/as-party.ts';
import type { Journey, Party, Published } from '#proof/smoke/end-to-end/journey.ts';

const EXAMPLE = fileURLToPath(new URL('../../../examples/retail/', import.meta.url));

const Prepared = z.object({ report: PreparedReport });

/** What came of a list on its own machine, and in the room. */
export interface Sent {
  readonly prepared: PreparedReport;
  readonly published: Published;
}

const runHere = async (...args: readonly string[]): Promise<unknown> => {
  let out = '';
  const streams = { out: { write: (text: string) => (out += text) }, err: { write: () => true } };
  return documentOf(await runCommand([...args, '--json'], streams), out);
};

/** Prepares a list as its party would, and hands it to the room. */
export const sendList = async (
  { asParty, agreement, folder, learnt }: Journey,
  { party, file }: { readonly party: Party; readonly file: string },
): Promise<Sent> => {
  const drop = join(folder, `drop-of-${file.replaceAll(/\W/g, '-')}`);
  const { report } = Prepared.parse(
    await runHere(
      ...['prepare', file, '--party', party, '--agreement', agreement, '--out', drop],
      ...['--mapping', join(EXAMPLE, `${party}-mapping.yaml`)],
      ...['--attest', 'made-up people, for a trial'],
    ),
  );
  const delivered = DeliveryDocument.parse(await asParty(party, 'upload', drop));
  if (delivered.outcome !== 'published')
    throw new AirlockError('room', `The room refused the list (${delivered.reason}).`);
  learnt.published[party] = delivered;
  return { prepared: report, published: delivered };
};
