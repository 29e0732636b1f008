package org.spasmwatch.replicas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A search whose pages come from a replica each. */
final class Pages {
  private static final String USES = "/fhir/r5/ClinicalUseDefinition";
  private static final String PATTERN = USES + "/lamotrigine-headache";

  private Pages() {}

  /** The ids of all matches in the order in which they come, the first page from that replica. */
  static List<String> follow(Cluster cluster, int first) throws Exception {
    List<String> ids = new ArrayList<>();
    String page = USES + "?_count=20&_elements=status";
    for (int replica = first; page != null; replica++) {
      HttpResponse<String> answer = cluster.replica(replica).client().get(page);
      if (answer.statusCode() != 200) {
        throw new AssertionError(answer.body());
      }
      JsonNode bundle = Client.json(answer);
      bundle.path("entry").forEach(entry -> ids.add(entry.at("/resource/id").asText()));
      page = next(bundle);
    }
    return ids;
  }

  private static @Nullable String next(JsonNode bundle) {
    for (JsonNode link : bundle.path("link")) {
      if (link.path("relation").asText().equals("next")) {
        URI url = URI.create(link.path("url").asText());
        return url.getRawPath() + "?" + url.getRawQuery();
      }
    }
    return null;
  }

  /** A statement that is there for a moment, somewhere among all pages. */
  static HttpResponse<String> comeAndGo(Client client) throws Exception {
    ObjectNode statement = (ObjectNode) Client.json(client.get(PATTERN));
    String id = UUID.randomUUID().toString();
    statement.remove(List.of("meta", "text", "identifier"));
    HttpResponse<String> written = client.put(USES + "/" + id, statement.put("id", id));
    return written.statusCode() == 201 ? client.delete(USES + "/" + id) : written;
  }
}
