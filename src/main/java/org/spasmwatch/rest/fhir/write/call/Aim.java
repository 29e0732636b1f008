package org.spasmwatch.rest.fhir.write.call;

import org.jspecify.annotations.Nullable;

/**
 * What a request is aimed at.
 *
 * @param id of the resource; null when the URL names none
 * @param interaction as FHIR calls it
 */
public record Aim(String edition, String type, @Nullable String id, String interaction) {}
