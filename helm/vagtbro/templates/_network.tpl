{{/* The pods of one service as a NetworkPolicyPeer. Takes (dict "root" $ "component" name). */}}
{{- define "vagtbro.peer" -}}
- podSelector:
    matchLabels:
      {{- include "vagtbro.selectorLabels" . | nindent 6 }}
{{- end -}}

{{- define "vagtbro.dnsEgress" -}}
- to:
    {{- toYaml .Values.networkPolicy.dns | nindent 4 }}
  ports:
    - {port: 53, protocol: UDP}
    - {port: 53, protocol: TCP}
{{- end -}}

{{/* JSON list of the services that list this one as an upstream. Takes the same. */}}
{{- define "vagtbro.pullersOf" -}}
{{- $pullers := list -}}
{{- range $other, $service := .root.Values.services -}}
{{- if has $.component $service.upstreams }}{{ $pullers = append $pullers $other }}{{ end -}}
{{- end -}}
{{- toJson $pullers -}}
{{- end -}}

{{/* Port of the carrier's URL; 443 or 80 where the URL names none. */}}
{{- define "vagtbro.carrierPort" -}}
{{- $url := urlParse .url -}}
{{- $port := regexFind ":[0-9]+$" $url.host | trimPrefix ":" -}}
{{- default (ternary "80" "443" (eq $url.scheme "http")) $port -}}
{{- end -}}

{{/* Port of the mail server's URL; 465 or 25 where the URL names none. */}}
{{- define "vagtbro.mailPort" -}}
{{- $url := urlParse .url -}}
{{- $port := regexFind ":[0-9]+$" $url.host | trimPrefix ":" -}}
{{- default (ternary "465" "25" (eq $url.scheme "smtps")) $port -}}
{{- end -}}
