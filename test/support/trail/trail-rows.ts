import type { TrailRow } from '#core/ports/trail.ts';
import type { TrailEvent } from '#proof/trail/trail-writer.ts';

type Tree = { readonly [name: string]: Tree | string | undefined } | undefined;

const json = (value: unknown): string | null => (value ? JSON.stringify(value) : null);

/** The row of an event, as `sql/trail/reconcile.sql` finds it: a test holds this to an engine. */
export const rowOf = (event: TrailEvent): TrailRow => {
  const who = event.userIdentity as Tree as Readonly<Record<string, string>> & {
    readonly sessionContext?: { readonly sessionIssuer?: { arn: string; userName: string } };
  };
  const issuer = who.sessionContext?.sessionIssuer;
  const session = who.principalId?.split(':')[1];
  return {
    event_id: String(event.eventID),
    event_time: String(event.eventTime),
    event_source: String(event.eventSource),
    event_name: String(event.eventName),
    error_code: (event.errorCode as string | undefined) ?? null,
    request_id: String(event.requestID),
    identity_type: who.type ?? null,
    identity_account: who.accountId ?? null,
    principal_arn: who.arn ?? null,
    principal: issuer
      ? `${issuer.arn}/${session}`
      : (who.arn ?? who.invokedBy ?? who.principalId ?? null),
    issuer_name: issuer?.userName ?? null,
    invoked_by: who.invokedBy ?? null,
    source_ip: String(event.sourceIPAddress),
    access_key_id: who.accessKeyId ?? null,
    request: json(event.requestParameters),
    response: json(event.responseElements),
    resources: json(event.resources),
  };
};

/** The rows of events, in the order in which an engine answers them. */
export const rowsOf = (events: readonly TrailEvent[]): readonly TrailRow[] =>
  events.map(rowOf).sort((one, other) => {
    const [a, b] = [`${one.event_time} ${one.event_id}`, `${other.event_time} ${other.event_id}`];
    return a < b ? -1 : Number(a > b);
  });
