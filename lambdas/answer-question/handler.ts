import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { askedOf } from '#lambdas/answer-question/question-request.ts';
import { outcomeResponse } from '#lambdas/answer-question/question-response.ts';
import { faultResponse, type HttpResponse } from '#lambdas/shared/http-response.ts';
import { type Handle, lambdaFunction, report, telling } from '#lambdas/shared/powertools.ts';
import { accountOf, signerOf } from '#lambdas/shared/signed-request.ts';

const answer =
  (room: RoomPorts): Handle<HttpResponse> =>
  async (event) => {
    accountOf(event);
    const { question, dryRun } = askedOf(event);
    const ask = dryRun ? planQuestion(room) : answerQuestion(room);
    const said = await ask((agreement) => signerOf(event, agreement), question);
    report(said.outcome);
    return outcomeResponse(said);
  };

/** Answers a question over HTTP. Who asks is the account that signed the request, and nobody else. */
export const makeHandler =
  (room: RoomPorts): Handle<HttpResponse> =>
  (event) =>
    telling(answer(room))(event).catch(faultResponse);

/** The function behind the function URL. */
export const handler = lambdaFunction('answer-question', makeHandler);
