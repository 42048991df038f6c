import { racesContract } from '#test/fault/races.contract.ts';
import { runCli } from '#test/support/run-cli.ts';

racesContract('two commands of one process', runCli);
