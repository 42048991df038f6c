import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { eventsOf } from '#core/agreement/declared-events.ts';
import type { DeclaredEvents } from '#core/analyses/base-question.ts';
import { daysAfter } from '#core/day.ts';
import type { SubjectDocument } from '#core/documents/subject-document.ts';
import {
  isIdentifierKind,
  isMatchSlot,
  isOwnSlot,
  OWN_ID,
  ROW_LABEL,
} from '#core/identifiers/kinds.ts';
import type { PublishedVersion } from '#core/ledger/room-state.ts';
import type { HeldEvent, HeldPerson } from '#core/ports/version-files.ts';
import type { PartyTerms, Searched } from '#core/usecases/subjects/search-versions.ts';

type Held = SubjectDocument['held'][number];
type HeldEvents = Extract<Held, { of: 'events' }>;

const placeOf = ({ dataset, version, at }: PublishedVersion, { retention }: Agreement) => ({
  ...{ dataset, version, published: at, until: daysAfter(at, retention.tokensDays) },
});

const rowOf = ({ tokens, attributes }: HeldPerson) => {
  const kinds = [...tokens.keys()];
  return {
    kinds: kinds.filter(isIdentifierKind),
    ownIds: kinds.filter(isOwnSlot).length,
    ...(kinds.some(isMatchSlot) && { matchKeys: kinds.filter(isMatchSlot).length }),
    label: tokens.has(ROW_LABEL),
    attributes: { ...attributes },
  };
};

const eventOf = (
  { at, kind, attributes, value }: HeldEvent,
  declared: DeclaredEvents | undefined,
): HeldEvents['latest'][number] => ({
  at: new Date(at * 1000).toISOString(),
  by: isIdentifierKind(kind) ? kind : OWN_ID,
  attributes: { ...attributes },
  ...(declared?.value && { value }),
});

const eventsHeld = (
  { version, events: { total, latest } }: Extract<Searched, { of: 'events' }>,
  agreement: Agreement,
): HeldEvents => {
  const declared = eventsOf(agreement, version.party, version.dataset);
  const { name, unit, decimals } = declared?.value ?? {};
  return {
    ...{ of: 'events', ...placeOf(version, agreement), total },
    ...(name !== undefined &&
      unit !== undefined &&
      decimals !== undefined && { value: { name, unit, decimals } }),
    latest: latest.map((event) => eventOf(event, declared)),
  };
};

/** What versions hold of a person, in words of the agreement; a version that holds nothing is left out. */
export const heldOf = (
  searched: readonly Searched[],
  { agreement }: PartyTerms,
): SubjectDocument['held'] =>
  searched.flatMap((each): Held[] => {
    if (each.of === 'people' && each.people.length > 0) {
      const place = placeOf(each.version, agreement);
      return [{ of: 'people', ...place, rows: each.people.map(rowOf) }];
    }
    return each.of === 'events' && each.events.total > 0 ? [eventsHeld(each, agreement)] : [];
  });
