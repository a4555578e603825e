import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogLine } from '../panel/view.js';
import { anyText } from '../render/testing.js';
import { type LogEntry, logLine, printedLines } from './log-lines.js';
import { paceLines } from './log-lines-pace.js';

const entry = (level: string, message: string, meta: LogEntry['meta'] = {}): LogEntry => ({
  at: 7,
  level,
  message,
  meta,
});
const told = (level: string, message: string, meta: LogEntry['meta'] = {}) =>
  logLine(entry(level, message, meta), 'worker 1');
const charge = { sdkComponent: 'activity', activityType: 'charge', attempt: 2, workflowId: 'order-1', taskToken: 'x' };

describe('what the audience gets of the log', () => {
  it('is what workflows and activities say, with what they give along', () => {
    const order = { sdkComponent: 'workflow', workflowId: 'order-1', runId: 'r', taskQueue: 'q', amount: 42, deep: {} };
    expect(told('INFO', 'charging', order)).toEqual({
      at: 7,
      level: 'info',
      source: 'worker 1',
      text: 'charging amount=42',
      about: 'order-1',
    });
    expect(told('DEBUG', 'asks', charge)).toMatchObject({ level: 'debug', text: 'asks', about: 'charge, attempt 2' });
    expect(told('TRACE', 'much', charge)).toBeUndefined();
  });

  it('is of the SDK what went wrong, and what begins and ends', () => {
    const worker = { ...charge, sdkComponent: 'worker' };
    const failed = told('WARN', 'Activity failed', { ...worker, error: new Error('503 from gateway'), durationMs: 3 });
    expect(failed).toMatchObject({ level: 'warn', text: 'Activity failed: 503 from gateway' });
    expect(told('DEBUG', 'Activity started', worker)).toMatchObject({ level: 'debug' });
    const failure =
      'Failure { failure: Some(Failure { message: "[TMPRL1100] Nondeterminism error: \\"x\\"", source: "" }) }';
    expect(told('WARN', 'Failing workflow task', { sdkComponent: 'core', failure })?.text).toMatch(
      /^Failing workflow task: \[TMPRL1100\] Nondeterminism error/,
    );
  });

  it.each([
    ['INFO', 'Worker state changed', { sdkComponent: 'worker' }],
    ['INFO', 'Workflow bundle created', {}],
    ['INFO', 'Starting worker', { sdkComponent: 'core' }],
    ['DEBUG', 'Creating worker', { sdkComponent: 'worker' }],
    ['DEBUG', 'Workflow started', { sdkComponent: 'core' }],
    ['WARN', 'gRPC call poll_workflow_task_queue retried 5 times', { sdkComponent: 'core' }],
  ])('is not %s %s', (level, message, meta) => {
    expect(told(level, message, meta)).toBeUndefined();
  });

  it('is what is printed, row by row, with the workflow that did', () => {
    const rows = printedLines('info', '[order(order 1)] step 1\n\n  two\n', 'worker 1', 7, 'charge');
    expect(rows.map(({ text, about }) => [text, about])).toEqual([
      ['step 1', 'order 1'],
      ['two', 'charge'],
    ]);
    expect(printedLines('info', 'x\n'.repeat(1_000), 'worker 1', 7)).toHaveLength(20);
  });

  it('is one clean row of at most 300 characters', () => {
    const messages = fc.oneof(anyText, fc.constantFrom('a\u001b[2Jb', '\u001b]0;owned\u0007x', 'y'.repeat(5_000)));
    fc.assert(
      fc.property(messages, anyText, (message, id) => {
        const lines = [
          told('INFO', message, { sdkComponent: 'workflow', workflowId: id }),
          ...printedLines('warn', message, 'w', 7, id),
        ];
        for (const { text, about = '' } of lines.filter((line) => line !== undefined)) {
          expect(text + about).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
          expect(Array.from(text).length).toBeLessThanOrEqual(300);
        }
      }),
    );
    expect(told('INFO', 'a\u001b[31mred\u001b[0m\r\nb\tc', { sdkComponent: 'workflow' })?.text).toBe('ared b c');
  });
});

describe('the pace of the lines', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const line = (text: string, level: LogLine['level'] = 'info'): LogLine => ({
    at: 0,
    level,
    source: 'worker 1',
    text,
  });
  const paced = () => {
    const sent: (readonly LogLine[])[] = [];
    return { sent, put: paceLines((lines) => sent.push(lines), 'worker 1') };
  };

  it('sends the first at once and puts together what follows', () => {
    const { sent, put } = paced();
    put(line('a'));
    vi.advanceTimersByTime(1);
    expect(sent).toHaveLength(1);
    for (const text of ['b', 'c', 'd']) put(line(text));
    vi.advanceTimersByTime(99);
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sent.map((lines) => lines.map(({ text }) => text))).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('lets through fifty a second, and says how many it dropped', () => {
    const { sent, put } = paced();
    for (let count = 0; count < 80; count++) put(line(`${count}`));
    vi.advanceTimersByTime(5_000);
    const texts = sent.flat().map(({ text }) => text);
    expect(texts).toHaveLength(51);
    expect(texts.at(-1)).toBe('30 more lines were not shown');
    put(line('later'));
    vi.advanceTimersByTime(100);
    expect(sent.flat().at(-1)?.text).toBe('later');
  });

  it('says so before what comes in the next second, too', () => {
    const { sent, put } = paced();
    for (let second = 0; second < 5; second++) {
      for (let count = 0; count < 60; count++) {
        put(line(`${second}`));
        vi.advanceTimersByTime(17);
      }
    }
    vi.advanceTimersByTime(2_000);
    const notes = sent.flat().filter(({ level }) => level === 'warn');
    const dropped = notes.reduce((sum, { text }) => sum + Number.parseInt(text, 10), 0);
    expect(notes.length).toBeGreaterThan(3);
    expect(sent.flat().length - notes.length + dropped).toBe(300);
  });

  it('keeps room for what matters, and holds up no process', () => {
    const { sent, put } = paced();
    for (let count = 0; count < 200; count++) put(line('detail', 'debug'));
    put(line('matters'));
    vi.advanceTimersByTime(3_000);
    expect(sent.flat().map(({ text }) => text)).toEqual([...Array<string>(25).fill('detail'), 'matters']);
    expect(vi.getTimerCount()).toBe(0);
  });
});
