import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent, roomRole } from '#core/audit/example-event.ts';

/** A query ran outside the workgroup of the room. */
export const queryOutsideWorkgroup: Detection = {
  id: 'query-outside-workgroup',
  title: 'A query ran outside the workgroup of the room',
  severity: 'medium',
  techniques: ['T1213'],
  means:
    "Only the workgroup of the room says where results go, and that they lie under its key. The account is the room's own: nothing else has to be asked there.",
  todo: 'See in the history of Athena what was asked. A role of the room that did it does not run the code of the room.',
  scope: 'account',
  knowsRoom: true,
  calls: { athena: ['StartQueryExecution', 'StartSession'] },
  examples: [
    {
      says: 'a role of the room asks somewhere else',
      fires: true,
      events: [
        exampleEvent('athena:StartQueryExecution', {
          requestParameters: { workGroup: 'primary' },
          userIdentity: roomRole('answer-question'),
        }),
      ],
    },
    {
      says: 'somebody asks without a workgroup',
      fires: true,
      events: [
        exampleEvent('athena:StartQueryExecution', {
          requestParameters: { queryString: '***OMITTED***' },
        }),
      ],
    },
    {
      says: 'the workgroup of the room, and that of its audit',
      fires: false,
      events: [
        exampleEvent('athena:StartQueryExecution', {
          requestParameters: { workGroup: 'room' },
          userIdentity: roomRole('answer-question'),
        }),
        exampleEvent('athena:StartQueryExecution', {
          requestParameters: { workGroup: 'room-audit' },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('athena:StartQueryExecution', {
          requestParameters: { workGroup: 'primary' },
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
