import { describe, expect, it } from 'vitest';
import { workflowRange } from './code-source.js';

const range = (text: string, name = 'order') => {
  const lines = text.split('\n');
  const { from, to } = workflowRange(lines, name);
  return lines.slice(from, to).join('|');
};

describe('workflowRange', () => {
  it('finds a function, whatever its parameters look like', () => {
    expect(range('x\nexport async function order(a: A): Promise<B> {\n  a;\n}\ny')).toBe(
      'export async function order(a: A): Promise<B> {|  a;|}',
    );
    expect(range('export async function order({\n  a,\n}: A): Promise<B> {\n  if (a) {\n  }\n}\nz()')).toMatch(/\|\}$/);
    expect(range('const order = async () => {\n  a;\n};\nlet b;')).toBe('const order = async () => {|  a;|};');
    expect(range('export default function order() {\n}\n')).toBe('export default function order() {|}');
  });

  it('takes no other name for it', () => {
    expect(range('function orders() {\n}\nfunction order() {\n  1;\n}')).toBe('function order() {|  1;|}');
    expect(range('order();\nfunction order() {\n}')).toBe('function order() {|}');
    expect(range('const $a = async () => {\n};\nb', '$a')).toBe('const $a = async () => {|};');
  });

  it('shows what follows the imports where there is none', () => {
    expect(range("import {\n  a,\n} from 'b';\nimport 'c';\n\nlet d;\n")).toBe('let d;|');
    expect(range('a\nb')).toBe('a|b');
    expect(range('a\nb', '')).toBe('a|b');
  });
});
