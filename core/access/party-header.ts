/** The header of a request in which a party says as whom it means to come. It can only narrow. */
export const PARTY_HEADER = 'airlock-party';
