/**
 * The techniques of DataDog/stratus-red-team (Apache-2.0) whose events stand in `cloudtrail-stratus`, each with the
 * detections that have to speak of it. None is out of scope.
 */
export const STRATUS_TECHNIQUES: Readonly<Record<string, readonly string[]>> = {
  'credential-access.ec2-get-password-data': ['machine-password-read', 'refused-in-number'],
  'credential-access.ec2-steal-instance-credentials': [
    ...['machine-credentials-elsewhere', 'command-sent'],
  ],
  'credential-access.secretsmanager-batch-retrieve-secrets': [
    ...['secrets-read-in-bulk', 'secrets-read-in-number'],
  ],
  'credential-access.secretsmanager-retrieve-secrets': ['secrets-read-in-number'],
  'credential-access.ssm-retrieve-securestring-parameters': ['parameters-decrypted-in-number'],
  'defense-evasion.cloudtrail-delete': ['trail-silenced'],
  'defense-evasion.cloudtrail-event-selectors': ['trail-silenced', 'trail-narrowed'],
  'defense-evasion.dns-delete-logs': ['network-logs-deleted'],
  'defense-evasion.vpc-remove-flow-logs': ['network-logs-deleted'],
  'discovery.ec2-download-user-data': ['startup-scripts-read', 'refused-in-number'],
  'execution.ssm-send-command': ['command-sent-to-many'],
  'exfiltration.ec2-share-ebs-snapshot': ['snapshot-shared'],
  'exfiltration.rds-share-snapshot': ['snapshot-shared'],
  'impact.bedrock-invoke-model': ['models-taken'],
  'initial-access.console-login-without-mfa': ['sign-in-without-second-factor'],
  'lateral-movement.ec2-instance-connect': ['machine-entered'],
  'lateral-movement.ec2-serial-console-send-ssh-public-key': ['machine-entered'],
  'persistence.iam-backdoor-role': ['trust-opened'],
  'persistence.iam-backdoor-user': ['key-made-for-another'],
  'persistence.iam-create-admin-user': [
    ...['user-created', 'admin-rights-given', 'key-made-for-another'],
  ],
  'persistence.iam-create-backdoor-role': ['trust-opened', 'admin-rights-given'],
  'persistence.iam-create-user-login-profile': ['password-set-for-another'],
  'persistence.lambda-backdoor-function': ['function-opened'],
  'persistence.lambda-overwrite-code': ['function-changed-by-person'],
  'persistence.rolesanywhere-create-trust-anchor': ['roles-anywhere-opened'],
  'persistence.sts-federation-token': ['federation-token-taken'],
  'privilege-escalation.iam-update-user-login-profile': ['password-set-for-another'],
};
