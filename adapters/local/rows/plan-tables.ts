import type { HomePlan } from '#core/identifiers/home-plan.ts';
import { plainNumbers } from '#core/identifiers/plain-number.ts';
import { FINGERPRINTS } from '#core/lint/fingerprints.ts';
import { PLACEHOLDER_DIGESTS, TWICE_HASHED_PLACEHOLDERS } from '#core/lint/placeholders.ts';

/** Slots for digests of fillers: several times as many as there are. */
export const FILLER_SLOTS = 4096;

const KEY_BYTES = 8;
const PLAIN_NUMBER_BYTES = 8;

/** The first eight bytes of digests that are nobody's, as the kernel looks them up. */
export const fillerTable = (): Uint8Array => {
  const slots = new BigUint64Array(FILLER_SLOTS);
  const digests = [...PLACEHOLDER_DIGESTS, ...TWICE_HASHED_PLACEHOLDERS, ...FINGERPRINTS.keys()];
  for (const digest of digests) {
    const key = Buffer.from(digest.slice(0, 2 * KEY_BYTES), 'hex').readBigUInt64LE();
    let slot = Number(key & BigInt(FILLER_SLOTS - 1));
    while (slots[slot] !== 0n && slots[slot] !== key) slot = (slot + 1) % FILLER_SLOTS;
    slots[slot] = key;
  }
  return new Uint8Array(slots.buffer);
};

/** What is known of the first three digits of numbers that say their country (`PlainNumber` of the kernel). */
export const plainNumberTable = (): Uint8Array => {
  const { codeLengths, possibleLengths, trunkDigits } = plainNumbers();
  const table = new DataView(new ArrayBuffer(PLAIN_NUMBER_BYTES * codeLengths.length));
  codeLengths.forEach((length, at) => {
    table.setUint32(at * PLAIN_NUMBER_BYTES, possibleLengths[at] ?? 0, true);
    table.setUint8(at * PLAIN_NUMBER_BYTES + 4, length);
    table.setUint8(at * PLAIN_NUMBER_BYTES + 5, trunkDigits[at] ?? 0);
  });
  return new Uint8Array(table.buffer);
};

/** Whether there is no default country, or its plan is read, or is not: numbers of the kernel's `phone.ts`. */
const NO_COUNTRY = 0;
const READ = 1;
const UNREAD = 2;

/** How numbers of the default country are read (`Home` of the kernel); its states stand at a place of their own. */
export const homeTable = (
  country: string | undefined,
  home: HomePlan | undefined,
  states: number,
): Uint8Array => {
  const words = home
    ? [
        ...[READ, Number(home.callingCode), home.callingCode.length],
        home.trunk === '' ? 0 : home.trunk.charCodeAt(0),
        ...[Number(home.writesTrunk), Number(home.dials00), states],
      ]
    : [country === undefined ? NO_COUNTRY : UNREAD, 0, 0, 0, 0, 0, 0];
  return new Uint8Array(Uint32Array.from(words).buffer);
};
