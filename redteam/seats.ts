import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { mayAsk, partiesByRole, peopleDatasetsOf } from '#core/agreement/lookup.ts';
import type { AnalysisName } from '#core/analyses/analysis-names.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';

/** One dataset of one party. */
export interface Side {
  readonly party: string;
  readonly dataset: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** Who attacks whom, from which dataset. */
export interface Seat {
  readonly attacker: Side;
  readonly victim: Side;
  /** The attacker is the party whose rows are counted, so one person can meet several of his rows. */
  readonly counts: boolean;
}

/** What an attack needs of the agreement. */
export interface Need {
  readonly analyses: readonly AnalysisName[];
  readonly attackerAttributes?: number;
  readonly victimAttributes?: number;
  /** Charged answers that it takes; one if left out. */
  readonly answers?: number;
  /** Only the counted party can do it. */
  readonly counts?: true;
}

const sidesOf = (agreement: Agreement, party: string): readonly Side[] =>
  Object.entries(peopleDatasetsOf(agreement, party)).map(([dataset, { attributes }]) => ({
    party,
    dataset,
    attributes,
  }));

/** Every seat of the agreement; those of the counted party, who can do more, first. */
const seatsOf = (agreement: Agreement): readonly Seat[] => {
  const { advertiser, publisher } = partiesByRole(agreement);
  const between = (attacker: string, victim: string): readonly Seat[] =>
    sidesOf(agreement, attacker).flatMap((own) =>
      sidesOf(agreement, victim).map((theirs) => ({
        attacker: own,
        victim: theirs,
        counts: attacker === advertiser.id,
      })),
    );
  return [...between(advertiser.id, publisher.id), ...between(publisher.id, advertiser.id)];
};

const sizeOf = (side: Side): number => Object.keys(side.attributes).length;

/** The best seat for an attack, or why there is none. */
export const findSeat = (agreement: Agreement, need: Need): Seat | string => {
  const seats = seatsOf(agreement);
  const allowed = seats.filter(({ attacker }) =>
    need.analyses.every((analysis) => mayAsk(agreement, attacker.party, analysis)),
  );
  if (allowed.length === 0) return `no party may ask ${need.analyses.join(' and ')}`;
  const able = allowed.filter(({ counts }) => !need.counts || counts);
  if (able.length === 0)
    return `only the advertiser could do it, and it may not ask ${need.analyses.join(' and ')}`;
  const rich = able.filter(
    ({ attacker, victim }) =>
      sizeOf(attacker) >= (need.attackerAttributes ?? 0) &&
      sizeOf(victim) >= (need.victimAttributes ?? 0),
  );
  return rich[0] ?? 'the datasets declare too few attributes for it';
};

/** The same lists with the parts exchanged, if the victim may ask for the overlap too. */
export const seatAcross = (
  agreement: Agreement,
  { attacker, victim, counts }: Seat,
): Seat | undefined =>
  mayAsk(agreement, victim.party, 'overlap')
    ? { attacker: victim, victim: attacker, counts: !counts }
    : undefined;

const datasetsAsked = ({ attacker, victim }: Seat): Record<string, string> => ({
  [attacker.party]: attacker.dataset,
  [victim.party]: victim.dataset,
});

/** The overlap of both datasets of a seat. */
export const overlapOf = (seat: Seat): QuestionRequest => ({
  analysis: 'overlap',
  datasets: datasetsAsked(seat),
});

/** The segments of both datasets of a seat, by `party.attribute`. */
export const segmentsOf = (seat: Seat, by: readonly string[]): QuestionRequest => ({
  analysis: 'segments',
  datasets: datasetsAsked(seat),
  by: [...by],
});

/** The names of a side's attributes, as questions write them. */
export const attributeNames = ({ party, attributes }: Side): readonly string[] =>
  Object.keys(attributes).map((attribute) => `${party}.${attribute}`);
