import { GppModel } from '@iabgpp/cmpapi';

/** What a TCF string is to say; what is left out it says nothing of. */
export interface TcfSays {
  readonly version?: number;
  readonly updated?: Date;
  readonly cmp?: number;
  readonly consent?: readonly number[];
  readonly interests?: readonly number[];
  /** Vendors by consent and by legitimate interest, and those that were shown; undefined for no such segment. */
  readonly vendors?: readonly number[];
  readonly interested?: readonly number[];
  readonly disclosed?: readonly number[] | undefined;
  /** Purpose, 0 forbidden, 1 by consent alone, 2 by interest alone, and the vendor. */
  readonly restrictions?: readonly (readonly [purpose: number, type: number, vendor: number])[];
}

/** A number of people's strings say this: what `EXAMPLE_NEEDS` asks. */
export const ALL_GIVEN: TcfSays = {
  updated: new Date('2026-10-01T00:00:00Z'),
  ...{ consent: [1, 3, 4], interests: [7] },
  ...{ vendors: [12, 755], interested: [12, 755], disclosed: [12, 755] },
};

/** What the tests ask of a TCF string. */
export const EXAMPLE_NEEDS = { vendors: [755], consent: [1, 3, 4], legitimateInterests: [7] };

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const number = (value: number, bits: number): string => value.toString(2).padStart(bits, '0');

const bitsOf = (set: readonly number[], length: number): string =>
  Array.from({ length }, (_, at) => (set.includes(at + 1) ? '1' : '0')).join('');

const vendorBits = (set: readonly number[]): string => {
  const most = Math.max(0, ...set);
  return `${number(most, 16)}0${bitsOf(set, most)}`;
};

const time = (at: Date): string => number(Math.floor(at.getTime() / 100), 36);

const segment = (bits: string): string =>
  (bits.padEnd(Math.ceil(bits.length / 6) * 6, '0').match(/.{6}/g) ?? [])
    .map((each) => LETTERS.charAt(Number.parseInt(each, 2)))
    .join('');

const restrictionBits = (restrictions: NonNullable<TcfSays['restrictions']>): string =>
  number(restrictions.length, 12) +
  restrictions
    .map(
      ([purpose, type, vendor]) =>
        `${number(purpose, 6)}${number(type, 2)}${number(1, 12)}0${number(vendor, 16)}`,
    )
    .join('');

/** Writes a TCF string bit by bit, as its specification has them: a second opinion on the decoder. */
export const tcfString = (says: TcfSays): string => {
  const { version = 2, updated = new Date('2026-10-01T00:00:00Z'), restrictions = [] } = says;
  const {
    cmp = 880,
    consent = [],
    interests = [],
    vendors = [],
    interested = [],
    disclosed,
  } = says;
  const core = [
    ...[number(version, 6), time(updated), time(updated)],
    // CMP and its version, screen, language EN, list, policy 5, service-specific, texts, special features.
    ...[number(cmp, 12), number(1, 12), number(1, 6), number(4, 6), number(13, 6), number(100, 12)],
    ...[number(5, 6), '1', '0', bitsOf([], 12), bitsOf(consent, 24), bitsOf(interests, 24)],
    ...['0', number(0, 6), number(0, 6), vendorBits(vendors), vendorBits(interested)],
    restrictionBits(restrictions),
  ].join('');
  const shown = disclosed && segment(number(1, 3) + vendorBits(disclosed));
  return [segment(core), ...(shown === undefined ? [] : [shown])].join('.');
};

/** Fields of a section by their names. */
type GppSays = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Writes a GPP string by the reference library, with the section of the EU as it is given. */
export const gppString = (sections: GppSays, eu?: string): string => {
  const model = new GppModel();
  for (const [section, fields] of Object.entries(sections))
    for (const [field, value] of Object.entries(fields)) model.setFieldValue(section, field, value);
  // Any field makes the section, whose text is then put in its place: it is the first.
  if (eu !== undefined) model.setFieldValue('tcfeuv2', 'CmpId', 880);
  const text = model.encode();
  return eu === undefined ? text : text.replace(/~[^~]+/, `~${eu}`);
};
