import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { datasetsOf, takesLists } from '#core/agreement/lookup.ts';
import type { SubjectKind } from '#core/drops/subject-identifier.ts';

type Dataset = Agreement['datasets'][string][string];

/** An amount that each event has: in which unit, and the least and the most that is kept of it. */
interface HeldAmount {
  readonly name: string;
  readonly unit: string;
  readonly least: number;
  readonly most: number;
}

/** A list that a party brings, and all data that the room holds by it. */
export interface HeldList {
  readonly party: string;
  readonly name: string;
  readonly dataset: Dataset;
  /** By what a row is known to be of somebody. */
  readonly kinds: readonly SubjectKind[];
  /** Most ids of the party's own that a person has beside these. */
  readonly ownIds: number;
  /** Whether each row has a random number beside these, by which lists for advertising name it. */
  readonly isLabelled: boolean;
  readonly amounts: readonly HeldAmount[];
}

const amountsOf = ({ events }: Dataset): readonly HeldAmount[] =>
  Object.entries(events?.value ?? {}).map(([name, { currency, unit, clip }]) => ({
    ...{ name, unit: currency ?? unit ?? name },
    ...{ least: clip[0] ?? 0, most: clip[1] ?? 0 },
  }));

/** Every list of an agreement, with every category of data that it declares. */
export const heldLists = (agreement: Agreement): readonly HeldList[] =>
  agreement.parties.flatMap(({ id: party }) =>
    Object.entries(datasetsOf(agreement, party)).map(([name, dataset]) => ({
      ...{ party, name, dataset, amounts: amountsOf(dataset) },
      kinds: dataset.events?.by ?? agreement.identifiers.kinds,
      ownIds: dataset.bridges ?? 0,
      isLabelled: takesLists(agreement, { party, dataset: name }),
    })),
  );
