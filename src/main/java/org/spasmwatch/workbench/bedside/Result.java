package org.spasmwatch.workbench.bedside;

import static java.util.Objects.requireNonNull;

import io.quarkus.qute.RawString;
import java.util.List;
import org.spasmwatch.workbench.bedside.timeline.Timeline;

/**
 * What an assessment came to, to be looked at.
 *
 * @param request the Bundle that was assessed, as JSON
 * @param curl a command that asks the API the same
 * @param path where that was
 */
public record Result(
    List<Shown> cards,
    Timeline timeline,
    List<Reason> considered,
    List<Left> notEvaluated,
    String request,
    String curl,
    String path) {
  public Result {
    requireNonNull(timeline, "timeline");
    cards = List.copyOf(cards);
    considered = List.copyOf(considered);
    notEvaluated = List.copyOf(notEvaluated);
  }

  /** Whether values were measured, so that the picture has more to be explained. */
  public boolean measured() {
    return timeline.lanes().stream().anyMatch(lane -> lane.kind().equals("lab"));
  }

  /** Whether a laboratory said what it expects. */
  public boolean ranged() {
    return timeline.lanes().stream().anyMatch(lane -> !lane.bands().isEmpty());
  }

  /** A card as an EHR shows it. */
  public record Shown(
      String uuid,
      String summary,
      String indicator,
      RawString detail,
      String source,
      List<Offer> offers,
      List<Link> links,
      List<Reason> reasons) {
    public Shown {
      offers = List.copyOf(offers);
      links = List.copyOf(links);
      reasons = List.copyOf(reasons);
    }
  }

  /** A suggestion. */
  public record Offer(String uuid, String label, boolean recommended) {}

  /** A page of the knowledge. */
  public record Link(String href, String label) {}

  /** A record that took no part, and why. */
  public record Left(String reference, String reason) {}
}
