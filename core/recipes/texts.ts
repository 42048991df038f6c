import { type IdentifierKind, KIND_COMPONENTS } from '#core/identifiers/kinds.ts';
import { normaliseComponent, normaliseIdentifier } from '#core/identifiers/normalise.ts';
import type { NormaliseContext, Profile } from '#core/identifiers/profile.ts';
import { PROFILE_NAMES } from '#core/identifiers/profile.ts';
import { profileOf } from '#core/identifiers/profiles.ts';
import type { Step } from '#core/identifiers/step.ts';

type Text = (parts: readonly string[]) => string | undefined;
/** The profile and what it may know, for one kind. */
export interface Agreed {
  readonly profile: Profile;
  readonly kind: IdentifierKind;
  readonly context: NormaliseContext;
}

const onlyOne =
  (change: (text: string) => string): Text =>
  ([text, ...more]) =>
    text === undefined || more.length > 0 ? undefined : change(text);

const lower = (text: string): string => text.trim().toLowerCase();

const inMailbox = (change: (mailbox: string) => string): Text =>
  onlyOne((text) => {
    const [mailbox = '', domain] = lower(text).split('@');
    return domain === undefined ? lower(text) : `${change(mailbox)}@${domain}`;
  });

/** What people hash in place of what was agreed. Seen in uploads of others. */
const COMMON: readonly Step<Text>[] = [
  { name: 'lower-case', says: 'the text in lower case and no more', make: onlyOne(lower) },
  { name: 'as-written', says: 'the text as it stands', make: onlyOne((text) => text) },
  {
    name: 'trimmed',
    says: 'the text without blanks around it',
    make: onlyOne((text) => text.trim()),
  },
  {
    name: 'upper-case',
    says: 'the text in upper case',
    make: onlyOne((text) => text.trim().toUpperCase()),
  },
];

const OF_EMAIL: readonly Step<Text>[] = [
  {
    name: 'no-dots',
    says: 'the address without its dots before the @, whoever its host is',
    make: inMailbox((mailbox) => mailbox.replaceAll('.', '')),
  },
  {
    name: 'no-tag',
    says: 'the address without its +tag, but with its dots',
    make: inMailbox((mailbox) => mailbox.replace(/\+.*/, '')),
  },
  {
    name: 'no-dots-no-tag',
    says: 'the address without dots and +tag, whoever its host is',
    make: inMailbox((mailbox) => mailbox.replace(/\+.*/, '').replaceAll('.', '')),
  },
];

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

const phoneSteps = (agreed: Text): readonly Step<Text>[] => {
  const digits: Text = (parts) => {
    const number = agreed(parts);
    return number === undefined ? undefined : digitsOf(number);
  };
  const before =
    (prefix: string): Text =>
    (parts) => {
      const number = digits(parts);
      return number === undefined ? undefined : prefix + number;
    };
  return [
    { name: 'no-plus', says: 'the number with its country code, but without the +', make: digits },
    { name: 'plus', says: 'the number with a + before its country code', make: before('+') },
    { name: 'double-zero', says: 'the number with 00 in place of the +', make: before('00') },
    {
      name: 'digits',
      says: 'the digits as they stand, without a country code',
      make: onlyOne(digitsOf),
    },
  ];
};

/** Between the parts of a composite kind stands a sign of ours: others put one of these, or none. */
const JOINS: readonly (readonly [string, string])[] = [
  ['', 'nothing'],
  [' ', 'a blank'],
  ['|', 'a bar'],
  [',', 'a comma'],
];

const joinSteps = ({ profile, kind, context }: Agreed): readonly Step<Text>[] =>
  JOINS.map(([sign, word]) => ({
    name: `joined-by-${word.replace(/^a /, '')}`,
    says: `the parts with ${word} between them`,
    make: (parts) => {
      const normal = KIND_COMPONENTS[kind].map((component, at) =>
        normaliseComponent(profile, component, parts[at] ?? '', context),
      );
      return normal.includes(undefined) ? undefined : normal.join(sign);
    },
  }));

const agreedText =
  ({ profile, kind, context }: Agreed): Text =>
  (parts) =>
    normaliseIdentifier(profile, kind, parts, context);

/** What may have been hashed for a kind, what was agreed first. */
export const textSteps = (agreed: Agreed): readonly Step<Text>[] => {
  const normal = agreedText(agreed);
  const others = PROFILE_NAMES.filter((name) => name !== agreed.profile.name).map((name) => ({
    name: `profile-${name}`,
    says: `what another profile (${name}) makes of the text`,
    make: agreedText({ ...agreed, profile: profileOf(name) }),
  }));
  const kinds: Readonly<Partial<Record<IdentifierKind, readonly Step<Text>[]>>> = {
    email: OF_EMAIL,
    phone: phoneSteps(normal),
    name_birthdate: joinSteps(agreed),
    name_postcode: joinSteps(agreed),
  };
  return [
    { name: 'agreed', says: 'the text as the agreement has it written', make: normal },
    ...COMMON,
    ...(kinds[agreed.kind] ?? []),
    ...others,
  ];
};
