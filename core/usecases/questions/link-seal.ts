import { kindsOfOwners, type TokenKind } from '#core/identifiers/kinds.ts';
import { LINK_FILES, type LinkId, linkFileKey } from '#core/matching/link-keys.ts';
import { tokenKindsOf } from '#core/matching/token-kinds-of.ts';
import type { VersionsLink } from '#core/matching/vault-query.ts';
import { type Sealable, sourceFiles } from '#core/usecases/questions/kept-seal.ts';
import { matchIdOf } from '#core/usecases/questions/match-seal.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** What a kept link must have been made of. */
export interface LinkSources extends Sealable {
  readonly link: VersionsLink;
}

/** The name of a link in the vault, and by what events are of people. */
export const linkIdOf = ({ match, events, by }: VersionsLink): LinkId => ({
  ...matchIdOf(match),
  events: events.version,
  by,
});

/** Looks at what a link is made of; before it is made, so that nothing changes under it unseen. */
export const linkSources = async (
  room: Pick<RoomPorts, 'objects'>,
  link: VersionsLink,
): Promise<LinkSources> => {
  const { match, side, events, by, attributes } = link;
  const id = linkIdOf(link);
  const kindsOf = (list: 'counted' | 'other'): readonly TokenKind[] =>
    list === side ? [...tokenKindsOf(match), ...kindsOfOwners(by)] : tokenKindsOf(match);
  const files = await Promise.all([
    sourceFiles(room, match.counted, kindsOf('counted')),
    sourceFiles(room, match.other, kindsOf('other')),
    sourceFiles(room, events, by),
  ]);
  const ofPeople = match.attributes.map(({ table, column }) => [table, column]);
  return {
    link,
    key: linkFileKey(id, LINK_FILES.seal),
    made: { ...id, side, attributes: ofPeople, eventAttributes: attributes },
    files: files.flat(),
  };
};
