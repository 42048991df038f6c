import { randomBytes } from 'node:crypto';
import { ACCOUNTS, REGION } from '#proof/emulator/accounts.ts';
import type { Signers } from '#proof/loopback/verify-signature.ts';

/** The people of the room, by the names that the access table gives them. */
const PEOPLE = {
  'brand uploader': ACCOUNTS.brand,
  'brand analyst': ACCOUNTS.brand,
  'publisher uploader': ACCOUNTS.publisher,
  'publisher analyst': ACCOUNTS.publisher,
  'security auditor': ACCOUNTS.operator,
} as const;

/** Somebody of the room. */
export type Person = keyof typeof PEOPLE;

/** Everybody, to go through. */
export const EVERYBODY = Object.keys(PEOPLE) as readonly Person[];

/**
 * Access keys of everybody. The emulator takes a key of twelve digits for an account, and seals accounts
 * off from each other; any other key is at home in the account that it was started for.
 */
export class AccessKeys {
  readonly #secrets = new Map(
    EVERYBODY.map((person) => [person, randomBytes(30).toString('base64url')]),
  );

  /** The variables with which a command runs as somebody. */
  variablesOf(person: Person): Readonly<Record<string, string>> {
    return {
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: keyOf(person),
      AWS_SECRET_ACCESS_KEY: this.#secrets.get(person) ?? '',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
    };
  }

  /** Whose signature is whose, for the front that verifies them. */
  signers(): Signers {
    return Object.fromEntries(
      EVERYBODY.map((person) => [
        keyOf(person),
        { secretAccessKey: this.#secrets.get(person) ?? '', account: PEOPLE[person] },
      ]),
    );
  }
}

const keyOf = (person: Person): string => `AKIA-${person.replace(' ', '-')}`;

/** Who signed a request, by its access key. */
export const signerOf = (authorization: string): Person | undefined =>
  EVERYBODY.find((person) => authorization.includes(`Credential=${keyOf(person)}/`));
