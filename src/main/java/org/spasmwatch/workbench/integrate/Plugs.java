package org.spasmwatch.workbench.integrate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.spasmwatch.app.FollowKnowledge;
import org.spasmwatch.app.InForce;
import org.spasmwatch.app.KnowledgeStart;
import org.spasmwatch.fhir.patient.Queries;
import org.spasmwatch.rest.cdshooks.CdsSettings;
import org.spasmwatch.rest.cdshooks.Services;
import org.spasmwatch.rest.fhir.PublicUrl;
import org.spasmwatch.workbench.bedside.Stories;
import org.spasmwatch.workbench.integrate.Plug.Health;
import org.spasmwatch.workbench.integrate.Plug.Offered;
import org.spasmwatch.workbench.integrate.Plug.Query;
import org.spasmwatch.workbench.integrate.Plug.Template;

/** Gathers what the page for integrators shows. */
@ApplicationScoped
class Plugs {
  private static final List<Query> QUERIES =
      List.of(
          new Query("queryCapabilities", "/fhir/r5/metadata?_summary=true"),
          new Query("queryDrug", "/fhir/r5/MedicationKnowledge/gabapentin"),
          new Query("queryEffects", "/fhir/r5/ClinicalUseDefinition?subject=gabapentin&_count=3"),
          new Query(
              "queryFinding",
              "/fhir/r5/ClinicalUseDefinition?effect=myoclonus&type=undesirable-effect&_summary=true"),
          new Query("queryR4b", "/fhir/r4b/ClinicalUseDefinition/gabapentin-myoclonus"),
          new Query(
              "queryHistory", "/fhir/r5/ClinicalUseDefinition/gabapentin-myoclonus/_history"));

  private final PublicUrl url;
  private final KnowledgeStart start;
  private final FollowKnowledge follow;
  private final CdsSettings settings;

  Plugs(PublicUrl url, KnowledgeStart start, FollowKnowledge follow, CdsSettings settings) {
    this.settings = settings;
    this.url = url;
    this.start = start;
    this.follow = follow;
  }

  Plug of(InForce now, Locale locale) {
    List<Offered> services =
        Services.offered(settings).stream()
            .map(s -> new Offered(s.id(), s.hook().code(), s.hook().version(), s.description()))
            .toList();
    List<Template> prefetch =
        Queries.of(now.published().terms()).stream()
            .map(query -> new Template(query.key(), query.template()))
            .toList();
    return new Plug(url.url(), services, Stories.all(locale), prefetch, QUERIES, health(now));
  }

  private Health health(InForce now) {
    return new Health(
        now.published().version(),
        now.since().toString().replaceFirst("T(..:..).*", " $1 UTC"),
        now.published().records().uses().size(),
        start.trouble().or(follow::refusal).orElse(""),
        now.disabled());
  }
}
