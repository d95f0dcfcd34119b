// The rules for what stands around the pods: one writer, Services, budgets, network, names.
//
// Shape:  a rule is (docs) => complaints; no complaint, no finding.
import { podsOf, selects } from './support.mjs';

const of = (docs, kind) => docs.filter((doc) => doc.kind === kind);
const name = (doc) => `${doc.kind}/${doc.metadata.name}`;
const complain = (docs, broken) => docs.filter(broken).map(name);

const selectedBy = (service, docs) =>
  podsOf(docs).filter((pod) => selects({ matchLabels: service.spec.selector }, pod.labels));
const isTest = (pod) => pod.owner.metadata.annotations?.['helm.sh/hook'] === 'test';

// The objects that a release is made of; anything with power over the cluster is not among them.
const kinds = new Set([
  'ConfigMap', 'Ingress', 'NetworkPolicy', 'Pod', 'PodDisruptionBudget', 'PrometheusRule', 'Service',
  'ServiceAccount', 'ServiceMonitor', 'StatefulSet',
]);

const changing = ['app.kubernetes.io/version', 'helm.sh/chart', 'app.kubernetes.io/managed-by'];
const isStable = (labels) => !changing.some((key) => key in (labels ?? {}));
const recommended = ['name', 'instance', 'component', 'version', 'managed-by', 'part-of'];

function selectsNothing(doc, docs) {
  const pods = podsOf(docs);
  switch (doc.kind) {
    case 'Service':
      return selectedBy(doc, docs).length === 0;
    case 'PodDisruptionBudget':
      return !pods.some((pod) => selects(doc.spec.selector, pod.labels));
    case 'NetworkPolicy':
      return !pods.some((pod) => selects(doc.spec.podSelector, pod.labels));
    case 'ServiceMonitor':
      return !of(docs, 'Service').some((service) =>
        selects(doc.spec.selector, service.metadata.labels) &&
        doc.spec.endpoints.every(({ port }) => service.spec.ports.some((p) => p.name === port)));
    default:
      return false;
  }
}

function governingServiceIsWrong(set, docs) {
  const service = of(docs, 'Service').find((doc) => doc.metadata.name === set.spec.serviceName);
  return (
    service?.spec.clusterIP !== 'None' ||
    service.spec.publishNotReadyAddresses !== true ||
    !selectedBy(service, docs).some((pod) => pod.owner === set)
  );
}

function targetPortsAreMissing(service, docs) {
  const doors = selectedBy(service, docs).flatMap((pod) =>
    pod.spec.containers.flatMap((container) => (container.ports ?? []).map((port) => port.name)));
  return service.spec.ports.some((port) => !doors.includes(port.targetPort));
}

function blocksDrain(set, docs) {
  const budgets = of(docs, 'PodDisruptionBudget').filter((budget) =>
    selects(budget.spec.selector, set.spec.template.metadata.labels));
  return (
    budgets.length !== 1 ||
    budgets[0].spec.minAvailable !== undefined ||
    !(budgets[0].spec.maxUnavailable >= 1) ||
    budgets[0].spec.unhealthyPodEvictionPolicy !== 'AlwaysAllow'
  );
}

// An ingress leads to a port of a Service of the release, and only over TLS.
function leadsAstray({ spec }, docs) {
  const services = of(docs, 'Service');
  const secured = (spec.tls ?? []).flatMap(({ hosts }) => hosts ?? []);
  return spec.rules.some(({ host, http }) => !secured.includes(host) ||
    http.paths.some(({ backend: { service: { name: wanted, port } } }) =>
      !services.some((service) => service.metadata.name === wanted &&
        service.spec.ports.some((entry) => entry.name === port.name))));
}

const isEverywhere = (peer) => peer.ipBlock && /\/0$/.test(peer.ipBlock.cidr);
const isEverybody = (peer) =>
  !peer.ipBlock && !Object.values(peer).some((selector) => Object.keys(selector ?? {}).length);

