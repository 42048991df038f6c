import type { RoomMap } from '#proof/access/room-map.ts';

/** Calls by which something is done, and on what of a room. */
export interface Act {
  readonly service: string;
  /** Actions of that service. */
  readonly actions: readonly string[];
  /** What they are done to, as the table calls it; `*` for any text. */
  readonly areas: readonly string[];
  /** Each of those by its name in the table, with its ARN. */
  readonly arns: (room: RoomMap) => Readonly<Record<string, string>>;
}

type MakeAct = (...actions: readonly string[]) => Act;

const each =
  (
    service: string,
    area: string,
    of: (room: RoomMap) => Readonly<Record<string, string>>,
  ): MakeAct =>
  (...actions) => ({
    service,
    actions,
    areas: [`${area}/*`],
    arns: (room) =>
      Object.fromEntries(Object.entries(of(room)).map(([name, arn]) => [`${area}/${name}`, arn])),
  });

const only =
  (area: string, service: string, arnIn: (room: RoomMap) => string): MakeAct =>
  (...actions) => ({ service, actions, areas: [area], arns: (room) => ({ [area]: arnIn(room) }) });

/** How acts are named by what of the room they are done to. */
export const arnsIn = {
  functions: each('lambda', 'functions', ({ functions }) => functions),
  roles: each('iam', 'roles', ({ roles }) => roles),
  keys: each('kms', 'keys', ({ keys }) => keys),
  buckets: (...actions: readonly string[]): Act => ({
    service: 's3',
    actions,
    areas: ['drops/*', 'vault', 'ledger', 'releases', 'results', 'logs', 'audits'],
    arns: ({ buckets }) =>
      Object.fromEntries(Object.entries(buckets).map(([name, { arn }]) => [name, arn])),
  }),
  /** On the one thing that there is of its kind. */
  only,
  /** On something whose id or name AWS makes; those of a room begin with its name. */
  made: (area: string, service: string, path: (room: RoomMap) => string): MakeAct =>
    only(
      area,
      service,
      (room) => `arn:aws:${service}:${room.place.region}:${room.place.account}:${path(room)}`,
    ),
};
