import { catalogueReference } from '@belfry/domain';

process.stdout.write(catalogueReference());
