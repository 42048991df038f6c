import { randomBytes } from 'node:crypto';
import type { Randomness } from '#core/ports/randomness.ts';

/** The cryptographic source of the system: what ids and noise are drawn from, wherever a room is. */
export const systemRandomness: Randomness = { bytes: (count) => randomBytes(count) };
