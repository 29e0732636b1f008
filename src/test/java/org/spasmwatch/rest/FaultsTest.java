package org.spasmwatch.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Logged;

/** A fault of ours often quotes the data it failed on; nobody outside and no log may see that. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class FaultsTest {
  private static final String SECRET = "Kormoran-7731";

  @Inject Faults faults;

  private static RuntimeException fault() {
    try {
      Integer.parseInt(SECRET);
      throw new AssertionError("that is no number");
    } catch (NumberFormatException cause) {
      return new IllegalStateException("cannot read " + SECRET, cause);
    }
  }

  @Test
  void aFaultSaysItsIdAndPlaceAndNothingOfTheData() {
    try (Logged logged = Logged.begin()) {
      Response response = faults.fault(fault());

      String id =
          String.valueOf(response.getEntity()).replaceAll("(?s).*the id ([0-9a-f-]+).*", "$1");
      assertThat(response.getStatus()).isEqualTo(500);
      assertThat(logged.text()).contains(id, "IllegalStateException", "FaultsTest");
      assertThat(logged.text() + response.getEntity()).doesNotContain(SECRET);
    }
  }
}
