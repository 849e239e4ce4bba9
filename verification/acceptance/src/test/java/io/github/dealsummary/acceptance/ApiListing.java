package io.github.dealsummary.acceptance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The public and protected types of some packages as text, sorted, each as {@link ApiType} has it.
 */
final class ApiListing {
  private ApiListing() {}

  /**
   * The listing of these packages, without the packages below them.
   *
   * @param oneOfThem a class of the module that has the packages
   */
  static String of(Class<?> oneOfThem, List<String> packages) throws IOException {
    Set<String> notApi = NotApi.names();
    StringBuilder listing = new StringBuilder();
    for (String name : packages) {
      List<String> types =
          classes(oneOfThem, name)
              .filter(type -> ApiType.isVisible(type) && !notApi.contains(type.getName()))
              .sorted(Comparator.comparing(ApiType::nameOf))
              .map(ApiType::describe)
              .toList();
      if (!types.isEmpty()) {
        listing.append(listing.isEmpty() ? "" : "\n").append("package ").append(name).append("\n");
        types.forEach(type -> listing.append("\n").append(type));
      }
    }
    return listing.toString();
  }

  /** From where the module's classes are: a folder, or its jar once it is packaged. */
  private static Stream<Class<?>> classes(Class<?> oneOfThem, String name) throws IOException {
    Path place =
        Path.of(
            URI.create(oneOfThem.getProtectionDomain().getCodeSource().getLocation().toString()));
    if (Files.isDirectory(place)) {
      return classes(oneOfThem.getClassLoader(), place, name);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return classes(oneOfThem.getClassLoader(), jar.getPath("/"), name);
    }
  }

  private static Stream<Class<?>> classes(ClassLoader loader, Path root, String name)
      throws IOException {
    Path folder = root.resolve(name.replace('.', '/'));
    if (!Files.exists(folder)) {
      return Stream.of();
    }
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (String file : files.map(path -> path.getFileName().toString()).toList()) {
        if (file.endsWith(".class") && !file.startsWith("package-info")) {
          classes.add(load(loader, name + "." + file.replace(".class", "")));
        }
      }
    }
    return classes.stream();
  }

  private static Class<?> load(ClassLoader loader, String name) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
