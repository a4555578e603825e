/** The workflow id and the run id (none: '') of an execution that a request names. */
export function named(
  execution: { readonly workflowId?: string | undefined; readonly runId?: string | undefined } | undefined,
): [workflowId: string, runId: string] {
  const { workflowId = '', runId = '' } = execution ?? {};
  // a UUID is the same in capital letters
  return [workflowId, runId.toLowerCase()];
}
