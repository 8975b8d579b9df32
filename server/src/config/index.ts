export type { Config } from './config.ts';
export { CONFIG_EXIT_CODE, describeProblems } from './config-problem.ts';
export { environment } from './environment.ts';
export { environmentTemplate } from './environment-template.ts';
export { loadSecret } from './load-secret.ts';
export { readEnvironment } from './read-environment.ts';
