package org.spasmwatch.trust.keys;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * An authorization server that says of itself where its keys are (OpenID Connect Discovery 1.0,
 * section 4). What it says is read anew whenever its keys are, so that both may move.
 */
public final class Issuer implements ResourceRetriever {
  private static final String WELL_KNOWN = "/.well-known/openid-configuration";
  private static final long BETWEEN_ATTEMPTS = TimeUnit.SECONDS.toNanos(10);

  private final String name;
  private final AtomicLong nextAttempt = new AtomicLong(System.nanoTime());
  private volatile @Nullable Metadata known;

  /**
   * @param name the {@code iss} of its tokens, a URL
   */
  public Issuer(String name) {
    this.name = requireNonNull(name, "name");
  }

  /** What it says of itself, as far as that matters here. */
  record Metadata(String keys, Optional<String> tokens) {}

  /** Where that stands: below the issuer, without a slash at its end (4.1). */
  URL document() throws MalformedURLException {
    return URI.create(name.replaceFirst("/$", "") + WELL_KNOWN).toURL();
  }

  /** Its keys, from the place that it names. */
  @Override
  public Resource retrieveResource(URL document) throws IOException {
    return Keys.FETCH.retrieveResource(URI.create(described(document).keys()).toURL());
  }

  private Metadata described(URL document) throws IOException {
    Metadata read = read(Keys.FETCH.retrieveResource(document).getContent());
    known = read;
    return read;
  }

  /** Where its keys are, if it can be asked now or could be before. May block. */
  public Optional<String> keys() {
    return metadata().map(Metadata::keys);
  }

  /** Where clients get tokens of it, likewise. */
  public Optional<String> tokens() {
    return metadata().flatMap(Metadata::tokens);
  }

  private Optional<Metadata> metadata() {
    Metadata before = known;
    return Optional.ofNullable(before == null ? attempted() : before);
  }

  private @Nullable Metadata attempted() {
    long next = nextAttempt.get();
    long now = System.nanoTime();
    if (now - next < 0 || !nextAttempt.compareAndSet(next, now + BETWEEN_ATTEMPTS)) {
      return null;
    }
    try {
      return described(document());
    } catch (IOException away) {
      return null;
    }
  }

  /**
   * One that speaks for another issuer is not believed (4.3), nor one with keys anybody changes.
   */
  Metadata read(String document) throws IOException {
    try {
      Map<String, Object> claims = JSONObjectUtils.parse(document);
      if (!name.equals(claims.get("issuer"))) {
        throw new IOException("the issuer calls itself otherwise");
      }
      if (!(claims.get("jwks_uri") instanceof String keys) || !isSafe(keys)) {
        throw new IOException("the issuer has no jwks_uri, or one without https");
      }
      return new Metadata(
          keys,
          Optional.ofNullable(claims.get("token_endpoint"))
              .filter(String.class::isInstance)
              .map(String.class::cast));
    } catch (ParseException e) {
      throw new IOException("the issuer is not described by JSON", e);
    }
  }

  /** As safe as the issuer itself is: one without https is of this machine, in a trial. */
  private boolean isSafe(String url) {
    return Places.isSecure(url) || (Places.isLoopback(name) && Places.isLoopback(url));
  }
}
