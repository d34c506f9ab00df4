package io.snapwarden.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.runtime.config.SettingException;
import io.snapwarden.runtime.config.Settings;
import io.snapwarden.runtime.work.Health;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private volatile Health health = new Health.Ready();
    private final HealthServer server = HealthServer.open(ANY_PORT, () -> health);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answersThatItIsReady() throws Exception {
        assertThat(get(HealthServer.LIVE)).isEqualTo("200 ready\n");
        assertThat(get(HealthServer.READY)).isEqualTo("200 ready\n");
    }

    @Test
    void livesThoughItIsNotReady() throws Exception {
        health = new Health.Unready("it cannot receive: no route");

        assertThat(get(HealthServer.LIVE)).isEqualTo("200 unready: it cannot receive: no route\n");
        assertThat(get(HealthServer.READY)).isEqualTo("503 unready: it cannot receive: no route\n");
    }

    @Test
    void saysThatItIsDead() throws Exception {
        health = new Health.Dead("it hangs");

        assertThat(get(HealthServer.LIVE)).isEqualTo("503 dead: it hangs\n");
        assertThat(get(HealthServer.READY)).isEqualTo("503 dead: it hangs\n");
    }

    @Test
    void hasNothingElse() throws Exception {
        assertThat(get("/")).startsWith("404 ");
        assertThat(get("/health/live/../../etc/passwd")).startsWith("404 ");
    }

    @Test
    void saysWhichSettingNamesAnAddressThatIsTaken() {
        var taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());

        assertThatThrownBy(() -> HealthServer.open(taken, () -> health))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("SNAPWARDEN_HEALTH: cannot listen on")
                .hasMessageContaining(Integer.toString(server.port()));
    }

    @Test
    void theCheckInTheContainerSeesWhetherItIsAlive() {
        assertThat(check("" + server.port())).startsWith("HTTP/1.1 200 ");
        assertThat(check("0.0.0.0:" + server.port())).startsWith("HTTP/1.1 200 ");

        health = new Health.Dead("it hangs");
        assertThat(check("" + server.port())).startsWith("HTTP/1.1 503 ").contains("dead: it hangs");
    }

    @Test
    void theCheckInTheContainerSaysThatNothingAnswers() {
        server.close();

        assertThat(check("" + server.port())).startsWith("no answer: ");
        assertThat(HealthCheck.ask(new Settings(Map.of())))
                .isEqualTo("no answer: SNAPWARDEN_HEALTH is not set: nothing answers");
        assertThat(check("none")).startsWith("no answer: SNAPWARDEN_HEALTH: expected a port");
    }

    private static String check(String setting) {
        return HealthCheck.ask(new Settings(Map.of("SNAPWARDEN_HEALTH", setting)));
    }

    private String get(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + server.port() + path);
            var answer = http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }
}
