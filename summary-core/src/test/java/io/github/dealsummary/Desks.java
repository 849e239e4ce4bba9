package io.github.dealsummary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.desk.DealDesk;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.settings.Identity;
import io.github.dealsummary.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What tests with a desk over a socket have in common. */
public final class Desks {
  /** Users of the sample environment. */
  public static final UUID KENNY = UUID.fromString("c0a50000-0000-4000-8000-0000000000a1");

  public static final UUID DUSTIN = UUID.fromString("c0a50000-0000-4000-8000-0000000000a2");

  private static final Pattern DATE =
      Pattern.compile("\\d{1,2}/\\d{1,2}/\\d{4}( \\d{1,2}:\\d{2} [AP]M)?");

  private Desks() {}

  /** A desk with one setting more than it needs to reach the environment. */
  public static DealDesk open(DataverseEmulator environment, String setting, String value) {
    Map<String, String> variables = new HashMap<>(environment.variables());
    variables.put(setting, value);
    return DealDesk.open(Settings.from(variables));
  }

  public static Settings.Target target(
      String name, DataverseEmulator environment, Duration deadline, Environment.Role role) {
    return new Settings.Target(
        name,
        environment.url().toString(),
        new Identity.Secret(
            new Identity.Application(
                environment.tenantId(),
                environment.clientId(),
                Optional.of(environment.authority())),
            environment.clientSecret()),
        deadline,
        role);
  }

  /** The result of the one environment that was asked. */
  public static <T extends Outcome> T only(DealAnswer answer, Class<T> type) {
    assertThat(answer.environments()).hasSize(1);
    assertThat(answer.outcomes()).hasExactlyElementsOfTypes(type);
    return type.cast(answer.outcomes().findFirst().orElseThrow());
  }

  /** Sample rows are as old on any day as they were on the first. */
  public static String dateless(String text) {
    return DATE.matcher(text).replaceAll("<date>");
  }

  /** As its reviewed file; {@code -Dgolden.write=true} writes it anew, to be reviewed again. */
  public static void assertAsReviewed(String name, String text) throws IOException {
    Path file = Path.of("src/test/resources", name + ".txt");
    String written = dateless(text) + "\n";
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, written);
    }
    assertThat(written).isEqualTo(Files.readString(file));
  }
}
