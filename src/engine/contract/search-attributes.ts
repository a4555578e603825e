import type { Harness } from '../testing/harness.js';

/** The custom search attributes of the tests: their names and types (of IndexedValueType). */
const searchAttributes = { Customer: 2, Amount: 3, Weight: 4, Urgent: 5, Due: 6, Tags: 7, Note: 1 };

/** Adds those of them that are not there yet; a real service may be used by several files at once. */
export async function addSearchAttributes({ connection }: Harness): Promise<void> {
  const namespace = 'default';
  await connection.operatorService
    .addSearchAttributes({ namespace, searchAttributes })
    .catch(async (error: unknown) => {
      const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
      if (Object.keys(searchAttributes).some((name) => !(name in customAttributes))) throw error;
    });
}
