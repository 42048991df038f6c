import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { eventsOf } from '#core/agreement/declared-events.ts';
import { eventDatasetsOf } from '#core/agreement/lookup.ts';
import type { Analysis } from '#core/analyses/analysis.ts';
import type { BaseQuestion, DeclaredEvents, DeclaredLists } from '#core/analyses/base-question.ts';
import { dayNumber } from '#core/drops/calendar-day.ts';
import { zoneClock } from '#core/drops/zone-offset.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_TIME } from '#core/event-limits.ts';
import type { LinkName } from '#core/matching/histories.ts';
import { ownValue } from '#core/own-value.ts';

/** What a party writes of the events of a question. */
export interface WrittenEvents {
  readonly events: Readonly<Record<string, string>>;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

type Lists = Pick<BaseQuestion, 'counted' | 'other'>;
type AskedEvents = Pick<BaseQuestion, 'conversions' | 'touches' | 'period'>;

const usage = (says: string): never => {
  throw new AirlockError('usage', says);
};

/** The list of events of a list of people: the one that is named, or the only one. */
const eventsOfList = (
  agreement: Agreement,
  { party, dataset }: Lists['counted'],
  named: string | undefined,
): Lists['counted'] => {
  const declared = Object.keys(eventDatasetsOf(agreement, party));
  if (named !== undefined && !declared.includes(named))
    usage(`"${party}" declares no such list of events: choose one of ${declared.join(', ')}.`);
  const fits = declared.filter((each) => eventsOf(agreement, party, each)?.of === dataset);
  if (named !== undefined && !fits.includes(named))
    usage(
      `${party}.${named} are events of ${party}.${eventsOf(agreement, party, named)?.of}: ask with that list.`,
    );
  const [only, another] = named === undefined ? fits : [named];
  if (only === undefined) return usage(`${party}.${dataset} has no events in the agreement.`);
  return another === undefined
    ? { party, dataset: only }
    : usage(`${party}.${dataset} has several lists of events: name one of ${fits.join(', ')}.`);
};

/** Midnight of a day by the clocks of a zone, or of so many days later. */
const secondOf = (day: string, zone: string, later = 0): number => {
  const found = zoneClock(zone).dayAt((dayNumber(day) + later) * DAY);
  return found ?? usage(`There is no such day in ${zone}: choose the one before or after it.`);
};

const DAY = 86_400;

/** The nearest time that an event can have: nothing is before 1970 or after 2286. */
const atEventTime = (second: number): number => Math.min(Math.max(second, 0), MAX_TIME);

/** Checks and settles from when to when events count. Days are those of the zone of the events that the period is of. */
const periodOf = (
  { from, to }: WrittenEvents,
  { zone, maxAgeDays }: Pick<DeclaredEvents, 'zone' | 'maxAgeDays'>,
): AskedEvents['period'] => {
  if (from === undefined && to === undefined) return undefined;
  const begins = from === undefined ? 0 : secondOf(from, zone);
  const ends = to === undefined ? MAX_TIME : secondOf(to, zone, 1);
  if (from !== undefined && to !== undefined && begins >= ends)
    return usage('The period ends before it begins: name its first day and its last.');
  if (from !== undefined && to !== undefined && dayNumber(to) - dayNumber(from) >= maxAgeDays)
    return usage(
      `The agreement keeps events for ${maxAgeDays} days ("maxAgeDays"): no longer period can be whole, so ask for as many days at most.`,
    );
  return { from: atEventTime(begins), to: atEventTime(ends) };
};

/**
 * The events that a question of that analysis reads, and the period in which they count; nothing for one that reads
 * none. Throws AirlockError('usage') for events that the agreement does not declare of its lists.
 */
export const askedEvents = (
  agreement: Agreement,
  { histories }: Pick<Analysis, 'histories'>,
  { lists, written }: { readonly lists: Lists; readonly written: WrittenEvents },
): AskedEvents => {
  if (histories === undefined) {
    const { from, to, events } = written;
    if (from === undefined && to === undefined && Object.keys(events).length === 0) return {};
    return usage('This question reads no events: name neither days nor lists of events.');
  }
  const of = (side: 'counted' | 'other') =>
    eventsOfList(agreement, lists[side], ownValue(written.events, lists[side].party));
  const conversions = histories.reads.conversions ? of('counted') : undefined;
  const touches = histories.reads.touches ? of('other') : undefined;
  const dated = conversions ?? touches;
  const declared = dated && eventsOf(agreement, dated.party, dated.dataset);
  const period = declared && periodOf(written, declared);
  return {
    ...(conversions && { conversions }),
    ...(touches && { touches }),
    ...(period && { period }),
  };
};

/** What the agreement declares of the events of a question. */
export const declaredEvents = (
  agreement: Agreement,
  question: AskedEvents,
): Pick<DeclaredLists, LinkName | 'contributions'> => {
  const of = (link: LinkName) => {
    const list = question[link];
    return list && eventsOf(agreement, list.party, list.dataset);
  };
  const [conversions, touches] = [of('conversions'), of('touches')];
  const { contributions } = agreement;
  return {
    ...(conversions && { conversions }),
    ...(touches && { touches }),
    ...(contributions && { contributions }),
  };
};
