import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { makeHandler as makeForgetPeople } from '#lambdas/forget-people/handler.ts';
import { makeHandler as makePublishDrop } from '#lambdas/publish-drop/handler.ts';
import { makeHandler as makeReadManifest } from '#lambdas/read-manifest/handler.ts';
import { makeHandler as makeRefuseDrop } from '#lambdas/refuse-drop/handler.ts';
import { makeHandler as makeSettleShard } from '#lambdas/settle-shard/handler.ts';
import { telling } from '#lambdas/shared/powertools.ts';
import { makeHandler as makeTokenisePart } from '#lambdas/tokenise-part/handler.ts';
import type { FlowRoom } from '#proof/loopback/flow-room.ts';
import { manifestEvent } from '#proof/loopback/flow-room.ts';

/** What goes over the wire between two steps. */
const wire = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** The steps of a room, as Step Functions calls them. */
export const stepsOf = (room: FlowRoom) => ({
  readManifest: telling(makeReadManifest(room)),
  tokenisePart: telling(makeTokenisePart(room)),
  settleShard: telling(makeSettleShard(room)),
  forgetPeople: telling(makeForgetPeople(room)),
  publishDrop: telling(makePublishDrop(room)),
  refuseDrop: telling(makeRefuseDrop(room)),
});

/** How an execution of the state machine went. */
export interface FlowOptions {
  /** Name of the execution; the event's own id names the attempt if left out. */
  readonly execution?: string;
  /** Runs every step so often. */
  readonly times?: number;
}

/**
 * Runs the state machine over a drop: read, a map over the parts, one over the shards, publish; or over a list of people to
 * forget: read, forget. Refuses on failure.
 */
export const runFlow = async (
  room: FlowRoom,
  arrived: ArrivedDrop,
  { execution, times = 1 }: FlowOptions = {},
): Promise<{ readonly outcome: string; readonly reason?: string }> => {
  const steps = stepsOf(room);
  const event = manifestEvent(arrived);
  const repeated = async <Result>(step: () => Promise<Result>): Promise<Result> => {
    for (let at = 1; at < times; at += 1) await step();
    return step();
  };
  try {
    const input = execution === undefined ? event : { event, execution };
    const opened = await repeated(() => steps.readManifest(wire(input)));
    if (opened.forgets)
      return await repeated(() => steps.forgetPeople(wire({ arrived: opened.arrived })));
    const map = { arrived: opened.arrived, version: opened.version };
    await Promise.all(
      opened.parts.map(({ index }) => repeated(() => steps.tokenisePart(wire({ ...map, index })))),
    );
    await Promise.all(
      opened.shards.map((shard) => repeated(() => steps.settleShard(wire({ ...map, ...shard })))),
    );
    return await repeated(() => steps.publishDrop(wire(map)));
  } catch (error) {
    const { name, message } = error as Error;
    return steps.refuseDrop(wire({ arrived, error: { Error: name, Cause: message } }));
  }
};
