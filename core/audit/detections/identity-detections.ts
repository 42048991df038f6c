import type { Detection } from '#core/audit/detection.ts';
import { accessAnalyzerBlinded } from '#core/audit/detections/access-analyzer-blinded.ts';
import { accountExplored } from '#core/audit/detections/account-explored.ts';
import { adminRightsGiven } from '#core/audit/detections/admin-rights-given.ts';
import { allSecretsRead } from '#core/audit/detections/all-secrets-read.ts';
import { boundaryRemoved } from '#core/audit/detections/boundary-removed.ts';
import { bucketsExplored } from '#core/audit/detections/buckets-explored.ts';
import { callRefused } from '#core/audit/detections/call-refused.ts';
import { commandSent } from '#core/audit/detections/command-sent.ts';
import { commandSentToMany } from '#core/audit/detections/command-sent-to-many.ts';
import { configChanged } from '#core/audit/detections/config-changed.ts';
import { configNarrowed } from '#core/audit/detections/config-narrowed.ts';
import { configStopped } from '#core/audit/detections/config-stopped.ts';
import { consoleOpenedWithKeys } from '#core/audit/detections/console-opened-with-keys.ts';
import { contactsChanged } from '#core/audit/detections/contacts-changed.ts';
import { credentialsChanged } from '#core/audit/detections/credentials-changed.ts';
import { deviceCodeTokenTaken } from '#core/audit/detections/device-code-token-taken.ts';
import { diskEncryptionSwitchedOff } from '#core/audit/detections/disk-encryption-switched-off.ts';
import { explorationRefused } from '#core/audit/detections/exploration-refused.ts';
import { federationTokenTaken } from '#core/audit/detections/federation-token-taken.ts';
import { functionChangedByPerson } from '#core/audit/detections/function-changed-by-person.ts';
import { guardAttacked } from '#core/audit/detections/guard-attacked.ts';
import { guarddutyBlinded } from '#core/audit/detections/guardduty-blinded.ts';
import { identitiesRead } from '#core/audit/detections/identities-read.ts';
import { identityMadeByHand } from '#core/audit/detections/identity-made-by-hand.ts';
import { identityProviderChanged } from '#core/audit/detections/identity-provider-changed.ts';
import { imageShared } from '#core/audit/detections/image-shared.ts';
import { inlinePolicyWritten } from '#core/audit/detections/inline-policy-written.ts';
import { inspectionSwitchedOff } from '#core/audit/detections/inspection-switched-off.ts';
import { keyMadeForAnother } from '#core/audit/detections/key-made-for-another.ts';
import { keyQuarantined } from '#core/audit/detections/key-quarantined.ts';
import { keyTriedOut } from '#core/audit/detections/key-tried-out.ts';
import { keyUsedFromNewPlace } from '#core/audit/detections/key-used-from-new-place.ts';
import { lastingKeyUsed } from '#core/audit/detections/lasting-key-used.ts';
import { machineCredentialsElsewhere } from '#core/audit/detections/machine-credentials-elsewhere.ts';
import { machineEntered } from '#core/audit/detections/machine-entered.ts';
import { machinePasswordRead } from '#core/audit/detections/machine-password-read.ts';
import { machinesStartedInNumber } from '#core/audit/detections/machines-started-in-number.ts';
import { macieBlinded } from '#core/audit/detections/macie-blinded.ts';
import { mailExplored } from '#core/audit/detections/mail-explored.ts';
import { modelsTaken } from '#core/audit/detections/models-taken.ts';
import { organisationLeft } from '#core/audit/detections/organisation-left.ts';
import { parameterDecrypted } from '#core/audit/detections/parameter-decrypted.ts';
import { parametersDecryptedInNumber } from '#core/audit/detections/parameters-decrypted-in-number.ts';
import { passwordPolicyRead } from '#core/audit/detections/password-policy-read.ts';
import { passwordPolicyWeakened } from '#core/audit/detections/password-policy-weakened.ts';
import { passwordSetForAnother } from '#core/audit/detections/password-set-for-another.ts';
import { passwordsSprayed } from '#core/audit/detections/passwords-sprayed.ts';
import { policyChanged } from '#core/audit/detections/policy-changed.ts';
import { portalRightsGiven } from '#core/audit/detections/portal-rights-given.ts';
import { portalUsed } from '#core/audit/detections/portal-used.ts';
import { refusedInNumber } from '#core/audit/detections/refused-in-number.ts';
import { regionEnabled } from '#core/audit/detections/region-enabled.ts';
import { resourceOpened } from '#core/audit/detections/resource-opened.ts';
import { resourceShared } from '#core/audit/detections/resource-shared.ts';
import { roleChained } from '#core/audit/detections/role-chained.ts';
import { roleCreated } from '#core/audit/detections/role-created.ts';
import { roleOfRoomUsedElsewhere } from '#core/audit/detections/role-of-room-used-elsewhere.ts';
import { roleTakenByUser } from '#core/audit/detections/role-taken-by-user.ts';
import { rolesAnywhereOpened } from '#core/audit/detections/roles-anywhere-opened.ts';
import { rootKeyCreated } from '#core/audit/detections/root-key-created.ts';
import { rootPasswordChanged } from '#core/audit/detections/root-password-changed.ts';
import { rootSessionTaken } from '#core/audit/detections/root-session-taken.ts';
import { rootSignInFailed } from '#core/audit/detections/root-sign-in-failed.ts';
import { rootSignedIn } from '#core/audit/detections/root-signed-in.ts';
import { rootUsed } from '#core/audit/detections/root-used.ts';
import { secondFactorFailed } from '#core/audit/detections/second-factor-failed.ts';
import { secondFactorRemoved } from '#core/audit/detections/second-factor-removed.ts';
import { secondFactorSetForAnother } from '#core/audit/detections/second-factor-set-for-another.ts';
import { secretRead } from '#core/audit/detections/secret-read.ts';
import { secretsReadInBulk } from '#core/audit/detections/secrets-read-in-bulk.ts';
import { secretsReadInNumber } from '#core/audit/detections/secrets-read-in-number.ts';
import { securityHubBlinded } from '#core/audit/detections/security-hub-blinded.ts';
import { signInByPassword } from '#core/audit/detections/sign-in-by-password.ts';
import { signInFailed } from '#core/audit/detections/sign-in-failed.ts';
import { signInFromNewPlace } from '#core/audit/detections/sign-in-from-new-place.ts';
import { signInGuessed } from '#core/audit/detections/sign-in-guessed.ts';
import { signInWithoutSecondFactor } from '#core/audit/detections/sign-in-without-second-factor.ts';
import { signInsFailedInNumber } from '#core/audit/detections/sign-ins-failed-in-number.ts';
import { snapshotCopiedAbroad } from '#core/audit/detections/snapshot-copied-abroad.ts';
import { snapshotExported } from '#core/audit/detections/snapshot-exported.ts';
import { snapshotMade } from '#core/audit/detections/snapshot-made.ts';
import { snapshotRead } from '#core/audit/detections/snapshot-read.ts';
import { snapshotRestoredInPublic } from '#core/audit/detections/snapshot-restored-in-public.ts';
import { snapshotShared } from '#core/audit/detections/snapshot-shared.ts';
import { startupScriptChanged } from '#core/audit/detections/startup-script-changed.ts';
import { startupScriptsRead } from '#core/audit/detections/startup-scripts-read.ts';
import { strangerThroughEndpoint } from '#core/audit/detections/stranger-through-endpoint.ts';
import { trafficMirrored } from '#core/audit/detections/traffic-mirrored.ts';
import { trustChanged } from '#core/audit/detections/trust-changed.ts';
import { trustOpened } from '#core/audit/detections/trust-opened.ts';
import { userCreated } from '#core/audit/detections/user-created.ts';

