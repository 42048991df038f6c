/** Every bound of the clean room in one place, each with its reason; but for those that a `*-limits.ts` says are its own. */

/** Fewest people that a released cell may describe; an agreement may raise it, never lower it. */
export const MINIMUM_K = 50;

/** Least ε that an answer may cost: noise for less would drown the counts of any list. */
export const LEAST_EPSILON = 0.001;

/** Most values an attribute may declare. More would let an attribute single people out. */
export const MAX_ATTRIBUTE_VALUES = 64;

/** Most characters of an attribute value: a label, not free text. */
export const MAX_VALUE_LENGTH = 64;

/** Most attributes of one dataset: each one narrows the crowd a person hides in. */
export const MAX_ATTRIBUTES = 16;

/** Most attributes that one question may cross: a match relation has so many places. */
export const MAX_CROSSED_ATTRIBUTES = 4;

/** Most of exact counts, and in the first format of agreements: two, so that complementary suppression is provable. */
export const MAX_EXACT_ATTRIBUTES = 2;

/** Most cells of one question: as many as two attributes of the most values have. Each is a row of the query in 64 slices. */
export const MAX_CELLS = 4_096;

/**
 * Most values that all attributes of a list declare together: four attributes of the most values, or sixteen of
 * sixteen. Each is something that is known of a person.
 */
export const MAX_DECLARED_VALUES = 256;

/**
 * Most combinations of the attributes of a list for each person of the shortest list that an agreement allows. With
 * as many as people, spread evenly, a third of them (1/e) would be alone in theirs, and known by it.
 */
export const MAX_COMBINATIONS_A_PERSON = 1;

/** Most levels above an attribute: each takes as much noise as the attribute itself, for whoever is in a cell of each. */
export const MAX_LEVELS = 3;

/** Most tables in one answer: their noise grows with the root of their number, and each takes a column of the query. */
export const MAX_TABLES = 4;

/** Longest identifier in characters: RFC 5321 allows an address of 254, names and keys are shorter. */
export const MAX_IDENTIFIER_LENGTH = 512;

/** Rows that a lint report lists one by one; the rest are counted. */
export const MAX_LISTED_ROWS = 1_000;

/** Of those, rows of one reason: so each of them has its examples, whichever comes first in the file. */
export const MAX_LISTED_A_REASON = 34;

/** Lines that `prepare` names for one reason and column: enough to look them up. */
export const EXAMPLE_LINES = 3;

/**
 * Largest variance of Gaussian noise: 2,000 people more or less in 95 of 100 answers, which drowns whatever a
 * count could say. Up to it every number of the sampler is far below 2^53, and every limit that it draws
 * below is less than 2^48.
 */
export const MAX_VARIANCE = 1_000_000;

/** Share of people above which a match rate is told only as ">85%" (IAB PAIR 1.1). */
export const MATCH_RATE_CAP_PERCENT = 85;

/**
 * Tries to append to the ledger, to read it to its end or to note that end, before giving up. Each lost try
 * means that another writer won, so a thousand is a stampede.
 */
export const LEDGER_APPEND_TRIES = 1_000;

/**
 * Tries to answer a question, or to decide on a drop, before giving up. Each lost one means that meanwhile
 * the agreement or a version changed, or a question was asked, which happens some times a day: twenty in a
 * row are no chance.
 */
export const OVERTAKEN_TRIES = 20;

/** Ledger entries that a first reading takes at once. Each is a call to the store and one to the key. */
export const LEDGER_READ_AHEAD = 16;

/**
 * Ledger entries of a checkpoint. A reader opens the files of fewer than these one by one, which takes some
 * twenty milliseconds, and whoever appends writes a checkpoint once in so many entries.
 */
export const LEDGER_CHECKPOINT_ENTRIES = 200;

/**
 * Most bytes of a message that KMS makes a MAC of (`GenerateMac`, Message, in the API reference of AWS KMS). The report
 * of a version of 16 shards is longer.
 */
export const MAX_MAC_MESSAGE_BYTES = 4_096;

/** Its first line: two checksums, a seal, and what they are called. */
export const MAX_CHECKPOINT_NOTE_BYTES = 1_000;

/**
 * Looks at a note of the ledger's head that is older than it can be, before it is called a fault: a writer
 * that was held up may have put it back a moment ago, and brings it forward by itself. Three seconds are
 * long for that, and short for a person whose room is damaged.
 */
export const LEDGER_HEAD_LOOKS = 20;
/** Pause between two of those looks. */
export const LEDGER_HEAD_WAIT_MS = 150;

/**
 * Most earlier contents of an object that are looked at: one call each. Whoever puts an old note of the
 * ledger's head back has to do it so many times that the trail is full of it.
 */
export const MAX_HISTORY = 1_000;

/** Most files of other people that are named: enough to see what they are. */
export const MAX_FOREIGN_NAMED = 20;

/**
 * Most refusals of one kind that a ledger takes about one party in a day. An entry stays for as long as the
 * ledger does, and every command reads all of them: a party that is refused without end would make the room
 * slower for both, and in the end stop it.
 */
export const REFUSALS_A_DAY = 100;

