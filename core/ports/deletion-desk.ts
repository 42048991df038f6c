import type { DeletionIdentifier } from '#core/ddrf/judge-identifier.ts';

/** Where requests that were taken are noted, so that none is taken twice. */
export interface RequestJournal {
  /** Was a request of this name, by this requester, taken? */
  has(request: NamedRequest): Promise<boolean>;
  /** Notes that it was; again changes nothing. Answers whether nobody had noted it: of several at once that is one. */
  add(request: NamedRequest): Promise<boolean>;
}

/** A request by what nobody else calls one: its requester and its own name there. */
export interface NamedRequest {
  readonly issuer: string;
  readonly jti: string;
}

/** Lists of whom to forget, for `airlock forget`: one for each day on which requests came. */
export interface DeletionList {
  /** Puts an identifier on the list of a day, such as 2026-11-27. It may stand there twice: that is one person. */
  add(identifier: DeletionIdentifier, received: string): Promise<void>;
}
