/** What a change does to the protection of people. What cannot be told to be stricter counts as weaker. */
type Effect = 'weaker' | 'stricter' | 'changed';

/** What a field holds before or after a change; nothing where it does not stand. */
export type FieldValue = string | number | readonly string[] | undefined;

/** One field of an agreement: what a change of it does, and why that matters. */
export interface FieldRule {
  effect(before: FieldValue, after: FieldValue): Effect;
  /** Why a weaker one is weaker, for people. */
  readonly why: string;
}

type Order = (before: FieldValue, after: FieldValue) => boolean;

const isLower: Order = (before, after) => Number(after) < Number(before);
const isHigher: Order = (before, after) => Number(after) > Number(before);

/** A number of which one direction protects less. Where it stands on one side only, `noise` says the rest. */
const weakerIf =
  (weaker: Order): ((why: string) => FieldRule) =>
  (why) => ({
    effect: (before, after) => {
      if (before === undefined || after === undefined) return 'changed';
      return weaker(before, after) ? 'weaker' : 'stricter';
    },
    why,
  });

const lower = weakerIf(isLower);
const higher = weakerIf(isHigher);

const items = (value: FieldValue): readonly string[] => (Array.isArray(value) ? value : []);

/** A list that protects less with each thing more in it. Their order alone changes no protection. */
const more = (why: string): FieldRule => ({
  effect: (before, after) => {
    if (items(after).some((item) => !items(before).includes(item))) return 'weaker';
    return items(before).some((item) => !items(after).includes(item)) ? 'stricter' : 'changed';
  },
  why,
});

/** A thing that protects less by being there. */
const there = (why: string): FieldRule => ({
  effect: (before) => (before === undefined ? 'weaker' : 'stricter'),
  why,
});

/** A word of which nobody can say that another is as good. */
const another = (why: string): FieldRule => ({ effect: () => 'weaker', why });

/** The same of a thing that may be gone or new as a whole, of which that is told. */
const otherwise = (why: string): FieldRule => ({
  effect: (before, after) => (before === undefined || after === undefined ? 'changed' : 'weaker'),
  why,
});

/** A list that leaves people out: without it, it is everybody. */
const narrowing = (why: string): FieldRule => ({
  effect: (before, after) => {
    if (before === undefined) return 'changed';
    return after === undefined ? 'weaker' : more(why).effect(before, after);
  },
  why,
});

/** A list of what is asked of people's consent: less of it, or none or another, protects less. */
const demanding = (why: string): FieldRule => ({
  effect: (before, after) => {
    if (before === undefined || after === undefined) return 'weaker';
    if (items(before).some((item) => !items(after).includes(item))) return 'weaker';
    return items(after).some((item) => !items(before).includes(item)) ? 'stricter' : 'changed';
  },
  why,
});

/** A word of which one is the strictest. */
const strictest = (word: string, why: string): FieldRule => ({
  effect: (_, after) => (after === word ? 'stricter' : 'weaker'),
  why,
});

/** A word of several, the strictest of them first. Where it stands on one side only, `noise` says the rest. */
const ranked = (words: readonly string[], why: string): FieldRule => ({
  effect: (before, after) => {
    if (before === undefined || after === undefined) return 'changed';
    return words.indexOf(String(after)) > words.indexOf(String(before)) ? 'weaker' : 'stricter';
  },
  why,
});

/** A limit that need not be there: without it, there is none. */
const limit = (why: string): FieldRule => ({
  effect: (before = Number.POSITIVE_INFINITY, after = Number.POSITIVE_INFINITY) =>
    isHigher(before, after) ? 'weaker' : 'stricter',
  why,
});

/** A least number that need not be there: without it, there is none. */
const floor = (why: string): FieldRule => ({
  effect: (before = 0, after = 0) => (isLower(before, after) ? 'weaker' : 'stricter'),
  why,
});

/**
 * Every field that an agreement may hold, by its path; `*` stands for a name that the parties chose. Terms
 * by party are compared as what holds for both. A test knows every field of the schema, and that it is here.
 */
