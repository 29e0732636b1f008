package org.spasmwatch.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEObjectType;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.app.Stance;
import org.spasmwatch.trust.Verdict.Granted;
import org.spasmwatch.trust.Verdict.Refused;
import org.spasmwatch.trust.keys.Signatures;

/**
 * Access tokens for the FHIR API and the assessments: JWTs of the hospital's authorization server
 * (RFC 9068), and in a trial one token from the configuration that opens everything.
 */
@ApplicationScoped
public class AccessTokens {
  private static final String SOMEBODY = "a client of the FHIR API";
  private static final Set<JOSEObjectType> TYPES =
      Set.of(
          JOSEObjectType.JWT,
          new JOSEObjectType("at+jwt"),
          new JOSEObjectType("application/at+jwt"));

  private final AuthorizationServer server;
  private final Optional<String> audience;
  private final Optional<String> devToken;
  private final Clock clock;

  AccessTokens(AuthorizationServer server, TokenSettings settings, Stance stance, Clock clock) {
    this.server = server;
    this.audience = settings.fhir().audience();
    this.devToken = settings.devToken().filter(token -> stance.trial());
    this.clock = clock;
  }

  /**
   * Looks at a token. May wait for a key server.
   *
   * @param publicUrl where clients reach this service: the audience, where none is configured
   */
  public Verdict judge(String token, String publicUrl) {
    if (devToken.filter(known -> same(known, token)).isPresent()) {
      return new Granted(Caller.of("development token"), Scopes.all());
    }
    Optional<Presented> read = Presented.read(token);
    if (read.isEmpty()) {
      return new Refused(SOMEBODY, "it is no JWT that is signed, with claims of the right types");
    }
    return objection(read.get(), audience.orElse(publicUrl), clock.instant())
        .<Verdict>map(reason -> new Refused(SOMEBODY, reason))
        .orElseGet(
            () ->
                new Granted(Caller.of(name(read.get())), scopes(read.get()), read.get().expires()));
  }

  private static boolean same(String known, String given) {
    return MessageDigest.isEqual(known.getBytes(UTF_8), given.getBytes(UTF_8));
  }

  private Optional<String> objection(Presented token, String audience, Instant now) {
    Optional<String> issuer = server.issuer();
    Optional<Signatures> signers = server.signatures();
    if (issuer.isEmpty() || signers.isEmpty()) {
      return Optional.of("no authorization server is configured (spasmwatch.fhir.issuer)");
    }
    return Stream.<Supplier<Optional<String>>>of(
            () -> issuer(token, issuer.get()),
            () -> type(token),
            () -> token.audienceObjection(audience, "spasmwatch.fhir.audience, or the public URL"),
            () -> token.timeObjection(now),
            () -> signers.get().objection(token.jwt()))
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> issuer(Presented token, String expected) {
    return token.issuer().equals(expected)
        ? Optional.empty()
        : Optional.of("its iss is not spasmwatch.fhir.issuer");
  }

  private static Optional<String> type(Presented token) {
    JOSEObjectType type = token.header().getType();
    return type == null || TYPES.contains(type)
        ? Optional.empty()
        : Optional.of("its typ is neither at+jwt nor JWT");
  }

  /** Who it is about, in the words of the authorization server. */
  private static String name(Presented token) {
    return Stream.of("client_id", "azp", "sub")
        .map(token::text)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("unnamed");
  }

  /** A text or a list; some servers call it {@code scp}. */
  private static Scopes scopes(Presented token) {
    return Scopes.of(
        Stream.of("scope", "scp")
            .map(claim -> token.claims().getClaim(claim))
            .filter(Objects::nonNull)
            .flatMap(AccessTokens::words)
            .collect(Collectors.joining(" ")));
  }

  private static Stream<String> words(Object claim) {
    return claim instanceof Collection<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast)
        : Stream.of(claim).filter(String.class::isInstance).map(String.class::cast);
  }
}
