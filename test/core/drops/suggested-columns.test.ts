import { describe, expect, it } from 'vitest';
import { suggestMapping } from '#core/drops/suggest-mapping.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';

const { agreement } = testAgreement({
  identifiers: {
    profile: 'uid2',
    kinds: ['email', 'phone', 'maid', 'customer_id', 'name_birthdate', 'name_postcode'],
    defaultCountry: 'GB',
  },
});

/** The columns that a kind is suggested to stand in. */
const columnsFor = (header: string): Record<string, unknown> => {
  const { mapping } = suggestMapping(
    { columns: header.split(','), rows: [] },
    { agreement, attributes: {}, attested: false },
  );
  return Object.fromEntries(
    Object.entries(mapping.identifiers).map(([kind, source]) => [
      kind,
      typeof source === 'object' ? (source.columns ?? source.column) : source,
    ]),
  );
};

describe('the header of an export', () => {
  it.each<[string, string, Record<string, unknown>]>([
    [
      'Shopify',
      'First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Zip,Default Address Phone,Phone,Total Spent',
      {
        email: 'Email',
        phone: ['Phone', 'Default Address Phone'],
        name_postcode: ['First Name', 'Last Name', 'Default Address Zip'],
      },
    ],
    [
      'HubSpot',
      'Record ID,First Name,Last Name,Additional email addresses,Email,Phone Number,Mobile Phone Number,Contact owner,Lead Status,Create Date',
      {
        email: ['Email', 'Additional email addresses'],
        phone: ['Mobile Phone Number', 'Phone Number'],
      },
    ],
    [
      'Klaviyo',
      'Email,Klaviyo ID,First Name,Last Name,Organization,Title,Phone Number,Address,Zip Code,IP Address',
      {
        email: 'Email',
        phone: 'Phone Number',
        name_postcode: ['First Name', 'Last Name', 'Zip Code'],
      },
    ],
    [
      'Mailchimp',
      'Email Address,First Name,Last Name,Address,Phone Number,MEMBER_RATING,OPTIN_TIME,LEID,EUID',
      { email: 'Email Address', phone: 'Phone Number' },
    ],
    [
      'Salesforce',
      'Id,IsDeleted,LastName,FirstName,MailingStreet,MailingPostalCode,Phone,Fax,MobilePhone,HomePhone,Email,Birthdate',
      {
        email: 'Email',
        phone: ['MobilePhone', 'Phone', 'HomePhone'],
        name_birthdate: ['FirstName', 'LastName', 'Birthdate'],
        name_postcode: ['FirstName', 'LastName', 'MailingPostalCode'],
      },
    ],
    [
      'Meta',
      'email,email2,phone,phone,fn,ln,zip,ct,st,dob,doby,gen,age,value',
      {
        email: ['email', 'email2'],
        phone: 'phone',
        name_birthdate: ['fn', 'ln', 'dob'],
        name_postcode: ['fn', 'ln', 'zip'],
      },
    ],
    [
      'French',
      'Prénom,Nom,Adresse e-mail,Téléphone,Date de naissance,Code postal,Numéro de carte de fidélité',
      {
        email: 'Adresse e-mail',
        phone: 'Téléphone',
        customer_id: 'Numéro de carte de fidélité',
        name_birthdate: ['Prénom', 'Nom', 'Date de naissance'],
        name_postcode: ['Prénom', 'Nom', 'Code postal'],
      },
    ],
    [
      'German',
      'Kundennummer,Vorname,Nachname,E-Mail-Adresse,Mobilnummer,Geburtsdatum,PLZ',
      {
        email: 'E-Mail-Adresse',
        phone: 'Mobilnummer',
        customer_id: 'Kundennummer',
        name_birthdate: ['Vorname', 'Nachname', 'Geburtsdatum'],
        name_postcode: ['Vorname', 'Nachname', 'PLZ'],
      },
    ],
    [
      'Spanish',
      'Nombre,Apellidos,Correo electrónico,Teléfono móvil,Fecha de nacimiento,Código postal',
      {
        email: 'Correo electrónico',
        phone: 'Teléfono móvil',
        name_birthdate: ['Nombre', 'Apellidos', 'Fecha de nacimiento'],
        name_postcode: ['Nombre', 'Apellidos', 'Código postal'],
      },
    ],
    [
      'Italian',
      'Nome,Cognome,Indirizzo e-mail,Cellulare,Data di nascita,CAP,Codice cliente',
      {
        email: 'Indirizzo e-mail',
        phone: 'Cellulare',
        customer_id: 'Codice cliente',
        name_birthdate: ['Nome', 'Cognome', 'Data di nascita'],
        name_postcode: ['Nome', 'Cognome', 'CAP'],
      },
    ],
    [
      'Dutch',
      'Voornaam,Achternaam,E-mailadres,Mobiel nummer,Geboortedatum,Postcode,Klantnummer',
      {
        email: 'E-mailadres',
        phone: 'Mobiel nummer',
        customer_id: 'Klantnummer',
        name_birthdate: ['Voornaam', 'Achternaam', 'Geboortedatum'],
        name_postcode: ['Voornaam', 'Achternaam', 'Postcode'],
      },
    ],
    [
      'Portuguese',
      'Nome,Sobrenome,E-mail,Celular,Data de nascimento,CEP,Número do cliente',
      {
        email: 'E-mail',
        phone: 'Celular',
        customer_id: 'Número do cliente',
        name_birthdate: ['Nome', 'Sobrenome', 'Data de nascimento'],
        name_postcode: ['Nome', 'Sobrenome', 'CEP'],
      },
    ],
  ])('of %s is understood', (_, header, expected) => {
    expect(columnsFor(header)).toEqual(expected);
  });

  it.each(['loyalty_number', 'member_id', 'Card Number', 'customer_id', 'Loyalty Card No.'])(
    'may call a customer\'s number "%s"',
    (name) => {
      expect(columnsFor(`${name},Colour`)).toEqual({ customer_id: name });
    },
  );

  it.each([
    'Last Email Sent Date',
    'Phone Type',
    'Mailing Street',
    'Hotel',
    'Cancelled',
    'Intelligence score',
    'HEM_TYPE',
    'Contact owner',
    'Email Opt Out',
  ])('does not mislead by "%s"', (name) => {
    expect(columnsFor(name)).toEqual({});
  });
});
