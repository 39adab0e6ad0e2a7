// SPDX-License-Identifier: Apache-2.0
// What `kubectl get pods -A -o json` writes, with the fields that the API has from version to
// version (core/v1 types.go) and the ids that each runtime gives to images.

export type Version = '1.31' | '1.32' | '1.33' | '1.34' | '1.35';
export const versions: readonly Version[] = ['1.31', '1.32', '1.33', '1.34', '1.35'];

export interface Container {
  readonly name: string;
  readonly asked: string;
  /** Absent while nothing runs. */
  readonly id?: string;
  /** What the status has for the image; what was asked for unless it is given. */
  readonly named?: string;
}

export interface Volume {
  readonly name: string;
  readonly asked: string;
  /** Known since 1.35, behind the gate ImageVolumeWithDigest. */
  readonly id?: string;
}

export interface PodSetup {
  readonly name: string;
  readonly namespace?: string;
  readonly version?: Version;
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly ephemeralContainers?: readonly Container[];
  readonly volumes?: readonly Volume[];
  /** Waits for a node: there is no status of a container. */
  readonly isPending?: boolean;
}

const time = '2026-11-20T08:15:30Z';

export function pod(setup: PodSetup): object {
  const { name, namespace = 'default', version = '1.34', volumes = [] } = setup;
  const isSince = (since: Version) => version >= since;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      annotations: { 'kubectl.kubernetes.io/default-container': 'app', image: 'not/one' },
      creationTimestamp: time,
      generateName: `${name}-`,
      ...(isSince('1.33') && { generation: 1 }),
      labels: { app: name, 'pod-template-hash': '6c8b498d5c', image: 'not/two' },
      name: `${name}-6c8b498d5c-x2v4k`,
      namespace,
      ownerReferences: [{ apiVersion: 'apps/v1', controller: true, kind: 'ReplicaSet', name }],
      resourceVersion: '73214',
      uid: '7c1f4f2e-6d52-4a59-9f7e-0d3c8ef3a001',
    },
    spec: {
      containers: setup.containers.map((container) => ({
        env: [{ name: 'IMAGE', value: 'not/three' }],
        image: container.asked,
        imagePullPolicy: 'IfNotPresent',
        name: container.name,
        resources: { requests: { cpu: '100m' } },
        volumeMounts: [
          { mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', name: 'kube-api-access' },
          ...volumes.map((volume) => ({ mountPath: `/${volume.name}`, name: volume.name })),
        ],
      })),
      ...(setup.initContainers && { initContainers: specsOf(setup.initContainers) }),
      ...(setup.ephemeralContainers && { ephemeralContainers: specsOf(setup.ephemeralContainers) }),
      dnsPolicy: 'ClusterFirst',
      ...(setup.isPending !== true && { nodeName: 'node-1' }),
      tolerations: [
        { effect: 'NoExecute', key: 'node.kubernetes.io/not-ready', operator: 'Exists' },
      ],
      volumes: [
        {
          name: 'kube-api-access',
          projected: { sources: [{ configMap: { name: 'kube-root-ca.crt' } }] },
        },
        ...volumes.map(({ name: volume, asked }) => ({
          image: { pullPolicy: 'IfNotPresent', reference: asked },
          name: volume,
        })),
      ],
    },
    status: setup.isPending === true ? pending : statusOf(setup, version),
  };
}

const pending = {
  conditions: [{ reason: 'Unschedulable', status: 'False', type: 'PodScheduled' }],
  phase: 'Pending',
  qosClass: 'Burstable',
};

function specsOf(containers: readonly Container[]): object[] {
  return containers.map(({ name, asked }) => ({ image: asked, name, resources: {} }));
}

function statusOf(setup: PodSetup, version: Version): object {
  const isSince = (since: Version) => version >= since;
  const statuses = (containers: readonly Container[]) =>
    containers.map(({ name, asked, id, named = asked }) => ({
      ...(isSince('1.33') && { allocatedResources: { cpu: '100m' } }),
      ...(id !== undefined && { containerID: `containerd://${'5'.repeat(64)}` }),
      image: named,
      imageID: id ?? '',
      lastState: {},
      name,
      ready: id !== undefined,
      ...(isSince('1.33') && { resources: { requests: { cpu: '100m' } } }),
      restartCount: 0,
      started: id !== undefined,
      state:
        id === undefined
          ? { waiting: { message: 'Back-off pulling image', reason: 'ImagePullBackOff' } }
          : { running: { startedAt: time } },
      ...(isSince('1.33') && { user: { linux: { gid: 0, supplementalGroups: [0], uid: 0 } } }),
      volumeMounts: (setup.volumes ?? []).map((volume) => ({
        mountPath: `/${volume.name}`,
        name: volume.name,
        readOnly: true,
        recursiveReadOnly: 'Disabled',
        ...(volume.id !== undefined && { volumeStatus: { image: { imageRef: volume.id } } }),
      })),
    }));
  return {
    conditions: [
      {
        lastProbeTime: null,
        lastTransitionTime: time,
        ...(isSince('1.34') && { observedGeneration: 1 }),
        status: 'True',
        type: 'PodReadyToStartContainers',
      },
    ],
    containerStatuses: statuses(setup.containers),
    ...(setup.ephemeralContainers && {
      ephemeralContainerStatuses: statuses(setup.ephemeralContainers),
    }),
    hostIP: '10.0.0.4',
    hostIPs: [{ ip: '10.0.0.4' }],
    ...(setup.initContainers && { initContainerStatuses: statuses(setup.initContainers) }),
    ...(isSince('1.34') && { observedGeneration: 1 }),
    phase: 'Running',
    podIP: '10.244.0.7',
    podIPs: [{ ip: '10.244.0.7' }],
    qosClass: 'Burstable',
    startTime: time,
  };
}

/** As kubectl writes several. */
export function podList(...pods: readonly object[]): string {
  return JSON.stringify(
    { apiVersion: 'v1', items: pods, kind: 'List', metadata: { resourceVersion: '' } },
    null,
    4,
  );
}
