import type { LocalRoom } from '#adapters/local/deps.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';

/** Where a process dies: at the call of that number, before it or after it. */
export interface Death {
  readonly call: number;
  readonly when: 'before' | 'after';
}

type Around = (step: string, call: () => unknown) => unknown;

const isFunction = (value: unknown): value is (...args: unknown[]) => unknown =>
  typeof value === 'function';

/** Objects are told apart by the first folder of their key. */
const stepName = (port: string, method: string, [first]: readonly unknown[]): string =>
  port === 'objects' ? `${method} ${String(first).split('/')[0]}` : `${port} ${method}`;

/** Takes every method call of a port through `around`; `this` inside stays the port itself. */
const watch = <Port extends object>(name: string, port: Port, around: Around): Port =>
  new Proxy(port, {
    get: (target, property) => {
      const value: unknown = Reflect.get(target, property, target);
      if (!isFunction(value)) return value;
      return (...args: unknown[]) =>
        around(stepName(name, String(property), args), () => value.apply(target, args));
    },
  });

/**
 * A room whose ports count their calls, those that the ledger makes included, and end the process by
 * SIGKILL at one of them: no handler, no `finally`. `onStep` hears the name of each step, in order.
 */
export const dyingRoom = (
  room: LocalRoom,
  death: Death | undefined,
  onStep: (name: string) => void = () => {},
): LocalRoom => {
  let calls = 0;
  const around: Around = async (step, call) => {
    calls += 1;
    const mine = calls;
    onStep(step);
    if (death?.call === mine && death.when === 'before') process.kill(process.pid, 'SIGKILL');
    const result = await call();
    if (death?.call === mine) process.kill(process.pid, 'SIGKILL');
    return result;
  };
  const objects = watch('objects', room.objects, around);
  const keyRing = watch('keyRing', room.keyRing, around);
  return {
    ...room,
    objects,
    keyRing,
    ledger: new ObjectLedger({ objects, keyRing, clock: room.clock }),
    workspace: watch('workspace', room.workspace, around),
    tokeniser: watch('tokeniser', room.tokeniser, around),
    versionFiles: watch('versionFiles', room.versionFiles, around),
    queryEngine: watch('queryEngine', room.queryEngine, around),
  };
};
