package io.snapwarden.runtime.aws.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// Things that are made once and kept while they are used; of very many, those that were used last. What is let go goes
/// on working for whoever has it in hand.
final class LastUsed<K, V> {

    private static final float USUAL_LOAD = 0.75f;

    private final Map<K, V> kept;

    LastUsed(int most) {
        kept = new LinkedHashMap<>(16, USUAL_LOAD, true) {

            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    synchronized V get(K key, Function<K, V> make) {
        return kept.computeIfAbsent(key, make);
    }
}
