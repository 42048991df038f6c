import type { Severity } from '#core/audit/severity.ts';

/** Calls by the service as CloudTrail names it, each by its whole name, or by what it begins with and a `*`. */
export type Calls = Readonly<Record<string, readonly string[]>>;

/** Events, in the order in which they happened, and whether a detection has to speak of them. */
export interface DetectionExample {
  /** What happens, as a test names it. */
  readonly says: string;
  readonly fires: boolean;
  /** As CloudTrail writes them (`exampleEvent`); whoever plays them gives each an id. */
  readonly events: readonly object[];
}

/**
 * That a call cannot wait for somebody who reads the trail: a rule of EventBridge tells of each of the detection's
 * calls as soon as it happens, refused or not. A call stands in one such detection: nobody is told of it twice.
 */
export interface Watch {
  /** Some of the calls only read, of which EventBridge tells when it is asked to. */
  readonly read?: true;
  /** Only calls that were refused. */
  readonly refused?: true;
  /** They happen in us-east-1 too, or only there: IAM's do, wherever a room is. */
  readonly global?: true;
  /** Only calls of the root user of the account. */
  readonly root?: true;
  /** They silence the watch itself: the log of the trail is searched for them too, by a way without EventBridge. */
  readonly silences?: true;
}

/** A technique that leaves its mark in a trail, and the question that finds it: `sql/audit/<id>.sql`. */
export interface Detection {
  /** In kebab-case: the name of its file here, and of its SQL. */
  readonly id: string;
  /** One line: what happened. */
  readonly title: string;
  readonly severity: Severity;
  /** Ids of MITRE ATT&CK, such as `T1562.008`. */
  readonly techniques: readonly string[];
  /** Why that matters in a clean room, in a sentence or two. */
  readonly means: string;
  /** What to do first. */
  readonly todo: string;
  /** What is judged: the whole account that a room has of its own, or only what is of the room (`of_room`). */
  readonly scope: 'account' | 'resource';
  /** Asked only where the room is known: it tells the work of the room's roles from that of others (own-work.ts). */
  readonly knowsRoom?: true;
  /** The calls that it is about. Its SQL names them by `{{calls}}`, so that a rule and a query cannot drift. */
  readonly calls?: Calls;
  readonly watch?: Watch;
  /** What it finds, and what looks alike and is none. */
  readonly examples: readonly DetectionExample[];
}
