import type { Component } from '#core/identifiers/kinds.ts';

/** How headers call the parts of identifiers: English, German, French, Spanish, Italian, Dutch, Portuguese. */
export const COMPONENT_WORDS: Readonly<Record<Component, RegExp>> = {
  email:
    /\b(?:e?mails?|e?mail ?(?:adress?e?n?|addresse?s?|addr)|courriels?|correo(?: electronico)?|posta elettronica|hem|em)\b/g,
  phone:
    /\b(?:(?:mobil|telefon|handy)(?:funk)?(?:nummern?|nr)|mobile?s?|mobiltelefon|(?:tele|cell)?phones?|phonenumber|mobilephone|cell|cellular|tel|telefono?|telefoon(?:nummer)?|telefone|telemovel|telephone|handy|movil|celular|cellulare|portable|mobiel(?:e|nummer)?|gsm|msisdn|ph)\b/g,
  maid: /\b(?:m?aids?|madid|idfa|gaid|adid|(?:mobile )?(?:advertising|ad) ?ids?)\b/g,
  customer_id:
    /\b(?:(?:customer|client|cust|loyalty|member(?:ship)?|rewards?|club|user|(?:loyalty|member|customer|club|rewards?|bonus) card|card|kunden?|kundenkarten?|mitglieds?|bonuskarten?|karten|fidelite|carte(?: de)?(?: fidelite| client)?|adherent|socio|cliente|fedelta|carta fedelta|tessera|tarjeta|cartao(?: fidelidade)?|fidelidade|klant|klanten|lid|klantenkaart) ?(?:id|no|nr|num|number|nummer|key|code|ref)|(?:numero|num|no|n|id|codice|codigo|identifiant|nummer|nr) ?(?:de |di |do |del |da |dem )?(?:client|cliente|socio|fidelite|carte(?: de)?(?: fidelite)?|carta(?: fedelta)?|tessera|tarjeta|adherent|membre|membro|klant)|customerid|custid|clientid|memberid|userid|loyaltyid|loyalty(?:number|card)|kundennummer|kundennr|kundenkarte|mitgliedsnummer|kartennummer|klantnummer|klantid|lidnummer|carte de fidelite|tessera|carta fedelta|tarjeta de fidelidad|cartao fidelidade|ssn|soc sec id)\b/g,
  given_name:
    /\b(?:first ?names?|given ?names?|forenames?|fname|fn|prenoms?|vornamen?|primer nombre|primeiro nome|voorna(?:am|men)|roepnaam|nome proprio)\b/g,
  surname:
    /\b(?:last ?names?|sur ?names?|family ?names?|lname|ln|nom de famille|nachnamen?|familiennamen?|zunamen?|apellidos?|cognom[ei]|achterna(?:am|men)|familienaam|sobrenomes?|apelidos?|ultimo nome)\b/g,
  birth_date:
    /\b(?:birth ?da(?:te|y)|bday|date ?of ?birth|birth ?dt|birth|dob|geburts(?:datum|tag)|geboren(?: am)?|(?:date de )?naissance|(?:fecha de )?nacimiento|(?:data di )?nascita|(?:data de )?nascimento|geboorte ?datum|verjaardag)\b/g,
  postcode:
    /\b(?:zip ?codes?|zip|post(?:al)? ?codes?|plz|postleitzahl|code postal|cp|codigo postal|codice postale|cap|cep)\b/g,
};

/** Words that mean a part of a name only where the other part stands in a column of its own. */
export const HALF_NAMES = {
  given_name: /^(?:nombres?|nomes?|first|name)$/,
  surname: /^(?:nom|name|naam|last)$/,
} as const;

/** Which words of a phone say that it is one person's. */
export const MOBILE = /\b(?:mobil|cell|handy|movil|celular|portable|gsm|msisdn|telemovel|mobiel)/;

/** Which words of a customer's number say that others than its maker know it too. */
export const SHARED_NUMBER =
  /\b(?:loyalty|member|reward|club|card|karte|mitglied|bonus|fidelite|carte|adherent|socio|fedelta|carta|tessera|tarjeta|cartao|fidelidad|klantenkaart|lid)/;

/** What else a name may hold and still mean the same. Everything else takes values to be believed. */
export const HARMLESS: ReadonlySet<string> = new Set(
  [
    'address addresses adresse adres adresses addr indirizzo direccion endereco',
    'id number numbers no nr num numero nummer phone code value field text raw plain full',
    'primary main default own my your person personal private privat prive perso personnel personale',
    'personnelle personnel pessoal particular home work business office professional professionnel pro',
    'geschaftlich dienstlich beruflich trabajo lavoro werk zakelijk bureau domicile domicilio',
    'customer client cliente kunde kunden klant contact kontakt guest member user subscriber profile',
    'additional secondary alternate alternative other second autre andere otro altro principal principale',
    'mailing billing facturation postal zip postcode area evening day format e formatted international',
    'de du del della di do da von van of the la le el per par das der',
    'sha hash hashed hashes digest hex base lower lowercase normalized normalised md',
  ].flatMap((line) => line.split(' ')),
);

/** Words of a column that speaks of somebody else than the person of the row. */
export const OTHERS =
  /\b(?:owner|agent|manager|assistant|asst|parent|sender|created|modified|rep|representative|referr\w*|supplier|vendor|emergency|notfall\w*|urgence|gift|recipient|destinataire|empfanger|support|store|shop|staff|employee|seller|advisor|shipping|delivery|lieferung|livraison|envio|spedizione|ship|fax|account|company|spouse|partner|besitzer|verkaufer|proprietaire)\b/;
