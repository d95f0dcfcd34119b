{{/* The telephone's part of the configuration file. Takes the same as vagtbro.config. */}}
{{- define "vagtbro.phoneConfig" -}}
{{- $service := .service }}
{{- $twiml := $service.twiml }}
{{- with $service.phone }}
tenant: {{ required "services.ivr.phone.tenant: name the municipality whose employees call" .tenant | quote }}
language: {{ .language }}
desk_number: {{ .deskNumber | quote }}
desk_transfers: {{ ternary "yes" "no" .deskTransfers | quote }}
most_calls: {{ .mostCalls | quote }}
drain_seconds: {{ .drainSeconds | quote }}
{{- if lt (int $service.terminationGracePeriodSeconds) (add .drainSeconds 15 | int) }}
{{- fail "services.ivr.terminationGracePeriodSeconds: leave 15 s more than phone.drainSeconds" }}
{{- end }}
{{- with .exchanges }}
agi_listen: 0.0.0.0:4573
agi_allow: {{ join "," . | quote }}
{{- end }}
agi_dial: {{ .dial | quote }}
{{- $own := ternary "/etc/vagtbro/recordings," "" (ne .recordingsClaim "") }}
sip_clips: {{ printf "%s/usr/local/share/vagtbro/prompts" $own | quote }}
{{- end }}
{{- if $service.sip.exchanges }}
{{- include "vagtbro.sipConfig" $service }}
{{- else if $service.trunk.address }}
{{- fail "services.ivr.sip.exchanges: name the exchange of the trunk too" }}
{{- end }}
{{- with $service.offers }}
offer_calls: {{ .calls | quote }}
offer_rings: {{ .rings | quote }}
offer_ring_seconds: {{ .ringSeconds | quote }}
quiet_hours: {{ .quietHours | quote }}
ring_back_number: {{ .ringBackNumber | quote }}
{{- end }}
{{- if $twiml.publicUrl }}
twiml_listen: 0.0.0.0:7004
twiml_public_url: {{ $twiml.publicUrl | quote }}
twiml_token_file: /etc/vagtbro/twiml/token
twiml_account: {{ $twiml.account | quote }}
twiml_api_url: {{ $twiml.apiUrl | quote }}
twiml_from: {{ $twiml.from | quote }}
{{- end }}
{{- end -}}

{{/* SIP, its ports and its trunk; the address is the pod's, by its environment. Takes the settings
of the service. */}}
{{- define "vagtbro.sipConfig" }}
sip_port: "5060"
sip_allow: {{ join "," .sip.exchanges | quote }}
sip_rate: {{ .sip.rate | quote }}
sip_srtp: {{ .sip.srtp | quote }}
rtp_ports: {{ printf "%d-%d" (int .rtp.firstPort) (int .rtp.lastPort) | quote }}
{{- if lt (sub .rtp.lastPort .rtp.firstPort | add1 | int) (mul 4 .phone.mostCalls | int) }}
{{- fail "services.ivr.rtp.lastPort: phone.mostCalls need four ports each" }}
{{- end }}
{{- if .sip.tls.secret }}
sip_tls_port: "5061"
sip_tls_cert: /etc/vagtbro/sip-tls/tls.crt
sip_tls_key: /etc/vagtbro/sip-tls/tls.key
{{- if .sip.tls.ca }}
sip_tls_ca: /etc/vagtbro/sip-tls/ca.crt
{{- end }}
{{- end }}
{{- if and (eq .trunk.transport "tls") (not .sip.tls.secret) }}
{{- fail "services.ivr.sip.tls.secret: the trunk speaks TLS, name the secret" }}
{{- end }}
{{- with .trunk }}
{{- if .address }}
sip_trunk: {{ .address | quote }}
sip_transport: {{ .transport | quote }}
sip_caller_id: {{ required "services.ivr.trunk.callerId: say which number is shown" .callerId | quote }}
{{- end }}
{{- if .registrar }}
sip_registrar: {{ .registrar | quote }}
{{- end }}
{{- if .user }}
sip_trunk_user: {{ .user | quote }}
sip_trunk_secret_file: /etc/vagtbro/trunk/password
{{- end }}
{{- end }}
{{- end -}}

{{/* What the telephone mounts. Takes the same as vagtbro.config. */}}
{{- define "vagtbro.phoneVolumes" }}
{{- $ivr := .service }}
{{- with $ivr.phone.recordingsClaim }}
- name: recordings
  persistentVolumeClaim:
    claimName: {{ . }}
    readOnly: true
{{- end }}
{{- if and $ivr.sip.exchanges $ivr.sip.tls.secret }}
- name: sip-tls
  secret:
    secretName: {{ $ivr.sip.tls.secret }}
    defaultMode: 288
{{- end }}
{{- if and $ivr.sip.exchanges $ivr.trunk.user }}
- name: trunk
  secret:
    secretName: {{ required "services.ivr.trunk.passwordSecret: name the secret" $ivr.trunk.passwordSecret }}
    defaultMode: 288
    items:
      - key: {{ $ivr.trunk.passwordKey }}
        path: password
{{- end }}
{{- if $ivr.twiml.publicUrl }}
- name: twiml
  secret:
    secretName: {{ required "services.ivr.twiml.tokenSecret: name the secret with the token" $ivr.twiml.tokenSecret }}
    defaultMode: 288
    items:
      - key: {{ $ivr.twiml.tokenKey }}
        path: token
{{- end }}
{{- end -}}

