import { attributesOf } from '#core/agreement/lookup.ts';
import { type DropShape, ownKinds, partSql } from '#proof/bench/data/drop-sql.ts';
import { agreementFor } from '#proof/bench/data/example.ts';
import { writeDrop } from '#proof/bench/data/write-drop.ts';

interface Params extends DropShape {
  readonly folder: string;
}

const DATASETS = { brand: 'customers', publisher: 'audience' } as const;

/** Writes a drop of one side's people. */
export const run = async ({ folder, ...shape }: Params): Promise<undefined> => {
  const signed = await agreementFor(shape.use);
  const { side, rows } = shape;
  const dataset = DATASETS[side];
  const attributes = attributesOf(signed.agreement, side, dataset);
  await writeDrop(folder, {
    ...{ signed, party: side, dataset, rows, attributes: Object.keys(attributes) },
    kinds: [...signed.agreement.identifiers.kinds, ...ownKinds(shape)],
    partSql: (range, path) => partSql(shape, range, path)(attributes),
  });
};
