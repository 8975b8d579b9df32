/** What runs here, as anyone may know. */
export interface ServerInfo {
  name: string;
  version: string;
  demo: boolean;
  demoUsers: readonly { email: string; name: string; role: string }[];
}
