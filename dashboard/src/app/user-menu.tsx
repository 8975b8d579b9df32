import { Icon, Menu, showToast, type MenuItem } from '@belfry/ui';
import type { ReactElement } from 'react';
import { graphql, leave, mutate, useStore, type Session } from '../data/index.ts';
import { shortcutSheet } from './shortcut-sheet.tsx';
import { useGo } from '../shared/navigation.tsx';
import { paths } from '../shared/paths.ts';
import { theme, type Theme } from '../shared/theme.ts';

const SignOut = graphql(`
  mutation SignOut($everywhere: Boolean!) {
    signOut(input: { everywhere: $everywhere }) {
      __typename
      ended
    }
  }
`);

const themes: readonly { value: Theme; label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** The person's own: look, shortcuts, the way out. */
export function UserMenu({ session }: { session: Session }): ReactElement {
  const go = useGo();
  const wish = useStore(theme);
  const { name, organization } = session.viewer;
  const items: readonly MenuItem[] = [
    { kind: 'heading', label: `${name} · ${organization.name}` },
    { kind: 'separator' },
    { kind: 'heading', label: 'Theme' },
    ...themes.map(({ value, label }): MenuItem => ({
      kind: 'choice',
      label,
      checked: wish === value,
      onSelect: () => theme.set(value),
    })),
    { kind: 'separator' },
    { kind: 'item', label: 'Settings', icon: 'settings', shortcut: 'g s', onSelect: () => go(paths.settings()) },
    {
      kind: 'item',
      label: 'Keyboard shortcuts',
      icon: 'keyboard',
      shortcut: '?',
      onSelect: shortcutSheet.open,
    },
    { kind: 'item', label: 'Sign out', icon: 'sign-out', onSelect: () => void signOut(false) },
    { kind: 'item', label: 'Sign out everywhere', onSelect: () => void signOut(true) },
  ];
  return (
    <Menu
      label="You"
      items={items}
      trigger={
        <button type="button" className="app-user" aria-label={`You: ${name}`}>
          <span className="app-avatar" aria-hidden="true">
            {initials(name)}
          </span>
          <Icon name="chevron-down" size={12} />
        </button>
      }
    />
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0).toUpperCase() ?? '')
    .join('');
}

async function signOut(everywhere: boolean): Promise<void> {
  const outcome = await mutate(SignOut, { everywhere });
  if (outcome.ok) leave();
  else
    showToast({
      title: 'You are still signed in',
      description: outcome.problem.message,
      tone: 'critical',
    });
}
