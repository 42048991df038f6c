import { GOOGLE_PROFILE } from '#core/identifiers/profiles/google.ts';
import { LIVERAMP_PROFILE } from '#core/identifiers/profiles/liveramp.ts';
import { META_PROFILE } from '#core/identifiers/profiles/meta.ts';
import { PLAIN_PROFILE } from '#core/identifiers/profiles/plain.ts';
import { UID2_PROFILE } from '#core/identifiers/profiles/uid2.ts';
import type { Profile, ProfileName } from './profile.ts';

const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  uid2: UID2_PROFILE,
  google: GOOGLE_PROFILE,
  meta: META_PROFILE,
  liveramp: LIVERAMP_PROFILE,
  plain: PLAIN_PROFILE,
};

/** The rules behind a profile's name, as an agreement writes it. */
export const profileOf = (name: ProfileName): Profile => PROFILES[name];
