package org.spasmwatch.workbench.bedside;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.audit.Witness;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.patient.AssessmentDate;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.rest.Bodies;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.Scoped;
import org.spasmwatch.rest.Workers;
import org.spasmwatch.rest.traffic.Trail;
import org.spasmwatch.workbench.FormBody;
import org.spasmwatch.workbench.Shell;
import org.spasmwatch.workbench.Visit;
import org.spasmwatch.workbench.bedside.Bench.Question;
import org.spasmwatch.workbench.bedside.Stories.Story;

/**
 * Tries out a patient. An example is named in the URL; everything else comes in the body. Outside a
 * trial a token is needed to have anything assessed, which a browser does not send: there the page
 * says so.
 */
@Path("/try")
public class TryResource {
  private static final int REFUSED = 422;

  private final CurrentKnowledge current;
  private final Shell shell;
  private final Bench bench;
  private final Bodies bodies;
  private final Workers workers;
  private final Clock clock;

  TryResource(
      CurrentKnowledge current,
      Shell shell,
      Bench bench,
      Bodies bodies,
      Workers workers,
      Clock clock) {
    this.current = current;
    this.shell = shell;
    this.bench = bench;
    this.bodies = bodies;
    this.workers = workers;
    this.clock = clock;
  }

  /** What is on the page: the form as it was filled in, and what came of it or what is wrong. */
  public record Desk(
      Choices choices,
      String story,
      Sheet sheet,
      String bundle,
      List<Issue> issues,
      @Nullable Result result) {
    public Desk {
      issues = List.copyOf(issues);
    }
  }

  /** The pages, checked when they are built. */
  @CheckedTemplate(basePath = "workbench")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance bedside(Visit visit, Desk desk);

    static native TemplateInstance bedsideClosed(Visit visit);
  }

  @GET
  public Uni<Response> example(
      @QueryParam("example") @DefaultValue("") String id,
      @Context HttpHeaders headers,
      @Context UriInfo uri,
      @Context RoutingContext context) {
    Visit visit = shell.visit(headers, uri);
    if (!visit.site().trial()) {
      return answer(shell.page(Templates.bedsideClosed(visit), visit));
    }
    Optional<KnowledgeBase> knowledge = current.assessed();
    if (knowledge.isEmpty()) {
      return answer(shell.notYet(visit));
    }
    Optional<Story> story = Stories.of(id);
    if (story.isEmpty() && !id.isEmpty()) {
      return answer(shell.missing(visit));
    }
    Trail trail = Trail.of(context);
    return workers.run(
        () ->
            story
                .map(Story::sheet)
                .map(sheet -> new Asking(knowledge.get(), visit, id, trail).sheet(sheet, ""))
                .orElseGet(() -> new Asking(knowledge.get(), visit, "", trail).blank()));
  }

  /** The fields of the form; {@code bundle} goes before them where it is filled in. */
  @POST
  @Scoped(value = "Bundle.c", openInTrial = true)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> assess(
      byte[] body,
      @Context HttpHeaders headers,
      @Context UriInfo uri,
      @Context RoutingContext context) {
    Visit visit = shell.visit(headers, uri);
    Optional<KnowledgeBase> knowledge = current.assessed();
    if (knowledge.isEmpty()) {
      return answer(shell.notYet(visit));
    }
    Trail trail = Trail.of(context);
    return workers.run(
        () -> {
          Map<String, List<String>> form = FormBody.read(body);
          String story = Stories.of(Sheet.first(form, "example")).map(Story::id).orElse("");
          Asking asking = new Asking(knowledge.get(), visit, story, trail);
          return asking.sheet(Sheet.of(form), Sheet.first(form, "bundle"));
        });
  }

  private static Uni<Response> answer(Response response) {
    return Uni.createFrom().item(response);
  }

  /** One question and its answer. */
  private final class Asking {
    private final KnowledgeBase knowledge;
    private final Visit visit;
    private final String story;
    private final Witness witness;

    Asking(KnowledgeBase knowledge, Visit visit, String story, Witness witness) {
      this.knowledge = knowledge;
      this.visit = visit;
      this.story = story;
      this.witness = witness;
    }

    Response blank() {
      Sheet nobody = Sheet.blank(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
      return page(200, nobody, "", List.of(), null);
    }

    Response sheet(Sheet sheet, String bundle) {
      Optional<Instant> at = AssessmentDate.parse(sheet.at());
      if (at.isEmpty()) {
        return page(
            REFUSED,
            sheet,
            bundle,
            List.of(Issue.invalid("the date of the assessment is no date", null)),
            null);
      }
      return bundle.isEmpty()
          ? ask(sheet, bundle, SheetBundle.of(sheet, knowledge), at.get())
          : bodies.parse(
              bundle.getBytes(StandardCharsets.UTF_8),
              tree -> ask(sheet, bundle, tree, at.get()),
              (Problem problem) -> page(REFUSED, sheet, bundle, problem.issues(), null));
    }

    private Response ask(Sheet sheet, String bundle, JsonNode tree, Instant at) {
      return bench
          .ask(knowledge, new Question(tree, at, sheet.at()), witness)
          .match(
              result -> page(200, sheet, bundle, List.of(), result),
              issues -> page(REFUSED, sheet, bundle, issues, null));
    }

    private Response page(
        int status, Sheet sheet, String bundle, List<Issue> issues, @Nullable Result result) {
      Choices choices = Choices.of(knowledge, visit.locale());
      Desk desk = new Desk(choices, story, sheet, bundle, issues, result);
      return shell.page(status, Templates.bedside(visit, desk), visit);
    }
  }
}
