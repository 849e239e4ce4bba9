package io.github.dealsummary.acceptance;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One type and its public and protected members as text: one line each, sorted. Names of the JDK's
 * and of our own types are short, all others in full.
 */
final class ApiType {
  /**
   * {@code java.util.Map$Entry} and {@code io.github.dealsummary.Question}, without the package.
   */
  private static final Pattern KNOWN_PACKAGE =
      Pattern.compile("\\b(?:java|javax|io\\.github\\.dealsummary)\\.(?:[a-z0-9_]+\\.)*(?=[A-Z])");

  /** Every class has these; overriding one is no part of the interface. */
  private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString");

  private ApiType() {}

  /** One type and what others can use of it. */
  static String describe(Class<?> type) {
    StringBuilder text = new StringBuilder(header(type)).append("\n");
    members(type).forEach(member -> text.append("  ").append(member).append("\n"));
    return text.toString();
  }

  static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return !type.isAnonymousClass()
        && !type.isLocalClass()
        && isVisible(type.getModifiers())
        && (outer == null || isVisible(outer));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String header(Class<?> type) {
    String kind =
        type.isRecord()
            ? "record " + components(type)
            : type.isEnum()
                ? "enum"
                : type.isAnnotation() ? "annotation" : type.isInterface() ? "interface" : "class";
    StringBuilder text =
        new StringBuilder(nameOf(type)).append(variables(type.getTypeParameters()));
    text.append(": ").append(deprecated(type)).append(modifiers(type)).append(kind);
    Type parent = type.getGenericSuperclass();
    if (parent != null
        && type.getSuperclass() != Object.class
        && !type.isRecord()
        && !type.isEnum()) {
      text.append(" extends ").append(nameOf(parent));
    }
    Type[] interfaces = type.getGenericInterfaces();
    if (interfaces.length > 0) {
      text.append(type.isInterface() ? " extends " : " implements ").append(sorted(interfaces));
    }
    if (type.isSealed()) {
      Type[] open =
          Stream.of(type.getPermittedSubclasses()).filter(ApiType::isVisible).toArray(Type[]::new);
      text.append(open.length == 0 ? "" : " permits " + sorted(open));
    }
    return text.toString();
  }

  private static String modifiers(Class<?> type) {
    int modifiers = type.getModifiers();
    boolean plain = !type.isInterface() && !type.isEnum() && !type.isRecord();
    return (Modifier.isProtected(modifiers) ? "protected " : "")
        + (plain && Modifier.isAbstract(modifiers) ? "abstract " : "")
        + (plain && Modifier.isFinal(modifiers) ? "final " : "")
        + (type.isSealed() ? "sealed " : "");
  }

  private static String components(Class<?> type) {
    return Stream.of(type.getRecordComponents())
        .map(part -> nameOf(part.getAnnotatedType()) + " " + part.getName())
        .collect(joining(", ", "(", ")"));
  }

  private static Set<String> members(Class<?> type) {
    Set<String> lines = new TreeSet<>();
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field.getModifiers()) && !field.isSynthetic()) {
        lines.add(field(field));
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isVisible(constructor.getModifiers()) && !isCanonical(constructor)) {
        lines.add(deprecated(constructor) + "new" + signature("", constructor));
      }
    }
    for (Class<?> declaring : withHiddenParents(type)) {
      for (Method method : declaring.getDeclaredMethods()) {
        if (isVisible(method.getModifiers()) && isOwn(method)) {
          lines.add(method(method));
        }
      }
    }
    return lines;
  }

  /** What a public class inherits from a hidden one can be called all the same. */
  private static List<Class<?>> withHiddenParents(Class<?> type) {
    List<Class<?>> all = new ArrayList<>(List.of(type));
    for (Class<?> parent = type.getSuperclass();
        parent != null && parent.getName().startsWith("io.github") && !isVisible(parent);
        parent = parent.getSuperclass()) {
      all.add(parent);
    }
    return all;
  }

  private static boolean isOwn(Method method) {
    Class<?> type = method.getDeclaringClass();
    boolean ofEnum =
        type.isEnum() && (method.getName().equals("values") || method.getName().equals("valueOf"));
    return !method.isSynthetic()
        && !ofEnum
        && !OF_OBJECT.contains(method.getName())
        && !isAccessor(type, method);
  }

  private static boolean isAccessor(Class<?> type, Method method) {
    return type.isRecord()
        && method.getParameterCount() == 0
        && Stream.of(type.getRecordComponents())
            .anyMatch(part -> part.getName().equals(method.getName()));
  }

  private static boolean isCanonical(Constructor<?> constructor) {
    Class<?> type = constructor.getDeclaringClass();
    return type.isRecord()
        && Arrays.equals(
            constructor.getParameterTypes(),
            Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
  }

  private static String field(Field field) {
    if (field.isEnumConstant()) {
      return deprecated(field) + field.getName();
    }
    return deprecated(field)
        + (Modifier.isStatic(field.getModifiers()) ? "static " : "")
        + (Modifier.isFinal(field.getModifiers()) ? "final " : "")
        + nameOf(field.getAnnotatedType())
        + " "
        + field.getName();
  }

  private static String method(Method method) {
    int modifiers = method.getModifiers();
    boolean inInterface = method.getDeclaringClass().isInterface();
    String variables = variables(method.getTypeParameters());
    return deprecated(method)
        + (Modifier.isProtected(modifiers) ? "protected " : "")
        + (Modifier.isStatic(modifiers) ? "static " : "")
        + (Modifier.isAbstract(modifiers) && !inInterface ? "abstract " : "")
        + (method.isDefault() ? "default " : "")
        + (variables.isEmpty() ? "" : variables + " ")
        + nameOf(method.getAnnotatedReturnType())
        + " "
        + signature(method.getName(), method);
  }

  private static String signature(String name, Executable executable) {
    AnnotatedType[] types = executable.getAnnotatedParameterTypes();
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      String text = nameOf(types[i]);
      boolean last = i == types.length - 1;
      parameters.add(
          last && executable.isVarArgs() ? text.substring(0, text.length() - 2) + "..." : text);
    }
    Type[] thrown = executable.getGenericExceptionTypes();
    return name
        + "("
        + String.join(", ", parameters)
        + ")"
        + (thrown.length == 0 ? "" : " throws " + sorted(thrown));
  }

  private static String deprecated(AnnotatedElement element) {
    return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
  }

  private static String variables(TypeVariable<?>[] variables) {
    return variables.length == 0
        ? ""
        : Stream.of(variables).map(ApiType::variable).collect(joining(", ", "<", ">"));
  }

  private static String variable(TypeVariable<?> variable) {
    String bounds =
        Stream.of(variable.getBounds())
            .filter(bound -> bound != Object.class)
            .map(ApiType::nameOf)
            .collect(joining(" & "));
    return variable.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
  }

  private static String sorted(Type[] types) {
    return Stream.of(types).map(ApiType::nameOf).sorted().collect(joining(", "));
  }

  private static String nameOf(AnnotatedType type) {
    boolean nullable = type.isAnnotationPresent(Nullable.class);
    return (nullable ? "@Nullable " : "") + nameOf(type.getType());
  }

  static String nameOf(Type type) {
    return KNOWN_PACKAGE.matcher(type.getTypeName()).replaceAll("").replace('$', '.');
  }
}
