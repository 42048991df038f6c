import {
  type AdvancedEventSelector,
  GetEventSelectorsCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
} from '@aws-sdk/client-cloudtrail';
import { type Check, judged } from '#proof/smoke/check.ts';
import type { SmokeRoom } from '#proof/smoke/smoke-room.ts';

const logging: Check = {
  name: 'the trail is logging',
  tried: 'GetTrailStatus',
  run: async ({ clients, room }) => {
    const status = await clients.cloudTrail.send(new GetTrailStatusCommand({ Name: room.trail }));
    return judged(
      status.IsLogging === true && !status.LatestDeliveryError,
      'It is on, and its last delivery went well.',
      'It is off, or its last delivery failed.',
    );
  },
};

const validated: Check = {
  name: 'the files of the trail can be validated and are encrypted by KMS',
  tried: 'GetTrail',
  run: async ({ clients, room }) => {
    const { Trail } = await clients.cloudTrail.send(new GetTrailCommand({ Name: room.trail }));
    return judged(
      Trail?.LogFileValidationEnabled === true && Trail.KmsKeyId !== undefined,
      'Log-file validation is on, and the files have a KMS key.',
      'Log-file validation is off, or the files have no KMS key.',
    );
  },
};

const valuesOf = (selector: AdvancedEventSelector, field: string): readonly string[] =>
  selector.FieldSelectors?.find(({ Field }) => Field === field)?.Equals ?? [];

/** Management events of every service: KMS can be left out of a trail to save money. */
const takesManagement = (selector: AdvancedEventSelector): boolean =>
  valuesOf(selector, 'eventCategory').includes('Management') &&
  selector.FieldSelectors?.length === 1;

const takesBucket = (selector: AdvancedEventSelector, bucket: string): boolean => {
  const arns = selector.FieldSelectors?.find(({ Field }) => Field === 'resources.ARN');
  const narrowed = selector.FieldSelectors?.some(({ Field }) =>
    ['eventName', 'readOnly', 'userIdentity.arn'].includes(Field ?? ''),
  );
  return (
    valuesOf(selector, 'eventCategory').includes('Data') &&
    valuesOf(selector, 'resources.type').includes('AWS::S3::Object') &&
    narrowed !== true &&
    (arns === undefined || (arns.StartsWith ?? []).some((arn) => arn.endsWith(`:${bucket}/`)))
  );
};

const complete = ({ drops, vault }: SmokeRoom): Check => ({
  name: 'the trail takes every call to KMS, and every object of drops and vault',
  tried: 'GetEventSelectors',
  run: async ({ clients, room }) => {
    const { AdvancedEventSelectors: found = [] } = await clients.cloudTrail.send(
      new GetEventSelectorsCommand({ TrailName: room.trail }),
    );
    const all = [...drops, vault].every(({ name }) =>
      found.some((selector) => takesBucket(selector, name)),
    );
    return judged(
      all && found.some(takesManagement),
      'Management events are all taken, and the data events of these buckets.',
      'Some management events, or data events of these buckets, are left out.',
    );
  },
});

/** How the trail is set. */
export const trailSettings = (room: SmokeRoom): readonly Check[] => [
  logging,
  validated,
  complete(room),
];
