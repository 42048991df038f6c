import { eventsOf } from '#core/agreement/declared-events.ts';
import { DAY_MS } from '#core/day.ts';
import { eventSpan } from '#core/drops/event-plan.ts';
import { AirlockError } from '#core/errors.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';

const DAY = DAY_MS / 1000;

const dayText = (second: number): string => new Date(1000 * second).toISOString().slice(0, 10);

/**
 * Throws AirlockError('usage') for a period in which no event can be of the list whose clocks it goes by: later than
 * what was delivered, or older than is kept. By the agreement and the ledger alone, so it tells nothing of anybody.
 */
export const checkPeriod = ({ question, signed: { agreement }, versions }: Asked): void => {
  const { period } = question;
  const dated = versions.conversions ?? versions.touches;
  if (period === undefined || dated === undefined) return;
  const declared = eventsOf(agreement, dated.party, dated.dataset);
  if (declared === undefined) return;
  const { earliest, latest } = eventSpan(declared, new Date(dated.at));
  // Nobody but its party knows when a drop was prepared: as long before as a drop is kept, at most.
  const first = earliest - agreement.retention.dropsDays * DAY;
  if (period.from <= latest && period.to > first) return;
  throw new AirlockError(
    'usage',
    `No event of ${dated.party}.${dated.dataset} can be in this period, as it was published on ${dated.at.slice(0, 10)} and the agreement keeps events for ${declared.maxAgeDays} days ("maxAgeDays"): ask for days from ${dayText(earliest)} to ${dayText(latest)}.`,
  );
};
