package org.spasmwatch.replicas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the service has acknowledged: from then on it has to be there. */
final class Ledger {
  private static final String USES = "/fhir/r5/ClinicalUseDefinition/";
  private static final String PATTERN = "lamotrigine-headache";

  private final Set<String> written = ConcurrentHashMap.newKeySet();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  /** A deed that writes the same statement of its own anew each time. */
  Load.Deed writer(Client client) throws Exception {
    ObjectNode statement = (ObjectNode) Client.json(client.get(USES + PATTERN));
    statement.remove(List.of("meta", "text", "identifier"));
    statement.put("id", "s-" + UUID.randomUUID());
    AtomicInteger number = new AtomicInteger();
    return at -> write(at, statement, number.incrementAndGet());
  }

  /** Writes a statement with that number in it, which nobody else has written. */
  HttpResponse<String> write(Client client, ObjectNode statement, int number) throws Exception {
    String id = statement.path("id").asText();
    String mark = id + " number " + number;
    statement
        .putArray("identifier")
        .addObject()
        .put("system", "https://pharmacy.example/drafts")
        .put("value", mark);
    HttpResponse<String> answer = client.put(USES + id, statement);
    if (answer.statusCode() == 200 || answer.statusCode() == 201) {
      written.add(mark);
    }
    return answer;
  }

  /** A deed that accepts what a card suggests. */
  Load.Deed accepting() {
    return at -> {
      HttpResponse<String> cards = at.cards();
      return cards.statusCode() == 200 ? accept(Client.json(cards).at("/cards/0"), at) : cards;
    };
  }

  HttpResponse<String> accept(JsonNode card, Client... at) throws Exception {
    Instant time = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    HttpResponse<String> answer = at[0].accept(card, time);
    for (int i = 1; i < at.length && answer.statusCode() == 200; i++) {
      answer = at[i].accept(card, time);
    }
    if (answer.statusCode() == 200) {
      answered.add(card.path("uuid").asText());
    }
    return answer;
  }

  /** What was acknowledged and is not in that database, or is there more than once. */
  List<String> lost(Postgresql database) throws SQLException {
    List<String> lost = new ArrayList<>(new TreeSet<>(written));
    lost.removeAll(
        database.ask(
            "select distinct mark[1] from knowledge_record,"
                + " regexp_matches(content::text, '(s-[0-9a-f-]+ number [0-9]+)', 'g') mark"));
    List<String> unanswered = new ArrayList<>(new TreeSet<>(answered));
    unanswered.removeAll(
        database.ask("select card::text from feedback group by card having count(*) = 1"));
    lost.addAll(unanswered);
    return lost;
  }

  int size() {
    return written.size() + answered.size();
  }

  int answers() {
    return answered.size();
  }
}
