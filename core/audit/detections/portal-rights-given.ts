import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** Somebody was given rights, or a password, in IAM Identity Center. */
export const portalRightsGiven: Detection = {
  id: 'portal-rights-given',
  title: 'Somebody was given rights, or a password, in IAM Identity Center',
  severity: 'medium',
  techniques: ['T1098.003', 'T1098'],
  means:
    'Who may sign in by the portal with which rights was changed: it is another way into every account that it opens.',
  todo: 'Compare it with who asked for the rights. Take away what nobody asked for, and end the sessions.',
  scope: 'account',
  calls: {
    sso: [
      'CreateAccountAssignment',
      'AttachManagedPolicyToPermissionSet',
      'AttachCustomerManagedPolicyReferenceToPermissionSet',
      'PutInlinePolicyToPermissionSet',
      'DeletePermissionsBoundaryFromPermissionSet',
      'AssociateProfile',
      'AssociateDirectory',
      'DisassociateDirectory',
      'UpdateSSOConfiguration',
    ],
    'sso-directory': [
      'CreateUser',
      'AddMemberToGroup',
      'UpdatePassword',
      'EnableExternalIdPConfigurationForDirectory',
      'UpdateMfaDeviceManagementForDirectory',
      'DisableMfaDevice',
    ],
    identitystore: ['CreateUser', 'CreateGroupMembership'],
  },
  examples: [
    {
      says: 'an account is assigned',
      fires: true,
      events: [exampleEvent('sso:CreateAccountAssignment')],
    },
    {
      says: 'a password is set',
      fires: true,
      events: [exampleEvent('sso-directory:UpdatePassword')],
    },
    {
      says: 'assignments are listed',
      fires: false,
      events: [exampleEvent('sso:ListAccountAssignments')],
    },
  ],
};
