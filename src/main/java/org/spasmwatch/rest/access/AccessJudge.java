package org.spasmwatch.rest.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.spasmwatch.rest.fhir.PublicUrl;
import org.spasmwatch.trust.AccessTokens;
import org.spasmwatch.trust.Verdict;
import org.spasmwatch.trust.Verdict.Refused;

/**
 * Has access tokens judged away from the event loop, wherever in a request they stand. Why one is
 * not believed is for the log alone.
 */
@ApplicationScoped
public class AccessJudge {
  private final AccessTokens tokens;
  private final Judges judges;
  private final PublicUrl publicUrl;

  AccessJudge(AccessTokens tokens, Judges judges, PublicUrl publicUrl) {
    this.tokens = tokens;
    this.judges = judges;
    this.publicUrl = publicUrl;
  }

  /** The verdict, on the thread and in the context of the request. */
  public Uni<Verdict> of(String token) {
    return judges
        .ask(() -> tokens.judge(token, publicUrl.url()))
        .invoke(
            verdict -> {
              if (verdict instanceof Refused refused) {
                Refusals.log(refused);
              }
            });
  }
}
