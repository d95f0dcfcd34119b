{{/* The gateway's part of the configuration file. Takes the same as vagtbro.config. */}}
{{- define "vagtbro.webConfig" -}}
{{- $oidc := .service.oidc }}
{{- $demo := .service.demo.configMap }}
{{- $telephone := .root.Values.services.ivr.phone.tenant }}
{{- $missing := "services.gateway.web.publicUrl: say https://host as people type it" }}
{{- with .service.web }}
listen: 0.0.0.0:7005
public_url: {{ required $missing .publicUrl | quote }}
tenant: {{ default $telephone .tenant | quote }}
site: /usr/local/share/vagtbro/site
threads: {{ .threads | quote }}
proxies: {{ .proxies | quote }}
drain_seconds: {{ .drainSeconds | quote }}
principal_key_file: /etc/vagtbro/gateway-key/principal.key
{{- if and (hasPrefix "http://" .publicUrl) (not $demo) }}
{{- fail "services.gateway.web.publicUrl: cookies are safe over https only; plain http is for a demo" }}
{{- end }}
{{- end }}
{{- if lt (int .service.terminationGracePeriodSeconds) (add .service.web.drainSeconds 10 | int) }}
{{- fail "services.gateway.terminationGracePeriodSeconds: leave 10 s more than web.drainSeconds" }}
{{- end }}
{{- if eq (empty $oidc.issuer) (empty $demo) }}
{{- fail "services.gateway.oidc.issuer: name the OpenID provider, or in a demo demo.configMap; one of them" }}
{{- end }}
{{- if $demo }}
demo_sign_in: /etc/vagtbro/demo/sign_ins.json
{{- else }}
{{- with $oidc }}
oidc_issuer: {{ .issuer | quote }}
oidc_client_id: {{ required "services.gateway.oidc.clientId: our name at the provider" .clientId | quote }}
{{- if .clientSecret }}
oidc_client_secret_file: /etc/vagtbro/oidc/secret
{{- end }}
oidc_scope: {{ .scope | quote }}
oidc_audience: {{ .audience | quote }}
{{- if .caConfigMap }}
oidc_ca_file: /etc/vagtbro/oidc-ca/ca.crt
{{- end }}
claim_roles: {{ .claims.roles | quote }}
claim_units: {{ .claims.units | quote }}
claim_employment: {{ .claims.employment | quote }}
{{- $names := list }}
{{- range $theirs, $ours := .roleNames }}{{ $names = append $names (printf "%s=%s" $theirs $ours) }}{{ end }}
role_names: {{ join "," $names | quote }}
{{- end }}
{{- end }}
{{- end -}}

{{/* What the gateway mounts besides. Takes the settings of the service. */}}
{{- define "vagtbro.webMounts" -}}
- {name: gateway-key, mountPath: /etc/vagtbro/gateway-key, readOnly: true}
{{- if .demo.configMap }}
- {name: demo, mountPath: /etc/vagtbro/demo, readOnly: true}
{{- else }}
{{- if .oidc.clientSecret }}
- {name: oidc, mountPath: /etc/vagtbro/oidc, readOnly: true}
{{- end }}
{{- if .oidc.caConfigMap }}
- {name: oidc-ca, mountPath: /etc/vagtbro/oidc-ca, readOnly: true}
{{- end }}
{{- end }}
{{- end -}}

{{/* The secret with the key pair by which services know the gateway; takes the root. */}}
{{- define "vagtbro.gatewayKey" -}}
{{- $missing := "services.gateway.web.keySecret: name the secret with the gateway's key" -}}
{{ required $missing .Values.services.gateway.web.keySecret }}
{{- end -}}

{{/* Takes the same as vagtbro.config. */}}
{{- define "vagtbro.webVolumes" }}
- name: gateway-key
  secret:
    secretName: {{ include "vagtbro.gatewayKey" .root }}
    # 0440: the group 10001 reads, nobody else.
    defaultMode: 288
    items:
      - {key: principal.key, path: principal.key}
      - {key: principal.key.pub, path: principal.key.pub}
{{- if .service.demo.configMap }}
- name: demo
  configMap:
    name: {{ .service.demo.configMap }}
{{- else }}
{{- with .service.oidc }}
{{- if .clientSecret }}
- name: oidc
  secret:
    secretName: {{ .clientSecret }}
    defaultMode: 288
    items:
      - key: {{ .clientSecretKey }}
        path: secret
{{- end }}
{{- if .caConfigMap }}
- name: oidc-ca
  configMap:
    name: {{ .caConfigMap }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Port of an https address; 443 where it names none. */}}
{{- define "vagtbro.httpsPort" -}}
{{- default "443" (regexFind ":[0-9]+$" (urlParse .).host | trimPrefix ":") -}}
{{- end -}}
