package org.spasmwatch.rest.fhir;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.rest.Problem;

/**
 * One request that can be answered: by which edition, from which knowledge, and as which version of
 * FHIR the answer is labelled.
 */
record Exchange(Edition edition, KnowledgeBase knowledge, Asked asked, String version) {

  Response answer(int status, String body) {
    return Response.status(status)
        .type(Problem.FHIR_JSON + ";fhirVersion=" + version + ";charset=UTF-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.VARY, "Accept, Prefer")
        .entity(body)
        .build();
  }

  Response answer(Problem problem) {
    return answer(problem.status(), problem.body());
  }
}
