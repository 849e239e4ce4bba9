package io.github.dealsummary.http;

import io.github.dealsummary.contract.Callers;
import io.github.dealsummary.contract.DealContract;
import io.github.dealsummary.contract.Operation;
import io.github.dealsummary.desk.DealDesk;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.settings.InvalidSettings;
import io.github.dealsummary.settings.Settings;
import io.javalin.util.JavalinBindException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program in {@code deal-summary-server.jar}. It ends with 2 if arguments or settings are wrong
 * and with 1 if the address is taken. It says on standard error what to do about it.
 */
public final class DealSummaryServer {
  private static final Set<String> OWN_NAMES =
      Stream.of(Set.of(DealContract.KEYS_SETTING), Callers.SETTINGS, ServerLimits.SETTINGS)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private DealSummaryServer() {}

  public static void main(String[] args) {
    List<String> arguments = List.of(args);
    if (arguments.contains("--help")) {
      System.out.println(ServerSettings.USAGE);
      return;
    }
    try {
      serve(arguments, System.getenv());
    } catch (InvalidSettings e) {
      e.problems().forEach(System.err::println);
      System.exit(2);
    } catch (JavalinBindException e) {
      System.err.println(
          "Another program listens there already, or the address does not belong to this machine."
              + " Choose another one with --port or --host.");
      System.exit(1);
    }
  }

  private static void serve(List<String> arguments, Map<String, String> variables) {
    boolean demo = arguments.contains("--demo");
    InvalidSettings.reportTogether(
        () -> ServerSettings.from(arguments, variables),
        () -> {
          if (!demo) {
            Settings.from(variables, OWN_NAMES);
          }
        });
    ServerSettings settings = ServerSettings.from(arguments, variables);
    DealDesk desk =
        DealDesk.open(
            Settings.from(demo ? DataverseEmulator.start().variables() : variables, OWN_NAMES));
    HttpDoor door = new HttpDoor(settings, desk);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> farewell(door, desk)));
    System.out.println(greeting(settings, door.port()));
  }

  /**
   * Ends the requests that take too long two seconds before the time is over, so that each of them
   * still gets an answer.
   */
  private static void farewell(HttpDoor door, DealDesk desk) {
    Thread ending =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(HttpDoor.LONGEST_FAREWELL.toSeconds() - 2);
                desk.close();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // everything was answered in time
              }
            });
    ending.setDaemon(true);
    ending.start();
    door.close();
    ending.interrupt();
    desk.close();
  }

  private static String greeting(ServerSettings settings, int port) {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    String url = "http://" + host + ":" + port;
    return "Listening on %s%s%nTry: curl %s%s\"%s?customerName=Fourth%%20Coffee\""
        .formatted(
            url,
            settings.demo() ? " (demo: an emulated Sales environment answers)" : "",
            settings.keys().none() ? "" : "-H \"" + DealContract.KEY_HEADER + ": $KEY\" ",
            settings.callers().verified() ? "-H \"Authorization: Bearer $TOKEN\" " : "",
            url + Operation.SUMMARIZE.path());
  }
}
