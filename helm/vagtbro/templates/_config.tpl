{{/* The configuration file of one service.
Takes (dict "root" $ "component" name "service" settings). */}}
{{- define "vagtbro.config" -}}
{{- $root := .root -}}
data: /var/lib/vagtbro
grpc_listen: 0.0.0.0:7000
bus_listen: tcp://0.0.0.0:7001
http_listen: 0.0.0.0:7002
{{- with .service.upstreams }}
upstreams:
{{- range . }}
  {{ . }}: {{ include "vagtbro.busAddress" (dict "root" $root "component" .) }}
{{- end }}
{{- end }}
{{- with .service.peers }}
peers:
{{- range . }}
  {{ . }}: {{ include "vagtbro.grpcAddress" (dict "root" $root "component" .) }}
{{- end }}
{{- end }}
{{- if and .service.law $root.Values.ruleBook.configMap }}
rule_book: /etc/vagtbro/rule-book
{{- end }}
{{- with .service.carrier }}
{{- $missing := "services.notifications.carrier.url: say where the SMS carrier is" }}
webhook_listen: 0.0.0.0:7003
carrier_url: {{ required $missing .url | quote }}
carrier_token_file: /etc/vagtbro/carrier/token
sender: {{ .sender | quote }}
{{- with .webhookUrl }}
webhook_url: {{ . | quote }}
{{- end }}
{{- end }}
{{- with .service.push }}
push: {{ ternary "on" "off" .enabled | quote }}
push_contact: {{ .contact | quote }}
{{- end }}
{{- with .service.agencies }}
{{- if .secret }}
agency_secret_file: /etc/vagtbro/agencies/secret
{{- end }}
{{- with .mail }}
{{- if .url }}
smtp_url: {{ .url | quote }}
smtp_from: {{ required "services.notifications.agencies.mail.from: say who sends the mails" .from | quote }}
{{- end }}
{{- if and .url .user }}
smtp_user: {{ .user | quote }}
smtp_password_file: /etc/vagtbro/mail/password
{{- end }}
{{- end }}
{{- end }}
{{- if .service.phone }}
{{- include "vagtbro.phoneConfig" . }}
{{- end }}
{{- if .service.web }}
{{- include "vagtbro.webConfig" . }}
{{- else }}
gateway_key_file: /etc/vagtbro/gateway/principal.key.pub
{{- end }}
{{- end -}}

{{/* The volumes of a pod, the claim of the journal aside. Takes the same as vagtbro.config. */}}
{{- define "vagtbro.volumes" -}}
- name: config
  configMap:
    name: {{ include "vagtbro.fullname" .root }}-{{ .component }}
- name: tmp
  emptyDir:
    sizeLimit: 64Mi
{{- if and .service.law .root.Values.ruleBook.configMap }}
- name: rule-book
  configMap:
    name: {{ .root.Values.ruleBook.configMap }}
{{- end }}
{{- with .service.carrier }}
{{- $missing := "services.notifications.carrier.tokenSecret: name the secret with the token" }}
- name: carrier
  secret:
    secretName: {{ required $missing .tokenSecret }}
    # 0440: the group 10001 reads, nobody else.
    defaultMode: 288
    items:
      - key: {{ .tokenKey }}
        path: token
{{- end }}
{{- with .service.agencies }}
{{- if .secret }}
- name: agencies
  secret:
    secretName: {{ .secret }}
    defaultMode: 288
    items:
      - key: {{ .secretKey }}
        path: secret
{{- end }}
{{- with .mail }}
{{- if and .url .user }}
{{- $missing := "services.notifications.agencies.mail.passwordSecret: name the secret" }}
- name: mail
  secret:
    secretName: {{ required $missing .passwordSecret }}
    defaultMode: 288
    items:
      - key: {{ .passwordKey }}
        path: password
{{- end }}
{{- end }}
{{- end }}
{{- if .service.phone }}
{{- include "vagtbro.phoneVolumes" . }}
{{- end }}
{{- if .service.web }}
{{- include "vagtbro.webVolumes" . }}
{{- else }}
- name: gateway
  secret:
    secretName: {{ include "vagtbro.gatewayKey" .root }}
    defaultMode: 288
    # The public half alone: nobody but the gateway speaks for people.
    items:
      - {key: principal.key.pub, path: principal.key.pub}
{{- end }}
{{- end -}}

{{/* Where a pod may run and how it is preferred, as YAML; nothing where nothing is set.
Takes the settings of the service. */}}
{{- define "vagtbro.placement" -}}
{{- $set := dict -}}
{{- range $key, $value := pick . "priorityClassName" "nodeSelector" "tolerations" -}}
{{- if $value }}{{ $_ := set $set $key $value }}{{ end -}}
{{- end -}}
{{- if $set }}{{ toYaml $set }}{{ end -}}
{{- end -}}
