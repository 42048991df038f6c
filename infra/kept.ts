import { RemovalPolicy } from 'aws-cdk-lib';

/**
 * What holds data or evidence, or bears a name that policies rely on, stays when its stack is updated or
 * deleted. When the creation of its stack is rolled back it goes, for nothing is in it yet: else its name would be
 * taken, and a first deployment that failed could not be tried again (CloudFormation guide, "DeletionPolicy
 * attribute": `RetainExceptOnCreate`).
 */
export const KEPT = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
