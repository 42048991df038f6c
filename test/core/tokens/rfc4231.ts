/** One test case of RFC 4231, section 4, for HMAC-SHA-256, in hex. */
export interface HmacVector {
  readonly name: string;
  readonly key: string;
  readonly data: string;
  /** Truncated to 128 bits in case 5, as the RFC prints it. */
  readonly mac: string;
}

const hexOf = (text: string): string => Buffer.from(text).toString('hex');

/** RFC 4231, sections 4.2 to 4.8. */
export const RFC_4231: readonly HmacVector[] = [
  {
    name: 'case 1',
    key: '0b'.repeat(20),
    data: hexOf('Hi There'),
    mac: 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  },
  {
    name: 'case 2, a key shorter than the output',
    key: hexOf('Jefe'),
    data: hexOf('what do ya want for nothing?'),
    mac: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  },
  {
    name: 'case 3, more than 64 bytes of key and data together',
    key: 'aa'.repeat(20),
    data: 'dd'.repeat(50),
    mac: '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
  },
  {
    name: 'case 4',
    key: '0102030405060708090a0b0c0d0e0f10111213141516171819',
    data: 'cd'.repeat(50),
    mac: '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
  },
  {
    name: 'case 5, truncated to 128 bits as a token is',
    key: '0c'.repeat(20),
    data: hexOf('Test With Truncation'),
    mac: 'a3b6167473100ee06e0c796c2955552b',
  },
  {
    name: 'case 6, a key longer than a block',
    key: 'aa'.repeat(131),
    data: hexOf('Test Using Larger Than Block-Size Key - Hash Key First'),
    mac: '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  },
  {
    name: 'case 7, key and data longer than a block',
    key: 'aa'.repeat(131),
    data: hexOf(
      'This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.',
    ),
    mac: '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
  },
];
