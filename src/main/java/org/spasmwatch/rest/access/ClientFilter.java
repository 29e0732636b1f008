package org.spasmwatch.rest.access;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.rest.fhir.PublicUrl;
import org.spasmwatch.trust.ClientTokens;

/**
 * Lets registered clients of CDS Hooks in. It stands before every method of every resource below
 * {@code /cds-services} that is not a read, by the resource and not by the path, which can be
 * written in many ways. Discovery is for all.
 */
public class ClientFilter {
  private static final String BASE = "/cds-services";
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private final ClientTokens tokens;
  private final Judges judges;
  private final PublicUrl publicUrl;
  private final RateGate rates;

  ClientFilter(ClientTokens tokens, Judges judges, PublicUrl publicUrl, RateGate rates) {
    this.rates = rates;
    this.tokens = tokens;
    this.judges = judges;
    this.publicUrl = publicUrl;
  }

  @ServerRequestFilter
  public @Nullable Uni<Response> filter(
      ContainerRequestContext request, SimpleResourceInfo resource, RoutingContext context) {
    if (!tokens.required() || !concerned(request.getMethod(), resource.getResourceClass())) {
      return null;
    }
    Optional<String> token = Bearer.token(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    if (token.isEmpty()) {
      return Uni.createFrom().item(Refusals.noClient());
    }
    String url = publicUrl.url() + request.getUriInfo().getRequestUri().getRawPath();
    return judges
        .ask(() -> tokens.judge(token.get(), url))
        .map(
            verdict ->
                verdict.<@Nullable Response>match(
                    granted -> {
                      Callers.keep(context, granted.caller());
                      return rates.ofClient(granted.caller().name()).orElse(null);
                    },
                    refused -> {
                      Refusals.log(refused);
                      return rates.ofStranger(context).orElseGet(Refusals::noClient);
                    },
                    Refusals::undecided));
  }

  private static boolean concerned(String method, Class<?> resource) {
    Path path = resource.getAnnotation(Path.class);
    return !READS.contains(method) && path != null && path.value().startsWith(BASE);
  }
}
