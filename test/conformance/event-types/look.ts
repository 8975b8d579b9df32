import type { EventTypeName } from '@belfry/domain';
import { until } from '../../kit/until.ts';
import {
  absent,
  bodiesOf,
  type Catalogue,
  conditionsFor,
  define,
  type Firing,
  firingsOf,
  type TypeInfo,
} from './definitions.ts';
import { sceneOf } from './scenes.ts';
import type { World } from './world.ts';

/** What became of one event type: `yes`, or what went wrong. */
export interface Row {
  /** It really happened. */
  produced: string;
  /** A definition on it fired. */
  fired: string;
  /** Its variables were told, each that has a value with it. */
  rendered: string;
  /** Definitions whose conditions hold fired: every operator of every field that has a value for which it must hold. */
  holds: string;
  /** Definitions whose conditions do not hold did not. */
  fails: string;
}

export const yes = 'yes';
const untried = 'not tried';

const runManual = `mutation ($input: RunManualEventInput!) { runManualEvent(input: $input) { __typename } }`;

interface Looking {
  readonly world: World;
  readonly catalogue: Catalogue;
  readonly type: TypeInfo;
}

/** Lets it happen; a manual one is run by hand on what the scene left. */
async function happen({ world, type }: Looking, definitions: readonly string[]): Promise<void> {
  const made = await sceneOf(type.name).play(world);
  if (type.trigger !== 'MANUAL') return;
  for (const id of definitions) await world.ask('operator', runManual, { input: { id, ...made } });
}

/** The firing of the scene itself: what came later was set off by other scenes. */
async function firingOf({ world, type }: Looking, id: string): Promise<Firing> {
  const fired = async (): Promise<boolean> => (await firingsOf(world, id)).length > 0;
  await until(`${type.name} fires`, fired, { withinMs: 15_000, everyMs: 50 });
  const firing = (await firingsOf(world, id)).at(-1);
  if (!firing) throw new Error(`The firing of ${type.name} is gone`);
  return firing;
}

/** The variables that stand unrendered, or are told as absent though the firing saw a value. */
function unrendered(body: string, { variables, fields }: TypeInfo, { values }: Firing): string[] {
  const lines = new Map(body.split('\n').map((line) => [line.split('=')[0] ?? '', line]));
  return variables.flatMap(({ name }) => {
    const line = lines.get(name);
    if (line === undefined || line.includes('#')) return [`${name} is not rendered`];
    const seen = values[fields.find(({ variable }) => variable === name)?.name ?? ''];
    const isThere = seen !== undefined && seen !== null && seen !== '' && !(Array.isArray(seen) && seen.length === 0);
    return isThere && line.endsWith(absent) ? [`${name} is told as absent`] : [];
  });
}

/** Two rounds of the same scene: for a definition without conditions, and for conditions about all that its firing saw. */
async function look(looking: Looking, row: Row): Promise<void> {
  const { world, catalogue, type } = looking;
  const scene = sceneOf(type.name);
  await scene.prepare?.(world);
  const id = await define(world, type);
  await happen(looking, [id]);
  row.produced = yes;
  const firing = await firingOf(looking, id);
  row.fired = yes;
  const [body = ''] = await bodiesOf(world, id);
  row.rendered = unrendered(body, type, firing).join(', ') || yes;

  await scene.prepare?.(world);
  const groups = conditionsFor(catalogue, type, { values: firing.values, world });
  const defined = (conditions: typeof groups.holding): Promise<string[]> =>
    Promise.all(conditions.map((condition) => define(world, type, condition)));
  const [holding, failing] = [await defined(groups.holding), await defined(groups.failing)];
  await happen(looking, [...holding, ...failing]);
  for (const one of holding) await firingOf(looking, one);
  row.holds = holding.length > 0 ? yes : 'no condition can hold';
  const wrong = (await Promise.all(failing.map((one) => firingsOf(world, one)))).flat();
  row.fails = failing.length === 0 ? 'no condition can fail' : wrong.length === 0 ? yes : JSON.stringify(wrong);
}

/** Tries one event type from end to end. */
export async function lookAt(world: World, catalogue: Catalogue, name: EventTypeName): Promise<Row> {
  const row: Row = { produced: untried, fired: untried, rendered: untried, holds: untried, fails: untried };
  try {
    const type = catalogue.types.find((one) => one.name === name);
    if (!type) throw new Error(`The catalogue of the API has no ${name}`);
    await look({ world, catalogue, type }, row);
  } catch (error) {
    const cells: readonly (keyof Row)[] = ['produced', 'fired', 'rendered', 'holds', 'fails'];
    const next = cells.find((cell) => row[cell] === untried);
    if (next) row[next] = String(error);
  }
  return row;
}
