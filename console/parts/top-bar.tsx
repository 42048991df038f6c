import type { Visit } from '#console/visit.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '#console/words/language.ts';

/** The room, who acts in it, and the languages. */
export const TopBar = ({ visit, isIn }: { readonly visit: Visit; readonly isIn: boolean }) => {
  const { room, party, isAuditor, path, reads } = visit;
  const { shared } = visit.words;
  return (
    <header class="bar">
      <strong>{shared.product}</strong>
      {isIn ? (
        <>
          <span>
            {shared.room} <span translate="no">{'room' in room ? room.room : room.stack}</span>
          </span>
          <span>
            {shared.party} <b translate="no">{party}</b>
          </span>
          {isAuditor ? <span title={shared.auditorSays}>{shared.auditor}</span> : null}
        </>
      ) : null}
      <nav class="end" aria-label={shared.language}>
        <ul>
          {LANGUAGES.map((language) => (
            <li>
              <a
                href={`${path}?lang=${language}`}
                lang={language}
                aria-current={language === reads ? 'true' : undefined}
              >
                {LANGUAGE_NAMES[language]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
};
