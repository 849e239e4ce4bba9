package io.github.dealsummary.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types beside the API that are public for other rooms only, as the package-info says. */
final class NotApi {
  private static final String PACKAGE = "io.github.dealsummary";
  private static final Path PACKAGE_INFO =
      Path.of("../../summary-core/src/main/java/io/github/dealsummary/package-info.java");
  private static final Pattern LINK = Pattern.compile("\\{@link ([A-Z]\\w*)}");

  private NotApi() {}

  /** The types that the paragraph of the core's root which says so links. */
  static Set<String> names() throws IOException {
    String text = Files.readString(PACKAGE_INFO);
    int said = text.indexOf("not API");
    String paragraph = text.substring(text.lastIndexOf("<p>", said), said);
    return LINK.matcher(paragraph)
        .results()
        .map(link -> PACKAGE + "." + link.group(1))
        .collect(Collectors.toSet());
  }
}
