import { notRegular, readRegularFile } from '#adapters/regular-file.ts';
import { shownAgreement } from '#cli/agreements/show-changes.ts';
import { VERSION } from '#cli/version.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { wholeMinute } from '#core/day.ts';
import { AuditReport } from '#core/documents/audit-report.ts';
import type { RoomActivity } from '#core/documents/room-activity.ts';
import { AirlockError } from '#core/errors.ts';
import type { Where } from '#core/governance/access-list.ts';
import type { Facts, RedteamFacts } from '#core/governance/documents/facts.ts';
import { MAX_DOCUMENT_BYTES } from '#core/limits.ts';
import type { RoomClient } from '#core/ports/room-client.ts';
import { printable } from '#core/printable.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

/** Documents of other commands that are to be told of. */
export interface GivenFiles {
  /** What `audit --json` said. */
  readonly audit?: string;
  /** What `redteam --json` said. */
  readonly redteam?: string;
}

interface Parser<Said> {
  parse(value: unknown): Said;
}

interface Read<Said> {
  readonly said: Said;
  readonly sha256: Checksum;
}

/** What another command said, in a file. Throws AirlockError('usage') if it is none of its documents. */
const readSaid = async <Said>(
  option: 'audit' | 'redteam',
  path: string,
  schema: Parser<Said>,
): Promise<Read<Said>> => {
  const fault = (says: string, cause?: unknown): AirlockError =>
    new AirlockError('usage', `"${printable(path)}" ${says}: check --${option}.`, { cause });
  const bytes = await readRegularFile(path, MAX_DOCUMENT_BYTES).catch((cause: unknown) => {
    throw fault('cannot be read', cause);
  });
  if (!bytes) throw notRegular({ code: 'usage', path });
  try {
    return { said: schema.parse(JSON.parse(bytes.toString())), sha256: sha256(bytes) };
  } catch (cause) {
    throw fault(`is not what "${option}" says with --json`, cause);
  }
};

/**
 * Throws AirlockError('usage') for a report that names another room, of whichever name: the first entry of a ledger is never
 * changed.
 */
const checkRoom = (
  path: string,
  report: AuditReport,
  { collaboration, from }: RoomActivity,
): void => {
  const { room } = report;
  if (room === undefined || (room.collaboration === collaboration && room.from === from)) return;
  throw new AirlockError(
    'usage',
    `"${printable(path)}" is the report of an audit of another room ("${room.collaboration}"): check --audit.`,
  );
};

/** How many attacks had each verdict, under the terms that the agreement states. */
const redteamFacts = async (path: string, noise: string): Promise<RedteamFacts> => {
  const { RedteamDocument } = await import('#cli/commands/redteam.ts');
  const { said, sha256: digest } = await readSaid('redteam', path, RedteamDocument);
  const mode = noise === 'none' ? 'exact' : 'noisy';
  const verdicts: Record<string, number> = {};
  for (const { verdict } of said.findings.filter((each) => each.mode === mode))
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  const { agreement, trials } = said;
  return { ...{ sha256: digest, agreement, trials, verdicts } };
};

/** All that documents are written from: of a room, by a ledger that is proven first, and of what other commands said. */
export const gatherFacts = async (
  room: RoomClient,
  where: Where,
  { audit, redteam }: GivenFiles,
): Promise<Facts> => {
  const { standing, signed } = shownAgreement(await room.agreements());
  const activity = await room.activity();
  const report = audit === undefined ? undefined : await readSaid('audit', audit, AuditReport);
  if (audit !== undefined && report) checkRoom(audit, report.said, activity);
  return {
    ...{ at: wholeMinute(new Date()).toISOString(), version: VERSION, where, signed },
    inForce: standing === 'in-force',
    activity,
    ...(report && { audit: { sha256: report.sha256, report: report.said } }),
    ...(redteam !== undefined && {
      redteam: await redteamFacts(redteam, effectiveTerms(signed.agreement).noise),
    }),
  };
};
