import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { eventsOf } from '#core/agreement/declared-events.ts';
import type { SubjectIdentifier } from '#core/drops/subject-identifier.ts';
import { heldVersions, type PublishedVersion, type RoomState } from '#core/ledger/room-state.ts';
import type { HeldEvents, HeldPerson, KindTokens, LentVersion } from '#core/ports/version-files.ts';
import { MAX_SUBJECT_EVENTS } from '#core/subject-limits.ts';
import { keyCheckOf } from '#core/tokens/key-check.ts';
import { lendVersion } from '#core/usecases/drops/lend-files.ts';
import { findVersionReport } from '#core/usecases/drops/version-report.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { eventTokens, tokensOf } from '#core/usecases/subjects/person-tokens.ts';

type Ports = Pick<RoomPorts, 'objects' | 'keyRing' | 'versionFiles'>;

/** Whose lists are looked through, and by which agreement. */
export interface PartyTerms {
  readonly party: string;
  readonly agreement: Agreement;
  readonly state: RoomState;
}

/** Who is looked for, and where. */
export interface Search extends PartyTerms {
  readonly identifiers: readonly SubjectIdentifier[];
}

/** What a version holds of a person, or why nobody can tell. */
export type Searched = { readonly version: PublishedVersion } & (
  | { readonly of: 'people'; readonly people: readonly HeldPerson[] }
  | { readonly of: 'events'; readonly events: HeldEvents }
  | { readonly of: 'nothing'; readonly why: 'damaged' | 'former-key' }
);

/** Lends a version whose files are whole, as far as its report and the last check say; else answers undefined. */
const wholeLender =
  (ports: Ports, { agreement, state }: Search) =>
  async <Result>(
    version: PublishedVersion,
    use: (lent: LentVersion) => Promise<Result>,
  ): Promise<Result | undefined> => {
    const report = await findVersionReport(ports, version);
    if (typeof report === 'string' || state.damaged.has(version.version)) return undefined;
    const { domain } = report;
    return lendVersion(ports, { ...version, collaboration: agreement.id, domain }, use);
  };

type Found = Map<string, readonly HeldPerson[]>;

const nobodyCanTell = (version: PublishedVersion, why: 'damaged' | 'former-key'): Searched => ({
  ...{ version, of: 'nothing', why },
});

/** Searches the versions of one token key: what was found of people is what events are looked for by. */
const searchWith = async (
  ports: Ports,
  search: Search,
  {
    versions,
    asked,
  }: { readonly versions: readonly PublishedVersion[]; readonly asked: KindTokens },
): Promise<readonly Searched[]> => {
  const lend = wholeLender(ports, search);
  const found: Found = new Map();
  const searched: Searched[] = [];
  for (const version of versions.filter(({ events }) => events === undefined)) {
    const people = await lend(version, (lent) => ports.versionFiles.peopleWith(lent, asked));
    if (people) found.set(version.dataset, [...(found.get(version.dataset) ?? []), ...people]);
    searched.push(people ? { version, of: 'people', people } : nobodyCanTell(version, 'damaged'));
  }
  for (const version of versions.filter((each) => each.events !== undefined)) {
    const of = eventsOf(search.agreement, search.party, version.dataset)?.of ?? '';
    const tokens = eventTokens(asked, found.get(of) ?? []);
    const events = await lend(version, (lent) =>
      ports.versionFiles.eventsWith(lent, tokens, MAX_SUBJECT_EVENTS),
    );
    searched.push(events ? { version, of: 'events', events } : nobodyCanTell(version, 'damaged'));
  }
  return searched;
};

const searchEpoch = async (
  ports: Ports,
  search: Search,
  [epoch, lying]: readonly [number, readonly PublishedVersion[]],
): Promise<readonly Searched[]> => {
  const scope = { collaboration: search.agreement.id, epoch, party: search.party };
  const inUse = await keyCheckOf(ports.keyRing, scope);
  const asked = await tokensOf(ports, search.identifiers, scope);
  const versions = lying.filter(({ keyCheck }) => keyCheck === inUse);
  const others = lying.filter(({ keyCheck }) => keyCheck !== inUse);
  return [
    ...(await searchWith(ports, search, { versions, asked })),
    ...others.map((version) => nobodyCanTell(version, 'former-key')),
  ];
};

/**
 * Looks for a person in every version of a party whose files are in the room, its own lists alone: people by the
 * identifiers that were given, events by these and by those of the rows that were found.
 */
export const searchVersions = async (
  ports: Ports,
  search: Search,
): Promise<readonly Searched[]> => {
  const lying = heldVersions(search.state, search.party);
  const searched: Searched[] = [];
  for (const epoch of Map.groupBy(lying, (version) => version.epoch))
    searched.push(...(await searchEpoch(ports, search, epoch)));
  return searched;
};
