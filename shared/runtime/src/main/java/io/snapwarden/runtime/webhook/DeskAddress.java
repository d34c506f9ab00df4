package io.snapwarden.runtime.webhook;

import java.net.InetAddress;
import java.net.URI;

/// Where tickets are posted: over https, or in the clear to this machine alone. The address itself may hold a secret,
/// so that only its host is ever shown.
record DeskAddress(URI uri) {

    DeskAddress {
        var host = uri.getHost();
        if (host == null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "notify.tickets.webhook.url should be https://host/path without a user or a password in it");
        }
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        if (!https && !(http && isLoopback(host))) {
            throw new IllegalArgumentException("notify.tickets.webhook.url should begin with https:// but is for "
                    + host + " over " + uri.getScheme());
        }
    }

    @Override
    public String toString() {
        return uri.getHost();
    }

    /// By the text alone: a name that somebody's DNS points here is not this machine.
    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
