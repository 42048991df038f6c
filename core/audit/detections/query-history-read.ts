import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, roomRole } from '#core/audit/example-event.ts';

/** The history of queries was read by somebody whose work it is not. */
export const queryHistoryRead: Detection = {
  id: 'query-history-read',
  title: 'The history of queries was read by somebody whose work it is not',
  severity: 'low',
  techniques: ['T1213'],
  means:
    'The history has the SQL of each question and how much it read, for 45 days. It has no key and no token, and tells what was asked when.',
  todo: 'Find out who it was. For statistics of stages, which tell more, look for statistics-read.',
  scope: 'resource',
  knowsRoom: true,
  calls: { athena: ['BatchGetQueryExecution', 'GetQueryExecution', 'ListQueryExecutions'] },
  examples: [
    {
      says: 'somebody lists queries of the workgroup',
      fires: true,
      events: [
        exampleEvent('athena:ListQueryExecutions', { requestParameters: { workGroup: 'room' } }),
      ],
    },
    {
      says: 'the answering role waits for its query',
      fires: false,
      events: [
        exampleEvent('athena:GetQueryExecution', {
          requestParameters: { workGroup: 'room', queryExecutionId: 'a' },
          userIdentity: roomRole('answer-question'),
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('athena:ListQueryExecutions', {
          requestParameters: { workGroup: 'room' },
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
