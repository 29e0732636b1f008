-- Frozen; never to be changed. The tables as the release before V5__feedback.sql made them, with a part of what it had
-- written: its catalogue of that time, a statement that was edited, another one that was deleted, the audit trail of
-- two calls, a used token. pg_dump --inserts --no-owner --no-privileges, without its settings of the session.
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET client_min_messages = warning;
CREATE FUNCTION public.audit_event_is_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' then
    if old.recorded_at < now() - (select make_interval(days => days) from audit_retention) then
      return old;
    end if;
  end if;
  raise exception 'audit records are never changed, and not removed before their time';
end
$$;
CREATE FUNCTION public.knowledge_record_is_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  raise exception 'versions of records are never changed or removed';
end
$$;
CREATE TABLE public.audit_event (
    id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    door text NOT NULL,
    subject text NOT NULL,
    caller text,
    request_id text,
    hook_instance uuid,
    status integer NOT NULL,
    patient text,
    knowledge text,
    refs text[] NOT NULL,
    details jsonb NOT NULL,
    CONSTRAINT audit_event_kind_check CHECK ((kind = ANY (ARRAY['assess'::text, 'change'::text, 'read'::text, 'sweep'::text, 'loss'::text]))),
    CONSTRAINT audit_event_patient_check CHECK ((patient ~ '^[A-Za-z0-9_-]{43}$'::text))
);
COMMENT ON COLUMN public.audit_event.patient IS 'HMAC-SHA-256 over server, line feed and reference; base64url.';
COMMENT ON COLUMN public.audit_event.refs IS 'What of the knowledge took part, with versions.';
COMMENT ON COLUMN public.audit_event.details IS 'A closed list of names: org.spasmwatch.app.audit.Detail.';
CREATE TABLE public.audit_retention (
    only_row boolean DEFAULT true NOT NULL,
    days integer NOT NULL,
    CONSTRAINT audit_retention_days_check CHECK (((days >= 30) AND (days <= 36500))),
    CONSTRAINT audit_retention_only_row_check CHECK (only_row)
);
CREATE TABLE public.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
CREATE TABLE public.knowledge_head (
    only_row boolean DEFAULT true NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT knowledge_head_only_row_check CHECK (only_row)
);
CREATE TABLE public.knowledge_install (
    revision bigint NOT NULL,
    catalogue text NOT NULL,
    digest character(64) NOT NULL,
    installed_at timestamp with time zone NOT NULL
);
COMMENT ON TABLE public.knowledge_install IS 'A catalogue that came into force; rows are never changed.';
CREATE TABLE public.knowledge_record (
    kind text NOT NULL,
    id text NOT NULL,
    version integer NOT NULL,
    revision bigint NOT NULL,
    origin text NOT NULL,
    content jsonb,
    model integer NOT NULL,
    catalogue text,
    catalogue_digest character(64),
    author text NOT NULL,
    reason text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT knowledge_record_id_check CHECK ((id ~ '^[a-z0-9-]{1,64}$'::text)),
    CONSTRAINT knowledge_record_model_check CHECK ((model > 0)),
    CONSTRAINT knowledge_record_origin_check CHECK ((origin = ANY (ARRAY['bundled'::text, 'local'::text]))),
    CONSTRAINT knowledge_record_version_check CHECK ((version > 0))
);
COMMENT ON COLUMN public.knowledge_record.revision IS 'The change of the whole knowledge it came with.';
COMMENT ON COLUMN public.knowledge_record.content IS 'The record in its model; null: deleted.';
COMMENT ON COLUMN public.knowledge_record.catalogue IS 'Bundled state it is, or was edited from.';
CREATE TABLE public.seen_token (
    digest character(64) NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
COMMENT ON COLUMN public.seen_token.digest IS 'SHA-256 over issuer and jti; nothing of the token is kept.';
INSERT INTO public.audit_event VALUES ('e4155827-1f9d-4879-a625-5a84a048e3b9', '2026-11-23 03:41:26.345552+00', 'assess', 'assessments', 'none', NULL, 'a0ae3a9f-5ad2-4929-8e7f-1e6f80284728', NULL, 200, 'Yrpy-rAOGh2xsvBgfvSZ6a9eGr4eVwT8_Xla55ym36Y', '2026.1+1', '{ClinicalUseDefinition/gabapentin-myoclonus/_history/1}', '{"info": "0", "cards": "1", "purpose": "asked", "warning": "1", "critical": "0", "not-evaluated": "0"}');
INSERT INTO public.audit_event VALUES ('ca231e09-317d-42bb-b760-8e1ebd38613a', '2026-11-23 03:41:26.469518+00', 'assess', 'assessments', 'none', NULL, 'fd296252-0f4b-48ed-b2a4-10451adafd55', NULL, 200, 'Yrpy-rAOGh2xsvBgfvSZ6a9eGr4eVwT8_Xla55ym36Y', '2026.1+1', '{ClinicalUseDefinition/gabapentin-myoclonus/_history/1}', '{"info": "0", "cards": "1", "purpose": "asked", "warning": "1", "critical": "0", "not-evaluated": "0"}');
INSERT INTO public.audit_retention VALUES (true, 365);
INSERT INTO public.flyway_schema_history VALUES (1, '1', 'knowledge install', 'SQL', 'db/migration/V1__knowledge_install.sql', 318359304, 'spasmwatch', '2026-11-23 03:41:14.348827', 55, true);
INSERT INTO public.flyway_schema_history VALUES (2, '2', 'knowledge record', 'SQL', 'db/migration/V2__knowledge_record.sql', 102744936, 'spasmwatch', '2026-11-23 03:41:14.497843', 18, true);
INSERT INTO public.flyway_schema_history VALUES (3, '3', 'seen token', 'SQL', 'db/migration/V3__seen_token.sql', 1995123080, 'spasmwatch', '2026-11-23 03:41:14.557357', 9, true);
INSERT INTO public.flyway_schema_history VALUES (4, '4', 'audit event', 'SQL', 'db/migration/V4__audit_event.sql', 1381537713, 'spasmwatch', '2026-11-23 03:41:14.585303', 18, true);
INSERT INTO public.knowledge_head VALUES (true, 3);
INSERT INTO public.knowledge_install VALUES (1, '2026.1', '7519b4b52cd9af111bec351aa2726988c4a85d6b0513f09731c0b90e52ea0164', '2026-11-23 03:41:19.77+00');
INSERT INTO public.knowledge_record VALUES ('drug', 'gabapentin', 1, 1, 'bundled', '{"name": "gabapentin", "codes": {"atc": ["N02BF01", "N03AX12"], "rxnorm": ["25480"], "snomed": ["386845007"]}, "names": ["gabapentin", "Neurontin", "Gralise", "Gabarone", "Horizant"], "properties": [{"kind": "classification", "text": "An anticonvulsant.", "evidence": [{"grade": "uncited", "claims": ["GBP-CLASS-01"], "source": "gabapentin-twitch"}]}, {"kind": "mechanism", "text": "Changes the way nerves process pain.", "evidence": [{"grade": "uncited", "claims": ["GBP-MECH-01"], "source": "gabapentin-spasms"}]}, {"kind": "mechanism", "text": "The same action on nerves may reach those that supply muscle and so affect the muscle.", "evidence": [{"note": "The reference given is, by its title, a review of efficacy in neuropathic pain.", "grade": "reference-does-not-support", "claims": ["GBP-MECH-02"], "source": "gabapentin-spasms"}]}, {"kind": "mechanism", "text": "How gabapentin would bring about muscle spasm is not known.", "evidence": [{"grade": "uncited", "claims": ["GBP-MECH-03"], "source": "gabapentin-spasms"}]}, {"kind": "mechanism", "text": "An effect on neurotransmitters in brain and spinal cord is assumed.", "evidence": [{"note": "The reference given is, by its title, a study of pain after spinal cord injury.", "grade": "reference-does-not-support", "claims": ["GBP-MECH-04"], "source": "gabapentin-spasms"}]}, {"kind": "mechanism", "text": "Disturbed signaling from nerve to muscle is offered as the cause of spasm.", "evidence": [{"grade": "uncited", "claims": ["GBP-MECH-05"], "source": "gabapentin-spasms"}]}, {"kind": "mechanism", "text": "Resembles GABA, an inhibitory neurotransmitter of the brain, in structure, but does not bind directly to GABA receptors.", "evidence": [{"grade": "uncited", "claims": ["GBP-MECH-06", "GBP-MECH-07", "GBP-MECH-08"], "source": "gabapentin-twitch"}]}, {"kind": "mechanism", "text": "Binds the alpha-2-delta subunit of voltage-gated calcium channels.", "evidence": [{"grade": "uncited", "claims": ["GBP-MECH-09"], "source": "gabapentin-twitch"}]}, {"kind": "mechanism", "text": "Nerve endings then release less glutamate and other excitatory transmitters. The lower excitability is held to explain the effect on seizures and nerve pain.", "evidence": [{"grade": "uncited", "claims": ["GBP-MECH-10", "GBP-MECH-11"], "source": "gabapentin-twitch"}]}, {"kind": "mechanism", "text": "This damping can at times upset muscle control and show as tremor or myoclonus.", "evidence": [{"grade": "uncited", "claims": ["GBP-MECH-12"], "source": "gabapentin-twitch"}]}, {"kind": "mechanism", "text": "After adaptation to the drug, a sudden stop can let nerve excitability rebound.", "evidence": [{"grade": "uncited", "claims": ["GBP-MECH-13"], "source": "gabapentin-twitch"}]}, {"kind": "definition", "text": "Tremor is an involuntary shaking with a regular rhythm.", "evidence": [{"grade": "uncited", "claims": ["GBP-DEF-02"], "source": "gabapentin-twitch"}]}, {"kind": "definition", "text": "Myoclonus is a sudden, very short jerk of a muscle, like a shock.", "evidence": [{"grade": "uncited", "claims": ["GBP-DEF-03"], "source": "gabapentin-twitch"}]}]}', 1, '2026.1', '6e22a346b94ca929e93420b6d78d2ff60a2d9ba8f7a6f47bf6eae1ec61a8a954', 'catalogue', 'catalogue 2026.1', '2026-11-23 03:41:19.77+00');
INSERT INTO public.knowledge_record VALUES ('statement', 'gabapentin-tremor', 1, 1, 'bundled', '{"use": "alert", "kind": "effect", "text": "Gabapentin can cause tremor, a rhythmic shaking.", "advice": [{"key": "tell-prescriber", "kind": "clinical", "text": "Ask the patient to report such symptoms, and any that are new or worse, to the prescriber.", "claims": ["GBP-MGT-08", "GBP-MGT-09", "GBP-MGT-11"]}, {"key": "find-cause", "kind": "clinical", "text": "Examine the movement, look for its cause and decide whether the treatment should change.", "claims": ["GBP-MGT-10"]}, {"key": "do-not-change-alone", "kind": "safety", "text": "Do not change the dose of gabapentin or stop it without the prescriber.", "claims": ["GBP-WARN-04", "GBP-WARN-05"]}], "effect": "tremor", "subject": "gabapentin", "evidence": [{"note": "The figure is given for tremor only and has no reference.", "grade": "uncited", "claims": ["GBP-UE-07", "GBP-UE-09", "GBP-RF-12"], "source": "gabapentin-twitch"}], "frequency": [{"claims": ["GBP-UE-07"], "wording": "recognized"}, {"claims": ["GBP-UE-09"], "wording": "common, 1% to 10%"}], "modifiers": [{"text": "high dose", "when": {"dose": "high-dose.gabapentin"}, "claims": ["GBP-RF-12"], "changes": "likelihood"}]}', 1, '2026.1', '3d151636139025788739cee2a047765d86eb503c7e762c99e912e63a98bf2036', 'catalogue', 'catalogue 2026.1', '2026-11-23 03:41:19.77+00');
INSERT INTO public.knowledge_record VALUES ('statement', 'gabapentin-myoclonus', 1, 1, 'bundled', '{"use": "alert", "kind": "effect", "text": "Gabapentin can cause myoclonus, sudden brief jerks of a muscle.", "advice": [{"key": "tell-prescriber", "kind": "clinical", "text": "Ask the patient to report such symptoms, and any that are new or worse, to the prescriber.", "claims": ["GBP-MGT-08", "GBP-MGT-09", "GBP-MGT-11"]}, {"key": "find-cause", "kind": "clinical", "text": "Examine the movement, look for its cause and decide whether the treatment should change.", "claims": ["GBP-MGT-10"]}, {"key": "do-not-change-alone", "kind": "safety", "text": "Do not change the dose of gabapentin or stop it without the prescriber.", "claims": ["GBP-WARN-04", "GBP-WARN-05"]}], "effect": "myoclonus", "subject": "gabapentin", "evidence": [{"grade": "uncited", "claims": ["GBP-UE-08", "GBP-UE-10", "GBP-UE-11", "GBP-RF-13", "GBP-RF-14"], "source": "gabapentin-twitch"}], "frequency": [{"claims": ["GBP-UE-08"], "wording": "recognized"}, {"claims": ["GBP-UE-10"], "wording": "reported"}, {"claims": ["GBP-UE-11"], "wording": "infrequent, perhaps more often than thought"}], "modifiers": [{"text": "impaired kidney function", "when": "renal-impairment", "caveat": "Normal kidney function does not exclude it.", "claims": ["GBP-RF-13", "GBP-RF-14"], "changes": "urgency"}]}', 1, '2026.1', '3cdc854e97faa37b38a857b8367aaa45a3e5242292c1f74306fa6231b316ed31', 'catalogue', 'catalogue 2026.1', '2026-11-23 03:41:19.77+00');
INSERT INTO public.knowledge_record VALUES ('statement', 'gabapentin-bloating', 1, 1, 'bundled', '{"use": "reference", "kind": "effect", "text": "Gabapentin can cause bloating.", "effect": "bloating", "subject": "gabapentin", "evidence": [{"grade": "uncited", "claims": ["GBP-UE-03"], "source": "gabapentin-spasms"}], "frequency": [{"claims": ["GBP-UE-03"], "wording": "unexpected"}]}', 1, '2026.1', 'ff120619945c501fa8e0fdd91c5c59ffc30664604359aa63e04fbbbaf253ec04', 'catalogue', 'catalogue 2026.1', '2026-11-23 03:41:19.77+00');
INSERT INTO public.knowledge_record VALUES ('statement', 'lamotrigine-headache', 1, 1, 'bundled', '{"use": "reference", "kind": "effect", "text": "Lamotrigine can cause headache.", "effect": "headache", "subject": "lamotrigine", "evidence": [{"grade": "unreviewed", "claims": ["LTG-UE-04", "LTG-UE-08"], "source": "lamotrigine-spasms-2026"}], "frequency": [{"claims": ["LTG-UE-04"], "wording": "one of the main groups of effects"}, {"claims": ["LTG-UE-08"], "wording": "among the most common in trials"}], "modifiers": [{"text": "fast increase of the dose", "when": {"stated": "dose raised fast"}, "claims": ["LTG-RF-02"], "changes": "likelihood"}]}', 1, '2026.1', 'a3c6f7bb2705351dd2b9572100dd592a8c7a8ac15df80ce55c12ca9a112e2223', 'catalogue', 'catalogue 2026.1', '2026-11-23 03:41:19.77+00');
INSERT INTO public.knowledge_record VALUES ('source', 'gabapentin-twitch', 1, 1, 'bundled', '{"title": "Does Gabapentin Make You Twitch?", "claims": ["GBP-META-02"], "standing": "Consumer article without date and without a single citation, so none of its numbers has a source."}', 1, '2026.1', 'bf7e6791f00106836fe8775851863036392db3f4f16bf4f5947e334b236d9cb1', 'catalogue', 'catalogue 2026.1', '2026-11-23 03:41:19.77+00');
INSERT INTO public.knowledge_record VALUES ('statement', 'gabapentin-myoclonus', 2, 2, 'local', '{"use": "alert", "kind": "effect", "text": "Gabapentin can cause myoclonus. Words of the hospital.", "advice": [{"key": "tell-prescriber", "kind": "clinical", "text": "Ask the patient to report such symptoms, and any that are new or worse, to the prescriber.", "claims": ["GBP-MGT-08", "GBP-MGT-09", "GBP-MGT-11"]}, {"key": "find-cause", "kind": "clinical", "text": "Examine the movement, look for its cause and decide whether the treatment should change.", "claims": ["GBP-MGT-10"]}, {"key": "do-not-change-alone", "kind": "safety", "text": "Do not change the dose of gabapentin or stop it without the prescriber.", "claims": ["GBP-WARN-04", "GBP-WARN-05"]}], "effect": "myoclonus", "subject": "gabapentin", "evidence": [{"grade": "uncited", "claims": ["GBP-UE-08", "GBP-UE-10", "GBP-UE-11", "GBP-RF-13", "GBP-RF-14"], "source": "gabapentin-twitch"}], "frequency": [{"claims": ["GBP-UE-08"], "wording": "recognized"}, {"claims": ["GBP-UE-10"], "wording": "reported"}, {"claims": ["GBP-UE-11"], "wording": "infrequent, perhaps more often than thought"}], "modifiers": [{"text": "impaired kidney function", "when": "renal-impairment", "caveat": "Normal kidney function does not exclude it.", "claims": ["GBP-RF-13", "GBP-RF-14"], "changes": "urgency"}]}', 1, '2026.1', '3cdc854e97faa37b38a857b8367aaa45a3e5242292c1f74306fa6231b316ed31', 'pharmacist', 'said as we say it', '2026-11-23 04:41:19.77+00');
INSERT INTO public.knowledge_record VALUES ('statement', 'gabapentin-bloating', 2, 3, 'local', NULL, 1, '2026.1', 'ff120619945c501fa8e0fdd91c5c59ffc30664604359aa63e04fbbbaf253ec04', 'pharmacist', 'of no use here', '2026-11-23 05:41:19.77+00');
INSERT INTO public.seen_token VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '2026-11-23 03:41:56.540772+00');
ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_retention
    ADD CONSTRAINT audit_retention_pkey PRIMARY KEY (only_row);
ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY public.knowledge_head
    ADD CONSTRAINT knowledge_head_pkey PRIMARY KEY (only_row);
