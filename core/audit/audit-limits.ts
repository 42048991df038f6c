/** Subjects of one detection that are told apart: what is more is told as one, so that a flood hides nothing else. */
export const MAX_FINDING_SUBJECTS = 1_000;

/** Events of a subject that are told in detail (who, on what, from where): a person reads no more of them. */
export const MAX_DETAILED_EVENTS = 200;

/** Events of a subject that are told by their ids, to be looked up in the trail. */
export const MAX_IDENTIFIED_EVENTS = 20;
