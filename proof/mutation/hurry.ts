import { configureGlobal } from 'fast-check';

/**
 * Thousands of faults are tried: a property need not find the smallest example that shows one, and one that
 * has found none within this time is taken to hold.
 */
configureGlobal({ endOnFailure: true, interruptAfterTimeLimit: 1000 });
