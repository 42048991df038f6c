import { answerDocument } from '#core/documents/answer-document.ts';
import { pendingDocument } from '#core/documents/pending-document.ts';
import { planDocument } from '#core/documents/plan-document.ts';
import { answerNow } from '#core/usecases/questions/answer-question.ts';
import type { Asker } from '#core/usecases/questions/inquiry.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { askedOf } from '#lambdas/answer-question/question-request.ts';
import { questionResponse } from '#lambdas/answer-question/question-response.ts';
import { faultResponse, type HttpResponse } from '#lambdas/shared/http-response.ts';
import { type Handle, lambdaFunction, report, telling } from '#lambdas/shared/powertools.ts';
import { accountOf, signerOf } from '#lambdas/shared/signed-request.ts';

const respond =
  (room: RoomPorts): Handle<HttpResponse> =>
  async (event) => {
    accountOf(event);
    const { question, dryRun, awaits } = askedOf(event);
    const asker: Asker = (agreement) => signerOf(event, agreement);
    if (dryRun) {
      const plan = await planQuestion(room)(asker, question);
      report(plan.outcome);
      return questionResponse(planDocument(plan));
    }
    const answer = await answerNow(room)(asker, { input: question, awaits });
    report(answer.outcome);
    return questionResponse(
      answer.outcome === 'pending' ? pendingDocument(answer) : answerDocument(answer),
    );
  };

/** Answers a question over HTTP. Who asks is the account that signed the request, and nobody else. */
export const makeHandler =
  (room: RoomPorts): Handle<HttpResponse> =>
  (event) =>
    telling(respond(room))(event).catch(faultResponse);

/** The function behind the function URL. */
export const handler = lambdaFunction('answer-question', makeHandler);
