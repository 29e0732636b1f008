package org.spasmwatch.rest.fhir.write.single;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One resource that is to be changed.
 *
 * @param body what it is to be; null when it is to be deleted
 * @param expected the version that its record has to be at, as in {@code Edit}
 * @param place where in the request it stands; empty when it is all of the request
 */
public record Step(String type, String id, @Nullable ObjectNode body, int expected, String place) {}
