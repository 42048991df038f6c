import { z } from 'zod';

const namesPrototype = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && Object.hasOwn(input, '__proto__');

/**
 * A record whose names others choose. zod leaves the key `__proto__` out of one unseen; what is not
 * understood is refused here, not ignored.
 */
export const strictRecord = <Name extends z.core.$ZodRecordKey, Value extends z.ZodType>(
  record: z.ZodRecord<Name, Value>,
) =>
  z
    .custom<z.input<z.ZodRecord<Name, Value>>>((input) => !namesPrototype(input), {
      error: 'this cannot be a name: choose another',
      path: ['__proto__'],
      abort: true,
    })
    .pipe(record);
