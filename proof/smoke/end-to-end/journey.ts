import type { DeliveryDocument } from '#core/documents/delivery-document.ts';
import type { AsParty } from '#proof/smoke/end-to-end/as-party.ts';
import type { Seat } from '#proof/smoke/seat.ts';
import type { SampleTruth } from '#sample/sample-truth.ts';

/** The two parties of the example, whose lists are made up. */
export const PARTIES = ['brand', 'publisher'] as const;
export type Party = (typeof PARTIES)[number];

/** What a list became. */
export type Published = Extract<DeliveryDocument, { readonly outcome: 'published' }>;

/** A whole way through a room, by the operator who watches and both parties. */
export interface Journey extends Seat {
  readonly asParty: AsParty;
  /** The agreement that the room was deployed for. */
  readonly agreement: string;
  /** Where lists are made and prepared; it goes afterwards. */
  readonly folder: string;
  /** What was learnt on the way. */
  readonly learnt: {
    truth?: SampleTruth;
    readonly published: Partial<Record<Party, Published>>;
    /** Executions of Athena behind the answers about lists that share nobody, and everybody. */
    readonly executions: Partial<Record<Shared, readonly string[]>>;
  };
}

/** How many people two lists share. */
export type Shared = 'nobody' | 'everybody';
