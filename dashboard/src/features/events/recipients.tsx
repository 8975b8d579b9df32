import { Chip, Combobox, Menu, Button, Select, TextInput } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { CatalogueData, DirectoryData } from './events.documents.ts';
import { Problems } from './problems.tsx';
import type { RecipientDraft } from './recipient.ts';

interface RecipientsProps {
  readonly to: readonly RecipientDraft[];
  readonly kinds: CatalogueData['recipients'];
  readonly directory: DirectoryData | null;
  readonly problems: readonly string[];
  readonly onChange: (to: readonly RecipientDraft[]) => void;
}

/** Who is told: kinds of people, and where a kind needs it, which one. */
export function Recipients({ to, kinds, directory, problems, onChange }: RecipientsProps): ReactElement {
  const remove = (at: number): void => onChange(to.filter((_, index) => index !== at));
  const change = (at: number, named: string | null): void =>
    onChange(to.map((one, index) => (index === at ? { ...one, named } : one)));
  return (
    <div className="events-recipients" role="group" aria-label="To">
      <span className="events-label" aria-hidden="true">
        To
      </span>
      <div className="ui-row">
        {to.map((recipient, index) => {
          const info = kinds.find(({ kind }) => kind === recipient.kind);
          return (
            <RecipientChip
              key={`${recipient.kind}:${index}`}
              label={info?.label ?? recipient.kind}
              needs={info?.needs ?? null}
              named={recipient.named}
              directory={directory}
              onChange={(named) => change(index, named)}
              onRemove={() => remove(index)}
            />
          );
        })}
        <Menu
          label="Add a recipient"
          trigger={
            <Button size="small" icon="plus">
              Recipient
            </Button>
          }
          items={kinds
            .filter((info) => isKnown(info, directory))
            .map(({ kind, label }) => ({
              kind: 'item' as const,
              label,
              onSelect: () => onChange([...to, { kind, named: null }]),
            }))}
        />
      </div>
      {to.length === 0 && <p className="ui-muted">Nobody yet.</p>}
      <Problems of={problems} />
    </div>
  );
}

/** Roles can be chosen only by those who may see them. */
function isKnown({ needs }: { needs: string | null }, directory: DirectoryData | null): boolean {
  return needs !== 'role' || (directory?.roles.length ?? 0) > 0;
}

interface RecipientChipProps extends Omit<NamedOneProps, 'needs'> {
  readonly label: string;
  /** What has to be named; null: the kind says it all. */
  readonly needs: string | null;
  readonly onRemove: () => void;
}

function RecipientChip({ label, needs, onRemove, ...named }: RecipientChipProps): ReactElement {
  return (
    <Chip removeLabel={`Remove ${label}`} onRemove={onRemove}>
      <span className="events-recipient">
        {label}
        {needs !== null && <NamedOne {...named} needs={needs} />}
      </span>
    </Chip>
  );
}

interface NamedOneProps {
  readonly needs: string;
  readonly named: string | null;
  readonly directory: DirectoryData | null;
  readonly onChange: (named: string | null) => void;
}

const itsOwn = 'its-own';

function NamedOne({ needs, named, directory, onChange }: NamedOneProps): ReactElement {
  const options = (all: readonly { readonly id: string; readonly name: string }[] | undefined) =>
    (all ?? []).map(({ id, name }) => ({ value: id, label: name }));
  switch (needs) {
    case 'user':
      return (
        <Combobox
          label="User"
          placeholder="Choose"
          options={options(directory?.users.nodes)}
          value={named}
          onValueChange={onChange}
        />
      );
    case 'team':
      return (
        <Select
          label="Team"
          size="small"
          options={options(directory?.teams.nodes)}
          value={named}
          onValueChange={onChange}
        />
      );
    case 'role':
      return (
        <Select label="Role" size="small" options={options(directory?.roles)} value={named} onValueChange={onChange} />
      );
    case 'queue':
      return (
        <Select
          label="Queue"
          size="small"
          options={[{ value: itsOwn, label: 'of its own queue' }, ...options(directory?.queues.nodes)]}
          value={named ?? itsOwn}
          onValueChange={(id) => onChange(id === itsOwn ? null : id)}
        />
      );
    default:
      return (
        <TextInput
          type="email"
          aria-label="Address"
          placeholder="name@example.org"
          value={named ?? ''}
          onValueChange={onChange}
        />
      );
  }
}
