const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links run in a circle',
  ENAMETOOLONG: 'the path is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
};

/** What went wrong on the disk, in one sentence. */
export function diskMessage(path: string, cause: unknown): string {
  const name = path === '-' ? 'stdin' : `"${path}"`;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return `There is no file or directory ${name}.`;
  const reason = reasons[code] ?? (cause instanceof Error ? cause.message : String(cause));
  return `${name} can't be read: ${reason}.`;
}
