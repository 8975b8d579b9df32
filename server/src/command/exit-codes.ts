/** What the command's exit code says. Shown by `belfry --help`. */
export const exitCodes = {
  done: 0,
  failed: 1,
  wrongUsage: 2,
  someRefused: 3,
  noServer: 69,
  notAllowed: 77,
  wrongConfiguration: 78,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodesHelp = `Exit codes:
  0    done
  1    failed; standard error says why
  2    the command line is not understood
  3    done, but some rows or events were refused
  69   the server cannot be reached
  77   the token is not allowed to do this
  78   the configuration is wrong
  130  interrupted`;
