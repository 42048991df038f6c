import { answerQuestion } from '#core/access/functions/answer-question.ts';
import { approveAgreement } from '#core/access/functions/approve-agreement.ts';
import { expireData } from '#core/access/functions/expire-data.ts';
import { forgetPeople } from '#core/access/functions/forget-people.ts';
import { freezeRoom } from '#core/access/functions/freeze-room.ts';
import { makeList } from '#core/access/functions/make-list.ts';
import { pairPeople } from '#core/access/functions/pair-people.ts';
import { publishDrop } from '#core/access/functions/publish-drop.ts';
import { readManifest } from '#core/access/functions/read-manifest.ts';
import { refuseDrop } from '#core/access/functions/refuse-drop.ts';
import { settleShard } from '#core/access/functions/settle-shard.ts';
import { tellSubject } from '#core/access/functions/tell-subject.ts';
import { tokenisePart } from '#core/access/functions/tokenise-part.ts';
import { verifyRoom } from '#core/access/functions/verify-room.ts';
import type { CalledBy, Daily, RoomFunction } from '#core/access/room-function.ts';

const TABLE = {
  'read-manifest': readManifest,
  'tokenise-part': tokenisePart,
  'settle-shard': settleShard,
  'publish-drop': publishDrop,
  'forget-people': forgetPeople,
  'refuse-drop': refuseDrop,
  'expire-data': expireData,
  'verify-room': verifyRoom,
  'answer-question': answerQuestion,
  'pair-people': pairPeople,
  'make-list': makeList,
  'tell-subject': tellSubject,
  'approve-agreement': approveAgreement,
  'freeze-room': freezeRoom,
} satisfies Readonly<Record<string, RoomFunction>>;

/** The functions of a deployed room, by the folder of each under lambdas/. */
export type FunctionName = keyof typeof TABLE;

/** Every function of a deployed room: policies, environments, bundles, sizes and alarms follow from here. */
export const FUNCTIONS: Readonly<Record<FunctionName, RoomFunction>> = TABLE;

/** Every function, to go through. */
export const FUNCTION_NAMES = Object.keys(TABLE) as readonly FunctionName[];

/** The functions of which something holds, in the order of the table. */
export const functionsThat = (holds: (each: RoomFunction) => boolean): readonly FunctionName[] =>
  FUNCTION_NAMES.filter((name) => holds(FUNCTIONS[name]));

/** The functions that are called in one way. */
export const calledBy = (by: CalledBy['by']): readonly FunctionName[] =>
  functionsThat((each) => each.calledBy.by === by);

/** The schedule that calls a function once a day, if one does. */
export const dailyOf = (name: FunctionName): Daily | undefined => {
  const { calledBy } = FUNCTIONS[name];
  if (calledBy.by === 'schedule') return calledBy;
  return calledBy.by === 'drops' ? calledBy.daily : undefined;
};

/** The file with the handler of a function, from the root of the project. */
export const handlerOf = (name: FunctionName): string => `lambdas/${name}/handler.ts`;
