package org.spasmwatch.bench.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/** Starts one of the two in Jetty: {@code hooks <port>} or {@code fhir <port> <folder>}. */
public final class HapiServer {
  private HapiServer() {}

  /** Runs until it is killed. */
  public static void main(String[] arguments) throws Exception {
    Server server = new Server(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[1])));
    ServletContextHandler context = new ServletContextHandler("/");
    switch (arguments[0]) {
      case "hooks" -> context.addServlet(new ServletHolder(hooks()), "/*");
      case "fhir" -> context.addServlet(new ServletHolder(fhir(Path.of(arguments[2]))), "/*");
      default -> throw new IllegalArgumentException("hooks or fhir: " + arguments[0]);
    }
    server.setHandler(context);
    server.start();
    server.join();
  }

  private static DispatcherServlet hooks() {
    AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
    spring.register(HooksConfiguration.class);
    return new DispatcherServlet(spring);
  }

  private static RestfulServer fhir(Path folder) {
    FhirContext context = FhirContext.forR5Cached();
    RestfulServer server = new RestfulServer(context);
    server.registerProvider(new ClinicalUses(context, folder));
    return server;
  }
}
