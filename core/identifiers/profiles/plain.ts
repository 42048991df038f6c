import { customerId, trimmedLowerCase } from '#core/identifiers/customer-id.ts';
import type { Profile } from '#core/identifiers/profile.ts';

/** Trim and lower case, whatever the component: for parties that have cleaned their data already. */
export const PLAIN_PROFILE: Profile = {
  name: 'plain',
  source: 'Airlock: trim and lower case, after Unicode NFC and without marks that nobody sees',
  rules: {
    email: trimmedLowerCase,
    phone: trimmedLowerCase,
    maid: trimmedLowerCase,
    customer_id: customerId,
    given_name: trimmedLowerCase,
    surname: trimmedLowerCase,
    birth_date: trimmedLowerCase,
    postcode: trimmedLowerCase,
  },
};
