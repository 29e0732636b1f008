package org.spasmwatch.rest.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.rest.fhir.write.Curator.USE;
import static org.spasmwatch.rest.fhir.write.Curator.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** While the database does not answer nothing can be written, and all else goes on. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class AwayTest {
  private static final Curator R5 = new Curator("r5");

  @Inject AgroalDataSource database;

  private static void isToComeBack(Response response) {
    is(response, 503);
    assertThat(response.header("Retry-After")).isNotBlank();
    assertThat(response.asString()).contains("the database does not answer now");
  }

  @Test
  void whoWritesIsToldToComeBackAndNothingIsWritten() throws SQLException {
    ObjectNode statement = R5.statement();
    String path = USE + "/" + statement.path("id").asText();
    try (Connection holder = database.getConnection()) {
      holder.setAutoCommit(false);
      try (Statement lock = holder.createStatement()) {
        lock.execute("lock table knowledge_head, knowledge_record in access exclusive mode");

        isToComeBack(R5.put(statement));
        isToComeBack(Curator.with().body(statement.toString()).post(R5.url(USE + "/$what-if")));
        is(R5.get(USE + "/" + Curator.MODEL), 200);
      }
      holder.rollback();
    }

    is(R5.get(path), 404);
    is(R5.put(statement), 201);
    is(R5.delete(path), 204);
  }
}
