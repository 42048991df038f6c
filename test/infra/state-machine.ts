import { z } from 'zod';
import { textOf } from '#proof/access/policy-statements.ts';
import { type RoomTemplate, resourcesOf } from '#proof/access/synthesised-room.ts';

const Retrier = z.looseObject({
  ErrorEquals: z.array(z.string()),
  MaxAttempts: z.number(),
  BackoffRate: z.number(),
  JitterStrategy: z.string().optional(),
});

const State = z.looseObject({
  Type: z.string(),
  Next: z.string().optional(),
  Resource: z.string().optional(),
  Parameters: z.looseObject({}).optional(),
  Retry: z.array(Retrier).optional(),
  Catch: z.array(z.looseObject({ ErrorEquals: z.array(z.string()), Next: z.string() })).optional(),
});
type State = z.infer<typeof State>;

const Definition = z.looseObject({ StartAt: z.string(), States: z.record(z.string(), State) });

const MapState = z.looseObject({
  ItemsPath: z.string(),
  MaxConcurrency: z.number(),
  Label: z.string(),
  ItemSelector: z.record(z.string(), z.string()),
  ItemProcessor: Definition.extend({ ProcessorConfig: z.looseObject({ Mode: z.string() }) }),
});

/** The definition of a room's state machine, and its maps over the parts and the shards. */
export const stateMachineOf = (template: RoomTemplate) => {
  const [only] = resourcesOf(template, 'AWS::StepFunctions::StateMachine');
  const properties = only?.[1].Properties ?? {};
  const definition = Definition.parse(JSON.parse(textOf(properties.DefinitionString)));
  const parts = MapState.parse(definition.States['Each part']);
  const shards = MapState.parse(definition.States['Each shard']);
  return { properties, definition, parts, shards };
};

/** The steps that call a function, by their names, those of the maps too. */
export const stepsOf = (template: RoomTemplate): ReadonlyMap<string, State> => {
  const { definition, parts, shards } = stateMachineOf(template);
  const ofMaps = [parts, shards].flatMap(({ ItemProcessor }) =>
    Object.entries(ItemProcessor.States),
  );
  return new Map(
    [...Object.entries(definition.States), ...ofMaps].filter(([, { Resource }]) =>
      Resource?.endsWith(':lambda:invoke'),
    ),
  );
};
