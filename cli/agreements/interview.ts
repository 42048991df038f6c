import { type Answers, draftAgreement, PRESETS } from '#cli/agreements/agreement-draft.ts';
import { flagOf, QUESTIONS, type Question } from '#cli/agreements/questions.ts';
import type { Terminal } from '#cli/terminal.ts';
import { agreementText } from '#core/agreement/agreement-text.ts';
import { type AgreementFault, checkAgreement } from '#core/agreement/check-agreement.ts';

/** What is wrong with what was answered, as the agreement that it makes would be told. */
export const faultsOf = (answers: Answers): readonly AgreementFault[] =>
  checkAgreement(agreementText(draftAgreement(answers), '')).faults;

/** Is this a fault of what was answered to the question? */
export const isAbout = (fault: AgreementFault, question: Question, answers: Answers): boolean =>
  `${fault.path}.`.startsWith(`${question.at(answers)}.`);

/** What nobody can preset, and was not answered. */
export const unanswered = (answers: Answers): readonly string[] =>
  QUESTIONS.filter(({ name }) => name === 'id' || name === 'purpose')
    .filter(({ name }) => answers[name] === undefined)
    .map(flagOf);

/** Asks one question until the answer makes no fault; what is preset, if the answer is empty. */
const askOnce = async (
  terminal: Terminal,
  question: Question,
  answers: Answers,
): Promise<Answers> => {
  const { name, asks, isRepeated } = question;
  const preset = isRepeated ? 'no more' : (PRESETS[name] ?? (name === 'country' ? 'none' : ''));
  for (;;) {
    const text = await terminal.ask(`${asks}${preset === '' ? '' : ` [${String(preset)}]`}: `);
    if (text === '' && preset !== '') return answers;
    const before = answers[name];
    const listed = [...(Array.isArray(before) ? before : []), text];
    const next: Answers = { ...answers, [name]: isRepeated ? listed : text };
    const fault = faultsOf(next).find((each) => isAbout(each, question, next));
    if (!fault) return next;
    terminal.note(`  ${fault.says}; ${fault.remedy}.`);
  }
};

/** Asks whoever sits there what the flags did not say, and answers all of it. */
export const interview = async (terminal: Terminal, given: Answers): Promise<Answers> => {
  let answers = given;
  for (const question of QUESTIONS) {
    const isOpen = question.isOpen?.(answers) ?? true;
    if (!question.isAsked || !isOpen || given[question.name] !== undefined) continue;
    let before: Answers;
    do {
      before = answers;
      answers = await askOnce(terminal, question, answers);
    } while (question.isRepeated && answers !== before);
  }
  return answers;
};
