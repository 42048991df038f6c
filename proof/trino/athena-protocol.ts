import { z } from 'zod';

/** A refusal in the words of Athena: its code and its message. */
export class AthenaFault extends Error {
  readonly code: 'InvalidRequestException' | 'UnknownOperationException';

  constructor(code: AthenaFault['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** A refusal of a request that Athena cannot take. */
export const invalid = (message: string): AthenaFault =>
  new AthenaFault('InvalidRequestException', message);

const Id = z.string().min(1);

/** The members of requests that count here, with Athena's own limits; others are let pass. */
export const StartQueryExecution = z.object({
  QueryString: z.string().min(1).max(262_144),
  ExecutionParameters: z.array(z.string().min(1).max(1024)).min(1).optional(),
  ClientRequestToken: z.string().min(32).max(128).optional(),
  QueryExecutionContext: z
    .object({ Database: z.string().min(1).optional(), Catalog: z.string().min(1).optional() })
    .optional(),
  ResultConfiguration: z.object({ OutputLocation: z.string().optional() }).optional(),
  WorkGroup: z.string().min(1).default('primary'),
});
export type StartQueryExecution = z.infer<typeof StartQueryExecution>;

/** Names one query. */
export const QueryExecutionOf = z.object({ QueryExecutionId: Id });

/** Names a workgroup. */
export const GetWorkGroup = z.object({ WorkGroup: Id });

/** Names one page of a result. */
export const GetQueryResults = QueryExecutionOf.extend({
  MaxResults: z.int().min(1).max(1000).default(1000),
  NextToken: z.string().min(1).max(1024).optional(),
});
export type GetQueryResults = z.infer<typeof GetQueryResults>;

/** Reads a request, or refuses it as Athena does. */
export const readRequest = <Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): z.infer<Schema> => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalid(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`);
};
