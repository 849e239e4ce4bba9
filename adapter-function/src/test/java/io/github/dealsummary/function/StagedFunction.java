package io.github.dealsummary.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A function in a staging folder, loaded and invoked as the Java worker does it. Needs nothing but
 * this module's test classes and azure-functions-java-core-library on the class path, so that what
 * the folder lacks is missed.
 */
final class StagedFunction {
  private final Path folder;
  private final String name;
  private final String description;

  private StagedFunction(Path folder, String name) throws IOException {
    this.folder = folder.resolve(name);
    this.name = name;
    this.description = Files.readString(this.folder.resolve("function.json"));
  }

  /**
   * Prints status, headers, an empty line and the body.
   *
   * @param arguments the staging folder, the function's name, the percent-encoded query and, for a
   *     POST, the body
   */
  public static void main(String[] arguments) throws Exception {
    StagedFunction function = new StagedFunction(Path.of(arguments[0]), arguments[1]);
    HostResponse response =
        function.invoke(
            new HostRequest(arguments[2], Map.of(), Stream.of(arguments).skip(3).findFirst()));
    PrintStream out = new PrintStream(System.out, false, UTF_8);
    out.println(response.getStatusCode());
    response.headers().forEach((header, value) -> out.println(header + ": " + value));
    out.println();
    out.print(response.getBody());
    out.flush();
  }

  private HostResponse invoke(HostRequest request) throws Exception {
    String entryPoint = property("entryPoint");
    int dot = entryPoint.lastIndexOf('.');
    try (URLClassLoader loader = new URLClassLoader(classPath(), new WorkerClasses())) {
      Thread.currentThread().setContextClassLoader(loader);
      Class<?> type = loader.loadClass(entryPoint.substring(0, dot));
      Object instance = type.getConstructor().newInstance();
      return (HostResponse)
          type.getMethod(
                  entryPoint.substring(dot + 1), HttpRequestMessage.class, ExecutionContext.class)
              .invoke(instance, request, new HostContext(name, Logger.getLogger(name)));
    }
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
