import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { LintReport } from '#core/lint/lint-report.ts';
import type { MarkedPart, UnmarkedPart } from '#core/ports/forgetting.ts';
import type { TokenisedPart } from '#core/ports/tokeniser.ts';
import { withTombstoneKeys } from '#core/tokens/tombstone-keys.ts';
import { lendMarks, type StandingMarks } from '#core/usecases/erasure/marks.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'keyRing' | 'workspace' | 'forgetting'>;

/** A part on its way to the tokeniser, and whose marks are to keep people out of it. */
interface PartToLook {
  readonly collaboration: string;
  readonly marks: StandingMarks;
  readonly kinds: readonly TokenKind[];
  readonly part: Pick<MarkedPart, 'source' | 'rows' | 'attributes' | 'beside'>;
}

/** The tokeniser left them out for having no identifier: their own reason takes the place of that one. */
const tellForgotten = (
  report: LintReport,
  { forgotten, lines }: Pick<UnmarkedPart, 'forgotten' | 'lines'>,
): LintReport => {
  const { 'no-identifier': without = 0, ...others } = report.quarantined;
  const left = without - forgotten;
  const found = new Set(lines);
  return {
    ...report,
    quarantined: { ...others, ...(left > 0 && { 'no-identifier': left }), forgotten },
    listed: report.listed.map((row) =>
      row.reason === 'no-identifier' && found.has(row.line) ? { ...row, reason: 'forgotten' } : row,
    ),
  };
};

/**
 * Tokenises a part without those who are to stay forgotten: a row with any identifier of somebody like that is left out as
 * `forgotten`, and counted. Where nobody of a party was ever forgotten, the part goes on as it is.
 */
export const leaveOutForgotten = async (
  ports: Ports,
  { collaboration, marks, kinds, part }: PartToLook,
  tokenise: (source: string) => Promise<TokenisedPart>,
): Promise<TokenisedPart> => {
  const { party, request } = marks;
  if (request === undefined) return tokenise(part.source);
  const scope = { collaboration, party };
  return ports.workspace.withFolder(async (target) => {
    const unmarked = await lendMarks(ports, { collaboration, marks }, (files) =>
      withTombstoneKeys(ports.keyRing, { kinds, scope }, (subkeys) =>
        ports.forgetting.unmark({ ...part, subkeys, marks: files, target }),
      ),
    );
    const done = await tokenise(unmarked.source);
    return done.outcome === 'tokenised' && unmarked.forgotten > 0
      ? { ...done, report: tellForgotten(done.report, unmarked) }
      : done;
  });
};
