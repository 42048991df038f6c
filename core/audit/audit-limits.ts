/** The bounds of an audit, each with its reason. */

/** Most cells of the matrix of principals and actions: what a person can look through. The rest is told as a number. */
export const MAX_MATRIX_CELLS = 1_000;

/** Subjects of one detection that are told apart: what is more is told as one, so that a flood hides nothing else. */
export const MAX_FINDING_SUBJECTS = 1_000;

/** Events of a subject that are told in detail (who, on what, from where): a person reads no more of them. */
export const MAX_DETAILED_EVENTS = 200;

/** Events of a subject that are told by their ids, to be looked up in the trail. */
export const MAX_IDENTIFIED_EVENTS = 20;
