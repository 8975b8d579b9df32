import { Button, Dialog, Field, showToast, TextInput } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import type { Problem } from '../../data/index.ts';
import { mutate } from '../../data/index.ts';
import type { WebhookData } from './webhooks.documents.ts';
import { createWebhookDocument, updateWebhookDocument } from './webhooks.documents.ts';

interface WebhookDialogProps {
  /** null: a new one. */
  readonly webhook: WebhookData | null;
  readonly onClose: () => void;
  /** A new one was made; its secret is shown once. */
  readonly onMade: (secret: string) => void;
}

/** Registers a webhook, or changes one. */
export function WebhookDialog({ webhook, onClose, onMade }: WebhookDialogProps): ReactElement {
  const [name, setName] = useState(webhook?.name ?? '');
  const [url, setUrl] = useState(webhook?.url ?? 'https://');
  const [description, setDescription] = useState(webhook?.description ?? '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (): Promise<void> => {
    const content = { name: name.trim(), url: url.trim(), description: description.trim() };
    const outcome = webhook
      ? await mutate(updateWebhookDocument, { input: { ...content, id: webhook.id, expectedVersion: webhook.version } })
      : await mutate(createWebhookDocument, { input: content });
    if (!outcome.ok) {
      setProblem(outcome.problem);
      return;
    }
    showToast({ title: `${content.name} is saved` });
    onClose();
    if ('secret' in outcome.value) onMade(outcome.value.secret);
  };
  return (
    <Dialog
      open
      title={webhook ? `Edit ${webhook.name}` : 'New webhook'}
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={() => void save()}>
            {webhook ? 'Save' : 'Register'}
          </Button>
        </>
      }
    >
      <div className="ui-stack">
        <Field label="Name" error={issueAt(problem, 'name')}>
          <TextInput value={name} maxLength={120} onValueChange={setName} />
        </Field>
        <Field
          label="Address"
          hint="An https address, on port 443 or 8443, that is not inside your own network."
          error={issueAt(problem, 'url')}
        >
          <TextInput type="url" mono value={url} onValueChange={setUrl} />
        </Field>
        <Field label="Description" error={issueAt(problem, 'description')}>
          <TextInput value={description} onValueChange={setDescription} />
        </Field>
        {problem && problem.issues.length === 0 && (
          <p className="admin-refused" role="alert">
            {problem.message}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function issueAt(problem: Problem | null, field: string): string | null {
  const found = problem?.issues.filter(({ path }) => path.includes(field)) ?? [];
  return found.length === 0 ? null : found.map(({ message }) => message).join(' ');
}
