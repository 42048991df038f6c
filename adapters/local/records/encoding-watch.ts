/** What the first of two bytes that stand for "ü" shows as, and what may follow, where each was taken for a letter. */
const TWICE_ENCODED = /[ÃÂ][\u0080-\u00bf\u0152-\u017e\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]/g;

/** Times as many letters must be written as UTF-8 does as are not, for a file to be taken for UTF-8. */
const FEW = 4;

/** How many bytes of UTF-8 follow such a first one; 0 if none can. */
const followers = (byte: number): number => {
  if (byte >= 0xc2 && byte <= 0xdf) return 1;
  if (byte >= 0xe0 && byte <= 0xef) return 2;
  return byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
};

/** Looks at a text while it is decoded: whether it is in the encoding that it is read in. */
export class EncodingWatch {
  #asUtf8 = 0;
  #notUtf8 = 0;
  #follow = 0;
  #twice = 0;
  #nuls = 0;

  /** Counts letters outside ASCII that are written as UTF-8 does, and those that are not. */
  seeBytes(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte < 0x80 && this.#follow === 0) continue;
      if (this.#follow > 0 && byte >> 6 === 2) {
        this.#follow -= 1;
        if (this.#follow === 0) this.#asUtf8 += 1;
        continue;
      }
      if (this.#follow > 0) this.#notUtf8 += 1;
      this.#follow = followers(byte);
      if (byte >= 0x80 && this.#follow === 0) this.#notUtf8 += 1;
    }
  }

  /** A decoded piece without what is no letter of any text; counts what looks decoded wrongly. */
  clean(text: string): string {
    if (text.includes('Ã') || text.includes('Â'))
      this.#twice += text.match(TWICE_ENCODED)?.length ?? 0;
    if (!text.includes('\0')) return text;
    this.#nuls += 1;
    return text.replaceAll('\0', '');
  }

  /** What people should know, a sentence each. */
  notes(encoding: string): readonly string[] {
    const isUtf8 = this.#asUtf8 > FEW * this.#notUtf8;
    return [
      ...(isUtf8
        ? [
            `The file was read as ${encoding}, but looks like UTF-8: leave out --encoding, unless names are right so.`,
          ]
        : []),
      ...(!isUtf8 && this.#twice > 0
        ? [
            'Letters such as "Ã¼" stand where others must be ("ü"): the file was once saved in the wrong encoding, so export it again.',
          ]
        : []),
      ...(this.#nuls > 0 ? ['The file holds NUL characters, which were left out.'] : []),
    ];
  }
}
