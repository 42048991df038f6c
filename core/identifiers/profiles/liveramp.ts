import { yearFirstBirthDate } from '#core/identifiers/birth-date.ts';
import { customerId } from '#core/identifiers/customer-id.ts';
import { liverampEmail } from '#core/identifiers/email.ts';
import { uuidMaid } from '#core/identifiers/maid.ts';
import { lettersOnlyName } from '#core/identifiers/name.ts';
import { nationalPhone } from '#core/identifiers/phone.ts';
import { shortPostcode } from '#core/identifiers/postcode.ts';
import type { Profile } from '#core/identifiers/profile.ts';

/**
 * LiveRamp documents e-mail, phone and MAID; it takes names and postcodes in clear only, so those
 * follow the shared rules. It hashes phones and MAIDs with SHA-1: the normal forms are the same
 * here, but Airlock digests are SHA-256 and will not equal LiveRamp's for those two.
 */
export const LIVERAMP_PROFILE: Profile = {
  name: 'liveramp',
  source: 'https://docs.liveramp.com/connect/en/hashing-identifiers.html',
  rules: {
    email: liverampEmail,
    phone: nationalPhone,
    maid: uuidMaid,
    customer_id: customerId,
    given_name: lettersOnlyName,
    surname: lettersOnlyName,
    birth_date: yearFirstBirthDate,
    postcode: shortPostcode,
  },
};
