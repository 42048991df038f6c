import type { FunctionName } from '#core/access/functions.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
import { sha256 } from '#core/sha256.ts';
import { type Identity, identityOf } from '#proof/trail/identities.ts';
import { PLAYED_OUTPUTS as OUTPUTS, PLAYED_ROOM as ROOM } from '#proof/trail/play-history.ts';
import { type TrailEvent, trailEvent, type WrittenCall } from '#proof/trail/trail-writer.ts';

/** Both sides of a room. */
export interface GeneratedHistory {
  readonly events: readonly TrailEvent[];
  readonly entries: readonly LedgerEntry[];
}

/** One call of a function, by a process with credentials of its own. */
export interface Run {
  readonly name: FunctionName;
  readonly request: string;
  readonly process: number;
}

/** Bucket and key. */
export type Place = readonly [bucket: string, key: string];

interface Noted {
  readonly at: number;
  readonly named: number;
  readonly event: LedgerEvent;
  readonly run: Run;
}

const MINUTE_MS = 60_000;
const MACHINE = `arn:aws:states:eu-west-1:${ROOM.account}`;

/** A call on an object. */
export const s3Call = (name: string, [bucketName, key]: Place): WrittenCall => ({
  ...{ service: 's3', name, request: { bucketName, key } },
  about: [`arn:aws:s3:::${bucketName}/${key}`],
});

const dropKeyOf = (key: string): string =>
  (JSON.parse(OUTPUTS.DropKeyArns) as Record<string, string>)[key.split('/')[1] ?? ''] ?? '';

/** Writes both sides of a room, call by call, as its functions and AWS do. */
export class WrittenWorld {
  /** Now, in milliseconds since 1970. */
  at: number;
  readonly #step: number;
  readonly #events: { readonly at: number; readonly event: TrailEvent }[] = [];
  readonly #noted: Noted[] = [];
  #count = 0;

  /** Between two calls lie `step` milliseconds. */
  constructor(at: number, step: number) {
    this.at = at;
    this.#step = step;
  }

  /** A name that nothing else has. */
  name(length: number): string {
    this.#count += 1;
    return sha256(`name ${this.#count}`).slice(0, length);
  }

  /** A call by anybody. */
  as(who: Identity, call: WrittenCall): void {
    this.at += this.#step;
    this.#events.push({ at: this.at, event: trailEvent(ROOM, call, { who, at: this.at }) });
  }

  /** A call by one of the room's people or services. */
  write(principal: string, call: WrittenCall): void {
    this.as(identityOf(ROOM, principal), call);
  }

  /** Somebody calls a function. */
  call(by: string, name: FunctionName): Run {
    const request = `request-${this.name(12)}`;
    const arn = `arn:aws:lambda:eu-west-1:${ROOM.account}:function:${ROOM.name}-${name}`;
    this.write(by, {
      ...{ service: 'lambda', name: 'Invoke', requestId: request, about: [arn] },
      request: { functionName: arn },
    });
    return { name, request, process: this.#count };
  }

  /** A manifest began an execution; answers its name. */
  begin(): string {
    const execution = `execution-${this.name(12)}`;
    this.write('arrival rule', {
      ...{ service: 'states', name: 'StartExecution' },
      request: { stateMachineArn: `${MACHINE}:stateMachine:${ROOM.name}-accept-drop` },
      response: { executionArn: `${MACHINE}:execution:${ROOM.name}-accept-drop:${execution}` },
    });
    return execution;
  }

  /** A function reads an object; of a drop, S3 decrypts it. */
  read(run: Run, place: Place): void {
    const [bucket, key] = place;
    this.as(who(run), s3Call('GetObject', place));
    if (key.startsWith('drops/'))
      this.as(who(run), {
        ...{ service: 'kms', name: 'Decrypt', about: [dropKeyOf(key)] },
        request: { encryptionContext: { 'aws:s3:arn': `arn:aws:s3:::${bucket}/${key}` } },
      });
  }

  put(run: Run, place: Place): void {
    this.as(who(run), s3Call('PutObject', place));
  }

  mac(run: Run, key: string): void {
    this.as(who(run), {
      ...{ service: 'kms', name: 'GenerateMac', request: { keyId: key }, about: [key] },
    });
  }

  /** A function seals something and writes it. */
  putSealed(run: Run, place: Place): void {
    this.mac(run, OUTPUTS.LedgerKeyArn);
    this.put(run, place);
  }

  /** A function notes something in the ledger; `named` is the time that it gives it. */
  note(run: Run, event: LedgerEvent, named = this.at): void {
    this.#noted.push({ at: this.at, named, event, run });
    // Seal and write of the entry, and of the note of the head.
    this.at += 4 * this.#step;
  }

  /** All of it. Entries are numbered in the order in which they were written. */
  history(): GeneratedHistory {
    const inOrder = [...this.#noted].sort((one, other) => one.at - other.at);
    const entries = inOrder.map((noted, index) => this.#entry(noted, index + 1));
    const events = [...this.#events].sort((one, other) => one.at - other.at);
    return { events: events.map(({ event }) => event), entries };
  }

  #entry({ at, named, event, run }: Noted, sequence: number): LedgerEntry {
    this.at = at;
    const file = `ledger/${String(sequence).padStart(12, '0')}.json`;
    this.putSealed(run, [OUTPUTS.LedgerBucket, file]);
    this.putSealed(run, [OUTPUTS.LedgerBucket, 'ledger-head.json']);
    const minute = new Date(Math.floor(named / MINUTE_MS) * MINUTE_MS).toISOString();
    const [previous, seal] = [sha256(''), sha256('')];
    return { sequence, previous, at: minute, event, run: run.request, seal };
  }
}

const who = ({ name, process }: Run): Identity => {
  const { userIdentity, ...rest } = identityOf(ROOM, name);
  return { ...rest, userIdentity: { ...(userIdentity as object), accessKeyId: `ASIA${process}` } };
};
