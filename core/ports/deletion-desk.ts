import type { DeletionIdentifier } from '#core/ddrf/judge-identifier.ts';

/** Where requests that were taken are noted, so that none is taken twice. */
export interface RequestJournal {
  /** Was a request of this name, by this requester, taken? */
  has(request: NamedRequest): Promise<boolean>;
  /** Notes that it was; again changes nothing. */
  add(request: NamedRequest): Promise<void>;
}

/** A request by what nobody else calls one: its requester and its own name there. */
export interface NamedRequest {
  readonly issuer: string;
  readonly jti: string;
}

/** Who takes over whom to forget. */
export interface DeletionList {
  /** Has an identifier forgotten that a request is about. The same request again is the same. */
  add(request: NamedRequest, identifier: DeletionIdentifier): Promise<void>;
}
