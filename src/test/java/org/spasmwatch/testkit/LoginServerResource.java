package org.spasmwatch.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The authorization server of {@link Closed}, there as long as the program is. */
public final class LoginServerResource implements QuarkusTestResourceLifecycleManager {
  private @Nullable LoginServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = new LoginServer(Ports.LOGIN.number(), Closed.LOGIN_KEY, Closed.URL);
      return Map.of("spasmwatch.fhir.issuer", Closed.LOGIN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.close();
    }
  }
}
