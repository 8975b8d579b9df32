import {
  type BusinessHours,
  can,
  type Grants,
  mergeGrants,
  mergeLimits,
  type ReferenceKind,
  type Viewer,
} from '@belfry/domain';

/** Who works in an organization and where, as read at one moment. */
export interface PeopleData {
  users: readonly {
    id: string;
    name: string;
    email: string | null;
    active: boolean;
    status: string;
    teamId: string | null;
    roleIds: readonly string[];
  }[];
  roles: readonly { id: string; name: string; grants: Grants; firingsLimit: number | null }[];
  queues: readonly { id: string; name: string; departmentId: string | null; memberIds: readonly string[] }[];
  departments: readonly { id: string; name: string }[];
  businessHours: BusinessHours | null;
  teams: readonly { id: string; name: string; departmentId: string | null; managerId: string | null }[];
}

type User = PeopleData['users'][number];

const byId = <Row extends { id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

/** Answers what the engine has to know of people: names, groups, and what each may see. */
export class People {
  readonly #organizationId: string;
  readonly #users: ReadonlyMap<string, User>;
  readonly #roles: ReadonlyMap<string, PeopleData['roles'][number]>;
  readonly #queues: ReadonlyMap<string, PeopleData['queues'][number]>;
  readonly #teams: ReadonlyMap<string, PeopleData['teams'][number]>;
  readonly #departments: ReadonlyMap<string, PeopleData['departments'][number]>;
  /** When the organization works; null where it is always open. */
  readonly businessHours: BusinessHours | null;
  readonly #viewers = new Map<string, Viewer | null>();

  constructor(organizationId: string, { businessHours, ...data }: PeopleData) {
    const { users, roles, queues, teams, departments } = data;
    this.businessHours = businessHours;
    this.#organizationId = organizationId;
    this.#users = byId(users);
    this.#roles = byId(roles);
    this.#queues = byId(queues);
    this.#teams = byId(teams);
    this.#departments = byId(departments);
  }

  nameOf(kind: ReferenceKind | 'role', id: string): string | null {
    const rows = {
      user: this.#users,
      queue: this.#queues,
      team: this.#teams,
      department: this.#departments,
      role: this.#roles,
    }[kind];
    return rows.get(id)?.name ?? null;
  }

  /** The team of a user: the one they are in, else the first, by its name, that they lead. */
  teamOf(userId: string): string | null {
    const own = this.#users.get(userId)?.teamId ?? null;
    if (own !== null) return own;
    const led = [...this.#teams.values()].filter(({ managerId }) => managerId === userId);
    return led.toSorted((a, b) => (a.name < b.name ? -1 : 1))[0]?.id ?? null;
  }

  departmentOf(queueId: string): string | null {
    return this.#queues.get(queueId)?.departmentId ?? null;
  }

  /** Users who take interactions now. */
  available(): readonly string[] {
    return [...this.#users.values()]
      .filter(({ active, status }) => active && status === 'available')
      .map(({ id }) => id);
  }

  isAvailable(userId: string): boolean {
    const user = this.#users.get(userId);
    return user !== undefined && user.active && user.status === 'available';
  }

  emailOf(userId: string): string | null {
    const user = this.#users.get(userId);
    return user?.active ? user.email : null;
  }

  queuesOf(userId: string): readonly string[] {
    return [...this.#queues.values()].filter(({ memberIds }) => memberIds.includes(userId)).map(({ id }) => id);
  }

  /** Everyone in the teams that the user is in or leads. */
  teamMembersOf(userId: string): readonly string[] {
    const teamIds = this.#teamIdsOf(userId);
    return [...this.#users.values()]
      .filter(({ teamId }) => teamId !== null && teamIds.includes(teamId))
      .map(({ id }) => id);
  }

  membersOfQueue(queueId: string): readonly string[] {
    return this.#queues.get(queueId)?.memberIds ?? [];
  }

  /** Who is in the team, and who leads it. */
  membersOfTeam(teamId: string): readonly string[] {
    const team = this.#teams.get(teamId);
    if (!team) return [];
    return [...this.#users.values()]
      .filter((user) => user.teamId === teamId || user.id === team.managerId)
      .map(({ id }) => id);
  }

  /** Who manages a team of the department that a queue belongs to. */
  managersOfQueue(queueId: string): readonly string[] {
    const departmentId = this.#queues.get(queueId)?.departmentId ?? null;
    if (departmentId === null) return [];
    const managers = [...this.#teams.values()].filter((team) => team.departmentId === departmentId);
    return [...new Set(managers.flatMap(({ managerId }) => managerId ?? []))];
  }

  usersOfRole(roleId: string): readonly string[] {
    return [...this.#users.values()].filter(({ roleIds }) => roleIds.includes(roleId)).map(({ id }) => id);
  }

  /** What a user may see and do now; null for one who is gone or inactive. */
  viewerOf(userId: string): Viewer | null {
    const known = this.#viewers.get(userId);
    if (known !== undefined) return known;
    const user = this.#users.get(userId);
    const viewer = user?.active ? this.#viewer(user) : null;
    this.#viewers.set(userId, viewer);
    return viewer;
  }

  /** How many firings an hour the roles of a user allow to their events; null for any number. */
  firingsPerHourOf(userId: string): number | null {
    const roles = (this.#users.get(userId)?.roleIds ?? []).flatMap((id) => this.#roles.get(id) ?? []);
    return mergeLimits(roles.map(({ firingsLimit }) => ({ events: null, firingsPerHour: firingsLimit })))
      .firingsPerHour;
  }

  /** Who may change Global events. */
  administratorsOfEvents(): readonly string[] {
    return [...this.#users.keys()].filter((id) => {
      const viewer = this.viewerOf(id);
      return viewer !== null && can(viewer, 'events:write', 'all');
    });
  }

  mayBeNotified(userId: string): boolean {
    const viewer = this.viewerOf(userId);
    return viewer !== null && can(viewer, 'notifications:read');
  }

  #viewer({ id, name, roleIds }: User): Viewer {
    return {
      organizationId: this.#organizationId,
      userId: id,
      name,
      grants: mergeGrants(roleIds.flatMap((roleId) => this.#roles.get(roleId)?.grants ?? [])),
      teamIds: this.#teamIdsOf(id),
      teamMemberIds: this.teamMembersOf(id),
      queueIds: this.queuesOf(id),
    };
  }

  #teamIdsOf(userId: string): readonly string[] {
    const own = this.#users.get(userId)?.teamId;
    return [...this.#teams.values()]
      .filter(({ id, managerId }) => id === own || managerId === userId)
      .map(({ id }) => id);
  }
}
