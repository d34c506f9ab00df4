package io.snapwarden.snapshotter.host;

import java.time.Duration;

/// How an errand ended.
public sealed interface End {

    /// @param tail the end of what it printed
    record Well(String tail) implements End {}

    /// @param why with the document, how it ended, the end of what it printed, and what to do
    record Failed(String why) implements End {}

    /// Commands are throttled: nothing was sent.
    record NotNow(Duration pause, String why) implements End {}
}
