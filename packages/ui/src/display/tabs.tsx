import { createContext, use, useId, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';

interface TabsProps<Value extends string> {
  value: Value;
  onValueChange: (value: Value) => void;
  label: string;
  tabs: readonly { value: Value; label: string; count?: number | null }[];
  /** TabPanels, and whatever else belongs to the tabs. */
  children?: ReactNode;
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Several views of one thing, one of them shown: arrow keys go from tab to tab. */
export function Tabs<Value extends string>(props: TabsProps<Value>): ReactElement {
  const { value, onValueChange, label, tabs, children } = props;
  const id = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const now = tabs.findIndex((tab) => tab.value === value);
    const next = (now + step + tabs.length) % tabs.length;
    const tab = tabs[next];
    if (tab) onValueChange(tab.value);
    event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <TabsContext value={{ id, value }}>
      <div className="ui-tabs-root">
        <div className="ui-tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
          {tabs.map((tab) => (
            <button
              key={tab.value}
              type="button"
              role="tab"
              id={`${id}-${tab.value}`}
              className="ui-tab"
              aria-selected={tab.value === value}
              tabIndex={tab.value === value ? 0 : -1}
              onClick={() => onValueChange(tab.value)}
            >
              {tab.label}
              {tab.count !== undefined && tab.count !== null && <span className="ui-tab-count">{tab.count}</span>}
            </button>
          ))}
        </div>
        {children}
      </div>
    </TabsContext>
  );
}

const TabsContext = createContext<{ id: string; value: string } | null>(null);

interface TabPanelProps {
  value: string;
  className?: string;
  children: ReactNode;
}

/** What one tab shows; only the chosen one is there. */
export function TabPanel({ value, className, children }: TabPanelProps): ReactElement | null {
  const tabs = use(TabsContext);
  if (tabs?.value !== value) return null;
  return (
    <div role="tabpanel" className={className} aria-labelledby={`${tabs.id}-${value}`}>
      {children}
    </div>
  );
}
