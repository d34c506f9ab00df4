package io.snapwarden.runtime.host;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.snapwarden.runtime.config.SettingException;
import io.snapwarden.runtime.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/// Asks the task in the same container how it is, for images without a shell. Exits with 0 when it is alive.
public final class HealthCheck {

    private static final int PATIENCE_MILLIS = 3_000;

    private HealthCheck() {}

    public static void main(String[] args) {
        var answer = ask(Settings.ofEnvironment());
        System.out.println(answer.strip());
        System.exit(answer.startsWith("HTTP/1.1 200 ") ? 0 : 1);
    }

    /// Over a bare socket, for a client would take longer to start than the answer takes.
    static String ask(Settings settings) {
        try {
            return ask(settings.health()
                    .orElseThrow(() -> new SettingException("SNAPWARDEN_HEALTH is not set: nothing answers")));
        } catch (SettingException | IOException e) {
            return "no answer: " + e.getMessage();
        }
    }

    private static String ask(InetSocketAddress address) throws IOException {
        var here = address.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address.getAddress();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(here, address.getPort()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            var request = "GET " + HealthServer.LIVE + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
