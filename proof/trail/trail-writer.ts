import { randomUUID } from 'node:crypto';
import { type Identity, identityOf, type WrittenRoom } from '#proof/trail/identities.ts';

/** An event as CloudTrail writes it. */
export type TrailEvent = Readonly<Record<string, unknown>>;

/** A call on a service, as far as CloudTrail tells of it. */
export interface WrittenCall {
  readonly service: string;
  readonly name: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly response?: Readonly<Record<string, unknown>> | undefined;
  /** ARNs of what it was about. */
  readonly about?: readonly string[];
  readonly error?: string | undefined;
  readonly requestId?: string;
}

const DATA = new Set(['s3', 'lambda']);

/** An event of a call at a moment (CloudTrail guide, "CloudTrail record contents"). */
export const trailEvent = (
  { account }: WrittenRoom,
  { service, name, request, response, about = [], error, requestId = randomUUID() }: WrittenCall,
  { who, at }: { readonly who: Identity; readonly at: number },
): TrailEvent => ({
  ...who,
  eventVersion: '1.11',
  eventTime: new Date(Math.floor(at / 1_000) * 1_000).toISOString().replace('.000Z', 'Z'),
  eventSource: `${service}.amazonaws.com`,
  eventName: name,
  awsRegion: 'eu-west-1',
  requestParameters: request,
  responseElements: response ?? null,
  requestID: requestId,
  eventID: randomUUID(),
  resources: about.map((ARN) => ({ ARN })),
  eventType: 'AwsApiCall',
  managementEvent: !DATA.has(service),
  eventCategory: DATA.has(service) ? 'Data' : 'Management',
  recipientAccountId: account,
  ...(error !== undefined && { errorCode: error }),
});

/** Writes down the calls on a room as CloudTrail would, at the moments that it is told. */
export class TrailWriter {
  readonly events: TrailEvent[] = [];
  readonly room: WrittenRoom;
  readonly #now: () => number;

  constructor(room: WrittenRoom, now: () => number) {
    this.room = room;
    this.#now = now;
  }

  /** A call by one of the room's functions, services or people. */
  write(principal: string, call: WrittenCall): void {
    this.as(identityOf(this.room, principal), call);
  }

  /** A call by anybody. */
  as(who: Identity, call: WrittenCall): void {
    this.events.push(trailEvent(this.room, call, { who, at: this.#now() }));
  }
}
