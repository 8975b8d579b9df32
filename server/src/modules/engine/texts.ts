import {
  type EscapeFor,
  type EventDefinition,
  parseTemplate,
  render,
  type TemplateValues,
  templateValues,
  variableData,
} from '@belfry/domain';
import { globalId } from '../../platform/graphql/index.ts';
import type { FiringRow } from './firing.ts';
import type { TellNeeds } from './telling.ts';

const titleAtMost = 300;
const bodyAtMost = 10_000;

/** A count has fallen back: good news, told in the words of the alarm that it ends. */
export const hasCleared = ({ kind }: Pick<FiringRow, 'kind'>): boolean => kind === 'threshold-over';

/** What texts are made of. */
interface Told {
  firing: Pick<FiringRow, 'values' | 'kind' | 'interactionId'>;
  definition: EventDefinition;
}

/** The texts of one action of a firing, with what the firing saw in them. */
export class Texts {
  readonly #values: TemplateValues;
  readonly #timeZone: string;
  readonly #cleared: boolean;
  readonly #dataOf: ReturnType<typeof variableData>;

  constructor(telling: Told, about: Pick<TellNeeds, 'people' | 'catalogue' | 'publicUrl'> & { heldBack: number }) {
    const { firing, definition } = telling;
    const { people, catalogue, publicUrl, heldBack } = about;
    const { owner } = definition;
    this.#values = templateValues(definition, firing.values, {
      ownerName: owner.kind === 'user' ? people.nameOf('user', owner.userId) : null,
      url: urlOf(firing, publicUrl),
      heldBack,
      catalogue,
    });
    this.#dataOf = variableData(definition.eventType, catalogue);
    this.#timeZone = definition.timeZone;
    this.#cleared = hasCleared(firing);
  }

  render(template: string, escapeFor: EscapeFor): string {
    return render(parseTemplate(template), this.#values, { escapeFor, timeZone: this.#timeZone, dataOf: this.#dataOf });
  }

  /** One line. */
  title(template: string): string {
    const title = this.render(template, 'header');
    return (this.#cleared ? `Back to normal: ${title}` : title).slice(0, titleAtMost);
  }

  body(template: string): string {
    return this.render(template, 'text').slice(0, bodyAtMost);
  }
}

/** Where to see what a firing is about; null when nobody said where the dashboard is. */
export function urlOf({ interactionId }: Pick<FiringRow, 'interactionId'>, publicUrl: string | null): string | null {
  if (publicUrl === null || interactionId === null) return publicUrl;
  return `${publicUrl}/interactions/${globalId('Interaction', interactionId)}`;
}
