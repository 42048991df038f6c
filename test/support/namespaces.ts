import { spawnSync } from 'node:child_process';

const UNSHARE: readonly string[] = [
  'unshare',
  ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']),
  ...['--pid', '--fork', '--kill-child'],
];

const works = (command: readonly string[]): boolean => {
  const [program = '', ...args] = command;
  return spawnSync(program, [...args, 'true'], { stdio: 'ignore' }).status === 0;
};

/** What a command line begins with so that it runs as the first process of a namespace, as in a container. */
export const CONTAINER: readonly string[] = [...UNSHARE, '--mount-proc'];

/** The same, but the /proc that it sees is that of the machine. */
export const CONTAINER_WITHOUT_PROC: readonly string[] = UNSHARE;

/** Whether this machine lets us make such a namespace. */
export const canMakeContainers: boolean = works(CONTAINER);
