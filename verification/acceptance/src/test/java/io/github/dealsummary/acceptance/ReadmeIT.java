package io.github.dealsummary.acceptance;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.contract.Callers;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.settings.InvalidSettings;
import io.github.dealsummary.settings.Settings;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The READMEs' transcript is run, their Java compiled, their links followed. */
class ReadmeIT {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Pattern DATE = Pattern.compile("\\d{1,2}/\\d{1,2}/\\d{4}");

  /** What a reader of a snippet takes for granted. */
  private static final String AROUND =
      """
      import static io.github.dealsummary.dataverse.Condition.column;
      import static io.github.dealsummary.dataverse.Order.desc;
      import io.github.dealsummary.*;
      import io.github.dealsummary.contract.*;
      import io.github.dealsummary.dataverse.*;
      import io.github.dealsummary.dataverse.entra.*;
      import io.github.dealsummary.desk.*;
      import io.github.dealsummary.settings.*;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;
      import java.util.stream.*;
      class Snippet {
        DataverseClient sales;
        DataverseClient client;
        DealDesk desk;
        OpportunityFinder myFinder;
        UUID id;
        String tenantId;
        String clientId;
        String secret;
        char[] password;
        String userToken;

        void run() {
          %s
        }
      }
      """;

  static Stream<Path> readmes() throws IOException {
    List<Path> files =
        new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
    try (Stream<Path> modules = Files.list(ROOT)) {
      modules.map(module -> module.resolve("README.md")).filter(Files::exists).forEach(files::add);
    }
    return files.stream();
  }

  @Test
  void transcriptIsWhatTheTerminalPrints() throws Exception {
    List<String> transcript = blocks(ROOT.resolve("README.md"), "console").toList();
    assertThat(transcript).hasSize(1);
    List<String> lines = transcript.get(0).lines().toList();
    assertThat(lines.get(0))
        .isEqualTo(
            "$ java -jar adapter-cli/target/deal-summary.jar summarize \"Fourth Coffee\" --demo");
    try (DataverseEmulator sales = DataverseEmulator.start();
        Doors doors = new Doors(sales.variables())) {
      String printed = doors.terminal("Fourth Coffee", "--demo").out();
      String expected =
          lines.stream()
              .skip(1)
              .map(
                  line ->
                      line.equals("...") ? "(?:.*\\R)+?" : Pattern.quote(dateless(line)) + "\\R")
              .collect(joining());
      assertThat(dateless(printed)).matches(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("readmes")
  void javaCompiles(Path readme) throws IOException {
    for (String snippet : blocks(readme, "java").filter(s -> !s.startsWith("class ")).toList()) {
      String source = AROUND.formatted(snippet);
      assertThat(compile(source)).as(readme + ":\n" + snippet).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("readmes")
  void linksLeadSomewhere(Path readme) throws IOException {
    List<String> links =
        LINK.matcher(Files.readString(readme)).results().map(m -> m.group(1)).toList();
    assertThat(links).allSatisfy(link -> assertThat(readme.resolveSibling(link)).exists());
  }

  @Test
  void everySettingThatIsReadIsListed() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Set<String> read = new HashSet<>();
    Map<String, String> none =
        new HashMap<>() {
          @Override
          public @Nullable String get(@Nullable Object name) {
            read.add(String.valueOf(name));
            return null;
          }
        };
    assertThatThrownBy(() -> Settings.from(none)).isInstanceOf(InvalidSettings.class);
    assertThat(Callers.from(none)).isSameAs(Callers.none());
    read.addAll(Callers.SETTINGS);
    assertThat(read).hasSizeGreaterThan(7).allSatisfy(name -> assertThat(readme).contains(name));
  }

  private static Stream<String> blocks(Path readme, String language) throws IOException {
    return BLOCK
        .matcher(Files.readString(readme))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2));
  }

  private static String dateless(String text) {
    return DATE.matcher(text).replaceAll("<date>");
  }

  /** What the compiler says; nothing if it is content. */
  private static String compile(String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    var unit =
        new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options =
        List.of(
            "-proc:none",
            "-classpath",
            System.getProperty("java.class.path"),
            "-d",
            outputFolder());
    compiler.getTask(said, null, null, options, null, List.of(unit)).call();
    return said.toString();
  }

  private static String outputFolder() {
    try {
      return Files.createDirectories(Path.of("target", "snippets")).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
