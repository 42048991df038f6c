import { Option } from 'commander';

/** With which keys log files are proven, and for which time. */
export interface ProofChoice {
  readonly publicKeys?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The options that say so. */
export const proofOptions: readonly Option[] = [
  new Option(
    '--public-keys <file>',
    'what "aws cloudtrail list-public-keys" answered; else CloudTrail is asked, as whoever is signed in',
  ),
  new Option(
    '--from <time>',
    'prove nothing before this day or time (UTC); else from the first digest',
  ),
  new Option(
    '--to <time>',
    'prove up to this day or time; else to the newest digest that is there',
  ),
];
