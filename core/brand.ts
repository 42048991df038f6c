declare const brand: unique symbol;

/** A value that only its own maker can produce: a digest is not a token, though both are strings. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
