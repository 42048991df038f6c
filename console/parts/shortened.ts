/** Where so many stand beside each other, the beginning of each tells it from others. */
const MOST = 240;

/** The beginning of a text that is long, so that what others wrote cannot make a page heavy. */
export const shortened = (text: string): string =>
  text.length > MOST ? `${text.slice(0, MOST)}…` : text;
