/**
 * What Athena asks for a terabyte that a query reads, in US dollars. A few regions ask more (aws.amazon.com/athena/pricing,
 * "SQL queries", read in November 2026).
 */
const DOLLARS_A_TERABYTE = 5;

/** It counts whole megabytes, and ten of them at least (the same page). */
const MEGABYTE = 1_000_000;
const LEAST_MEGABYTES = 10;

/** What a query that reads so many bytes costs, in US dollars. */
export const athenaDollars = (bytes: number): number => {
  const megabytes = Math.max(LEAST_MEGABYTES, Math.ceil(bytes / MEGABYTE));
  return (megabytes / 1_000_000) * DOLLARS_A_TERABYTE;
};
