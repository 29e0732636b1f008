package org.spasmwatch.workbench.curate;

import static java.util.Objects.requireNonNull;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.spasmwatch.app.audit.AuditRecord.Kind;
import org.spasmwatch.app.audit.Deed;
import org.spasmwatch.app.audit.Detail;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.rest.traffic.Trail;
import org.spasmwatch.workbench.Shell;
import org.spasmwatch.workbench.Visit;
import org.spasmwatch.workbench.curate.account.Curator;
import org.spasmwatch.workbench.curate.account.Doorway;

/** Reads off a request who curates, before work begins on another thread. */
@ApplicationScoped
class Requests {
  private final Shell shell;
  private final Doorway doorway;
  private final HttpHeaders headers;
  private final UriInfo uri;
  private final RoutingContext context;

  Requests(Shell shell, Doorway doorway, HttpHeaders headers, UriInfo uri, RoutingContext context) {
    this.shell = shell;
    this.doorway = doorway;
    this.headers = headers;
    this.uri = uri;
    this.context = context;
  }

  /**
   * Who looks at a page, and how.
   *
   * @param trail where what they do is noted
   */
  record Visiting(Visit visit, Curator curator, Trail trail) {
    Visiting {
      requireNonNull(visit, "visit");
      requireNonNull(curator, "curator");
      requireNonNull(trail, "trail");
    }

    /** Notes that somebody is about to write, whatever comes of it. */
    void writes() {
      trail.saw(deed());
    }

    /** Notes what was written; a disagreement is no resource that the trail could name. */
    void wrote(RecordId record, int version) {
      String type = Curator.type(record.kind());
      trail.saw(
          record.kind() == RecordId.Kind.DISAGREEMENT
              ? deed()
              : deed().about(List.of(type + "/" + record.id() + "/_history/" + version)));
    }

    private static Deed deed() {
      return Deed.of(Kind.CHANGE).with(Detail.INTERACTION, "update");
    }
  }

  Visiting visiting() {
    return new Visiting(shell.visit(headers, uri), Curator.of(context), Trail.of(context));
  }

  /** Whether a page of this session has sent that form. */
  boolean sent(Map<String, List<String>> form) {
    return Curator.of(context).sent(form);
  }

  /** The answer to a form that no page of this session has sent. */
  Response foreign() {
    return doorway.foreign(headers, uri);
  }
}
