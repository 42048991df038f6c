import { FRAME_WORDS } from '#cli/governance/frame-words.ts';
import { FILE_FORMS, type FileForm } from '#console/pages/governance/send-file.ts';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { Button, ButtonLink } from '#console/parts/button.tsx';
import { ReadingForm } from '#console/parts/form.tsx';
import { SelectField } from '#console/parts/form-field.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import {
  type Block,
  type GovernanceDocument,
  LANGUAGES,
  type Section,
} from '#core/documents/governance-document.ts';
import { visible } from '#core/printable.ts';

interface Props {
  readonly visit: Visit;
  readonly paper: GovernanceDocument;
}

/** A document, and the forms in which it can be kept. What stands in it is text of others: nothing of it is markup. */
export const PaperView = ({
  visit,
  paper,
  address,
}: Props & { readonly address: (form: FileForm) => string }) => {
  const { papers, governance } = visit.words;
  const { document, gaps, language } = paper;
  const isForeign = language !== visit.reads;
  return (
    <>
      <p>{papers.says[document]}</p>
      {gaps > 0 ? (
        <Alert words={visit.words} kind="warning">
          <p>{papers.gaps(gaps)}</p>
        </Alert>
      ) : null}
      <div class="row">
        {FILE_FORMS.map((form, at) => (
          <ButtonLink to={address(form)} primary={at === 0}>
            {governance.forms[form]}
          </ButtonLink>
        ))}
        {document === 'notice'
          ? LANGUAGES.map((each) => (
              <a href={`/governance/documents/notice?language=${each}`}>{papers.languages[each]}</a>
            ))
          : null}
      </div>
      {isForeign ? <p class="soft">{papers.foreign}</p> : null}
      <article class="box" lang={language} aria-label={papers.names[document]}>
        <Sections paper={paper} />
      </article>
    </>
  );
};

const Sections = ({ paper }: Pick<Props, 'paper'>) => {
  const { title, sections, sources: from, language } = paper;
  const { gap, sources, sourceHeads, lead } = FRAME_WORDS[language];
  return (
    <>
      <h2>{visible(title)}</h2>
      <p class="soft">{visible(lead(paper))}</p>
      {sections.map((section, at) => (
        <SectionView section={section} gap={gap} at={at + 1} />
      ))}
      <h3>{sources}</h3>
      <Table
        caption={sources}
        isHeard
        columns={sourceHeads.map((head) => ({ head }))}
        rows={from.map(({ what, version, sha256 }) => [
          visible(what),
          visible(version),
          <code class="id">{sha256}</code>,
        ])}
      />
    </>
  );
};

const SectionView = ({
  section: { heading, law, blocks },
  gap,
  at,
}: {
  readonly section: Section;
  readonly gap: string;
  readonly at: number;
}) => (
  <section>
    <h3>{visible(heading)}</h3>
    {law === undefined ? null : <p class="soft">{visible(law)}</p>}
    {blocks.map((block, place) => (
      <BlockView block={block} gap={gap} caption={`${visible(heading)} (${at}.${place + 1})`} />
    ))}
  </section>
);

const BlockView = ({
  block,
  gap,
  caption,
}: {
  readonly block: Block;
  readonly gap: string;
  readonly caption: string;
}) => {
  switch (block.type) {
    case 'text':
      return <p>{visible(block.text)}</p>;
    case 'items':
      return (
        <ul>
          {block.items.map((item) => (
            <li>{visible(item)}</li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <Table
          caption={caption}
          isHeard
          columns={block.heads.map((head) => ({ head: visible(head) }))}
          rows={block.rows.map((cells) => cells.map(visible))}
        />
      );
    case 'gap':
      return (
        <p class="warning">
          <strong>{gap}</strong> {visible(block.missing)}
        </p>
      );
  }
};

/** What `audit` and `redteam` said, of which an impact assessment tells. */
export const PaperForm = ({
  visit,
  files,
  asked,
  isWrong,
}: {
  readonly visit: Visit;
  readonly files: readonly string[];
  readonly asked: { readonly audit?: string | undefined; readonly redteam?: string | undefined };
  readonly isWrong: boolean;
}) => {
  const { papers, shared } = visit.words;
  const choices = [
    { value: '', text: shared.none },
    ...files.map((name) => ({ value: name, text: name })),
  ];
  return files.length === 0 ? null : (
    <Box title={papers.from}>
      <ReadingForm action="/governance/documents/dpia">
        {(['audit', 'redteam'] as const).map((name) => (
          <SelectField
            name={name}
            label={papers[name]}
            description={papers.fromSays[name]}
            choices={choices}
            value={asked[name]}
            error={isWrong ? shared.field : undefined}
          />
        ))}
        <Button>{papers.write}</Button>
      </ReadingForm>
    </Box>
  );
};
