/** The keys that a `demo` fence takes. */
export const demoKeys: readonly string[] = [
  'panels',
  'input',
  'keep_running',
  'workflows',
  'activities',
  'workflow',
  'task_queue',
];
