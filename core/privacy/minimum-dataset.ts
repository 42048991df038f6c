/**
 * Promise: no question runs on a version of fewer than `minimum` people. A party that could bring a
 * list of a few people could ask about exactly those. Source: the
 * minimum sizes that ad platforms ask of uploaded audiences.
 */
export const meetsMinimumDataset = (people: number, minimum: number): boolean => people >= minimum;
