/** The accounts of the emulated room: its operator's, and one for each party. */
export const ACCOUNTS = {
  operator: '111111111111',
  brand: '222222222222',
  publisher: '333333333333',
} as const;

/** Where the room is deployed. */
export const REGION = 'eu-west-1';