{{- define "vagtbro.phoneMounts" }}
{{- with .phone.recordingsClaim }}
- {name: recordings, mountPath: /etc/vagtbro/recordings, readOnly: true}
{{- end }}
{{- if and .sip.exchanges .sip.tls.secret }}
- {name: sip-tls, mountPath: /etc/vagtbro/sip-tls, readOnly: true}
{{- end }}
{{- if and .sip.exchanges .trunk.user }}
- {name: trunk, mountPath: /etc/vagtbro/trunk, readOnly: true}
{{- end }}
{{- if .twiml.publicUrl }}
- {name: twiml, mountPath: /etc/vagtbro/twiml, readOnly: true}
{{- end }}
{{- end -}}

{{/* The telephone's doors as container ports, its sound aside: that is a range. */}}
{{- define "vagtbro.phonePorts" }}
{{- if .phone.exchanges }}
- {name: agi, containerPort: 4573, protocol: TCP}
{{- end }}
{{- if .sip.exchanges }}
- {name: sip-udp, containerPort: 5060, protocol: UDP}
- {name: sip-tcp, containerPort: 5060, protocol: TCP}
{{- if .sip.tls.secret }}
- {name: sip-tls, containerPort: 5061, protocol: TCP}
{{- end }}
{{- end }}
{{- if .twiml.publicUrl }}
- {name: twiml, containerPort: 7004, protocol: TCP}
{{- end }}
{{- end -}}

{{/* The same doors as ports of the Service. */}}
{{- define "vagtbro.phoneServicePorts" }}
{{- range include "vagtbro.phonePorts" . | fromYamlArray }}
- name: {{ .name }}
  port: {{ .containerPort }}
  targetPort: {{ .name }}
  protocol: {{ .protocol }}
{{- end }}
{{- end -}}

{{/* Who reaches the telephone. Takes (dict "root" $ "service" settings). */}}
{{- define "vagtbro.phoneIngress" }}
{{- $ivr := .service }}
{{- with $ivr.phone.exchanges }}
# FastAGI: the exchanges that bring calls.
- from:
    {{- range . }}
    - ipBlock:
        cidr: {{ . }}
    {{- end }}
  ports:
    - {port: agi, protocol: TCP}
{{- end }}
{{- with $ivr.sip.exchanges }}
# SIP and its sound.
- from:
    {{- range . }}
    - ipBlock:
        cidr: {{ . }}
    {{- end }}
  ports:
    - {port: sip-udp, protocol: UDP}
    - {port: sip-tcp, protocol: TCP}
    {{- if $ivr.sip.tls.secret }}
    - {port: sip-tls, protocol: TCP}
    {{- end }}
    - {port: {{ $ivr.rtp.firstPort }}, endPort: {{ $ivr.rtp.lastPort }}, protocol: UDP}
{{- end }}
{{- if and $ivr.twiml.publicUrl .root.Values.networkPolicy.twiml }}
- from:
    {{- toYaml .root.Values.networkPolicy.twiml | nindent 4 }}
  ports:
    - {port: twiml, protocol: TCP}
{{- end }}
{{- end -}}

{{/* Whom the telephone reaches, besides the services. Takes the same. */}}
{{- define "vagtbro.phoneEgress" }}
{{- $ivr := .service }}
{{- with $ivr.sip.exchanges }}
# An exchange says where its sound goes; calls and registrations go to the trunk.
- to:
    {{- range . }}
    - ipBlock:
        cidr: {{ . }}
    {{- end }}
  ports:
    - {port: 1024, endPort: 65535, protocol: UDP}
    {{- $ports := list }}
    {{- range list $ivr.trunk.address $ivr.trunk.registrar | compact }}
    {{- $ports = append $ports (regexFind ":[0-9]+$" . | trimPrefix ":") }}
    {{- end }}
    {{- range uniq $ports }}
    - {port: {{ . }}, protocol: TCP}
    {{- end }}
{{- end }}
{{- if and $ivr.twiml.apiUrl .root.Values.networkPolicy.twimlApi }}
- to:
    {{- toYaml .root.Values.networkPolicy.twimlApi | nindent 4 }}
  ports:
    - {port: 443, protocol: TCP}
{{- end }}
{{- end -}}
