import proto from '@temporalio/proto';
import { type Reflection, readSchema, type Schema } from './schema.js';

/** Read from @temporalio/proto; in the built program the data itself stands in this module's place. */
export const definitions: Schema = readSchema(proto as unknown as Reflection);
