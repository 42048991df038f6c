/** The command as a function: what `airlock` does, for a program that would rather not start a process. */
export { EXIT, type ExitCode } from '#cli/exit-codes.ts';
export { runCommand } from '#cli/program.ts';
export type { Streams } from '#cli/terminal.ts';
