import { linkStatement, matchStatement } from '#adapters/aws/athena/athena-statement.ts';
import type { AthenaStatement } from '#adapters/aws/athena/statement-sources.ts';
import { MAX_KEPT_LINK_ROWS, MAX_KEPT_PEOPLE } from '#core/deployment-limits.ts';
import { type LinkName, timesRead } from '#core/matching/histories.ts';
import { LINK_FILES } from '#core/matching/link-keys.ts';
import { CODE_PLACES, hasPlaces } from '#core/matching/match-columns.ts';
import { MATCH_FILES } from '#core/matching/match-keys.ts';
import {
  keptBytes,
  keptLinkBytes,
  linkMakingBytes,
  makingBytes,
} from '#core/matching/scan-bytes.ts';
import type { VaultQuery, VersionsLink, VersionsMatch } from '#core/matching/vault-query.ts';
import type { Sealable } from '#core/usecases/questions/kept-seal.ts';
import { linkSources } from '#core/usecases/questions/link-seal.ts';
import { matchSources } from '#core/usecases/questions/match-seal.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** What a question counts from, as a text that can be kept for later ones. */
export interface Keepable {
  readonly text: typeof MATCH_FILES.text | typeof LINK_FILES.text;
  /** Whether there is a place for all of it, by what both parties know. */
  readonly fits: boolean;
  /** About how much is read to make it, and how much of it each question reads. */
  readonly makingBytes: number;
  readonly keptBytes: number;
  /** How often the question goes through it. */
  readonly times: number;
  /** Looks at what it is made of; before it is made, so that nothing changes under it unseen. */
  sources(room: Pick<RoomPorts, 'objects'>): Promise<Sealable>;
  /** The statement that finds it. */
  statement(database: string): Promise<AthenaStatement>;
}

const keepableMatch = (match: VersionsMatch, { by }: VaultQuery): Keepable => ({
  text: MATCH_FILES.text,
  fits: match.people.counted <= MAX_KEPT_PEOPLE && hasPlaces(match, by),
  makingBytes: makingBytes(match),
  keptBytes: keptBytes(match),
  times: 1,
  sources: (room) => matchSources(room, match),
  statement: (database) => matchStatement(match, database),
});

const keepableLink = (link: VersionsLink, times: number): Keepable => ({
  text: LINK_FILES.text,
  fits:
    link.match.people.counted + link.size <= MAX_KEPT_LINK_ROWS &&
    [link.match.attributes, link.attributes].every(({ length }) => length <= CODE_PLACES.length),
  makingBytes: linkMakingBytes(link),
  keptBytes: keptLinkBytes(link),
  times,
  sources: (room) => linkSources(room, link),
  statement: (database) => linkStatement(link, database),
});

/** What a question counts from: its links, or its match. */
export const keepablesOf = (query: VaultQuery): readonly Keepable[] => {
  const { of, links = {}, histories } = query;
  if (histories === undefined) return [keepableMatch(of, query)];
  return (Object.keys(links) as LinkName[]).flatMap((name) => {
    const link = links[name];
    return link ? [keepableLink(link, timesRead(histories.oblivious, name))] : [];
  });
};