/** What is done to identities and to the account: people, roles, sign-in, and the account's own guards. */
export const IDENTITY_DETECTIONS: readonly Detection[] = [
  callRefused,
  explorationRefused,
  refusedInNumber,
  userCreated,
  roleCreated,
  identityMadeByHand,
  keyMadeForAnother,
  passwordSetForAnother,
  credentialsChanged,
  secondFactorRemoved,
  keyQuarantined,
  lastingKeyUsed,
  keyTriedOut,
  policyChanged,
  inlinePolicyWritten,
  adminRightsGiven,
  trustOpened,
  trustChanged,
  boundaryRemoved,
  identityProviderChanged,
  rolesAnywhereOpened,
  federationTokenTaken,
  roleTakenByUser,
  roleChained,
  rootSignedIn,
  rootSignInFailed,
  rootUsed,
  rootPasswordChanged,
  rootKeyCreated,
  signInWithoutSecondFactor,
  signInByPassword,
  signInFailed,
  secondFactorFailed,
  signInGuessed,
  signInsFailedInNumber,
  passwordsSprayed,
  signInFromNewPlace,
  keyUsedFromNewPlace,
  machineCredentialsElsewhere,
  consoleOpenedWithKeys,
  portalUsed,
  deviceCodeTokenTaken,
  strangerThroughEndpoint,
  organisationLeft,
  regionEnabled,
  guarddutyBlinded,
  configStopped,
  configChanged,
  accessAnalyzerBlinded,
  securityHubBlinded,
  macieBlinded,
  guardAttacked,
  imageShared,
  snapshotShared,
  snapshotMade,
  snapshotCopiedAbroad,
  snapshotExported,
  resourceShared,
  secretRead,
  secretsReadInBulk,
  allSecretsRead,
  secretsReadInNumber,
  parameterDecrypted,
  parametersDecryptedInNumber,
  passwordPolicyRead,
  identitiesRead,
  accountExplored,
  bucketsExplored,
  startupScriptChanged,
  startupScriptsRead,
  machinePasswordRead,
  commandSent,
  commandSentToMany,
  machineEntered,
  machinesStartedInNumber,
  modelsTaken,
  functionChangedByPerson,
  trafficMirrored,
  diskEncryptionSwitchedOff,
  mailExplored,
  contactsChanged,
  resourceOpened,
  snapshotRestoredInPublic,
  rootSessionTaken,
  passwordPolicyWeakened,
  secondFactorSetForAnother,
  portalRightsGiven,
  configNarrowed,
  inspectionSwitchedOff,
  snapshotRead,
  roleOfRoomUsedElsewhere,
];
