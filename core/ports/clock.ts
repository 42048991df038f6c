/** Time as an argument. */
export interface Clock {
  now(): Date;
}
