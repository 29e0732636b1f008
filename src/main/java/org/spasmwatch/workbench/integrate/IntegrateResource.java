package org.spasmwatch.workbench.integrate;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.rest.cdshooks.Hook;
import org.spasmwatch.rest.cdshooks.Service;
import org.spasmwatch.rest.cdshooks.Services;
import org.spasmwatch.workbench.Shell;
import org.spasmwatch.workbench.Visit;
import org.spasmwatch.workbench.bedside.Sheet;
import org.spasmwatch.workbench.bedside.Stories;
import org.spasmwatch.workbench.integrate.Plug.Sample;

/**
 * The page for who integrates, and the requests of its tester, which hold made-up patients only.
 */
@Path("/integrate")
public class IntegrateResource {
  private static final String FIRST = "gabapentin-and-failing-kidneys";

  private final CurrentKnowledge current;
  private final Plugs plugs;
  private final Shell shell;
  private final Clock clock;

  IntegrateResource(CurrentKnowledge current, Plugs plugs, Shell shell, Clock clock) {
    this.current = current;
    this.plugs = plugs;
    this.shell = shell;
    this.clock = clock;
  }

  /** The pages, checked when they are built. */
  @CheckedTemplate(basePath = "workbench")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance integrate(Visit visit, Plug plug, Sample sample);

    static native TemplateInstance sample(Visit visit, Sample sample);
  }

  @GET
  public Response page(@Context HttpHeaders headers, @Context UriInfo uri) {
    Visit visit = shell.visit(headers, uri);
    return current
        .inForce()
        .flatMap(
            now ->
                sample(Hook.PATIENT_VIEW.code(), FIRST)
                    .map(
                        sample ->
                            shell.page(
                                Templates.integrate(visit, plugs.of(now, visit.locale()), sample),
                                visit)))
        .orElseGet(() -> shell.notYet(visit));
  }

  /** A request of that hook with that patient, on this day. */
  @GET
  @Path("request")
  public Response request(
      @QueryParam("hook") @DefaultValue("") String hook,
      @QueryParam("example") @DefaultValue("") String example,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    Visit visit = shell.visit(headers, uri);
    return sample(hook, example)
        .map(sample -> shell.page(Templates.sample(visit, sample), visit))
        .orElseGet(() -> shell.missing(visit));
  }

  private Optional<Sample> sample(String code, String example) {
    Optional<Service> service =
        Services.ALL.stream().filter(s -> s.hook().code().equals(code)).findFirst();
    Optional<Sheet> sheet =
        Stories.sheet(example)
            .map(s -> s.movedTo(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    return current
        .assessed()
        .flatMap(
            knowledge ->
                service.flatMap(
                    found ->
                        sheet.map(
                            patient ->
                                new Sample(
                                    "/cds-services/" + found.id(),
                                    HookSample.of(
                                            found.hook(), patient, knowledge, UUID.randomUUID())
                                        .toPrettyString()))));
  }
}
