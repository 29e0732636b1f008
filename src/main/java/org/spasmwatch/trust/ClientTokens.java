package org.spasmwatch.trust;

import static java.util.function.Function.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.app.Stance;
import org.spasmwatch.trust.ClientSettings.Auth;
import org.spasmwatch.trust.Verdict.Granted;
import org.spasmwatch.trust.Verdict.Refused;
import org.spasmwatch.trust.Verdict.Undecided;
import org.spasmwatch.trust.keys.Keys;

/**
 * Tokens that clients of CDS Hooks sign for each call (CDS Hooks 2.0, "Trusting CDS Clients").
 * Which client it is, its {@code iss} says; everything else has to agree. That the token is new is
 * asked last, so that nobody but its signer can use it up.
 */
@ApplicationScoped
public class ClientTokens {
  private static final Duration LONGEST_LIFE = Duration.ofHours(1);
  private static final int LONGEST_ID = 1024;
  private static final String NOBODY = "nobody registered";

  private final Map<String, Client> byIssuer;
  private final boolean required;
  private final Replay replay;
  private final Clock clock;

  ClientTokens(ClientSettings settings, Stance stance, Replay replay, Clock clock) {
    this.required = isRequired(settings, stance.trial());
    this.byIssuer =
        required
            ? settings.clients().entrySet().stream()
                .map(entry -> Client.of(entry.getKey(), entry.getValue()))
                .collect(Collectors.toUnmodifiableMap(Client::issuer, identity()))
            : Map.of();
    this.replay = replay;
    this.clock = clock;
  }

  static boolean isRequired(ClientSettings settings, boolean trial) {
    return settings.auth().map(auth -> auth == Auth.REQUIRED).orElse(!trial);
  }

  /** Whether a call needs a token; where it does not, none is looked at. */
  public boolean required() {
    return required;
  }

  /** How many clients may call. */
  public int registered() {
    return byIssuer.size();
  }

  /**
   * Looks at a token for a call of that URL. May wait for a key server and for the database.
   *
   * @param url the absolute URL that the client has to have meant
   */
  public Verdict judge(String token, String url) {
    Optional<Presented> read = Presented.read(token);
    if (read.isEmpty()) {
      return new Refused(NOBODY, "it is no JWT that is signed, with claims of the right types");
    }
    Client client = byIssuer.get(read.get().issuer());
    if (client == null) {
      return new Refused(NOBODY, "its iss is that of no registered client");
    }
    Instant now = clock.instant();
    return objection(read.get(), client, url, now)
        .<Verdict>map(reason -> new Refused(client.name(), reason))
        .orElseGet(() -> used(read.get(), client, now));
  }

  private Verdict used(Presented token, Client client, Instant now) {
    return switch (replay.judge(token, now)) {
      case FIRST, FIRST_BY_MEMORY -> new Granted(client.caller(), Scopes.none());
      case AGAIN -> new Refused(client.name(), "it has been used before (jti)");
      case LIVES_TOO_LONG ->
          new Refused(
              client.name(),
              "its exp is more than 5 minutes after its iat, and the database cannot say now"
                  + " whether it was used before");
      case UNKNOWN -> new Undecided();
    };
  }

  private static Optional<String> objection(
      Presented token, Client client, String url, Instant now) {
    return Stream.<Supplier<Optional<String>>>of(
            () -> form(token.header()),
            () -> signature(token, client),
            () -> token.audienceObjection(url, "the URL of this call"),
            () -> token.timeObjection(now),
            () -> life(token),
            () -> id(token),
            () -> tenant(token, client))
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> form(JWSHeader header) {
    if (!JOSEObjectType.JWT.equals(header.getType())) {
      return Optional.of("its typ is not JWT");
    }
    return header.getKeyID() == null || header.getKeyID().isBlank()
        ? Optional.of("it has no kid")
        : Optional.empty();
  }

  private static Optional<String> signature(Presented token, Client client) {
    Optional<Keys> keys = client.keys(token.header().getJWKURL());
    return keys.isEmpty()
        ? Optional.of("its jku is not one that is registered, or it has none and needs one")
        : keys.get().objection(token.jwt());
  }

  /** A token is for one call: one that lives for long is for something else. */
  private static Optional<String> life(Presented token) {
    if (token.claims().getIssueTime() == null) {
      return Optional.of("it has no iat");
    }
    Duration life = token.life();
    if (life.isNegative() || life.isZero()) {
      return Optional.of("its exp is not after its iat");
    }
    return life.compareTo(LONGEST_LIFE) > 0
        ? Optional.of("its exp is more than an hour after its iat")
        : Optional.empty();
  }

  private static Optional<String> id(Presented token) {
    return token.text("jti").filter(id -> id.length() <= LONGEST_ID).isPresent()
        ? Optional.empty()
        : Optional.of("it has no jti, or one of more than " + LONGEST_ID + " characters");
  }

  private static Optional<String> tenant(Presented token, Client client) {
    return client.serves(token.text("tenant"))
        ? Optional.empty()
        : Optional.of("its tenant is not one that is registered");
  }
}
