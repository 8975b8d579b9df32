import { mappingSchema, type Mapping } from '../mapping/mapping.ts';
import { anonymousBank } from './anonymous-bank.mapping.ts';
import { volvoIncidents } from './volvo-incidents.mapping.ts';

/** The mappings that come with Belfry, by name. */
export const shippedMappings: ReadonlyMap<string, Mapping> = new Map(
  [anonymousBank, volvoIncidents]
    .map((mapping) => mappingSchema.parse(mapping))
    .map((mapping) => [mapping.name, mapping]),
);
