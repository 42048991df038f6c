import { Duration } from 'aws-cdk-lib';
import { JitterType } from 'aws-cdk-lib/aws-stepfunctions';
import type { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';

/**
 * What may go better the second time. A drop that is at fault itself (`Airlock.input`), or that the
 * agreement forbids, is not tried again. Every step may be repeated.
 */
const TRY_AGAIN = [
  'Airlock.room',
  'Airlock.fault',
  'Lambda.AWSLambdaException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.EC2ThrottledException',
  'Lambda.EC2UnexpectedException',
  'Lambda.ENILimitReachedException',
  'Lambda.ResourceConflictException',
  // A function in a network that nobody called for weeks must join it again first.
  'Lambda.ResourceNotReadyException',
  'Lambda.SdkClientException',
  'Lambda.ServiceException',
  'Lambda.Unknown',
];

/**
 * The process of the function is gone: out of memory, out of time, or killed. Twice more may be bad luck;
 * a part that was made to do this must not cost a quarter of an hour again and again.
 */
const BROKE_DOWN = ['Runtime.ExitError', 'Sandbox.Timedout', 'States.Timeout'];

/** Has a step tried again whatever may go better then; every step may be repeated. */
export const addRetries = (step: LambdaInvoke): void => {
  // Both parties share the functions: whoever sends many drops makes the other wait, and not fail.
  step.addRetry({
    errors: ['Lambda.TooManyRequestsException'],
    interval: Duration.seconds(5),
    backoffRate: 2,
    maxAttempts: 40,
    maxDelay: Duration.minutes(2),
    jitterStrategy: JitterType.FULL,
  });
  for (const [errors, maxAttempts] of [
    [TRY_AGAIN, 6],
    [BROKE_DOWN, 2],
  ] as const)
    step.addRetry({
      errors: [...errors],
      interval: Duration.seconds(2),
      backoffRate: 2,
      maxAttempts,
      maxDelay: Duration.minutes(2),
      jitterStrategy: JitterType.FULL,
    });
};
