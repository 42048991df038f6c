import fc from 'fast-check';
import type { Component } from '#core/identifiers/kinds.ts';
import type { NormaliseContext } from '#core/identifiers/profile.ts';

/** Text that hurts: any script, both normal forms, capitals without a pair, lone marks, controls. */
const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }).map((text) => text.normalize('NFD')),
  fc
    .array(fc.constantFrom(...'İıßẞΣςǅŉ\u0301\u0338\u200d\ud800 .,-+@(0)=<'))
    .map((all) => all.join('')),
  fc.string({ minLength: 500, maxLength: 520, unit: 'grapheme' }),
);

const padded = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom('', ' ', '\u00a0', '\t'), text, fc.constantFrom('', ' ', '\u2003'))
    .map((parts) => parts.join(''));

const mailbox = fc.oneof(
  fc.stringMatching(/^[A-Za-z.+_-]{1,12}$/),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
);

const bareAddress = fc
  .tuple(mailbox, fc.constantFrom('gmail.com', 'GoogleMail.com', 'Example.co.uk', 'münchen.de'))
  .map(([local, domain]) => `${local}@${domain}`);

/** An address in what exports put around it, or in signs that only look like those. */
const address = fc
  .tuple(
    fc.constantFrom('', '', 'Ann <', '"Ann" ', 'mailto:', '"', '<', '=', '('),
    bareAddress,
    fc.constantFrom('', '', '>', ' (Ann)', '?subject=x', '"', ';', '.', ',com', ')', '&amp;'),
  )
  .map((parts) => parts.join(''));

const CALLING_CODES = [
  '',
  '0',
  '00',
  '+',
  '1',
  '+1',
  '+33',
  '33',
  '0033',
  '+39',
  '+47',
  '+49',
  '49',
];

const FRONTS = [
  ...['+7', '8', '+44 (0)', '+44 0', '+49 0', '+358', '+52 1', '+55 0', '+54 11 15', '+375 8 0'],
  ...['011', '++', '+00', '+0044', '+011', '+0', 'tel:+', '＋', '٠', 'p:+44'],
];

const phone = fc
  .tuple(
    fc.constantFrom(...CALLING_CODES, ...FRONTS),
    fc.array(fc.stringMatching(/^\d{1,4}$/), { minLength: 1, maxLength: 5 }),
    fc.constantFrom('', ' ', '-', '.', '/', ') ', '\u00a0'),
    fc.constantFrom('', '', ' x12', ' ext. 1', '#3', ';', ';ext=4'),
  )
  .map(([code, groups, separator, end]) => code + groups.join(separator) + end);

const title = fc.constantFrom('', 'Mr. ', 'Dr. Dr. ', 'mrs.', ' ');
const suffix = fc.constantFrom('', ' Jr.', ', III', ' iv, phd', ',', ' sr', '-');
const name = fc
  .tuple(title, fc.string({ unit: 'grapheme', maxLength: 12 }), suffix)
  .map((parts) => parts.join(''));

const date = fc
  .tuple(
    fc.constantFrom('-', '/', '.', ''),
    fc.integer({ min: 1800, max: 2110 }),
    fc.nat(13),
    fc.nat(32),
  )
  .map(([separator, year, month, day]) =>
    [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(separator),
  );

const likely: Readonly<Record<Component, fc.Arbitrary<string>>> = {
  email: address,
  phone,
  maid: fc.oneof(
    fc.uuid(),
    fc.uuid().map((id) => id.toUpperCase()),
  ),
  customer_id: fc.stringMatching(/^[A-Z]{1,3}-\d{1,8}$/),
  given_name: name,
  surname: name,
  birth_date: date,
  postcode: fc.stringMatching(/^[A-Z0-9]{1,4}[ -]?[0-9A-Z]{0,4}$/),
};

/** Raw values of a component: mostly what customer files hold, some of it broken, some hostile. */
export const rawValue = (component: Component): fc.Arbitrary<string> =>
  fc.oneof({ weight: 3, arbitrary: padded(likely[component]) }, { weight: 1, arbitrary: anyText });

/** Any text at all, for what must never throw. */
export const hostileText = anyText;

/** No default country, a country of each numbering style, and two that do not exist. */
export const someContext: fc.Arbitrary<NormaliseContext> = fc.constantFrom<NormaliseContext>(
  {},
  ...[
    'US',
    'FR',
    'DE',
    'GB',
    'IT',
    'ES',
    'RU',
    'KZ',
    'AR',
    'BR',
    'AG',
    'NO',
    'FI',
    'HU',
    'ZZ',
    '',
  ].map((defaultCountry) => ({ defaultCountry })),
);
