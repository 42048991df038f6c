import type { DeclaredEvents } from '#core/analyses/base-question.ts';
import type { EventMapping, SuggestedEventMapping } from '#core/drops/event-mapping.ts';
import type { Wanted } from '#core/drops/suggest-mapping.ts';
import {
  type Sample,
  type SampledColumn,
  sampledColumns,
} from '#core/drops/suggestion/sampled-column.ts';
import { suggestAttribute } from '#core/drops/suggestion/suggest-attribute.ts';
import { suggestConsent } from '#core/drops/suggestion/suggest-consent.ts';
import { suggestIdentifier } from '#core/drops/suggestion/suggest-identifier.ts';
import { suggestOwnIds } from '#core/drops/suggestion/suggest-own-ids.ts';
import { suggestTime } from '#core/drops/suggestion/suggest-time.ts';
import { type SuggestedValue, suggestValue } from '#core/drops/suggestion/suggest-value.ts';
import type { SuggestionNote } from '#core/drops/suggestion/suggestion-note.ts';
import { OWN_ID } from '#core/identifiers/kinds.ts';

/** What the columns of a file of events are to become. */
export interface WantedEvents extends Pick<Wanted, 'agreement' | 'attested'> {
  readonly events: DeclaredEvents;
}

/** A mapping as a file of events suggests it, and what it does not say. */
export interface EventSuggestion {
  readonly mapping: SuggestedEventMapping;
  readonly notes: readonly SuggestionNote[];
  /** Can it be used as it stands? Then it has a time. */
  readonly complete: boolean;
}

type Known = Pick<SuggestedEventMapping, 'identifiers' | 'bridges'>;

/** By what the events of the file are of a person: kinds that are missing matter only where no other is there. */
const suggestKnown = (
  columns: readonly SampledColumn[],
  { agreement, events }: WantedEvents,
): { readonly known: Known; readonly notes: readonly SuggestionNote[] } => {
  const { defaultCountry } = agreement.identifiers;
  const identifiers: EventMapping['identifiers'] = {};
  const notes: SuggestionNote[] = [];
  for (const kind of events.by) {
    if (kind === OWN_ID) continue;
    const suggested = suggestIdentifier(columns, { kind, defaultCountry });
    notes.push(...suggested.notes);
    if (suggested.source) identifiers[kind] = suggested.source;
  }
  const isKnown = Object.keys(identifiers).length > 0;
  if (!events.by.includes(OWN_ID)) {
    const says = `No column holds ${events.by.join(' or ')}: map one.`;
    const none: SuggestionNote = { about: 'identifiers', what: 'open', says };
    return { known: { identifiers }, notes: isKnown ? notes : [...notes, none] };
  }
  const { bridges, notes: onIds } = suggestOwnIds(columns, 1);
  const own = Array.isArray(bridges) ? { bridges } : {};
  const asMissing = onIds.map((each) =>
    each.what === 'open' && isKnown ? { ...each, what: 'missing' as const } : each,
  );
  return { known: { identifiers, ...own }, notes: [...notes, ...asMissing] };
};

const EVENT_ID =
  /\b(?:order|orders|transaction|event|receipt|invoice|bestellung|bestell|auftrag|bon|rechnung|commande|facture|pedido|ordine|scontrino|bestelling|factuur)(?: (?:id|no|nr|number|nummer|num|ref|numero|key))?$/;

/** What is measured and declared of each event beside who it is of. */
const suggestRest = (
  columns: readonly SampledColumn[],
  { events, attested }: WantedEvents,
): Omit<EventSuggestion, 'complete'> => {
  const { time, notes: onTime } = suggestTime(columns);
  const ofValue: SuggestedValue = events.value
    ? suggestValue(columns, events.value)
    : { notes: [] };
  const { value, notes: onValue } = ofValue;
  const eventId = columns.find(({ words }) => EVENT_ID.test(words))?.name;
  const attributes = Object.entries(events.attributes).map(([name, values]) => ({
    ...{ name, ...suggestAttribute(columns, { name, values }) },
  }));
  const sources = attributes.flatMap(({ name, source }) =>
    source === undefined ? [] : [[name, source] as const],
  );
  const { consent, notes: onConsent } = suggestConsent(columns, { byPhoneAlone: false, attested });
  const mapping = {
    ...{ identifiers: {}, dayAs: 'start' as const, attributes: Object.fromEntries(sources) },
    ...{ ...(time && { time }), ...(value && { value }), ...(consent && { consent }) },
    ...(eventId !== undefined && { eventId }),
  };
  const onAttributes = attributes.flatMap(({ notes }) => notes);
  return { mapping, notes: [...onTime, ...onValue, ...onAttributes, ...onConsent] };
};

/**
 * A mapping of events that the header and the first rows of a file suggest, to be read by a person. It names columns,
 * and of their values only words of consent.
 */
export const suggestEventMapping = (sample: Sample, wanted: WantedEvents): EventSuggestion => {
  const columns = sampledColumns(sample);
  const { known, notes: onKnown } = suggestKnown(columns, wanted);
  const rest = suggestRest(columns, wanted);
  const mapping = { ...rest.mapping, ...known };
  const notes = [...onKnown, ...rest.notes];
  const isOpen = notes.some(({ what }) => what === 'open');
  return { mapping, notes, complete: mapping.time !== undefined && !isOpen };
};
