import type { ReactElement } from 'react';

/** What is wrong with one place of the form, each in its own line; nothing when all is well. */
export function Problems({ of }: { of: readonly string[] | undefined }): ReactElement {
  return (
    <>
      {(of ?? []).map((problem) => (
        <p key={problem} className="events-refused" role="alert">
          {problem}
        </p>
      ))}
    </>
  );
}
