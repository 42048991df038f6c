import { Duration } from 'aws-cdk-lib';
import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { KEPT } from '#infra/kept.ts';

/** What a key is for, and who may use it. */
export interface RoomKeyProps {
  readonly description: string;
  readonly policy: PolicyDocument;
}

const KEEPING = {
  removalPolicy: KEPT,
  // The longest that KMS gives to notice that a key is about to go.
  pendingWindow: Duration.days(30),
} as const;

/** A key that encrypts objects; KMS makes it new material every year. */
export const objectKey = (scope: Construct, id: string, props: RoomKeyProps): Key =>
  new Key(scope, id, { ...props, ...KEEPING, enableKeyRotation: true });

/** A key that parties encrypt to, outside of KMS, and that opens what they did. A new one opens nothing of before. */
export const openerKey = (scope: Construct, id: string, props: RoomKeyProps): Key =>
  new Key(scope, id, {
    ...props,
    ...KEEPING,
    keySpec: KeySpec.RSA_4096,
    keyUsage: KeyUsage.ENCRYPT_DECRYPT,
  });

/** A key that makes MACs and never leaves KMS. It cannot rotate: a new one is a new epoch. */
export const macKey = (scope: Construct, id: string, props: RoomKeyProps): Key =>
  new Key(scope, id, {
    ...props,
    ...KEEPING,
    keySpec: KeySpec.HMAC_256,
    keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
  });