ALTER TABLE ONLY public.knowledge_install
    ADD CONSTRAINT knowledge_install_pkey PRIMARY KEY (revision);
ALTER TABLE ONLY public.knowledge_record
    ADD CONSTRAINT knowledge_record_pkey PRIMARY KEY (kind, id, version);
ALTER TABLE ONLY public.seen_token
    ADD CONSTRAINT seen_token_pkey PRIMARY KEY (digest);
CREATE INDEX audit_event_patient ON public.audit_event USING btree (patient, recorded_at DESC) WHERE (patient IS NOT NULL);
CREATE INDEX audit_event_recorded ON public.audit_event USING btree (recorded_at DESC, id DESC);
CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);
CREATE INDEX knowledge_record_revision ON public.knowledge_record USING btree (revision);
CREATE INDEX seen_token_expires_at ON public.seen_token USING btree (expires_at);
CREATE TRIGGER audit_event_is_kept BEFORE DELETE ON public.audit_event FOR EACH ROW EXECUTE FUNCTION public.audit_event_is_kept();
CREATE TRIGGER audit_event_is_never_changed BEFORE UPDATE OR TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION public.audit_event_is_kept();
CREATE TRIGGER knowledge_record_is_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.knowledge_record FOR EACH STATEMENT EXECUTE FUNCTION public.knowledge_record_is_kept();
