import type { AwsCall } from '#proof/emulator/aws-call.ts';
import type { Reply } from '#proof/loopback/loopback-server.ts';

/** What AWS says of a call when there are too many: S3 in its own way, the others as JSON. */
export const throttled = ({ action }: AwsCall): Reply => {
  if (action.startsWith('s3:'))
    return {
      status: 503,
      headers: { 'content-type': 'application/xml' },
      body: '<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>',
    };
  const type = action.startsWith('athena:') ? 'TooManyRequestsException' : 'ThrottlingException';
  return {
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': type },
    body: JSON.stringify({ __type: type, message: 'Rate exceeded' }),
  };
};