function isOpen({ spec: { ingress = [], egress = [] } }) {
  const noPorts = (rule) => !rule.ports?.length;
  return (
    ingress.some((rule) => noPorts(rule) || !rule.from?.length ||
      rule.from.some((peer) => isEverywhere(peer) || isEverybody(peer))) ||
    egress.some((rule) => noPorts(rule) || !rule.to?.length || rule.to.some(isEverybody))
  );
}

const denies = ({ spec }) =>
  spec.policyTypes.length === 2 && !spec.ingress?.length && !spec.egress?.length;

export const releaseRules = {
  'one journal has one writer': (docs) =>
    complain(of(docs, 'StatefulSet'), (set) => set.spec.replicas !== 1),
  'a journal outlives its release': (docs) =>
    complain(of(docs, 'StatefulSet'), ({ spec }) =>
      spec.volumeClaimTemplates?.length !== 1 ||
      spec.persistentVolumeClaimRetentionPolicy?.whenDeleted !== 'Retain' ||
      spec.persistentVolumeClaimRetentionPolicy?.whenScaled !== 'Retain'),
  'a broken pod does not hold up its repair': (docs) =>
    complain(of(docs, 'StatefulSet'), (set) => set.spec.podManagementPolicy !== 'Parallel'),
  'the bus reaches pods that are not ready': (docs) =>
    complain(of(docs, 'StatefulSet'), (set) => governingServiceIsWrong(set, docs)),
  'a selector selects something': (docs) => complain(docs, (doc) => selectsNothing(doc, docs)),
  'no Service routes to a test': (docs) =>
    complain(of(docs, 'Service'), (service) => selectedBy(service, docs).some(isTest)),
  'a target port exists': (docs) =>
    complain(of(docs, 'Service'), (service) => targetPortsAreMissing(service, docs)),
  'Service ports say TCP': (docs) =>
    complain(of(docs, 'Service'), ({ spec }) => spec.ports.some((port) =>
      port.protocol !== 'TCP' && !(port.protocol === 'UDP' && port.name === 'sip-udp'))),
  'nothing is reachable from outside': (docs) =>
    complain(of(docs, 'Service'), ({ spec }) => (spec.type ?? 'ClusterIP') !== 'ClusterIP'),
  'an ingress leads to a door, over TLS': (docs) =>
    complain(of(docs, 'Ingress'), (ingress) => leadsAstray(ingress, docs)),
  'a node can be drained': (docs) =>
    complain(of(docs, 'StatefulSet'), (set) => blocksDrain(set, docs)),
  'selectors and pods carry stable labels': (docs) =>
    complain(of(docs, 'StatefulSet'), ({ spec }) =>
      !isStable(spec.selector.matchLabels) ||
      !isStable(spec.template.metadata.labels) ||
      !spec.volumeClaimTemplates.every((claim) => isStable(claim.metadata.labels))),
  'no power over the cluster': (docs) => complain(docs, (doc) => !kinds.has(doc.kind)),
  'names fit and labels are complete': (docs) =>
    complain(docs, ({ kind, metadata }) =>
      metadata.name.length > (kind === 'StatefulSet' ? 52 : 63) ||
      !metadata.namespace ||
      !recommended.every((label) => metadata.labels?.[`app.kubernetes.io/${label}`])),
};

// Only where the chart brings network policies.
export const networkRules = {
  'all is denied first': (docs) =>
    podsOf(docs)
      .filter((pod) => !of(docs, 'NetworkPolicy').some((policy) =>
        denies(policy) && selects(policy.spec.podSelector, pod.labels)))
      .map((pod) => name(pod.owner)),
  'a policy covers both directions': (docs) =>
    complain(of(docs, 'NetworkPolicy'), ({ spec }) =>
      !['Ingress', 'Egress'].every((type) => spec.policyTypes?.includes(type))),
  'no policy opens to everybody': (docs) => complain(of(docs, 'NetworkPolicy'), isOpen),
};
