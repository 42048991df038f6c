import type { Clock } from '#core/ports/clock.ts';
import type { PlannedRoom } from '#proof/preflight/planned-room.ts';
import type { PreflightClients } from '#proof/preflight/preflight-clients.ts';

/** Who looks at an account before a room is deployed there, and with what. */
export interface PreflightSeat {
  readonly room: PlannedRoom;
  readonly clientsIn: (region: string) => PreflightClients;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

/** The clients in the room's own region. */
export const atHome = ({ room, clientsIn }: PreflightSeat): PreflightClients =>
  clientsIn(room.config.region);
