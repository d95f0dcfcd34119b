// The rules for every pod of the chart: Pod Security Standard "restricted", and what goes beyond.
//
// Shape:  a rule is (docs) => complaints; no complaint, no finding.
// Source: Kubernetes Pod Security Standards; CIS Kubernetes Benchmark 5.1.5, 5.1.6, 5.2, 5.4.1.
import { podsOf } from './support.mjs';

const containersOf = (pod) => [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
const where = (pod, container) =>
  `${pod.owner.kind}/${pod.owner.metadata.name}${container ? `/${container.name}` : ''}`;

// One complaint for each pod that does not satisfy `holds`.
const everyPod = (holds) => (docs) =>
  podsOf(docs).filter((pod) => !holds(pod, docs)).map((pod) => where(pod));

const everyContainer = (holds) => (docs) =>
  podsOf(docs).flatMap((pod) =>
    containersOf(pod)
      .filter((container) => !holds(container, pod))
      .map((container) => where(pod, container)),
  );

const isService = (pod) => pod.owner.kind === 'StatefulSet';
const has = (amounts, ...names) => names.every((name) => amounts?.[name] !== undefined);
const portNames = (container) => (container.ports ?? []).map((port) => port.name);

function probesAreRight({ startupProbe, livenessProbe, readinessProbe, ...container }, pod) {
  if (!isService(pod)) return true;
  const probes = [startupProbe, livenessProbe, readinessProbe];
  return (
    probes.every((probe) => probe?.httpGet && portNames(container).includes(probe.httpGet.port)) &&
    livenessProbe.httpGet.path !== readinessProbe.httpGet.path &&
    startupProbe.httpGet.path === livenessProbe.httpGet.path
  );
}

function mountsHaveVolumes(container, pod) {
  const claims = pod.owner.spec.volumeClaimTemplates ?? [];
  const volumes = [...(pod.spec.volumes ?? []), ...claims.map((claim) => claim.metadata)];
  return (container.volumeMounts ?? []).every((mount) =>
    volumes.some((volume) => volume.name === mount.name),
  );
}

// The operator's own are named in the values, like the secrets.
const ofTheOperator = ['rule-book', 'oidc-ca', 'demo'];

function configMapsExist(pod, docs) {
  const existing = docs.filter((doc) => doc.kind === 'ConfigMap').map((doc) => doc.metadata.name);
  return (pod.spec.volumes ?? []).every(
    ({ name, configMap }) =>
      !configMap || ofTheOperator.includes(name) || existing.includes(configMap.name),
  );
}

export const podRules = {
  'runs as nobody': everyPod(({ spec: { securityContext: context } }) =>
    context?.runAsNonRoot === true &&
    context.runAsUser >= 10000 && context.runAsGroup >= 10000 && context.fsGroup >= 10000),
  'no uid of its own in a container': everyContainer(({ securityContext }) =>
    !has(securityContext, 'runAsUser') && securityContext?.runAsNonRoot !== false),
  'system calls are filtered': everyPod(({ spec }) =>
    spec.securityContext?.seccompProfile?.type === 'RuntimeDefault'),
  'no new privileges': everyContainer(({ securityContext }) =>
    securityContext?.allowPrivilegeEscalation === false && !securityContext.privileged),
  'no capabilities': everyContainer(({ securityContext }) =>
    securityContext?.capabilities?.drop?.includes('ALL') && !securityContext.capabilities.add),
  'read-only root': everyContainer(({ securityContext }) =>
    securityContext?.readOnlyRootFilesystem === true),
  'nothing of the host': everyPod(({ spec }) =>
    !spec.hostNetwork && !spec.hostPID && !spec.hostIPC &&
    !(spec.volumes ?? []).some((volume) => volume.hostPath) &&
    !spec.containers.some((container) => (container.ports ?? []).some((port) => port.hostPort))),
  'no token of the API server': everyPod(({ spec }) => spec.automountServiceAccountToken === false),
  'an account of its own': everyPod((pod, docs) =>
    !isService(pod) || docs.some((doc) => doc.kind === 'ServiceAccount' &&
      doc.metadata.name === pod.spec.serviceAccountName &&
      doc.automountServiceAccountToken === false)),
  'no service links': everyPod(({ spec }) => spec.enableServiceLinks === false),
  'requests and limits': everyContainer(({ resources }) =>
    has(resources?.requests, 'cpu', 'memory', 'ephemeral-storage') &&
    has(resources.limits, 'memory', 'ephemeral-storage')),
  'temporary folders have a size': everyPod(({ spec }) =>
    (spec.volumes ?? []).every((volume) => !volume.emptyDir || volume.emptyDir.sizeLimit)),
  'the image is a known one': everyContainer(({ image }) =>
    /@sha256:[0-9a-f]{64}$/.test(image) || (/:[^/:]+$/.test(image) && !image.endsWith(':latest'))),
  'probes ask the right door': everyContainer(probesAreRight),
  'a mount has a volume': everyContainer(mountsHaveVolumes),
  'a mounted ConfigMap exists': everyPod(configMapsExist),
  'secrets are files': everyContainer(({ env = [], envFrom }) =>
    !envFrom && env.every(({ valueFrom }) => !valueFrom || valueFrom.fieldRef)),
  'container ports say TCP': everyContainer(({ ports = [] }) =>
    ports.every(({ name, protocol }) =>
      name && (protocol === 'TCP' || (protocol === 'UDP' && name === 'sip-udp')))),
  'time to drain': everyPod((pod) =>
    !isService(pod) || pod.spec.terminationGracePeriodSeconds >= 15),
  'a new configuration restarts': everyPod((pod) => !isService(pod) ||
    /^[0-9a-f]{64}$/.test(pod.owner.spec.template.metadata.annotations?.['checksum/config'] ?? '')),
};
