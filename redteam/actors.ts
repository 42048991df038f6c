import { DAY_MS } from '#core/day.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import { FIRST_PREPARED, type ReadyDrop } from '#redteam/drops.ts';
import type { Stage } from '#redteam/histories.ts';
import type { Happening, Person } from '#redteam/people.ts';
import type { Side } from '#redteam/seats.ts';
import type { Snapshot } from '#redteam/visit.ts';

/** What somebody did: on which day, so many seconds after noon, where or by which campaign, and what it was worth. */
export interface Deed {
  readonly day: number;
  readonly second?: number;
  readonly what?: string;
  readonly value?: number;
}

/** Somebody of a list, and what they did: what they bought counts on the counted list, what they saw on the other. */
export interface Actor {
  readonly person: Person;
  readonly bought?: readonly Deed[];
  readonly saw?: readonly Deed[];
  /** By which identifier their events are theirs; by the first kind of the agreement if left out. */
  readonly by?: TokenKind;
}

/** Who is on both lists of a room. */
export interface Actors {
  readonly attacker: readonly Actor[];
  readonly victim: readonly Actor[];
}

const BEGINS = FIRST_PREPARED - 100 * DAY_MS;

/** A day of the stage, of which there are a hundred from 0 on, as a question writes it. */
export const dayText = (day: number): string =>
  new Date(BEGINS + day * DAY_MS).toISOString().slice(0, 10);

const happening = (side: Side, ids: Person['ids'], deed: Deed): Happening => {
  const { day, second = 0, what, value = 0 } = deed;
  const [[attribute = '', [first = ''] = []] = []] = Object.entries(side.attributes);
  const at = (BEGINS + day * DAY_MS + DAY_MS / 2) / 1_000 + second;
  return { ids, values: { [attribute]: what ?? first }, at, value };
};

/** Everything that the people of a list did, as the rows of their events. */
const happenings = ({ lab, ...stage }: Stage, actors: Actors): Record<Link, Happening[]> => {
  const [kind = 'email'] = lab.cast.kinds;
  const rows = (link: Link, list: readonly Actor[], deeds: 'bought' | 'saw') =>
    list.flatMap(({ person, by = kind, ...did }) =>
      (did[deeds] ?? []).map((deed) =>
        happening(stage[link], { [by]: person.ids[by] ?? '' }, deed),
      ),
    );
  const { attacker, victim } = actors;
  const [counted, other] = stage.seat.counts ? [attacker, victim] : [victim, attacker];
  return {
    conversions: rows('conversions', counted, 'bought'),
    touches: rows('touches', other, 'saw'),
  };
};

type Link = 'conversions' | 'touches';

/** Writes the events of a list; nothing where nobody did anything. */
const eventsDrop = async (
  { lab, ...stage }: Stage,
  link: Link,
  rows: readonly Happening[],
): Promise<readonly ReadyDrop[]> => {
  if (rows.length === 0) return [];
  const kinds = [...new Set(rows.flatMap(({ ids }) => Object.keys(ids) as TokenKind[]))];
  return [await lab.dropOfKinds(stage[link], rows, kinds)];
};

/** Everything that is delivered of these actors: both lists, filled up with people who match nobody, and their events. */
export const dropsOf = async (stage: Stage, actors: Actors): Promise<readonly ReadyDrop[]> => {
  const { lab, seat } = stage;
  const people = (side: 'attacker' | 'victim') => {
    const rows = lab.filled(
      side,
      actors[side].map(({ person }) => person),
    );
    const kinds = [...new Set(rows.flatMap(({ ids }) => Object.keys(ids) as TokenKind[]))];
    return lab.dropOfKinds(seat[side], rows, kinds);
  };
  const { conversions, touches } = happenings(stage, actors);
  return [
    await people('attacker'),
    await people('victim'),
    ...(await eventsDrop(stage, 'conversions', conversions)),
    ...(await eventsDrop(stage, 'touches', touches)),
  ];
};

/** A room of these actors. */
export const roomOf = async (stage: Stage, actors: Actors): Promise<Snapshot> =>
  stage.lab.room(await dropsOf(stage, actors), stage.lab.signed);
