import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** A device was given a token that a person confirmed elsewhere. */
export const deviceCodeTokenTaken: Detection = {
  id: 'device-code-token-taken',
  title: 'A device was given a token that a person confirmed elsewhere',
  severity: 'low',
  techniques: ['T1528'],
  means:
    'Command lines sign in so. So does who sends a person a link to confirm: the token goes to the address that asked, not to the person.',
  todo: "Compare the address with the person's own. Ask him whether he had just signed in to a command line.",
  scope: 'account',
  examples: [
    {
      says: 'a token for a device code',
      fires: true,
      events: [
        exampleEvent('sso:CreateToken', {
          requestParameters: { grantType: 'urn:ietf:params:oauth:grant-type:device_code' },
        }),
      ],
    },
    {
      says: 'a token is renewed',
      fires: false,
      events: [
        exampleEvent('sso:CreateToken', { requestParameters: { grantType: 'refresh_token' } }),
      ],
    },
  ],
};
