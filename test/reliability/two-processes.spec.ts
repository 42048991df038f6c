import { racesContract } from '#test/fault/races.contract.ts';
import { spawnCli } from '#test/support/run-cli.ts';

racesContract('two processes', (...args) => spawnCli(args));
