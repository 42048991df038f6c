import type { Profile, ProfileName } from './profile.ts';
import { GOOGLE_PROFILE } from './profiles/google.ts';
import { LIVERAMP_PROFILE } from './profiles/liveramp.ts';
import { META_PROFILE } from './profiles/meta.ts';
import { PLAIN_PROFILE } from './profiles/plain.ts';
import { UID2_PROFILE } from './profiles/uid2.ts';

export { PROFILE_NAMES, type ProfileName } from './profile.ts';

const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  uid2: UID2_PROFILE,
  google: GOOGLE_PROFILE,
  meta: META_PROFILE,
  liveramp: LIVERAMP_PROFILE,
  plain: PLAIN_PROFILE,
};

/** The rules behind a profile's name, as an agreement writes it. */
export const profileOf = (name: ProfileName): Profile => PROFILES[name];
