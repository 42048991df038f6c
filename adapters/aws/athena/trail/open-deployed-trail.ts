import { setTimeout as wait } from 'node:timers/promises';
import { AthenaClient } from '@aws-sdk/client-athena';
import { AthenaTrail } from '#adapters/aws/athena/trail/athena-trail.ts';
import { COMMAND_OPTIONS } from '#adapters/aws/clients.ts';
import { auditWorkgroupOf, trailDatabaseOf } from '#core/access/workgroup.ts';
import { AUDIT_PATIENCE_MS } from '#core/audit/audit-limits.ts';
import type { RoomScope } from '#core/audit/room-scope.ts';
import type { Trail } from '#core/ports/trail.ts';

/** Whose trail, and what of it. */
export interface DeployedTrail {
  /** Name of the room. */
  readonly room: string;
  readonly region: string;
  readonly scope: RoomScope | undefined;
  /** The first day that is asked; all that there are if left out. */
  readonly since?: Date | undefined;
}

/** Days later than any record: a trail that is written goes on while it is read. */
const NO_END = '9999/12/31';

/** Opens the trail of a deployed room with the credentials of the environment: the auditor's, or of its log archive. */
export const openDeployedTrail = ({ room, region, scope, since }: DeployedTrail): Promise<Trail> =>
  AthenaTrail.open(
    {
      client: new AthenaClient({ ...COMMAND_OPTIONS, region }),
      workgroup: auditWorkgroupOf(room),
      database: trailDatabaseOf(room),
      clock: { now: () => new Date() },
      wait,
      patienceMs: AUDIT_PATIENCE_MS,
    },
    {
      scope,
      days: since && [since.toISOString().slice(0, 10).replaceAll('-', '/'), NO_END],
    },
  );
