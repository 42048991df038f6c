import { readRoom } from '#infra/read-room.ts';
import { stageConfig } from '#infra/stages.ts';
import { type GuardRails, guardRails } from '#proof/rails/guard-rails.ts';
import { guardedRoom, type LetThrough } from '#proof/rails/guarded-room.ts';

/** Where the guard rails of the example lie. */
export const EXAMPLES = 'docs/guard-rails';

/** Roles that `cdk bootstrap` makes and `cdk deploy` takes, and an account of auditors that deploys too. */
export const EXAMPLE_THROUGH: LetThrough = {
  deployRoles: ['cdk-hnb659fds-*'],
  accounts: ['444444444444'],
};

/** The guard rails of a stage, as the example would have them. */
export const exampleRails = (stage: string): GuardRails =>
  guardRails(guardedRoom(readRoom(stageConfig(stage)), EXAMPLE_THROUGH));