/**
 * Most agreements that a party puts on the table in a day, for the same reason: two that take turns would fill
 * the ledger. The one in force put back is not counted, as it takes off one that was. Each party approves each of
 * them once, so that this bounds the approvals as well; nobody reads a hundred agreements in a day.
 */
export const PROPOSALS_A_DAY = 100;

/**
 * Most times that one side freezes the room in a day, for the same reason; each is lifted once, so that this bounds
 * those entries as well. Each side has a count of its own: nobody keeps another from stopping the room.
 */
export const FREEZES_A_DAY = 24;

/**
 * Most evidence packs that one side notes in a day, for the same reason. Whoever packs the same once more notes
 * nothing, so that this is for packs that differ: an hour apart, day and night.
 */
export const PACKS_A_DAY = 24;

/** Longest reason of a freeze: a sentence or two. What belongs in a report does not belong in a ledger for ever. */
export const MAX_FREEZE_REASON = 200;

/**
 * Most drops of a party that one clean-up looks at. Each may cost a ledger entry, and a party may put any
 * number of manifests into its zone; the lifecycle of the bucket takes what a run leaves.
 */
export const MAX_DROPS_A_RUN = 100;

/**
 * How long the files of an attempt at a drop may lie in the room before they count as left over: twice as
 * long as the room gives any attempt, half a day, so that none is removed from under one that still runs.
 */
export const LEFTOVER_DAYS = 1;

/** Most versions, and most releases, that one clean-up ends. Each is an entry of the ledger; the next run goes on. */
export const MAX_EXPIRIES_A_RUN = 100;

/** Days after which a token key that is not needed any more is destroyed: KMS waits so long at least. */
export const LEAST_KEYS_DAYS = 7;
/** And at most, which is how long it waits if nobody says otherwise. */
export const MOST_KEYS_DAYS = 30;

/** Most clean-ups in a row before the rest is left to the daily one: ten thousand versions. */
export const MAX_WHOLE_CLEAN_UPS = 100;

/**
 * How long the daily verification of a deployed room reads, of the fifteen minutes that a function has: what
 * is left is for the ledger before it and for the file that is being read, at most a few gigabytes.
 */
export const VERIFY_RUN_MS = 720_000;

/**
 * Most left-over files that one clean-up removes: those of an attempt at a hundred parts in 128 shards, which take
 * half a minute. The next run goes on.
 */
export const MAX_LEFTOVERS_A_RUN = 30_000;

/** Faulty or unknown files that are named one by one; the rest are counted. */
export const MAX_NAMED_FILES = 100;

/**
 * Most bytes of an object that are read into memory at once: a document of the room, or what a party put
 * in the place of one. S3 would take five gigabytes of it.
 */
export const MAX_DOCUMENT_BYTES = 32 * 1024 * 1024;

/** How often a living process says so by its lease: many times before it would be taken for dead. */
export const LEASE_BEAT_MS = 20_000;

/**
 * How old the last sign of a process must be before what it left may be removed, where its number says
 * nothing: in another container, or on another machine. Fifteen minutes outlast any pause but a laptop's
 * sleep, which stops whoever would remove it as well.
 */
export const LEASE_STALE_MS = 900_000;

/** Longest lease: a few names and numbers. */
export const MAX_LEASE_BYTES = 4_096;

/** Most bytes of the manifest of a drop: a thousand parts take 150 each, names and consent the rest. */
export const MAX_MANIFEST_BYTES = 1_000_000;

/** Most bytes of the mark of a folder: 150 for each file of an older drop of a thousand parts and of a newer one. */
export const MAX_MARK_BYTES = 1_000_000;

/** Longest age of consent that an agreement may allow: ten years, and no law knows a longer one. */
export const MAX_CONSENT_AGE_DAYS = 3_650;

/** Purposes that a TCF string has bits for. */
export const MAX_TCF_PURPOSE = 24;

/** Most vendors that an agreement asks a TCF string for: the parties, and whoever works for them. */
export const MAX_TCF_VENDORS = 50;

/** Most characters of the word on consent that a manifest carries: a sentence or two. */
export const MAX_STATEMENT_LENGTH = 500;

/** How often `prepare` or `sample` looks again whether another one has left the folder. Two that begin together part at random. */
export const FOLDER_TRIES = 5;

/** Longest wait between two such looks: five of them are over before anybody wonders. */
export const FOLDER_WAIT_MS = 150;

/** Most characters of a line that is printed: a command with several long paths, never a whole file. */
export const MAX_PRINTED_LENGTH = 2_000;

/** Most accents on one letter that are printed as they are. Vietnamese and Hebrew need three. */
export const MAX_MARKS_IN_A_ROW = 4;

/**
 * Most characters of an agreement or a mapping: thirty times the longest example, and the length at which
 * the worst text for a YAML parser (nothing but commas in a list) still takes about a second.
 */
export const MAX_YAML_LENGTH = 64 * 1024;

/** Bytes of such a file that are read: no character takes more than four, so a text that fills them is longer. */
export const MAX_YAML_BYTES = 4 * (MAX_YAML_LENGTH + 1);

/** Looks at the receipts of a room: each later one was missed only if another command kept a newer meanwhile. */
export const RECEIPT_LOOKS = 100;

/** Free bytes of a disk below which no question is charged: its entries, notes and release take far less. */
export const MIN_FREE_BYTES = 1_000_000;
