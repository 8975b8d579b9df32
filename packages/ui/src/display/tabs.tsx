import { Tabs as BaseTabs } from '@base-ui/react/tabs';
import type { ReactElement, ReactNode } from 'react';

interface TabsProps<Value extends string> {
  value: Value;
  onValueChange: (value: Value) => void;
  label: string;
  tabs: readonly { value: Value; label: string; count?: number | null }[];
  /** TabPanels, and whatever else belongs to the tabs. */
  children?: ReactNode;
}

export function Tabs<Value extends string>(props: TabsProps<Value>): ReactElement {
  const { value, onValueChange, label, tabs, children } = props;
  return (
    <BaseTabs.Root
      className="ui-tabs-root"
      value={value}
      onValueChange={(next: Value) => onValueChange(next)}
    >
      <BaseTabs.List className="ui-tabs" aria-label={label}>
        {tabs.map((tab) => (
          <BaseTabs.Tab key={tab.value} value={tab.value} className="ui-tab">
            {tab.label}
            {tab.count !== undefined && tab.count !== null && (
              <span className="ui-tab-count">{tab.count}</span>
            )}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {children}
    </BaseTabs.Root>
  );
}

interface TabPanelProps {
  value: string;
  className?: string;
  children: ReactNode;
}

/** What one tab shows; only the chosen one is there. */
export function TabPanel({ value, className, children }: TabPanelProps): ReactElement {
  return (
    <BaseTabs.Panel value={value} className={className} tabIndex={-1}>
      {children}
    </BaseTabs.Panel>
  );
}
