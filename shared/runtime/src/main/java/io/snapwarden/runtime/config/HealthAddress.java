package io.snapwarden.runtime.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Where a task answers how it is: `8081` on this machine alone, `0.0.0.0:8081` for all that reach it.
final class HealthAddress {

    private static final int MOST = 65_535;

    private HealthAddress() {}

    static InetSocketAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        int port = port(text.substring(colon + 1), text);
        var address = colon < 0
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                : new InetSocketAddress(text.substring(0, colon), port);
        if (address.isUnresolved()) {
            throw wrong(text);
        }
        return address;
    }

    private static int port(String number, String text) {
        if (!number.matches("\\d{1,5}") || Integer.parseInt(number) > MOST) {
            throw wrong(text);
        }
        return Integer.parseInt(number);
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "expected a port, or an address of this machine and a port as 0.0.0.0:8081, found \"" + text + "\"");
    }
}
