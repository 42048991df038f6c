import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** Machines outside AWS can take roles. */
export const rolesAnywhereOpened: Detection = {
  id: 'roles-anywhere-opened',
  title: 'Machines outside AWS can take roles',
  severity: 'high',
  techniques: ['T1098.001', 'T1649'],
  means:
    'A certificate from this authority gives credentials of the account, from anywhere and as long as it stands. A room uses no Roles Anywhere.',
  todo: 'Disable the trust anchor, and look which roles its profiles name and who took them.',
  scope: 'account',
  calls: {
    rolesanywhere: [
      'CreateTrustAnchor',
      'UpdateTrustAnchor',
      'EnableTrustAnchor',
      'CreateProfile',
      'UpdateProfile',
      'EnableProfile',
      'ImportCrl',
      'DisableCrl',
      'DeleteCrl',
    ],
  },
  examples: [
    {
      says: 'a trust anchor',
      fires: true,
      events: [exampleEvent('rolesanywhere:CreateTrustAnchor')],
    },
    {
      says: 'a profile of roles',
      fires: true,
      events: [exampleEvent('rolesanywhere:CreateProfile')],
    },
    {
      says: 'a list of anchors',
      fires: false,
      events: [exampleEvent('rolesanywhere:ListTrustAnchors')],
    },
  ],
};
