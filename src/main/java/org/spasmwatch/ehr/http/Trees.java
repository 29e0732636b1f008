package org.spasmwatch.ehr.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import org.spasmwatch.ehr.http.Answer.Kind;
import org.spasmwatch.fhir.StrictJson;

/** Parses what was fetched: small bodies at once, large ones away from the event loop. */
final class Trees {
  private static final int DEPTH = 64;
  private static final int SMALL = 65_536;

  private final Vertx vertx;
  private final ObjectMapper json = StrictJson.mapper(DEPTH);

  Trees(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Never fails. */
  Future<Answer> read(byte[] body) {
    return body.length <= SMALL
        ? Future.succeededFuture(parsed(body))
        : vertx.executeBlocking(() -> parsed(body), false).otherwise(fault -> Answer.of(Kind.BUSY));
  }

  private Answer parsed(byte[] body) {
    try {
      JsonNode tree = json.readTree(body);
      return tree.isObject() ? Answer.ok(tree) : Answer.of(Kind.NO_JSON);
    } catch (IOException e) {
      return Answer.of(Kind.NO_JSON);
    }
  }
}
