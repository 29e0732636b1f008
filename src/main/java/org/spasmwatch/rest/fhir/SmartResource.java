package org.spasmwatch.rest.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.trust.AuthorizationServer;
import org.spasmwatch.trust.Scopes;

/**
 * Where and how a client gets a token (SMART App Launch 2.2, "Conformance"). Of the authorization
 * server it says what is configured here or what that says of itself, and guesses nothing.
 */
@Path("/fhir/{edition}/.well-known/smart-configuration")
public class SmartResource {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Editions editions;
  private final AuthorizationServer server;

  SmartResource(Editions editions, AuthorizationServer server) {
    this.editions = editions;
    this.server = server;
  }

  @GET
  @Blocking
  @Produces(MediaType.APPLICATION_JSON)
  public Response configuration(@PathParam("edition") String edition) {
    return editions.named(edition).isPresent()
        ? Response.ok(document().toString(), MediaType.APPLICATION_JSON).build()
        : Problem.of(404, "not-found", "there is no such base").response();
  }

  private ObjectNode document() {
    ObjectNode document = JSON.objectNode();
    server.issuer().ifPresent(issuer -> document.put("issuer", issuer));
    server.jwksUrl().ifPresent(url -> document.put("jwks_uri", url));
    server.tokenUrl().ifPresent(url -> document.put("token_endpoint", url));
    document.putArray("grant_types_supported").add("client_credentials");
    document.putArray("token_endpoint_auth_methods_supported").add("private_key_jwt");
    document.putArray("token_endpoint_auth_signing_alg_values_supported").add("ES384").add("RS384");
    document
        .putArray("scopes_supported")
        .add("system/*.cruds")
        .add("system/*.rs")
        .add("system/ClinicalUseDefinition.cud")
        .add("system/MedicationKnowledge.cud")
        .add(Scopes.ACTIVATE)
        .add("system/Bundle.c")
        .add("system/AuditEvent.rs");
    document.putArray("code_challenge_methods_supported").add("S256");
    document.putArray("capabilities").add("client-confidential-asymmetric").add("permission-v2");
    return document;
  }
}
