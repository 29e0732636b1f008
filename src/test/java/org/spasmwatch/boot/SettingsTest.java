package org.spasmwatch.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Settings stand in three places: mappings, the README, and the names the start knows. */
class SettingsTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `(spasmwatch\\.[^`]+)` \\| `([^`]+)` \\| ([^|]+) \\| [^|]+ \\|$");

  /** As the README shows it: what a deployer has to know beside the name. */
  private record Setting(String name, String variable, String byDefault) {
    static Setting of(String name, Optional<String> byDefault) {
      String shown = byDefault.map(d -> d.replace("${user.home}", "~")).orElse("none");
      return new Setting(name, KnownSettings.variable(name), shown);
    }
  }

  private static Map<String, Setting> mapped() {
    Map<String, Setting> all = new TreeMap<>();
    new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("org.spasmwatch")
            .stream()
            .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
            .map(type -> type.reflect())
            .forEach(
                type ->
                    settings(type.getAnnotation(ConfigMapping.class).prefix(), type)
                        .forEach(setting -> all.put(setting.name(), setting)));
    return all;
  }

  private static Stream<Setting> settings(String prefix, Class<?> type) {
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> !method.isDefault())
        .flatMap(method -> settings(prefix, method));
  }

  private static Stream<Setting> settings(String prefix, Method method) {
    WithName given = method.getAnnotation(WithName.class);
    String name =
        prefix + "." + (given == null ? StringUtil.skewer(method.getName()) : given.value());
    Class<?> type = method.getReturnType();
    if (method.getGenericReturnType() instanceof ParameterizedType map && type == Map.class) {
      return settings(name + ".<name>", (Class<?>) map.getActualTypeArguments()[1]);
    }
    if (type.isInterface() && type.getName().startsWith("org.spasmwatch.")) {
      return settings(name, type);
    }
    Optional<String> byDefault =
        Optional.ofNullable(method.getAnnotation(WithDefault.class)).map(WithDefault::value);
    return Stream.of(Setting.of(name, byDefault));
  }

  /** After a semicolon a default may say what else holds, as in the trial. */
  private static Map<String, Setting> documented() throws IOException {
    Map<String, Setting> all = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        String byDefault = row.group(3).replaceFirst(";.*", "").strip().replace("`", "");
        Setting setting = new Setting(row.group(1), row.group(2), byDefault);
        assertThat(all.put(setting.name(), setting)).as(setting.name() + " twice").isNull();
      }
    }
    return all;
  }

  @Test
  void theReadmeHasEverySettingWithItsVariableAndDefaultAndNoOther() throws IOException {
    assertThat(documented()).isEqualTo(mapped());
  }

  @Test
  void theStartKnowsEverySettingAndNoOther() {
    assertThat(KnownSettings.NAMES).containsExactlyElementsOf(mapped().keySet());
  }

  @Test
  void aNameThatIsSlightlyWrongIsNearestToTheRightOne() {
    assertThat(KnownSettings.nearest("spasmwatch.limit.body")).isEqualTo("spasmwatch.limits.body");
    assertThat(KnownSettings.nearest("spasmwatch.publicurl")).isEqualTo("spasmwatch.public-url");
    for (String name : KnownSettings.NAMES) {
      assertThat(KnownSettings.nearest(name)).isEqualTo(name);
    }
  }

  @Test
  void aNameThatTheOperatorChoosesMayBeAnyOne() {
    assertThat(KnownSettings.contains("spasmwatch.cds.clients.my-ehr.issuer")).isTrue();
    assertThat(KnownSettings.contains("spasmwatch.cds.clients.ehr.jku[0]")).isTrue();
    assertThat(KnownSettings.contains("spasmwatch.cds.clients.issuer")).isFalse();
    assertThat(KnownSettings.contains("spasmwatch.cds.clients.ehr.isuer")).isFalse();
    assertThat(KnownSettings.containsVariable("SPASMWATCH_CDS_CLIENTS_EHR_JWKS_URL")).isTrue();
    assertThat(KnownSettings.containsVariable("SPASMWATCH_CDS_CLIENTS_EHR_TENANTS_0_")).isTrue();
    assertThat(KnownSettings.containsVariable("SPASMWATCH_CDS_CLIENTS_MY_EHR_ISSUER")).isFalse();
    assertThat(KnownSettings.nearest("spasmwatch.cds.clients.ehr.isuer"))
        .isEqualTo("spasmwatch.cds.clients.<name>.issuer");
  }

  @Test
  void aListMayBeGivenByElement() {
    assertThat(KnownSettings.contains("spasmwatch.knowledge.disabled[1]")).isTrue();
    assertThat(KnownSettings.containsVariable("SPASMWATCH_KNOWLEDGE_DISABLED_1_")).isTrue();
    assertThat(KnownSettings.contains("spasmwatch.knowledge.disabledx")).isFalse();
  }
}
