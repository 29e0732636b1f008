package org.spasmwatch.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of servers that a profile has to name before a test starts them. They lie below those that
 * systems give out by themselves, each in a range of its own, and are the same for the whole
 * process: a test of the program and its profile are loaded by different class loaders.
 */
public enum Ports {
  /** The key server of the client north. */
  KEYS,
  /** The FHIR server of the client north. */
  NORTH,
  /** The FHIR server of the client south. */
  SOUTH,
  /** The FHIR server of the client that is named ehr: nobody ever listens there. */
  SILENT,
  /** The authorization server. */
  LOGIN;

  private static final int LOWEST = 20_000;
  private static final int RANGE = 1_000;

  public int number() {
    Object port =
        System.getProperties()
            .computeIfAbsent(Ports.class.getName() + "." + name(), name -> String.valueOf(free()));
    return Integer.parseInt(String.valueOf(port));
  }

  private int free() {
    for (int i = 0; i < RANGE; i++) {
      int port = LOWEST + ordinal() * RANGE + ThreadLocalRandom.current().nextInt(RANGE);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Somebody listens there: the next one.
        continue;
      }
    }
    throw new AssertionError("no port is free");
  }
}
