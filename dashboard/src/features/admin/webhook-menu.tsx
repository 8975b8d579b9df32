import { IconButton, Menu, showToast } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { Outcome } from '../../data/index.ts';
import { mutate } from '../../data/index.ts';
import type { WebhookData } from './webhooks.documents.ts';
import {
  deleteWebhookDocument,
  rotateSecretDocument,
  sendTestDocument,
  updateWebhookDocument,
} from './webhooks.documents.ts';

interface WebhookMenuProps {
  readonly webhook: WebhookData;
  readonly onEdit: (webhook: WebhookData) => void;
  readonly onSecret: (secret: string) => void;
  readonly onSent: () => void;
  readonly onChanged: () => void;
}

/** What can be done with one webhook. */
export function WebhookMenu({ webhook, onEdit, onSecret, onSent, onChanged }: WebhookMenuProps): ReactElement {
  const { id, name, enabled, version } = webhook;
  const sendTest = async (): Promise<void> => {
    if (told(await mutate(sendTestDocument, { input: { id } }), `A test is on its way to ${name}`)) onSent();
  };
  const rotate = async (): Promise<void> => {
    const outcome = await mutate(rotateSecretDocument, { input: { id } });
    if (told(outcome, `${name} has a new secret`) && outcome.ok) onSecret(outcome.value.secret);
  };
  const turn = async (): Promise<void> => {
    const input = { id, expectedVersion: version, enabled: !enabled };
    told(await mutate(updateWebhookDocument, { input }), `${name} is ${enabled ? 'off' : 'on'}`);
  };
  const remove = async (): Promise<void> => {
    if (told(await mutate(deleteWebhookDocument, { input: { id } }), `${name} is deleted`)) onChanged();
  };
  const label = `More for ${name}`;
  return (
    <Menu
      label={label}
      trigger={<IconButton icon="more" label={label} />}
      items={[
        { kind: 'item', label: 'Send a test', icon: 'play', onSelect: () => void sendTest() },
        { kind: 'item', label: 'Edit…', icon: 'edit', onSelect: () => onEdit(webhook) },
        { kind: 'item', label: 'New secret', icon: 'key', onSelect: () => void rotate() },
        { kind: 'item', label: enabled ? 'Switch off' : 'Switch on', icon: 'pause', onSelect: () => void turn() },
        { kind: 'separator' },
        { kind: 'item', label: 'Delete', icon: 'trash', danger: true, onSelect: () => void remove() },
      ]}
    />
  );
}

function told(outcome: Outcome<unknown>, done: string): boolean {
  showToast(
    outcome.ok ? { title: done } : { tone: 'critical', title: 'It was not done', description: outcome.problem.message },
  );
  return outcome.ok;
}
