package org.spasmwatch.rest.fhir.write.call;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.change.Edit;
import org.spasmwatch.fhir.Edition.Served;
import org.spasmwatch.rest.fhir.form.Freshness;

/**
 * Under which conditions a write is wanted (FHIR R5, 3.2.0.5; RFC 9110, 13.1). The tags are weak,
 * which FHIR wants to be compared all the same.
 *
 * @param match the tag that the resource has to have, null for any
 * @param none whether there may be none of that id yet
 * @param noneExist a search that has to find nothing, null when that does not matter
 */
public record Conditions(@Nullable String match, boolean none, @Nullable String noneExist) {
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"([0-9]{1,9}(?:\\.[0-9a-f]{8})?)\"");

  public static Conditions of(HttpHeaders headers) {
    return of(
        headers.getHeaderString(HttpHeaders.IF_MATCH),
        headers.getHeaderString(HttpHeaders.IF_NONE_MATCH),
        headers.getHeaderString("If-None-Exist"));
  }

  public static Conditions of(
      @Nullable String ifMatch, @Nullable String ifNoneMatch, @Nullable String ifNoneExist) {
    if (ifNoneMatch != null && !ifNoneMatch.strip().equals("*")) {
      throw Refusal.of(
          400, "not-supported", "of If-None-Match a write takes only *: there may be none yet");
    }
    String match = ifMatch == null || ifMatch.strip().equals("*") ? ifMatch : version(ifMatch);
    return new Conditions(match, ifNoneMatch != null, ifNoneExist);
  }

  private static String version(String tag) {
    Matcher form = TAG.matcher(tag.strip());
    if (!form.matches()) {
      throw Refusal.of(
          400, "invalid", "If-Match is one tag as in ETag, for example W/\"3.1f0c97aa\"");
    }
    return form.group(1);
  }

  /**
   * The version at which the record has to be when it is written.
   *
   * @param current what is shown of it now
   */
  public int expected(Optional<Served> current) {
    if (none) {
      if (current.isPresent()) {
        throw failed("there is one of this id already");
      }
      return Edit.NEW;
    }
    if (match == null) {
      return Edit.ANY;
    }
    Served found = current.orElseThrow(() -> failed("there is none of this id now"));
    if (match.strip().equals("*")) {
      return number(found.version());
    }
    if (!Freshness.names(found, match)) {
      throw failed("it is at version " + found.version() + " now: read it again");
    }
    return number(found.version());
  }

  public static int number(String version) {
    return Integer.parseInt(version.split("\\.", 2)[0]);
  }

  private static Refusal failed(String why) {
    return Refusal.of(412, "conflict", why);
  }
}
