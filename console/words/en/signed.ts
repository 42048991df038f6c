/** Signed deletion requests of others, in English. */
export const signed = {
  title: 'Signed deletion requests',
  begin: 'Take a signed request',
  lead: 'Companies pass on deletion requests in signed form (IAB Data Deletion Request Framework). A request is verified here and answered with a signed acknowledgement.',
  what: 'The request',
  fields: {
    request: 'Request',
    agreement: 'Agreement',
    issuers: 'Whose requests you take',
    key: 'Your private key',
  },
  says: {
    request: 'A file with the token (.jwt or .txt).',
    agreement: 'The agreement as a file (.yaml): its kinds of identifiers are taken.',
    issuers: 'A folder with the public keys of each, such as publisher.example.json.',
    key: 'By which the acknowledgement is signed (.json). It is read, and shown nowhere.',
  },
  wrong: 'Choose what lies in the folder of this console.',
  domain: 'Your domain',
  domainSays: 'In lower case, such as brand.example.',
  domainWrong: 'Write the domain as requests name it, such as brand.example.',
  take: 'Verify and answer',
  results: {
    accepted: 'The request is right, and was taken.',
    malformed: 'This is no such request.',
    'invalid-signature': 'Nobody whom you know signed it.',
    'invalid-token': 'It is no signed token, is not for you, or was taken before.',
    'unsupported-identifier': 'It names a person by a kind that this room does not use.',
    'incorrect-format': 'It names a person in a form that cannot be read.',
    'invalid-timestamp': 'It is too old, or from the future.',
  },
  code: 'Result code',
  http: 'Answer with HTTP',
  answer: 'And the content of the file',
  nobody: 'Nobody is forgotten yet',
  nobodySays:
    'Whom to forget stands in a list of today, in the folder “to-forget” of this console. When the day is over, start the console with that folder and take these people out, or let somebody type this:',
};
