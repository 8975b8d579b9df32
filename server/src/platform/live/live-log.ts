/** Where live reports what an operator has to know; a pino logger fits. */
export interface LiveLog {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
