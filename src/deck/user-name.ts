import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';

/** The full name of the user who runs this, else the login name, else an empty text. Never throws. */
export function userName(): string {
  try {
    const { username } = userInfo();
    return fullName(username) || username;
  } catch {
    return '';
  }
}

function fullName(login: string): string {
  try {
    return fullNameIn(readFileSync('/etc/passwd', 'utf8'), login);
  } catch {
    return '';
  }
}

/** The first part of the login's GECOS field, in which `&` stands for the login with a capital. */
export function fullNameIn(passwd: string, login: string): string {
  const entry = passwd.split('\n').find((line) => line.startsWith(`${login}:`));
  const name = entry?.split(':')[4]?.split(',')[0] ?? '';
  return name.replaceAll('&', login.charAt(0).toUpperCase() + login.slice(1)).trim();
}
