import { AirlockError } from '#core/errors.ts';
import type { RoomConfig } from '#infra/config.ts';

/**
 * Two Zones of a region that have Lambda, by their ids, which are the same for every account; names are not, and the
 * first ones of an account can be Zones without Lambda, such as use1-az3 (Lambda guide, "VPC: Availability Zones").
 */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'eu-central-1': ['euc1-az1', 'euc1-az2'],
  'eu-north-1': ['eun1-az1', 'eun1-az2'],
  'eu-west-1': ['euw1-az1', 'euw1-az2'],
  'eu-west-2': ['euw2-az1', 'euw2-az2'],
  'eu-west-3': ['euw3-az1', 'euw3-az2'],
  'us-east-1': ['use1-az1', 'use1-az2'],
  'us-east-2': ['use2-az1', 'use2-az2'],
  'us-west-2': ['usw2-az1', 'usw2-az2'],
};

/** Is a Zone named by its id, such as `euw1-az1`, and not by the name that one account has for it? */
export const isZoneId = (zone: string): boolean => /-az\d$/.test(zone);

/**
 * The Zones that the network of a room spans. Throws AirlockError('usage') where none are configured and none
 * are known, or where one is named that is in another region.
 */
export const zonesOf = ({
  zones,
  region,
}: Pick<RoomConfig, 'zones' | 'region'>): readonly string[] => {
  const chosen = zones ?? KNOWN[region];
  if (chosen === undefined)
    throw new AirlockError(
      'usage',
      `No Zones of ${region} are known to have Lambda: name two that have, as in "-c zones=euw1-az1,euw1-az2".`,
    );
  const other = chosen.find((zone) => !isZoneId(zone) && !zone.startsWith(region));
  if (other === undefined) return chosen;
  throw new AirlockError(
    'usage',
    `The Zone "${other}" is not in ${region}: name those of the region.`,
  );
};
