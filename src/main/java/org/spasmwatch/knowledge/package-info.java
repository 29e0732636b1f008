/**
 * What is known of drugs and muscle spasm: records that say one thing each, with their evidence.
 * The only form that means anything; YAML, jsonb and FHIR are renderings of it. A {@link
 * org.spasmwatch.knowledge.KnowledgeBase} is one immutable state of all of it.
 */
@NullMarked
package org.spasmwatch.knowledge;

import org.jspecify.annotations.NullMarked;
