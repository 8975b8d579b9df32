declare module '*/launch/dashboard.mjs' {
  /** Builds the dashboard when anything that goes into it is other than at the last build. */
  export function ensureDashboard(): Promise<void>;
}
