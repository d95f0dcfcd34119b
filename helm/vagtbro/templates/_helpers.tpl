{{/* Name of the chart in labels. */}}
{{- define "vagtbro.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* Prefix of every object. 38 + "-notifications" = 52, the longest name of a StatefulSet. */}}
{{- define "vagtbro.fullname" -}}
{{- $name := include "vagtbro.name" . -}}
{{- $full := printf "%s-%s" .Release.Name $name -}}
{{- if contains $name .Release.Name }}{{ $full = .Release.Name }}{{ end -}}
{{- default $full .Values.fullnameOverride | trunc 38 | trimSuffix "-" -}}
{{- end -}}

{{/* The stable labels of the release. */}}
{{- define "vagtbro.releaseLabels" -}}
app.kubernetes.io/name: {{ include "vagtbro.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* Labels of any object. Takes (dict "root" $ "component" name). */}}
{{- define "vagtbro.labels" -}}
{{ include "vagtbro.selectorLabels" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/part-of: vagtbro
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Labels of a pod. No version in here: a new chart alone must not restart a service. */}}
{{- define "vagtbro.podLabels" -}}
{{ include "vagtbro.selectorLabels" . }}
app.kubernetes.io/part-of: vagtbro
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Labels that select the pods of one service; immutable, so nothing that changes may enter. */}}
{{- define "vagtbro.selectorLabels" -}}
{{ include "vagtbro.releaseLabels" .root }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{/* The settings of one service, as JSON: its own laid over the defaults. Takes the same. */}}
{{- define "vagtbro.service" -}}
{{- $own := get .root.Values.services .component | deepCopy -}}
{{- mergeOverwrite (deepCopy .root.Values.defaults) $own | toJson -}}
{{- end -}}

{{/* Image reference; a digest wins over a tag. */}}
{{- define "vagtbro.image" -}}
{{- $image := .Values.image -}}
{{- with (default $image.registry (.Values.global).imageRegistry) }}{{ . }}/{{ end -}}
{{- $image.repository -}}
{{- if $image.digest -}}
@{{ $image.digest }}
{{- else -}}
:{{ default .Chart.AppVersion $image.tag }}
{{- end -}}
{{- end -}}

{{- define "vagtbro.domain" -}}
{{ .Release.Namespace }}.svc.{{ .Values.clusterDomain }}
{{- end -}}

{{/* The bus address goes through the headless Service, which also lists pods that are not ready:
roster and pool pull from each other, and neither may wait for the other to become ready. */}}
{{- define "vagtbro.busAddress" -}}
{{- $host := printf "%s-%s-headless" (include "vagtbro.fullname" .root) .component -}}
tcp://{{ $host }}.{{ include "vagtbro.domain" .root }}:7001
{{- end -}}

{{- define "vagtbro.grpcAddress" -}}
{{- $host := printf "%s-%s" (include "vagtbro.fullname" .root) .component -}}
{{ $host }}.{{ include "vagtbro.domain" .root }}:7000
{{- end -}}

{{/* Pod Security Standard "restricted", for every pod of this chart. */}}
{{- define "vagtbro.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "vagtbro.containerSecurityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* A list of names as the list of references Kubernetes wants. */}}
{{- define "vagtbro.named" -}}
[{{ range $i, $name := . }}{{ if $i }}, {{ end }}{name: {{ $name }}}{{ end }}]
{{- end -}}
