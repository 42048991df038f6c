import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, roomRole } from '#core/audit/example-event.ts';

/** Somebody whose work it is not ran a query over the room, or read what one found. */
export const queryByAnother: Detection = {
  id: 'query-by-another',
  title: 'Somebody whose work it is not ran a query over the room, or read what one found',
  severity: 'critical',
  techniques: ['T1213', 'T1530'],
  means:
    'One role asks the tables, and adds noise to what comes out. Whoever else asks them sees lists as they are.',
  todo: 'Freeze the room; the text of the query stands in the history of Athena for 45 days: read it before it is gone.',
  scope: 'resource',
  knowsRoom: true,
  calls: {
    athena: [
      'CreatePreparedStatement',
      'GetQueryResults*',
      'StartQueryExecution',
      'StartSession',
      'UpdatePreparedStatement',
    ],
  },
  examples: [
    {
      says: 'an administrator asks in the workgroup',
      fires: true,
      events: [
        exampleEvent('athena:StartQueryExecution', {
          requestParameters: { workGroup: 'room', queryString: '***OMITTED***' },
        }),
      ],
    },
    {
      says: 'another role of the room asks',
      fires: true,
      events: [
        exampleEvent('athena:StartQueryExecution', {
          requestParameters: { workGroup: 'room' },
          userIdentity: roomRole('tokenise-part'),
        }),
      ],
    },
    {
      says: 'somebody asks its tables from another workgroup',
      fires: true,
      events: [
        exampleEvent('athena:StartQueryExecution', {
          requestParameters: { workGroup: 'primary', queryExecutionContext: { database: 'room' } },
        }),
      ],
    },
    {
      says: 'somebody reads what a query found',
      fires: true,
      events: [
        exampleEvent('athena:GetQueryResults', {
          requestParameters: { workGroup: 'room', queryExecutionId: 'a' },
        }),
      ],
    },
    {
      says: 'the answering role asks',
      fires: false,
      events: [
        exampleEvent('athena:StartQueryExecution', {
          requestParameters: { workGroup: 'room', queryExecutionContext: { database: 'room' } },
          userIdentity: roomRole('answer-question'),
        }),
        exampleEvent('athena:GetQueryResults', {
          requestParameters: { workGroup: 'room' },
          userIdentity: roomRole('answer-question'),
        }),
      ],
    },
    {
      says: 'a workgroup of something else',
      fires: false,
      events: [
        exampleEvent('athena:StartQueryExecution', {
          requestParameters: { workGroup: 'audit', queryExecutionContext: { database: 'audit' } },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('athena:StartQueryExecution', {
          requestParameters: { workGroup: 'room' },
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
