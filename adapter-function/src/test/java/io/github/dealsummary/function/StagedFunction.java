package io.github.dealsummary.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function in a staging folder, loaded and invoked as the Java worker does it: one class loader
 * for all invocations, an instance for each. Needs nothing but this module's test classes and
 * azure-functions-java-core-library on the class path, so that what the folder lacks is missed.
 */
final class StagedFunction {
  private static final String END_OF_REPLY = "\u001e";

  private final Path folder;
  private final String name;
  private final String description;

  private StagedFunction(Path folder, String name) throws IOException {
    this.folder = folder.resolve(name);
    this.name = name;
    this.description = Files.readString(this.folder.resolve("function.json"));
  }

  /**
   * Reads invocations from standard input, one a line: the function's name, the percent-encoded
   * query, the JSON of a POST or nothing and any number of headers ({@code name: value}), with tabs
   * between them. Prints for each the status, the headers, an empty line, the body and a line with
   * the character RS.
   *
   * @param arguments the staging folder
   */
  public static void main(String[] arguments) throws Exception {
    Path staging = Path.of(arguments[0]);
    BufferedReader invocations = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    PrintStream out = new PrintStream(System.out, false, UTF_8);
    URLClassLoader loader = null;
    for (String line = invocations.readLine(); line != null; line = invocations.readLine()) {
      List<String> parts = List.of(line.split("\t", -1));
      StagedFunction function = new StagedFunction(staging, parts.get(0));
      if (loader == null) {
        loader = new URLClassLoader(function.classPath(), new WorkerClasses());
      }
      print(function.invoke(loader, request(parts)), out);
    }
  }

  private static HostRequest request(List<String> parts) {
    Optional<String> body = Optional.of(parts.get(2)).filter(json -> !json.isEmpty());
    return new HostRequest(parts.get(1), headers(parts.subList(3, parts.size())), body);
  }

  /** The host joins the values of a repeated header. */
  private static Map<String, String> headers(List<String> lines) {
    return lines.stream()
        .map(header -> header.split(": ", 2))
        .collect(
            Collectors.toMap(
                header -> header[0], header -> header[1], (first, next) -> first + "," + next));
  }

  private static void print(HostResponse response, PrintStream out) {
    out.println(response.getStatusCode());
    response.headers().forEach((header, value) -> out.println(header + ": " + value));
    out.println();
    out.println(response.getBody());
    out.println(END_OF_REPLY);
    out.flush();
  }

  private HostResponse invoke(ClassLoader loader, HostRequest request) throws Exception {
    String entryPoint = property("entryPoint");
    int dot = entryPoint.lastIndexOf('.');
    Thread.currentThread().setContextClassLoader(loader);
    Class<?> type = loader.loadClass(entryPoint.substring(0, dot));
    Object instance = type.getConstructor().newInstance();
    return (HostResponse)
        type.getMethod(
                entryPoint.substring(dot + 1), HttpRequestMessage.class, ExecutionContext.class)
            .invoke(instance, request, new HostContext(name, Logger.getLogger(name)));
  }

  private URL[] classPath() throws IOException {
    Path jar = folder.resolve(property("scriptFile")).normalize();
    List<URL> urls = new ArrayList<>(List.of(jar.toUri().toURL()));
    try (Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
      for (Path library : libraries.toList()) {
        urls.add(library.toUri().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }

  private String property(String key) {
    Matcher value = Pattern.compile("\"" + key + "\"\\s*:\\s*\"([^\"]+)\"").matcher(description);
    if (!value.find()) {
      throw new IllegalStateException("No " + key + " in " + folder);
    }
    return value.group(1);
  }

  /** Of our own class path, what the worker brings along. */
  private static final class WorkerClasses extends ClassLoader {
    WorkerClasses() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.matches("com\\.microsoft\\.azure\\.functions\\.[^.]+")) {
        return StagedFunction.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
