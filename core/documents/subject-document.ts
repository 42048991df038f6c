import { z } from 'zod';
import { Organisation } from '#core/agreement/governance-schema.ts';
import { ReleaseLine } from '#core/documents/releases-document.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { SUBJECT_KINDS } from '#core/drops/subject-identifier.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { DatasetName, PartyId } from '#core/names.ts';

const count = z.int().nonnegative();
const values = z.record(z.string(), z.string());

/** Which version of which of the party's lists, since when it is in the room, and until when it may be. */
const HELD_IN = {
  dataset: DatasetName,
  version: z.string(),
  published: z.iso.datetime(),
  until: z.iso.datetime(),
};

/** A row of a list of people. */
const HeldRow = z.strictObject({
  /** Kinds of identifiers that the room has of the row, as tokens. */
  kinds: z.array(z.enum(IDENTIFIER_KINDS)),
  /** How many ids of the party's own it has beside them. */
  ownIds: count,
  /** How many match keys, which are made of name, birth date and address; left out where it has none. */
  matchKeys: z.int().positive().optional(),
  /** Whether it has a random label, by which lists are told. */
  label: z.boolean(),
  attributes: values,
});

const PeopleHeld = z.strictObject({ of: z.literal('people'), ...HELD_IN, rows: z.array(HeldRow) });

/** What an event counts for: a number in smallest units, of which so many digits stand behind the point. */
const EventValue = z.strictObject({
  name: z.string(),
  unit: z.string(),
  decimals: count,
});

const EventsHeld = z.strictObject({
  of: z.literal('events'),
  ...HELD_IN,
  total: count,
  value: EventValue.optional(),
  /** The latest; all of them, unless there are more than `MAX_SUBJECT_EVENTS`. */
  latest: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      /** By what kind of identifier it is known. */
      by: z.enum(SUBJECT_KINDS),
      attributes: values,
      value: count.optional(),
    }),
  ),
});

/** A list that was made for the publisher. */
const ListLine = z.strictObject({
  list: z.string(),
  activation: z.string(),
  party: PartyId,
  at: z.iso.datetime(),
  until: z.iso.datetime(),
});

/** Something of the party in which nobody can look for a person. */
const Unsearched = z.strictObject({
  what: z.enum(['version', 'drop']),
  dataset: z.string(),
  name: z.string(),
  why: z.enum(['damaged', 'former-key', 'not-taken-yet']),
  /** When it is gone at the latest. */
  until: z.iso.datetime(),
});

/** What the agreement says of an organisation, as far as people are told of it: what it attests and learned is for the parties. */
export const ToldOrganisation = Organisation.omit({ attestations: true, training: true });

/** What the agreement says of who answers (`governance`); each is left out where it says nothing of it. */
const ToldGovernance = z.strictObject({
  /** The party itself, and who runs the room, where that is neither party. */
  organisation: ToldOrganisation.optional(),
  operator: ToldOrganisation.optional(),
  /** Whether anything is decided about a single person by the room alone, in the words of both parties. */
  decisions: z.string().optional(),
});

/**
 * What a room holds about one person in the lists of the party that asks (GDPR, Article 15; as JSON also the copy of
 * Article 20). Nothing of the other party, and not whether the person is on its list too. No identifier, digest or token.
 */
export const SubjectDocument = z.strictObject({
  kind: z.literal('subject'),
  party: PartyId,
  at: z.iso.datetime(),
  collaboration: z.string(),
  /** The agreement that the room goes by. */
  agreement: ChecksumText,
  purpose: z.string(),
  legalBasis: z.string(),
  /** Who receives what is made of the data, with name and address where the agreement says them, and whose account the room is in. */
  recipients: z.array(
    z.strictObject({ party: PartyId, role: z.string(), name: z.string().optional() }),
  ),
  operator: z.string().optional(),
  governance: ToldGovernance.optional(),
  /** By how many identifiers of which kinds was looked. */
  asked: z.array(z.strictObject({ kind: z.enum(SUBJECT_KINDS), identifiers: z.int().positive() })),
  /** How many of these are marked, so that whoever has one stays out of what the party delivers; left out where none is. */
  tombstones: z.int().positive().optional(),
  found: z.boolean(),
  held: z.array(z.discriminatedUnion('of', [PeopleHeld, EventsHeld])),
  /** Answers on versions that hold the person, or that these stand for since others were taken out: the person could have counted. */
  releases: z.array(ReleaseLine.extend({ until: z.iso.datetime() })),
  /** Lists made on such versions, that could have named the person, and whose days are not over. */
  lists: z.array(ListLine),
  unsearched: z.array(Unsearched),
  /** Answers beside these on lists of the party that are gone from the room: nobody can tell any more whether the person was on them. */
  releasesOnGone: count,
});
export type SubjectDocument = z.infer<typeof SubjectDocument>;
