package org.spasmwatch.workbench.curate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.spasmwatch.app.KnowledgeConfig;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.rest.fhir.write.Desk;
import org.spasmwatch.workbench.Shell;
import org.spasmwatch.workbench.Visit;
import org.spasmwatch.workbench.curate.FormPage.Rules;
import org.spasmwatch.workbench.curate.Requests.Visiting;
import org.spasmwatch.workbench.curate.account.Curator;
import org.spasmwatch.workbench.curate.account.Doorway;
import org.spasmwatch.workbench.curate.form.Complaint;
import org.spasmwatch.workbench.curate.form.Difference;
import org.spasmwatch.workbench.curate.form.Filled;
import org.spasmwatch.workbench.curate.form.Shape;

/** The pages that a form leads to. */
@ApplicationScoped
class Pages {
  private static final int NOT_HERE = 409;

  private final Shell shell;
  private final Doorway doorway;
  private final Desk desk;
  private final boolean fourEyes;

  Pages(Shell shell, Doorway doorway, Desk desk, KnowledgeConfig config) {
    this.shell = shell;
    this.doorway = doorway;
    this.desk = desk;
    this.fourEyes = config.fourEyes();
  }

  /** The pages, checked when they are built. */
  @CheckedTemplate(basePath = "workbench")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance curateForm(Visit visit, FormPage page);

    static native TemplateInstance curatePreview(Visit visit, PreviewPage page);
  }

  /** Work that waits for the database, and for writes before it. */
  Uni<Response> run(Visit visit, Supplier<Response> work) {
    return desk.run(work)
        .map(
            answer ->
                answer.getMediaType() == null
                        || MediaType.TEXT_HTML_TYPE.isCompatible(answer.getMediaType())
                    ? answer
                    : shell.away(visit));
  }

  Response page(TemplateInstance page, Visit visit) {
    return shell.page(page, visit);
  }

  Response missing(Visit visit) {
    return shell.missing(visit);
  }

  Response notYet(Visit visit) {
    return shell.notYet(visit);
  }

  Response away(Visiting visiting) {
    return shell.away(visiting.visit());
  }

  /** Of what no form can hold. */
  Response document(Visit visit) {
    return shell.notice(NOT_HERE, visit, "documentTitle", "documentText");
  }

  /** The answer to who may not do that; empty for who may. */
  Optional<Response> lacks(Visiting visiting, Kind kind, char interaction) {
    return visiting.curator().may(kind, interaction)
        ? Optional.empty()
        : Optional.of(doorway.lacks(visiting.visit(), Curator.scope(kind, interaction)));
  }

  /** A record in its form, and what somebody else has changed of it meanwhile. */
  record Edited(Task task, Filled filled, List<Difference> theirs) {
    /** One that nobody else has changed. */
    static Edited alone(Task task, Filled filled) {
      return new Edited(task, filled, List.of());
    }
  }

  Response form(int status, Visiting visiting, Edited edited) {
    Curator curator = visiting.curator();
    boolean drafts = !curator.scopes().allowActivation();
    FormPage page =
        new FormPage(
            edited.task(), edited.filled(), curator, edited.theirs(), new Rules(fourEyes, drafts));
    return shell.page(status, Templates.curateForm(visiting.visit(), page), visiting.visit());
  }

  Response preview(int status, Visiting visiting, PreviewPage page) {
    return shell.page(status, Templates.curatePreview(visiting.visit(), page), visiting.visit());
  }

  /** What goes without saying of a new record of that shape. */
  static ObjectNode begun(Shape shape) {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    return shape.kind() == Kind.STATEMENT ? content.put("kind", shape.name()) : content;
  }

  /** Whether who writes has to begin with a draft. */
  boolean draftsFirst(Visiting visiting) {
    return fourEyes || !visiting.curator().scopes().allowActivation();
  }

  /** What is wrong with the id of a new record. */
  static Optional<Complaint> idComplaint(Task task, KnowledgeBase knowledge) {
    if (!task.fresh()) {
      return Optional.empty();
    }
    if (!Task.isId(task.id())) {
      return Optional.of(new Complaint("id", "idForm", ""));
    }
    return knowledge.records().versions().containsKey(task.record())
        ? Optional.of(new Complaint("id", "idUsed", ""))
        : Optional.empty();
  }
}
