import { attributesOf } from '#core/agreement/lookup.ts';
import { EVENT_KINDS, type EventsShape, eventsSql } from '#proof/bench/data/events-sql.ts';
import { agreementFor } from '#proof/bench/data/example.ts';
import { writeDrop } from '#proof/bench/data/write-drop.ts';

interface Params extends EventsShape {
  readonly folder: string;
}

const DATASETS = { brand: 'purchases', publisher: 'contacts' } as const;

/** Writes a drop of the events of one side's people. */
export const run = async ({ folder, ...shape }: Params): Promise<undefined> => {
  const signed = await agreementFor('histories');
  const { side, events } = shape;
  const dataset = DATASETS[side];
  const attributes = attributesOf(signed.agreement, side, dataset);
  await writeDrop(folder, {
    ...{ signed, party: side, dataset, rows: events, attributes: Object.keys(attributes) },
    kinds: [EVENT_KINDS[side][0]],
    partSql: (range, path) => eventsSql(shape, range, path)(attributes),
  });
};
