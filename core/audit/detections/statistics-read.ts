import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** Somebody read how many rows and bytes each stage of a question handled. */
export const statisticsRead: Detection = {
  id: 'statistics-read',
  title: 'Somebody read how many rows and bytes each stage of a question handled',
  severity: 'high',
  techniques: ['T1213', 'T1530'],
  means:
    'The numbers of a query are not noised: whoever reads them learns more than the answer says.',
  todo: 'Treat it as an answer that was given without noise: find out who it was, and take the right away.',
  scope: 'account',
  calls: { athena: ['GetQueryRuntimeStatistics'] },
  watch: { read: true },
  examples: [
    {
      says: 'statistics are read',
      fires: true,
      events: [exampleEvent('athena:GetQueryRuntimeStatistics', { requestParameters: {} })],
    },
    {
      says: 'the state of a query is read',
      fires: false,
      events: [exampleEvent('athena:GetQueryExecution', { requestParameters: {} })],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('athena:GetQueryRuntimeStatistics', {
          requestParameters: {},
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
