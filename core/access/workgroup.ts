import { AREAS } from '#core/access/areas.ts';

/** The engine that questions run on; its SQL is held against a Trino of our own. */
export const ATHENA_ENGINE = 'Athena engine version 3';

/** Where Athena puts what queries find, in the bucket of results. */
export const resultsLocation = (bucket: string): string =>
  `s3://${bucket}/${AREAS.results.keys.replace('*', '')}`;
