import { z } from 'zod';

const Definition = z.object({ StartAt: z.string(), States: z.record(z.string(), z.unknown()) });

const State = z.object({
  Type: z.string(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  ItemProcessor: Definition.optional(),
});

/** States that an execution goes through if all goes well: some once, some once for each part. */
export interface Transitions {
  readonly perDrop: number;
  readonly perPart: number;
}

/** Walks a definition along the good way, which is the default of every choice. */
export const transitionsOf = (document: unknown): Transitions => {
  const definition = Definition.parse(document);
  let perDrop = 0;
  let perPart = 0;
  for (let name: string | undefined = definition.StartAt; name !== undefined; ) {
    const state: z.infer<typeof State> = State.parse(definition.States[name]);
    perDrop += 1;
    if (state.ItemProcessor) perPart += transitionsOf(state.ItemProcessor).perDrop;
    name = state.Next ?? state.Default;
  }
  return { perDrop, perPart };
};
