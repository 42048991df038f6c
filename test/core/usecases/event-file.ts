import { join } from 'node:path';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { EventMapping } from '#core/drops/event-mapping.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import type { Acceptance } from '#core/usecases/drops/drop-outcome.ts';
import { prepareEvents } from '#core/usecases/drops/prepare-events.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';
import type { RoomAtHand } from '#proof/rehearsal/room.ts';
import { eventAgreementText } from '#test/core/agreement/event-agreement.ts';
import { stepClock } from '#test/support/memory/step-clock.ts';
import { writeTable } from '#test/support/party-file.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/** An agreement with purchases of the brand and contacts of the publisher. */
export const EVENT_AGREEMENT = parseAgreement(eventAgreementText(), 'agreement.yaml');

/** Columns of a file of purchases. */
const COLUMNS = ['Cookie', 'E-mail', 'When', 'Amount', 'Currency', 'Channel', 'Order'];

/** How they are used. */
const MAPPING = {
  identifiers: { email: 'E-mail' },
  bridges: ['Cookie'],
  time: 'When',
  value: { column: 'Amount', currencyColumn: 'Currency' },
  attributes: { place: { column: 'Channel', values: { Shop: 'store' } } },
};

/** A purchase that is right, some of whose fields are others. */
export const purchase = (changes: Readonly<Record<string, string>> = {}): readonly string[] => {
  const right: Readonly<Record<string, string>> = {
    ...{ Cookie: 'c-1', 'E-mail': '', When: '2026-11-01T12:00:00', Amount: '12.50' },
    ...{ Currency: 'EUR', Channel: 'web', Order: '', ...changes },
  };
  return COLUMNS.map((name) => right[name] ?? '');
};

/** Prepares a file of purchases on the 2nd of November 2026. */
export const preparePurchases = async (
  rows: readonly (readonly string[])[],
  mapping: object = {},
) => {
  const path = await writeTable('list.csv', { columns: COLUMNS, rows });
  const out = join(await tempFolder(), 'drop');
  const preparation = await prepareEvents({
    source: await openRecords(path, { encoding: 'utf-8', delimiter: undefined }),
    openDrop: (columns) => DropFolder.open(out, columns),
    clock: stepClock(),
    randomness: systemRandomness,
  })({
    ...{ signed: EVENT_AGREEMENT, party: 'brand', dataset: 'purchases' },
    mapping: EventMapping.parse({ ...MAPPING, ...mapping }),
    attestation: 'everybody agreed',
  });
  return { out, preparation };
};

/** Prepares a file of purchases and delivers it to a room. */
export const deliverPurchases = async (
  { ports }: Pick<RoomAtHand, 'ports'>,
  rows: readonly (readonly string[])[],
): Promise<Acceptance> => {
  const { out, preparation } = await preparePurchases(rows);
  if (preparation.outcome !== 'prepared') throw new Error('the file of a test is refused');
  const { manifest } = preparation;
  const prepared = { manifest, pathOf: (file: string) => join(out, file) };
  return acceptDrop(ports)(await uploadDrop(ports)('brand', prepared));
};
