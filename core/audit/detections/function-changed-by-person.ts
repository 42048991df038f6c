import type { Detection } from '#core/audit/detection.ts';
import { assumedRole, exampleEvent, iamUser } from '#core/audit/example-event.ts';

/** A person changed the code of a function by hand. */
export const functionChangedByPerson: Detection = {
  id: 'function-changed-by-person',
  title: 'A person changed the code of a function by hand',
  severity: 'medium',
  techniques: ['T1525', 'T1648'],
  means:
    'Code comes by deployment, from what was reviewed. A person put code, or a layer of it, into a function himself.',
  todo: 'Compare the code with what was deployed, and deploy again. Look what the role of the function did meanwhile.',
  scope: 'account',
  calls: { lambda: ['UpdateFunctionCode*', 'UpdateFunctionConfiguration*'] },
  examples: [
    {
      says: 'a user puts code',
      fires: true,
      events: [
        exampleEvent('lambda:UpdateFunctionCode20150331v2', { userIdentity: iamUser('alice') }),
      ],
    },
    {
      says: 'a person of the portal adds a layer',
      fires: true,
      events: [
        exampleEvent('lambda:UpdateFunctionConfiguration20150331v2', {
          userIdentity: assumedRole('AWSReservedSSO_Developer', 'alice'),
          responseElements: {
            layers: [{ arn: 'arn:aws:lambda:eu-west-1:999999999999:layer:extra:1' }],
          },
        }),
      ],
    },
    {
      says: 'a pipeline puts code',
      fires: false,
      events: [
        exampleEvent('lambda:UpdateFunctionCode20150331v2', {
          userIdentity: assumedRole('deploy'),
        }),
      ],
    },
    {
      says: 'a person changes its memory',
      fires: false,
      events: [
        exampleEvent('lambda:UpdateFunctionConfiguration20150331v2', {
          userIdentity: iamUser('alice'),
          responseElements: { memorySize: 512 },
        }),
      ],
    },
  ],
};
