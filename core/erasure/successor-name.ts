import type { DropId } from '#core/drop-files.ts';
import { erasuresUnderWay } from '#core/ledger/erasures.ts';
import { heldVersions, type PublishedVersion, type RoomState } from '#core/ledger/room-state.ts';
import { attemptName } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';

/** What the version is called that stands for another once the people of a request are out: the same, whoever makes it. */
export const successorName = (
  request: string,
  { drop, version }: Pick<PublishedVersion, 'drop' | 'version'>,
): string => attemptName(drop as DropId, sha256(`${request} ${version}`).slice(0, 8));

/** The successors that requests which are not done yet are at, whether or not they lie there already. */
export const successorsUnderWay = (state: RoomState): readonly PublishedVersion[] =>
  erasuresUnderWay(state).flatMap(({ party, request }) =>
    heldVersions(state, party).map((former) => ({
      ...former,
      version: successorName(request, former),
    })),
  );
