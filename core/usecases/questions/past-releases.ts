import type { AnswerDocument } from '#core/documents/answer-document.ts';
import { ReleaseLine, type ReleasesDocument } from '#core/documents/releases-document.ts';
import { AirlockError } from '#core/errors.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import { readAnswer } from '#core/usecases/questions/read-answer.ts';
import { readRelease } from '#core/usecases/questions/read-release.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** What the ledger tells of an answer, as far as a line of the list has it. */
const OneLine = ReleaseLine.strip();

/** Every answer that left the room, as the ledger tells of it. */
export const listReleases =
  ({ ledger }: Pick<RoomPorts, 'ledger'>) =>
  async (): Promise<ReleasesDocument> => ({
    kind: 'releases',
    releases: [...(await ledger.state()).releases.values()].map((answer) => OneLine.parse(answer)),
  });

/**
 * An answer that left the room before, by its name or the first signs of it. Both parties may read each, as
 * they may the ledger. Throws AirlockError('usage') where none or several are meant.
 */
export const rereadRelease =
  (ports: Pick<RoomPorts, 'ledger' | 'objects' | 'clock'>) =>
  async (name: string): Promise<AnswerDocument> => {
    const state = await ports.ledger.state();
    const [found, ...more] = [...state.releases.values()].filter(({ release }) =>
      release.startsWith(name),
    );
    if (found === undefined || name === '')
      throw new AirlockError('usage', 'The room has no such release: see "airlock releases list".');
    if (more.length > 0)
      throw new AirlockError('usage', 'Several releases begin so: give more of its name.');
    const release = await readRelease(ports, found);
    const signed = await currentAgreement(ports, state);
    const reading = await readAnswer(ports, release, { signed });
    return { kind: 'answer', ...release, ...reading, repeated: true };
  };
