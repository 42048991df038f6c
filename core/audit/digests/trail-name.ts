import { AirlockError } from '#core/errors.ts';

/** Which trail: the parts of its ARN that stand in the names of its files. */
export interface TrailName {
  readonly account: string;
  readonly homeRegion: string;
  readonly name: string;
}

/** As CloudTrail names trails (“Naming requirements”, AWS CloudTrail User Guide), in any partition. */
const ARN =
  /^arn:aws[a-z-]{0,20}:cloudtrail:(?<homeRegion>[a-z0-9-]{5,30}):(?<account>\d{12}):trail\/(?<name>[A-Za-z0-9][A-Za-z0-9._-]{2,127})$/;

/** Reads the ARN of a trail. Throws AirlockError('usage'). */
export const trailName = (arn: string): TrailName => {
  const { account, homeRegion, name } = ARN.exec(arn)?.groups ?? {};
  if (account === undefined || homeRegion === undefined || name === undefined)
    throw new AirlockError(
      'usage',
      'This is not the ARN of a trail: give --trail-arn as arn:aws:cloudtrail:<region>:<account>:trail/<name>.',
    );
  return { account, homeRegion, name };
};
