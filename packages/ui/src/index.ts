export { Button, buttonClass } from './controls/button.tsx';
export { Checkbox } from './controls/checkbox.tsx';
export { Combobox, MultiCombobox } from './controls/combobox.tsx';
export { Field } from './controls/field.tsx';
export { IconButton } from './controls/icon-button.tsx';
export { NumberInput } from './controls/number-input.tsx';
export type { Option } from './controls/option.ts';
export { MultiSelect, Select } from './controls/select.tsx';
export { Switch } from './controls/switch.tsx';
export { TextArea, TextInput } from './controls/text-input.tsx';
export { ToggleGroup } from './controls/toggle-group.tsx';
export { Badge, type Tone } from './display/badge.tsx';
export { Banner } from './display/banner.tsx';
export { Chip, FilterBar, FilterChip } from './display/chip.tsx';
export { durationWords, formatDuration } from './display/format-duration.ts';
export {
  epochOf,
  formatDateTime,
  formatDay,
  formatRelative,
  formatTime,
  type Moment,
} from './display/format-time.ts';
export { Kbd } from './display/kbd.tsx';
export { Duration, TimeStamp } from './display/moments.tsx';
export { PageHeader } from './display/page-header.tsx';
export { EmptyState, ErrorState, Skeleton } from './display/page-states.tsx';
export { SeverityMark, type SeverityName } from './display/severity-mark.tsx';
export { StatTile } from './display/stat-tile.tsx';
export { StateMark, stateLetter, stateWord, type StateName } from './display/state-mark.tsx';
export { SortHeader, Table } from './display/table.tsx';
export { TabPanel, Tabs } from './display/tabs.tsx';
export { bellFavicon } from './icons/bell-favicon.ts';
export { BellMark } from './icons/bell-mark.tsx';
export { Icon } from './icons/icon.tsx';
export type { IconName } from './icons/icon-paths.ts';
export { Dialog, Drawer } from './overlays/dialog.tsx';
export type { MenuItem } from './overlays/menu-item.ts';
export { Menu } from './overlays/menu.tsx';
export { closeToast, showToast, type ToastMessage } from './overlays/toast-queue.ts';
export { ToastHost } from './overlays/toast.tsx';
export { TooltipHost } from './overlays/tooltip-host.tsx';
export { Tooltip } from './overlays/tooltip.tsx';
export { classNames } from './class-names.ts';
