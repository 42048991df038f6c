import { metaBirthDate } from '#core/identifiers/birth-date.ts';
import { customerId } from '#core/identifiers/customer-id.ts';
import { metaEmail } from '#core/identifiers/email.ts';
import { uuidMaid } from '#core/identifiers/maid.ts';
import { metaName } from '#core/identifiers/name.ts';
import { digitsPhone } from '#core/identifiers/phone.ts';
import { shortPostcode } from '#core/identifiers/postcode.ts';
import type { Profile } from '#core/identifiers/profile.ts';

/**
 * Meta documents every component but the customer number, which follows the shared rule. Where its pages
 * leave a spelling open, the tests of its own libraries decide (capi-param-builder, the PHP Business SDK).
 */
export const META_PROFILE: Profile = {
  name: 'meta',
  source:
    'https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/customer-information-parameters',
  rules: {
    email: metaEmail,
    phone: digitsPhone,
    maid: uuidMaid,
    customer_id: customerId,
    given_name: metaName,
    surname: metaName,
    birth_date: metaBirthDate,
    postcode: shortPostcode,
  },
};
