import { z } from 'zod';
import type { DraftState } from '#core/ledger/draft-state.ts';
import type { EventRule } from '#core/ledger/event-rule.ts';
import { accessReviewed } from '#core/ledger/events/access-reviewed.ts';
import { agreementApproved } from '#core/ledger/events/agreement-approved.ts';
import { agreementProposed } from '#core/ledger/events/agreement-proposed.ts';
import { answerReleased } from '#core/ledger/events/answer-released.ts';
import { budgetReserved } from '#core/ledger/events/budget-reserved.ts';
import { dataExpired } from '#core/ledger/events/data-expired.ts';
import { datasetPublished } from '#core/ledger/events/dataset-published.ts';
import { dropRefused } from '#core/ledger/events/drop-refused.ts';
import { epochBegan } from '#core/ledger/events/epoch-began.ts';
import { erasureBegan } from '#core/ledger/events/erasure-began.ts';
import { evidencePacked } from '#core/ledger/events/evidence-packed.ts';
import { keyDestroyed } from '#core/ledger/events/key-destroyed.ts';
import { listReleased } from '#core/ledger/events/list-released.ts';
import { listReserved } from '#core/ledger/events/list-reserved.ts';
import { partyWithdrew } from '#core/ledger/events/party-withdrew.ts';
import { peopleForgotten } from '#core/ledger/events/people-forgotten.ts';
import { questionRefused } from '#core/ledger/events/question-refused.ts';
import { roomFrozen } from '#core/ledger/events/room-frozen.ts';
import { roomUnfrozen } from '#core/ledger/events/room-unfrozen.ts';
import { subjectAsked } from '#core/ledger/events/subject-asked.ts';
import { tombstonesLifted } from '#core/ledger/events/tombstones-lifted.ts';
import { versionChecked } from '#core/ledger/events/version-checked.ts';

/** The register: every kind of event that a ledger knows. */
const RULES = [
  agreementProposed,
  agreementApproved,
  datasetPublished,
  dropRefused,
  budgetReserved,
  answerReleased,
  questionRefused,
  versionChecked,
  dataExpired,
  roomFrozen,
  roomUnfrozen,
  evidencePacked,
  listReserved,
  listReleased,
  erasureBegan,
  peopleForgotten,
  tombstonesLifted,
  accessReviewed,
  subjectAsked,
  partyWithdrew,
  epochBegan,
  keyDestroyed,
] as const;

type Schema = (typeof RULES)[number]['schema'];

/** What can happen in a room. No event holds anything about a single person. */
export const LedgerEvent = z.discriminatedUnion(
  'type',
  RULES.map(({ schema }) => schema) as [Schema, ...Schema[]],
);
export type LedgerEvent = z.infer<typeof LedgerEvent>;
export type EventOf<Type extends LedgerEvent['type']> = Extract<LedgerEvent, { type: Type }>;

type Apply = Pick<EventRule<typeof LedgerEvent>, 'apply'>;

const RULE_OF = new Map<LedgerEvent['type'], Apply>(
  RULES.map((rule) => [rule.schema.shape.type.value, rule]),
);

/** Changes a draft by one event, as the rule of its kind says. */
export const applyEvent = (draft: DraftState, event: LedgerEvent, at: string): void =>
  RULE_OF.get(event.type)?.apply(draft, event, at);
