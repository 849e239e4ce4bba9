package io.github.dealsummary.find;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.Matching;
import io.github.dealsummary.OpportunityFinder;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.dataverse.DataverseClient;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/**
 * The finder as it would be without a rule: its sources with that rule's code taken out, compiled
 * anew. So the rules need no switch in the program.
 */
final class FinderWithout {
  private static final Path SOURCES = Path.of("src/main/java/io/github/dealsummary/find");
  private static final String PACKAGE = "io.github.dealsummary.find.";

  private FinderWithout() {}

  static OpportunityFinder rule(NameRule rule, Matching matching, Path folder) throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    compile(edited(rule, Files.createDirectory(folder.resolve("sources"))), classes);
    ClassLoader loader = new Loader(classes.toUri().toURL());
    return Class.forName(PACKAGE + "DataverseOpportunityFinder", true, loader)
        .asSubclass(OpportunityFinder.class)
        .getConstructor(Ranking.class, Matching.class)
        .newInstance(Ranking.VALUE, matching);
  }

  private static List<Path> edited(NameRule rule, Path folder) throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        String source = Files.readString(file);
        for (NameRule.Edit edit : rule.edits()) {
          if (file.endsWith(edit.type() + ".java")) {
            assertThat(source).as("the code of " + rule).contains(edit.code());
            source = source.replace(edit.code(), edit.without());
          }
        }
        Files.writeString(folder.resolve(file.getFileName()), source);
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void compile(List<Path> sources, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String classPath =
        Stream.of(Question.class, DataverseClient.class, NullMarked.class)
            .map(FinderWithout::place)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> options =
        List.of("-d", classes.toString(), "-classpath", classPath, "-proc:none", "-nowarn");
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      assertThat(
              compiler
                  .getTask(
                      null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                  .call())
          .isTrue();
    }
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Loads the package from the folder and all else as the test has it. */
  private static final class Loader extends URLClassLoader {
    Loader(URL classes) {
      super(new URL[] {classes}, FinderWithout.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        return name.startsWith(PACKAGE) && findLoadedClass(name) == null
            ? findClass(name)
            : super.loadClass(name, resolve);
      }
    }
  }
}
