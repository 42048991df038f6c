/** A part of a recipe: its name, what it says of itself, and what it does. */
export interface Step<Make> {
  readonly name: string;
  readonly says: string;
  readonly make: Make;
}
