export interface UserRow {
  id: string;
  name: string;
  title: string | null;
  email: string | null;
  workContact: string | null;
  active: boolean;
  status: string;
  statusSince: number | null;
  teamId: string | null;
  roleIds: string[];
  queueIds: string[];
  externalId: string | null;
}

export interface QueueRow {
  id: string;
  name: string;
  weight: number;
  active: boolean;
  departmentId: string | null;
  externalId: string | null;
  memberIds: string[];
}

export interface DepartmentRow {
  id: string;
  name: string;
}

export interface TeamRow {
  id: string;
  name: string;
  departmentId?: string | null | undefined;
  managerId?: string | null | undefined;
}
