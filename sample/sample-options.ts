import { AirlockError } from '#core/errors.ts';
import { PHONE_CAPACITY } from './phone-of.ts';

/** What a sample is made from. The same options give the same bytes. */
export interface SampleOptions {
  /** Where the files go; made if it does not exist. */
  readonly directory: string;
  readonly seed: number;
  /** People in the brand's file, and in the publisher's. Repeated rows come on top. */
  readonly brandPeople: number;
  readonly publisherPeople: number;
  /** People in both files. */
  readonly sharedPeople: number;
  /** Told now and then how many people of both files have been written; ends with `total`. */
  readonly onProgress?: (rows: number, total: number) => void;
}

const NUMBERS = {
  seed: 'seed',
  brandPeople: 'number of brand people',
  publisherPeople: 'number of publisher people',
  sharedPeople: 'number of shared people',
} as const;

/** Refuses options that no sample can be made from. */
export const checkSampleOptions = (options: SampleOptions): void => {
  for (const [key, name] of Object.entries(NUMBERS)) {
    const value = options[key as keyof typeof NUMBERS];
    if (!Number.isSafeInteger(value) || value < 0)
      throw new AirlockError('usage', `The ${name} must be a whole number of at least 0.`);
  }
  const { brandPeople, publisherPeople, sharedPeople } = options;
  if (sharedPeople > Math.min(brandPeople, publisherPeople))
    throw new AirlockError(
      'usage',
      `The number of shared people (${sharedPeople}) cannot exceed the people of either file (${brandPeople} and ${publisherPeople}).`,
    );
  if (brandPeople + publisherPeople - sharedPeople > PHONE_CAPACITY)
    throw new AirlockError(
      'usage',
      `A sample can hold at most ${PHONE_CAPACITY} different people: ask for fewer.`,
    );
};
