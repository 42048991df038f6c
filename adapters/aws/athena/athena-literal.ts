/** Athena accepts at most this many characters in one execution parameter. */
const MAX_LITERAL_LENGTH = 1024;

/**
 * A bound value as Athena wants it: an execution parameter is not inert, it is read as a piece of
 * SQL, so a text goes there in single quotes, each of its own doubled, and a whole number as its
 * digits. Nothing else becomes SQL: any other value throws.
 */
export const athenaLiteral = (value: string | number | bigint): string => {
  if (typeof value === 'string') return textLiteral(value);
  if (typeof value === 'bigint' || Number.isSafeInteger(value)) return BigInt(value).toString();
  throw new TypeError('a bound number must be a whole number that a double holds exactly');
};

const textLiteral = (text: string): string => {
  if (text.includes('\0')) throw new TypeError('a bound text must not hold a NUL character');
  if (!text.isWellFormed()) throw new TypeError('a bound text must be well-formed Unicode');
  const literal = `'${text.replaceAll("'", "''")}'`;
  if (literal.length <= MAX_LITERAL_LENGTH) return literal;
  throw new TypeError(`a bound text must not be longer than ${MAX_LITERAL_LENGTH} characters`);
};
