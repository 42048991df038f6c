import type { ProfileName } from './profile.ts';

/** What a profile makes of an ordinary address, and of a number that leaves no doubt. */
interface PlainForms {
  /** Domains whose dots and tags are void. */
  readonly dotless: readonly ('gmail.com' | 'googlemail.com')[];
  /** A number with its plus, without, or without its country; undefined where it stays as it is written. */
  readonly phone: 'with-plus' | 'digits' | 'national' | undefined;
}

/**
 * The rules of the profiles for what is written plainly, in words that a reader of bytes follows. `email.ts` and
 * `phone.ts` are what counts: a test holds that reader against them.
 */
export const PLAIN_FORMS: Readonly<Record<ProfileName, PlainForms>> = {
  uid2: { dotless: ['gmail.com'], phone: 'with-plus' },
  google: { dotless: ['gmail.com', 'googlemail.com'], phone: 'with-plus' },
  meta: { dotless: [], phone: 'digits' },
  liveramp: { dotless: [], phone: 'national' },
  plain: { dotless: [], phone: undefined },
};
