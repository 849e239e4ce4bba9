package io.github.dealsummary.http;

import io.github.dealsummary.contract.Callers;
import io.github.dealsummary.contract.DealContract;
import io.github.dealsummary.settings.InvalidSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How the server runs: from its arguments, and from the variables with its keys, callers and
 * limits.
 *
 * @param demo whether an emulated Sales environment answers
 * @param port 0 for any free one
 */
record ServerSettings(
    boolean demo, String host, int port, AccessKeys keys, Callers callers, ServerLimits limits) {
  static final String USAGE =
      """
      Usage: java -jar deal-summary-server.jar [--demo] [--port <number>] [--host <address>]
        --demo            answers from an emulated Sales environment in the same process
        --port <number>   8080 unless given; 0 for any free one, which is printed
        --host <address>  127.0.0.1 unless given; for another one set DEAL_SUMMARY_KEYS
        --help            prints this
      The environment, the keys, the limits and who may ask are environment variables: see README.md and
      adapter-http/README.md at https://github.com/dealsummary/deal-summary.""";

  /**
   * @throws InvalidSettings with every problem of both at once
   */
  static ServerSettings from(List<String> arguments, Map<String, String> variables) {
    List<String> problems = new ArrayList<>();
    Map<String, String> options = options(arguments, problems);
    int port = port(options.getOrDefault("--port", "8080"), problems);
    String host = options.getOrDefault("--host", "127.0.0.1");
    Optional<AccessKeys> keys = read(() -> AccessKeys.from(variables), problems);
    boolean demo = options.containsKey("--demo");
    Optional<Callers> callers = callers(demo, variables, problems);
    boolean withoutKeys = keys.filter(AccessKeys::none).isPresent();
    boolean withoutTokens = callers.filter(who -> !who.verified()).isPresent();
    checkHost(host, withoutKeys && withoutTokens, demo, problems);
    ServerLimits limits = ServerLimits.from(variables, problems);
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    return new ServerSettings(demo, host, port, keys.orElseThrow(), callers.orElseThrow(), limits);
  }

  /** For the demo one advice is enough: leaving the setting out also mends a wrong value. */
  private static Optional<Callers> callers(
      boolean demo, Map<String, String> variables, List<String> problems) {
    String mode = variables.getOrDefault(Callers.SETTING, "").strip();
    if (demo && !mode.isEmpty() && !mode.equals("none")) {
      problems.add("--demo: nobody signs in to the demo. Leave out " + Callers.SETTING + ".");
      return Optional.empty();
    }
    return read(() -> Callers.from(variables), problems);
  }

  private static <T> Optional<T> read(Supplier<T> reader, List<String> problems) {
    try {
      return Optional.of(reader.get());
    } catch (InvalidSettings e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  /** Whether every caller that reaches the server is answered. */
  boolean anybodyMayAsk() {
    return keys.none() && !callers.verified();
  }

  private static Map<String, String> options(List<String> arguments, List<String> problems) {
    Map<String, String> options = new HashMap<>();
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String[] option = rest.pop().split("=", 2);
      if (option[0].equals("--port") || option[0].equals("--host")) {
        String value = option.length == 2 ? option[1] : rest.isEmpty() ? "" : rest.pop();
        putOnce(option[0], value, options, problems);
      } else if (List.of(option).equals(List.of("--demo"))) {
        putOnce("--demo", "", options, problems);
      } else {
        problems.add(
            "Unknown argument " + String.join("=", option) + "; --help lists the known ones.");
      }
    }
    return options;
  }

  private static void putOnce(
      String option, String value, Map<String, String> options, List<String> problems) {
    if (options.put(option, value) != null) {
      problems.add(option + " is given more than once.");
    }
  }

  private static int port(String value, List<String> problems) {
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
      problems.add("--port takes a number from 0, which is any free port, to 65535.");
      return 0;
    }
    return Integer.parseInt(value);
  }

  private static void checkHost(
      String host, boolean anybodyMayAsk, boolean demo, List<String> problems) {
    if (host.isBlank()) {
      problems.add("--host takes a name or an address of this machine.");
      return;
    }
    try {
      boolean loopback = InetAddress.getByName(host).isLoopbackAddress();
      if (anybodyMayAsk && !loopback) {
        problems.add(
            "--host: without keys the server listens to this machine only. Set "
                + DealContract.KEYS_SETTING
                + " to let others in, "
                + (demo ? "" : "or " + Callers.SETTING + " to token, ")
                + "or leave out --host.");
      }
    } catch (UnknownHostException e) {
      problems.add("--host takes a name or an address of this machine.");
    }
  }
}
