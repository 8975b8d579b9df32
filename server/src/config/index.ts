export type { Config } from './config.ts';
export { CONFIG_EXIT_CODE, describeProblems, type ConfigProblem } from './config-problem.ts';
export { environment } from './environment.ts';
export { environmentTemplate } from './environment-template.ts';
export { loadSecret } from './load-secret.ts';
export { readEnvironment, type ConfigResult } from './read-environment.ts';
