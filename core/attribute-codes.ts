/** The declared values of an attribute in the order of their codes, which is not that of the agreement's text. */
export const codedValues = (values: readonly string[]): readonly string[] => values.toSorted();

/**
 * The number by which the vault tells a declared value, from 1; 0 for what is not declared. A label is as long
 * as it is, and says so to whoever counts bytes; a code is as long as any other.
 */
export const codeOf = (values: readonly string[], value: string): number =>
  codedValues(values).indexOf(value) + 1;

/** What the codes of a version mean: the values of each attribute, the first of which has the code 1. */
export type Domain = Readonly<Record<string, readonly string[]>>;

/** The domain of a list by its declared values. */
export const domainOf = (attributes: Domain): Domain =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, values]) => [name, codedValues(values)]),
  );
