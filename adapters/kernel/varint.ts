/** The bytes of a whole number of at most 64 bits: seven in each, the lowest first. */
export const varint = (value: number | bigint): readonly number[] => {
  const bytes: number[] = [];
  let left = BigInt(value);
  for (; left > 127n; left >>= 7n) bytes.push(Number(left & 127n) | 128);
  bytes.push(Number(left));
  return bytes;
};
