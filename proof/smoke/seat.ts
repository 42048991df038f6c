import type { AthenaClient } from '@aws-sdk/client-athena';
import type { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import type { KMSClient } from '@aws-sdk/client-kms';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Clock } from '#core/ports/clock.ts';
import type { SmokeRoom } from '#proof/smoke/smoke-room.ts';

/** The services that are tried, with the credentials of one person. */
export interface SmokeClients {
  readonly s3: S3Client;
  /** The same over plain HTTP. */
  readonly plainS3: S3Client;
  readonly kms: KMSClient;
  readonly cloudTrail: CloudTrailClient;
  readonly athena: AthenaClient;
}

/** A call that AWS refused, by which CloudTrail can be asked for it. */
export interface Attempt {
  /** Name of the call, e.g. `GetObject`. */
  readonly event: string;
  /** Calls about objects are in the trail's files only; the others are in the event history too. */
  readonly kind: 'management' | 'data';
  readonly requestId: string;
}

/** Who tries a room, and with what. */
export interface Seat {
  readonly room: SmokeRoom;
  readonly clients: SmokeClients;
  /** The security auditor of the room, if credentials for it were given. */
  readonly auditor: SmokeClients | undefined;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Progress, for people. */
  readonly tell: (line: string) => void;
  /** When the first check began: the trail is read from here. */
  readonly began: Date;
  /** What was refused so far; checks add to it. */
  readonly attempts: Attempt[];
}
