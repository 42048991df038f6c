import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { withDigest } from '#core/agreement/agreement-with-digest.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { alsoAllowed } from '#redteam/also-allowed.ts';
import type { Lab } from '#redteam/lab.ts';
import type { Seat, Side } from '#redteam/seats.ts';

/** A bench whose parties have agreed on events of both lists too. */
export interface Stage {
  readonly lab: Lab;
  readonly seat: Seat;
  /** Events of the counted list's people, and of the other one's. */
  readonly conversions: Side;
  readonly touches: Side;
}

/** How many conversions of a person count, and how many touches share each. */
export const COUNTED = { conversions: 2, touches: 2 } as const;
/** The most that a conversion counts for, in smallest units. */
export const MOST = 50_000;
/** Credits of a conversion. */
export const CREDITS = 1_000;

const CONVERSIONS = { game_place: ['web', 'store'] };
const TOUCHES = { game_campaign: ['spring', 'brand', 'planted'] };
const DAYS = 120;
const LOOK_BACK = 30;
const SHARED = { by: ['first_party_id' as const], zone: 'UTC', maxAgeDays: DAYS };

/** The list whose people are counted, and the other one. */
const sidesOf = ({ attacker, victim, counts }: Seat): readonly [counted: Side, other: Side] =>
  counts ? [attacker, victim] : [victim, attacker];

/** The same terms, under which both parties keep events of their people, and the attacker may ask all about them. */
const withEvents = (agreement: Agreement, seat: Seat): Agreement => {
  const [counted, other] = sidesOf(seat);
  const [kind = 'email'] = agreement.identifiers.kinds;
  const by = [...SHARED.by, kind];
  const bridged = ({ party, dataset, attributes }: Side) => ({
    ...agreement.datasets[party],
    [dataset]: { attributes, ...agreement.datasets[party]?.[dataset], bridges: 2 },
  });
  const conversions = { ...SHARED, by, of: counted.dataset };
  const value = { game_revenue: { currency: 'EUR', clip: [0, MOST / 100] } };
  return {
    ...agreement,
    airlock: 2,
    contributions: { ...COUNTED },
    datasets: {
      ...agreement.datasets,
      [counted.party]: {
        ...bridged(counted),
        game_purchases: { attributes: CONVERSIONS, events: { ...conversions, value } },
      },
      [other.party]: {
        ...bridged(other),
        game_contacts: {
          attributes: TOUCHES,
          events: { ...SHARED, by, of: other.dataset, lookBackDays: LOOK_BACK },
        },
      },
    },
    analyses: alsoAllowed(agreement, seat.attacker.party, [
      'overlap',
      'reach',
      'conversions',
      'attribution',
      'value',
    ]),
  };
};

/** Who attacks, and how many charged answers that takes; one if left out. */
export interface HistoryNeed {
  readonly attacker: 'advertiser' | 'publisher';
  readonly answers?: number;
}

/** The bench with events; or why there is none. */
export const historyStage = (lab: Lab, { attacker, answers = 1 }: HistoryNeed): Stage | string => {
  if (lab.terms.noise === 'none') return 'events are agreed on with noise only';
  const found = lab.seat({ analyses: [] });
  if (typeof found === 'string') return found;
  const seat: Seat =
    found.counts === (attacker === 'advertiser')
      ? found
      : { attacker: found.victim, victim: found.attacker, counts: !found.counts };
  const [counted, other] = sidesOf(seat);
  const bench = lab.under(withDigest(withEvents(lab.signed.agreement, seat)));
  const affords = bench.affords(seat.attacker.party);
  if (answers > affords) return `it takes ${answers} answers and the budget pays for ${affords}`;
  return {
    ...{ lab: bench, seat },
    conversions: { party: counted.party, dataset: 'game_purchases', attributes: CONVERSIONS },
    touches: { party: other.party, dataset: 'game_contacts', attributes: TOUCHES },
  };
};

type HistoryAnalysis = 'reach' | 'conversions' | 'attribution' | 'value' | 'event-lift';
type HistoryRequest = Extract<QuestionRequest, { readonly analysis: HistoryAnalysis }>;

/** A question of histories, of the lists of the stage. */
export const asked = (
  { seat: { attacker, victim }, conversions, touches }: Stage,
  request: HistoryRequest,
): QuestionRequest => ({
  ...request,
  datasets: { [attacker.party]: attacker.dataset, [victim.party]: victim.dataset },
  events: { [conversions.party]: conversions.dataset, [touches.party]: touches.dataset },
});

/** The name of an attribute of events, as questions write it. */
export const nameOf = (side: Side): string => `${side.party}.${Object.keys(side.attributes)[0]}`;
