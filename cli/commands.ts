import type { CliCommand } from '#cli/command.ts';
import { agreementCheck } from '#cli/commands/agreement.ts';
import { agreementDiff } from '#cli/commands/agreement-diff.ts';
import { agreementNew } from '#cli/commands/agreement-new.ts';
import { agreementPropose } from '#cli/commands/agreement-propose.ts';
import { agreementShow } from '#cli/commands/agreement-show.ts';
import { approve } from '#cli/commands/approve.ts';
import { ask } from '#cli/commands/ask.ts';
import { audit } from '#cli/commands/audit.ts';
import { auditPack } from '#cli/commands/audit-pack.ts';
import { auditReconcile } from '#cli/commands/audit-reconcile.ts';
import { auditVerify } from '#cli/commands/audit-verify.ts';
import { completionOf } from '#cli/commands/completion.ts';
import { expire } from '#cli/commands/expire.ts';
import { freeze, unfreeze } from '#cli/commands/freeze.ts';
import { init } from '#cli/commands/init.ts';
import { ledgerList, ledgerVerify } from '#cli/commands/ledger.ts';
import { prepare } from '#cli/commands/prepare.ts';
import { proof } from '#cli/commands/proof.ts';
import { redteam } from '#cli/commands/redteam.ts';
import { rehearse } from '#cli/commands/rehearse.ts';
import { releasesList, releasesShow } from '#cli/commands/releases.ts';
import { roomUpkeep, roomVerify } from '#cli/commands/room.ts';
import { sample } from '#cli/commands/sample.ts';
import { status } from '#cli/commands/status.ts';
import { upload } from '#cli/commands/upload.ts';
import { vectors } from '#cli/commands/vectors.ts';
import { verifyDeployment } from '#cli/commands/verify-deployment.ts';

const OTHERS: readonly CliCommand[] = [
  agreementNew,
  agreementCheck,
  agreementShow,
  agreementDiff,
  agreementPropose,
  init,
  sample,
  prepare,
  upload,
  approve,
  rehearse,
  ask,
  freeze,
  unfreeze,
  status,
  releasesList,
  releasesShow,
  ledgerList,
  ledgerVerify,
  roomVerify,
  roomUpkeep,
  verifyDeployment,
  audit,
  auditPack,
  auditVerify,
  auditReconcile,
  expire,
  proof,
  vectors,
  redteam,
];

/** Every command, in the order in which help names them. */
export const COMMANDS: readonly CliCommand[] = [...OTHERS, completionOf(OTHERS)];