export const FIELD_RULES: Readonly<Record<string, FieldRule>> = {
  airlock: higher('questions may be limited to some values, and cross up to four attributes'),
  id: another('it is another collaboration, with keys of its own'),
  operator: another('another account holds the keys of the room'),
  'parties.*.id': another('another party takes part'),
  'parties.*.role': another('other people are counted'),
  'parties.*.account': another('another account may upload and ask for this party'),
  'identifiers.profile': another('identifiers are written by other rules: digests match no more'),
  'identifiers.kinds': more('people are recognised by more'),
  'identifiers.defaultCountry': another('phone numbers are read as those of another country'),
  'identifiers.customerIdCase': another('customer numbers are told apart by other rules'),
  'datasets.*.*': there('another list enters the room'),
  'datasets.*.*.attributes.*': more('people can be told apart by more'),
  'datasets.*.*.hierarchies.*.*.*': otherwise('small cells roll up into other parents'),
  'datasets.*.*.taxonomy.*': otherwise('the attribute is said to be about something else'),
  'datasets.*.*.bridges': higher("more of a party's own ids tell whose an event is"),
  'datasets.*.*.events.of': otherwise('they are events of other people'),
  'datasets.*.*.events.by': more('more events are known to be of somebody'),
  'datasets.*.*.events.zone': otherwise('days begin at another time'),
  'datasets.*.*.events.maxAgeDays': higher('events are kept longer'),
  'datasets.*.*.events.value.*.currency': otherwise('other amounts are summed up'),
  'datasets.*.*.events.value.*.unit': otherwise('something else is summed up'),
  'datasets.*.*.events.value.*.decimals': otherwise('other amounts are summed up'),
  'datasets.*.*.events.value.*.clip': otherwise('one event may count for more'),
  'datasets.*.*.events.engagement.attribute': otherwise('touches are ranked by something else'),
  'datasets.*.*.events.engagement.types.*.as': otherwise('touches are ranked in another way'),
  'datasets.*.*.events.engagement.types.*.lookBackDays': higher('older touches are linked'),
  'datasets.*.*.events.lookBackDays': higher('older touches are linked'),
  'datasets.*.*.events.frequency': more('people are told apart by how often they were reached'),
  'contributions.conversions': higher('more is counted of one person'),
  'contributions.touches': higher('more is counted of one person'),
  'analyses.*': more('more may be asked'),
  'experiments.*.randomised': there('a difference may be called an effect'),
  'experiments.*.assignment': otherwise('other people are compared'),
  'experiments.*.treated': more('more people are compared'),
  'experiments.*.control': otherwise('they are compared with others'),
  'experiments.*.split.*': otherwise('other sizes of the arms pass as chance'),
  'experiments.*.outcome': otherwise('they are compared by something else'),
  'experiments.*.converted': more('more counts as a conversion'),
  'privacy.noise': ranked(
    ['gaussian', 'laplace', 'none'],
    'delta is paid anew for each answer with laplace, and without noise comparing answers singles people out',
  ),
  'privacy.protects': ranked(
    ['attributes', 'membership'],
    'the noise hides an attribute of a person only half as well',
  ),
  'privacy.k': lower('a count may describe fewer people'),
  'privacy.minimumDataset': lower('a shorter list is enough to ask'),
  'privacy.minimumSupport': lower('the counts of rarer values are told'),
  'privacy.minimumMeanCell': floor('questions may cut lists into smaller cells'),
  'privacy.roundTo': lower('exact counts are rounded less'),
  'privacy.minimumChange': lower('a list may change by fewer people between two answers'),
  'privacy.epsilon': higher('each answer may tell more about a person'),
  'privacy.delta': higher('an answer tells more than its epsilon more often'),
  'privacy.epsilonBudget': higher('all answers together may tell more about a person'),
  'privacy.budgetPeriodDays': lower('what was spent is given back sooner'),
  'privacy.lifetimeEpsilon': limit('all answers for life may tell more about a person'),
  'privacy.maxRejectShare': higher('lists with more broken rows are taken'),
  'shares.*': higher('a party may spend more of each budget'),
  'activations.*': there('lists of people are made for the publisher'),
  'activations.*.from': otherwise('the list is of other people'),
  'activations.*.to': otherwise('the list is of other labels'),
  'activations.*.use': otherwise('people are treated another way'),
  'activations.*.purpose': otherwise('the list is used for something else'),
  'activations.*.segment.*': narrowing('more people may be listed'),
  'activations.*.consent.attribute': otherwise('people are listed by another consent'),
  'activations.*.consent.value': otherwise('people are listed by another consent'),
  'activations.*.on': otherwise('people are recognised by other kinds'),
  'activations.*.minimumPeople': lower('a list may be of fewer people'),
  'activations.*.listEpsilon': higher('a list tells more about a person'),
  'activations.*.listsPerPeriod': higher('more lists are made'),
  'activations.*.listsForLife': higher('more lists are made'),
  'activations.*.expiresAfterDays': higher('lists are used longer'),
  'specialCategories.*': there('people are told apart by what the law protects most'),
  'specialCategories.*.at': otherwise('something else is excepted'),
  'specialCategories.*.values': narrowing('more values are excepted'),
  'specialCategories.*.category': otherwise('something else is excepted'),
  'specialCategories.*.article': otherwise('another article is to make it lawful'),
  'specialCategories.*.reason': otherwise('another reason is given'),
  'retention.dropsDays': higher('digests are kept longer'),
  'retention.tokensDays': higher('lists are kept longer'),
  'retention.releasesDays': higher('answers are kept longer'),
  'retention.keysDays': limit('keys of tokens are kept longer than they are needed'),
  purpose: another('the data is used for something else'),
  legalBasis: strictest('consent', 'people are asked less'),
  'consent.kinds': narrowing('consent may be shown in more ways'),
  'consent.maxAgeDays': limit('older consent counts'),
  'consent.tcf.vendors': demanding('a TCF string has to allow fewer vendors, or others'),
  'consent.tcf.consent': demanding('a TCF string has to say less of consent'),
  'consent.tcf.legitimateInterests': demanding('a TCF string has to say less of interests'),
  'consent.gpp.*': demanding('a GPP string has to say less, or something else'),
};

/** For a field that has no rule: whoever added it has not thought of what it weakens. */
export const UNKNOWN_FIELD: FieldRule = another('nobody said what this weakens');
