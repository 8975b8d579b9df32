import type { IconName } from '../icons/icon-paths.ts';

/** One line of a menu. */
export type MenuItem =
  | {
      kind: 'item';
      label: string;
      icon?: IconName;
      shortcut?: string;
      onSelect: () => void;
      disabled?: boolean;
      danger?: boolean;
    }
  /** Stands checked or not; with `keepOpen` several can be chosen one after the other. */
  | { kind: 'choice'; label: string; checked: boolean; onSelect: () => void; keepOpen?: boolean }
  | { kind: 'heading'; label: string }
  | { kind: 'separator' };
