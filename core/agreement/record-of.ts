import { z } from 'zod';

const namesPrototype = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && Object.hasOwn(input, '__proto__');

/**
 * A record with names that others choose. zod leaves the key `__proto__` out unseen; what is not
 * understood is refused here, not ignored.
 */
export const recordOf = <Name extends z.core.$ZodRecordKey, Value extends z.ZodType>(
  name: Name,
  value: Value,
) =>
  z
    .custom<z.input<z.ZodRecord<Name, Value>>>((input) => !namesPrototype(input), {
      error: 'this cannot be a name: choose another',
      path: ['__proto__'],
      abort: true,
    })
    .pipe(z.record(name, value));
