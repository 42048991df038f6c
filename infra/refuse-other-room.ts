import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { AirlockError } from '#core/errors.ts';
import { namesOf } from '#infra/names.ts';
import { pathOf, type Room } from '#infra/read-room.ts';

const DropBuckets = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.record(z.string(), z.string()));

/** Of the outputs that a deployment wrote: for whom the room is, and whether its locks hold. */
const Deployed = z.looseObject({
  Collaboration: z.string(),
  DropBuckets,
  Proven: z.enum(['true', 'false']).optional(),
  /** Rooms up to 0.11.0 told of none. */
  TokenEpoch: z.coerce.number().pipe(z.int().positive()).default(1),
});

const deployedIn = (path: string, stack: string): z.output<typeof Deployed> | undefined => {
  try {
    const outputs = z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(readFileSync(pathOf(path), 'utf8')));
    return Deployed.optional().parse(outputs[stack]);
  } catch (cause) {
    throw new AirlockError(
      'usage',
      `"${path}" is not what a deployment wrote with "--outputs-file": restore it, or name another with "-c deployed=".`,
      { cause },
    );
  }
};

/**
 * Holds a room against the outputs of its last deployment, where they lie beside it. Buckets and keys are exported
 * under the ids of the parties: CloudFormation would find out in the middle of an update that the pipeline still uses
 * those of the old ones. A room of another collaboration finds no token and no ledger entry of its own again. Locks
 * that hold do not get shorter by an option that was forgotten, and a token key is followed by that of the next epoch
 * alone. Throws AirlockError('usage').
 */
export const refuseOtherRoom = (room: Room): void => {
  const { config, agreement } = room;
  if (!existsSync(pathOf(config.deployed))) return;
  const deployed = deployedIn(config.deployed, namesOf(room).stacks.pipeline);
  if (!deployed) return;
  const another = `or deploy another room with "-c room="`;
  if (deployed.Collaboration !== agreement.id)
    throw refused(
      room,
      `belongs to another collaboration than the agreement: keep its id, ${another}`,
    );
  const before = Object.keys(deployed.DropBuckets).sort();
  const now = agreement.parties.map(({ id }) => id).sort();
  if (before.join() !== now.join())
    throw refused(room, `has other parties than the agreement: keep their ids, ${another}`);
  if (deployed.Proven === 'true' && !config.proven)
    throw refused(
      room,
      'is proven, and new records would be locked for a day only: add "-c proven=true"',
    );
  refuseOtherEpoch(room, deployed);
};

const refuseOtherEpoch = (room: Room, { TokenEpoch: before }: z.output<typeof Deployed>): void => {
  const { epoch } = room.config;
  if (epoch === before || epoch === before + 1) return;
  throw refused(
    room,
    `has the token key of epoch ${before}, and would get another one than its lists were made with: add "-c epoch=${before}", or "-c epoch=${before + 1}" to begin the next one`,
  );
};

const refused = ({ config }: Room, why: string): AirlockError =>
  new AirlockError('usage', `The room "${config.room}" that "${config.deployed}" tells of ${why}.`);
