import { configureGlobal } from 'fast-check';

/** Thousands of faults are tried: a property that has found none within this time is taken to hold. */
configureGlobal({ interruptAfterTimeLimit: 1000 });
