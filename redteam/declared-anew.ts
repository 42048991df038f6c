import { Agreement } from '#core/agreement/agreement-schema.ts';
import { unfitFaults } from '#core/agreement/fitness.ts';
import type { DatasetId } from '#core/room-layout.ts';

type List = Agreement['datasets'][string][string];

/** An agreement in which a list has these attributes in place of its own, and keeps the ids by which its events find it. */
export const declaredAnew = (
  agreement: Agreement,
  { party, dataset }: DatasetId,
  list: {
    readonly attributes: Readonly<Record<string, readonly string[]>>;
    readonly hierarchies?: List['hierarchies'];
  },
): Agreement => {
  const own = agreement.datasets[party] ?? {};
  const bridges = own[dataset]?.bridges;
  const attributes = Object.fromEntries(
    Object.entries(list.attributes).map(([name, values]) => [name, [...values]]),
  );
  const anew = { ...list, attributes, ...(bridges !== undefined && { bridges }) };
  return {
    ...agreement,
    datasets: { ...agreement.datasets, [party]: { ...own, [dataset]: anew } },
  };
};

/** An attack has no ground: with what it needs, the agreement would be none, or one that nobody may agree on. */
export class NotAgreeable extends Error {
  override readonly name = 'NotAgreeable';
}

/** Why two parties could not agree on it; undefined if they could. */
const whyNot = (agreement: Agreement): string | undefined =>
  Agreement.safeParse(agreement).success
    ? unfitFaults(agreement)[0]?.message
    : 'it would be no agreement';

/** Could two parties agree on it? */
export const isAgreeable = (agreement: Agreement): boolean => whyNot(agreement) === undefined;

/** Throws NotAgreeable for what two parties could not agree on. */
export const requireAgreeable = (agreement: Agreement): void => {
  const why = whyNot(agreement);
  if (why !== undefined) throw new NotAgreeable(`with what it needs nobody could agree: ${why}`);
};
