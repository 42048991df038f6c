import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { withDigest } from '#core/agreement/agreement-with-digest.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { AirlockError } from '#core/errors.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { PROFILE_NAMES } from '#core/identifiers/profile.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { declaredAnew, isAgreeable } from '#redteam/declared-anew.ts';
import type { Lab } from '#redteam/lab.ts';
import { overlapOf, type Seat, type Side, segmentsOf } from '#redteam/seats.ts';
import type { Visit } from '#redteam/visit.ts';

/** A change that both parties agree to, and the question that it was meant for. */
interface Change {
  readonly name: string;
  readonly agreement: Agreement;
  readonly question: QuestionRequest;
}

/**
 * Both parties agree on other terms, and lists that were delivered under the old ones are asked about: a rare
 * value was dropped, so that suppressed cells follow by subtraction; an attribute is declared that no list has;
 * a value, the profile or the default country is another one.
 */
export const changedAgreement: Attack = {
  name: 'changed-agreement',
  source: 'own construction, from what a list was prepared under',
  knows: 'the old agreement and the new one',
  wants: 'an answer, a charge or a fault on a list that was delivered under other terms',
  against: 'certainty',
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['overlap'] });
    return typeof seat === 'string' ? notApplicable(seat) : play(lab, seat);
  },
};

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  const known = lab.cast.crowd('known', lab.tuned(overlapOf(seat)));
  const world = await lab.room([
    await lab.drop(seat.victim, lab.filled('victim', known)),
    await lab.drop(seat.attacker, lab.filled('own', known)),
  ]);
  const changes = changesOf(lab, seat);
  const passed: string[] = [];
  for (const change of changes)
    if (await lab.visit(world, (visit) => passes(visit, seat, change))) passed.push(change.name);
  const learned =
    passed.length === 0
      ? `${changes.map(({ name }) => name).join(', ')}: each was refused before anything was charged`
      : `not refused: ${passed.join(', ')}`;
  return {
    outcome: 'played',
    ...{ trials: changes.length, successes: passed.length, releases: 0, learned },
  };
};

const changesOf = (lab: Lab, seat: Seat): readonly Change[] => {
  const { agreement } = lab.signed;
  const segments = typeof lab.seat({ analyses: ['segments'] }) !== 'string';
  return [
    ...(segments
      ? [seat.victim, seat.attacker].flatMap((side) => ofSide(agreement, seat, side))
      : []),
    ...ofIdentifiers(agreement).map((change) => ({ ...change, question: overlapOf(seat) })),
  ].filter((change) => isAgreeable(change.agreement));
};

/** Changes of what a list declares. */
const ofSide = (agreement: Agreement, seat: Seat, side: Side): readonly Change[] => {
  const [[name, values] = ['', []]] = Object.entries(side.attributes);
  const by = (attribute: string) => segmentsOf(seat, [`${side.party}.${attribute}`]);
  const withValues = (changed: readonly string[]) =>
    declaredAnew(agreement, side, { attributes: { ...side.attributes, [name]: changed } });
  const later = declaredAnew(agreement, side, {
    attributes: { ...side.attributes, later: ['yes', 'no'] },
  });
  return [
    { name: `later ${side.party}.later`, agreement: later, question: by('later') },
    ...(values.length < 3
      ? []
      : [
          {
            name: `${side.party}.${name} without a value`,
            agreement: withValues(values.slice(0, -1)),
            question: by(name),
          },
          {
            name: `${side.party}.${name} with a value renamed`,
            agreement: withValues([...values.slice(0, -1), 'renamed']),
            question: by(name),
          },
        ]),
  ];
};

/** Kinds that read another country's text otherwise; of the others a country says nothing. */
const BY_COUNTRY: readonly IdentifierKind[] = ['phone', 'name_postcode'];

/** Changes of how identifiers are read. */
const ofIdentifiers = (agreement: Agreement): readonly Omit<Change, 'question'>[] => {
  const { identifiers } = agreement;
  const profile = PROFILE_NAMES.find((name) => name !== identifiers.profile);
  const defaultCountry = identifiers.defaultCountry === 'FR' ? 'GB' : 'FR';
  const reading = (name: string, changed: Partial<Agreement['identifiers']>) => ({
    name,
    agreement: { ...agreement, identifiers: { ...identifiers, ...changed } },
  });
  return [
    ...(profile ? [reading('another profile', { profile })] : []),
    ...(identifiers.kinds.some((kind) => BY_COUNTRY.includes(kind))
      ? [reading('another default country', { defaultCountry })]
      : []),
  ];
};

/** Whether a question on the old lists is let through under the new agreement, or fails in other words than ours. */
const passes = async (visit: Visit, seat: Seat, change: Change): Promise<boolean> => {
  const { party } = seat.attacker;
  await proposeAgreement(visit.room)(withDigest(change.agreement), party);
  for (const each of [party, seat.victim.party]) await approveAgreement(visit.room)(each);
  try {
    const plan = await visit.plan(party, change.question);
    const answer = await visit.ask(party, change.question);
    if (plan.outcome !== 'refused' || answer.outcome === 'released') return true;
  } catch (error) {
    if (!(error instanceof AirlockError) || error.code === 'room') return true;
  }
  return (await visit.ledger()).some(({ event }) => event.type === 'budget-reserved');
};
