import type { LocalRoom } from '#adapters/local/deps.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';

/** Where a command dies: at the call of that number, before it or after it. */
export interface Death {
  readonly call: number;
  readonly when: 'before' | 'after';
}

/** What hears of a room's calls. */
export interface Watch {
  readonly death?: Death;
  /** Called once, at the death. */
  readonly onDeath?: () => void;
  /** Hears the name of each step, in order. */
  readonly onStep?: (name: string) => void;
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

/** What a command waits for that has died: no handler of it runs any more, and no `finally`. */
export const FOREVER = new Promise<never>(() => {});

/**
 * A room whose ports count their calls, those that the ledger makes included, and answer none from the
 * death on. To the room that is what SIGKILL is: whatever was not done by then is never done.
 */
export const dyingRoom = (
  room: LocalRoom,
  { death, onDeath = () => {}, onStep = () => {} }: Watch,
): LocalRoom => {
  let calls = 0;
  let dead = false;
  const around: Around = async (step, call) => {
    calls += 1;
    const mine = calls;
    const survive = async (when: Death['when']): Promise<void> => {
      if (death?.call === mine && death.when === when) {
        dead = true;
        onDeath();
      }
      if (dead) await FOREVER;
    };
    if (!dead) onStep(step);
    await survive('before');
    try {
      return await call();
    } finally {
      await survive('after');
    }
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
    forgetting: watch('forgetting', room.forgetting, around),
    queryEngine: watch('queryEngine', room.queryEngine, around),
  };
};
