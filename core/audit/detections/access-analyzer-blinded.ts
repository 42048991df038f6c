import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** Access Analyzer was deleted, or told what not to see. */
export const accessAnalyzerBlinded: Detection = {
  id: 'access-analyzer-blinded',
  title: 'Access Analyzer was deleted, or told what not to see',
  severity: 'medium',
  techniques: ['T1562.001'],
  means: 'Nobody is told any more of what is shared with strangers.',
  todo: 'Make the analyzer again, delete the rule, and look what it finds.',
  scope: 'account',
  calls: {
    'access-analyzer': [
      'DeleteAnalyzer',
      'UpdateAnalyzer',
      'CreateArchiveRule',
      'UpdateArchiveRule',
      'ApplyArchiveRule',
      'UpdateFindings',
    ],
  },
  watch: {},
  examples: [
    {
      says: 'it is deleted',
      fires: true,
      events: [exampleEvent('access-analyzer:DeleteAnalyzer')],
    },
    {
      says: 'a rule hides findings',
      fires: true,
      events: [exampleEvent('access-analyzer:CreateArchiveRule')],
    },
    { says: 'one is made', fires: false, events: [exampleEvent('access-analyzer:CreateAnalyzer')] },
  ],
};
