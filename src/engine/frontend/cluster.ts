import { invalidArgument, namespaceNotFound } from '../errors.js';
import { MAXIMUM_BLOB } from '../proto/blob.js';
import type { ServiceMessage } from '../proto/plain.js';
import { fromMs } from '../proto/time.js';
import type { Handlers } from './services.js';

/** The server whose behaviour is followed; the suffix says that this is not it. */
const SERVER_VERSION = '1.29.0-tslides';
const NAMESPACE_ID = '7ab1e5c0-0000-4000-8000-000000000001';
const REGISTERED = 1;
const NOT_ARCHIVED = 1;

export const clusterHandlers: Handlers = {
  GetSystemInfo: () => ({
    serverVersion: SERVER_VERSION,
    capabilities: {
      signalAndQueryHeader: true,
      internalErrorDifferentiation: true,
      activityFailureIncludeHeartbeat: true,
      encodedFailureAttributes: true,
      upsertMemo: true,
      sdkMetadata: true,
      eagerWorkflowStart: true,
      // no versioning: it is what lets workers tell their build id
      buildIdBasedVersioning: true,
      countGroupByExecutionStatus: true,
    },
  }),

  GetClusterInfo: () => ({
    supportedClients: {
      'temporal-go': '<2.0.0',
      'temporal-java': '<2.0.0',
      'temporal-typescript': '<2.0.0',
      'temporal-python': '<2.0.0',
      'temporal-dotnet': '<2.0.0',
      'temporal-cli': '<2.0.0',
      'temporal-server': '<2.0.0',
      'temporal-ui': '<3.0.0',
    },
    serverVersion: SERVER_VERSION,
    clusterId: 'embedded',
    clusterName: 'active',
    historyShardCount: 1,
    persistenceStore: 'sqlite',
    visibilityStore: 'sqlite',
  }),

  DescribeNamespace({ namespace, retention }, request: ServiceMessage<'DescribeNamespaceRequest'>) {
    const wanted = request.namespace || request.id || '';
    if (wanted === '') throw invalidArgument('Namespace not set on request.');
    if (wanted !== namespace && wanted !== NAMESPACE_ID) throw namespaceNotFound(wanted);
    return namespaceOf(namespace, retention);
  },

  ListNamespaces: ({ namespace, retention }) => ({ namespaces: [namespaceOf(namespace, retention)] }),
};

function namespaceOf(name: string, retention: number): object {
  return {
    namespaceInfo: {
      name,
      id: NAMESPACE_ID,
      state: REGISTERED,
      description: 'the one namespace of the embedded service of tslides',
      capabilities: {
        syncUpdate: true,
        asyncUpdate: true,
        eagerWorkflowStart: true,
        workerHeartbeats: true,
        workerPollCompleteOnShutdown: true,
      },
      // a worker that knows them fails its task itself, and says why
      limits: { blobSizeLimitError: MAXIMUM_BLOB, memoSizeLimitError: MAXIMUM_BLOB },
    },
    config: {
      workflowExecutionRetentionTtl: fromMs(retention),
      historyArchivalState: NOT_ARCHIVED,
      visibilityArchivalState: NOT_ARCHIVED,
    },
    replicationConfig: { activeClusterName: 'active', clusters: [{ clusterName: 'active' }] },
  };
}
