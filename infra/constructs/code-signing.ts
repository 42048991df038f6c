import { CfnOutput, RemovalPolicy } from 'aws-cdk-lib';
import { CodeSigningConfig, UntrustedArtifactOnDeployment } from 'aws-cdk-lib/aws-lambda';
import { Platform, SigningProfile } from 'aws-cdk-lib/aws-signer';
import type { Construct } from 'constructs';

/**
 * Lets functions run nothing but code that the room's own Signer profile signed: who may update a function
 * but may not sign cannot bring in other code. The profile outlives deployments, like what it guards.
 */
export const codeSigning = (scope: Construct): CodeSigningConfig => {
  const profile = new SigningProfile(scope, 'Signer', {
    platform: Platform.AWS_LAMBDA_SHA384_ECDSA,
  });
  profile.applyRemovalPolicy(RemovalPolicy.RETAIN);
  new CfnOutput(scope, 'SignerProfile', { value: profile.signingProfileName });
  return new CodeSigningConfig(scope, 'SignedCode', {
    description: 'Code of a room bears the signature of its profile',
    signingProfiles: [profile],
    untrustedArtifactOnDeployment: UntrustedArtifactOnDeployment.ENFORCE,
  });
};
