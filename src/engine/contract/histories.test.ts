import type { WorkflowHandle } from '@temporalio/client';
import { expect, test } from 'vitest';
import { refusal } from '../testing/refusal.js';
import { contract } from './services.js';

contract('histories', (subject) => {
  const page = (handle: WorkflowHandle, more: object = {}) =>
    subject().harness.connection.workflowService.getWorkflowExecutionHistory({
      namespace: 'default',
      execution: { workflowId: handle.workflowId },
      ...more,
    });

  /** A workflow that has done its first task, and waits. */
  const waiting = async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('waiting', queue);
    await handle.query('status');
    return handle;
  };
  // started, task ×3, signal, task ×3, completed
  const whole = [1, 5, 6, 7, 26, 5, 6, 7, 2];

  test('are followed by long poll', async () => {
    const handle = await waiting();
    const types: number[] = [];
    let nextPageToken: Uint8Array | undefined;
    let signalled = false;
    do {
      const { history, nextPageToken: next } = await page(handle, {
        waitNewEvent: true,
        ...(nextPageToken && { nextPageToken }),
      });
      for (const { eventType } of history?.events ?? []) types.push(eventType ?? 0);
      nextPageToken = next;
      if (!signalled) await handle.signal('go', 'on');
      signalled = true;
    } while (nextPageToken && nextPageToken.length > 0);
    expect(types).toEqual(whole);
  });

  test('come in pages, forwards and backwards', async () => {
    const { harness } = subject();
    const handle = await waiting();
    await handle.signal('go', 'on');
    await handle.result();
    const read = async (
      ask: (more: object) => Promise<Pick<Awaited<ReturnType<typeof page>>, 'history' | 'nextPageToken'>>,
    ) => {
      const pages: number[][] = [];
      let nextPageToken: Uint8Array | undefined;
      do {
        const found = await ask({ maximumPageSize: 3, ...(nextPageToken && { nextPageToken }) });
        pages.push((found.history?.events ?? []).map(({ eventType }) => eventType ?? 0));
        nextPageToken = found.nextPageToken;
      } while (nextPageToken && nextPageToken.length > 0);
      return pages;
    };
    const forwards = await read((more) => page(handle, more));
    expect(forwards.flat()).toEqual(whole);
    expect(forwards.length).toBeGreaterThan(1);
    const execution = { workflowId: handle.workflowId };
    const backwards = await read((more) =>
      harness.connection.workflowService.getWorkflowExecutionHistoryReverse({
        namespace: 'default',
        execution,
        ...more,
      }),
    );
    expect(backwards.flat()).toEqual([...whole].reverse());
    expect(backwards.length).toBeGreaterThan(1);
  });

  test('the last event only: waited for, and at once', async () => {
    const handle = await waiting();
    const closeOnly = { historyEventFilterType: 2 };
    const close = page(handle, { ...closeOnly, waitNewEvent: true });
    await handle.signal('go', 'on');
    for (const { history, nextPageToken } of [await close, await page(handle, closeOnly)]) {
      expect(history?.events?.map(({ eventType }) => eventType)).toEqual([2]);
      expect(nextPageToken).toHaveLength(0);
    }
  });

  test('of a run by its id, of an unknown one, with a token of another', async () => {
    const handle = await waiting();
    const other = await waiting();
    const { nextPageToken } = await page(handle, { maximumPageSize: 1, waitNewEvent: true });
    const execution = { workflowId: handle.workflowId, runId: handle.firstExecutionRunId };
    expect((await page(handle, { execution })).history?.events).toHaveLength(4);
    const unknown = { workflowId: handle.workflowId, runId: other.firstExecutionRunId };
    expect(await refusal(page(handle, { execution: unknown }))).toMatchObject({ code: 5 });
    const foreign = { workflowId: other.workflowId, runId: other.firstExecutionRunId };
    expect(await refusal(page(other, { execution: foreign, nextPageToken }))).toMatchObject({ code: 3 });
    expect(await refusal(page(other, { nextPageToken: Buffer.from('nonsense') }))).toMatchObject({ code: 3 });
    await handle.terminate();
    await other.terminate();
  });

  test('events have ids without gap, and their times never go back', async () => {
    const { harness, queue } = subject();
    const handle = await harness.run('steps', queue, [5, 10]);
    await handle.result();
    const events = (await handle.fetchHistory()).events ?? [];
    expect(events.map(({ eventId }) => Number(eventId))).toEqual(events.map((_, index) => index + 1));
    const times = events.map(({ eventTime }) => Number(eventTime?.seconds) * 1e3 + Number(eventTime?.nanos) / 1e6);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});
