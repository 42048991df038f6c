import { listChargesOf, toldByLists } from '#core/activation/list-account.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { type EffectiveTerms, effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { Told } from '#core/documents/told.ts';
import { type AgreedCharge, chargesOf, type RoomState } from '#core/ledger/room-state.ts';
import { MICRO, microEpsilon } from '#core/micro-epsilon.ts';
import { NANO } from '#core/privacy/accounting/concentrated.ts';
import { surenessAfter } from '#core/privacy/accounting/sureness.ts';
import { type Sums, standingsOf, sumOf } from '#core/privacy/budget.ts';
import { amountOf, limitsOf } from '#core/privacy/limits-of.ts';
import type { ListAllowance } from '#core/privacy/list-allowance.ts';
import type { Checksum } from '#core/sha256.ts';
import { findAgreement } from '#core/usecases/agreements/agreements.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Objects = Pick<RoomPorts, 'objects'>;
type TermsOf = (charge: AgreedCharge) => EffectiveTerms | undefined;

/** The terms under which each charge was made, as far as their agreements are still to be read. */
const termsOfEach = async (ports: Objects, charges: readonly AgreedCharge[]): Promise<TermsOf> => {
  const terms = new Map<Checksum, EffectiveTerms>();
  for (const digest of new Set(charges.map(({ agreement }) => agreement))) {
    const found = await findAgreement(ports, digest);
    if (typeof found !== 'string') terms.set(digest, effectiveTerms(found.agreement));
  }
  return ({ agreement }) => terms.get(agreement);
};

/** What a person paid whose attribute changes: at most twice, where the noise covers membership alone. */
const forAttribute = (charge: AgreedCharge, termsOf: TermsOf): Sums => {
  const terms = termsOf(charge);
  const covered = charge.itemised && terms?.noise !== 'none' && terms?.protects === 'attributes';
  const times = covered ? 1 : 2;
  return {
    microEpsilon: times * charge.microEpsilon,
    nanoRho: times * charge.nanoRho,
    attoDelta: times * charge.attoDelta,
  };
};

/** How sure anybody can be, in tenths of a per cent, rounded up. */
const surenessOf = (paid: readonly Sums[], isLaplace: boolean): number => {
  const sum = { nanoRho: sumOf(paid, 'nanoRho'), attoDelta: sumOf(paid, 'attoDelta') };
  const microEpsilon = isLaplace ? sumOf(paid, 'microEpsilon') : undefined;
  return Math.ceil(surenessAfter({ ...sum, microEpsilon }) * 10) / 10;
};

/**
 * A list as an answer whose divergence, in either direction, is that of its coin: ε·tanh(ε/2), rounded up. The proof adds up
 * divergences, whatever they are of (docs/privacy.md, "Lists").
 */
const asDivergence = ({ microEpsilon: micro }: Sums): Sums => {
  const epsilon = micro / MICRO;
  const nanoRho = Math.ceil(epsilon * Math.tanh(epsilon / 2) * NANO) + 1;
  return { microEpsilon: micro, nanoRho, attoDelta: 0 };
};

/**
 * How sure anybody can be of one person after these answers. Nothing bounds it after an exact count, or
 * where nobody can read any more under which terms an answer was given.
 */
const sureness = (
  charges: readonly AgreedCharge[],
  lists: readonly Sums[],
  termsOf: TermsOf,
): Pick<Told, 'membership' | 'attribute'> => {
  const terms = charges.map(termsOf);
  if (terms.some((each) => each === undefined || each.noise === 'none'))
    return { membership: 100, attribute: 100 };
  const isLaplace = terms.every((each) => each?.noise === 'laplace');
  const attributes = charges.map((charge) => forAttribute(charge, termsOf));
  return {
    membership: surenessOf([...charges, ...lists], isLaplace),
    attribute: surenessOf([...attributes, ...lists], isLaplace),
  };
};

/** The ε of counts and of lists add up, whichever noise counts have. */
const plus = (epsilon: number, ofLists: number): number =>
  (microEpsilon(epsilon) + ofLists) / MICRO;

/** ε of a period and of a life, whether or not the agreement bounds the latter. */
const spans = (
  terms: EffectiveTerms,
  charges: readonly AgreedCharge[],
  { lists, now }: { readonly lists: ListAllowance; readonly now: Date },
): Pick<Told, 'days' | 'period' | 'life'> => {
  const [limit] = limitsOf(terms);
  const unit = limit?.unit ?? 'microEpsilon';
  const everybody = { asker: '', share: 0, now };
  const [period] = standingsOf(charges, limit ? [limit] : [], everybody);
  return {
    days: terms.budgetPeriodDays,
    period: plus(amountOf(terms, unit, period?.everybody.spent ?? 0), lists.period),
    life: plus(amountOf(terms, unit, sumOf(charges, unit)), lists.life),
  };
};

/**
 * What all answers so far tell about a person of either party. From numbers that both parties read in the
 * ledger, so it tells nothing more.
 */
export const toldSoFar = async (
  ports: Objects,
  state: RoomState,
  { signed, now }: { readonly signed: AgreementWithDigest; readonly now: Date },
): Promise<Told[]> => {
  const { agreement } = signed;
  const terms = effectiveTerms(agreement);
  // A question is charged to both parties' people, so what one was asked under, the other was.
  const termsOf = await termsOfEach(ports, [...state.charges.values()].flat());
  return agreement.parties.map(({ id: party }) => {
    const charges = chargesOf(state, party);
    const lists = toldByLists(state, terms.budgetPeriodDays, { party, now });
    const drawn = listChargesOf(state, party).map(asDivergence);
    return {
      party,
      ...spans(terms, charges, { lists, now }),
      ...sureness(charges, drawn, termsOf),
    };
  });
};
